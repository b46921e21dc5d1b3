"""Joints: how values and sentences are fitted together without doubled marks or subjects.

Rules of the prose guide §4, "Joints for free text". All functions keep each span's origin.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.draft.measure import MOST_FIGURES, figures
from planner.draft.model import FromFact, FromPhrase, FromTemplate, Span, Spans, plain

_WEAK = "、，；：。"
_MEETING = re.compile(f"^[{_WEAK}]|[{_WEAK}]{{2}}")
_ENDS = "。！？…"
_CLOSING = "”’）》"
_PAIR = 2
# Characters a reason may have to share a sentence with what follows.
_REASON = 14
# The word class that stands before a result without a subject.
CAUSE = "词组-推动"


def words(text: str) -> Spans:
    """Return words of our own, with no other origin."""
    return (Span(text, FromTemplate("行文")),) if text else ()


def tidy(spans: Spans) -> Spans:
    """Collapse neighbouring marks left by dropped groups: the stronger one of two stays."""
    if _MEETING.search(plain(spans)):
        spans = _collapsed(spans)
    return _without_stutter(spans)


def _collapsed(spans: Spans) -> Spans:
    kept: list[list[str]] = [[] for _ in spans]
    last: tuple[int, int] | None = None
    for index, span in enumerate(spans):
        for char in span.text:
            if char in _WEAK and last is None:
                continue
            before = kept[last[0]][last[1]] if last else ""
            if char in _WEAK and before and before in _WEAK and last:
                if _WEAK.index(char) > _WEAK.index(before):
                    kept[last[0]][last[1]] = char
                continue
            kept[index].append(char)
            last = (index, len(kept[index]) - 1)
    return tuple(replace(s, text="".join(k)) for s, k in zip(spans, kept, strict=True) if k)


def _without_stutter(spans: Spans) -> Spans:
    """Drop a word that the frame says again right after a fact, or 为 right before one: 规划实施｜实施."""
    result = list(spans)
    for index in range(1, len(spans)):
        fact, words_after = result[index - 1], result[index]
        if fact.text.endswith("为") and words_after.text.startswith("为"):
            result[index - 1] = replace(fact, text=fact.text[:-1])
        word = words_after.text[:2]
        if (
            isinstance(fact.origin, FromFact)
            and isinstance(words_after.origin, FromPhrase)
            and len(words_after.text) > len(word)
            and word.isalpha()
            and fact.text.endswith(word)
        ):
            result[index] = replace(words_after, text=words_after.text[2:])
    return tuple(result)


def end_sentence(spans: Spans) -> Spans:
    """Return `spans` closed with a full stop, whatever weak mark stood at the end."""
    bare = strip_end(spans)
    if plain(bare).rstrip(_CLOSING)[-1:] in {"", *_ENDS}:
        return bare
    return (*bare, *words("。"))


def strip_end(spans: Spans, marks: str = "、，；：。") -> Spans:
    """Return `spans` without the marks at their end."""
    left = list(spans)
    while left:
        text = left[-1].text.rstrip(marks)
        if text:
            left[-1] = replace(left[-1], text=text)
            break
        left.pop()
    return tuple(left)


def strip_start(spans: Spans, head: str) -> Spans:
    """Return `spans` without `head`, when they begin with it."""
    if not spans or not spans[0].text.startswith(head) or spans[0].text == head:
        return spans
    return (replace(spans[0], text=spans[0].text[len(head) :]), *spans[1:])


def join(members: Sequence[Spans], mark: str = "") -> Spans:
    """Return `members` as a list: joined by 、, or by ， when a member holds a mark itself.

    Between ” and “ or 》 and 《 no 、 is written (GB/T 15834-2011, 4.5.3.5).
    """
    if not mark:
        mark = "，" if any("，" in plain(m) or "、" in plain(m) for m in members) else "、"
    spans: list[Span] = []
    for index, member in enumerate(members):
        if index and not (
            mark == "、" and plain(members[index - 1])[-1:] + plain(member)[:1] in {"》《", "”“"}
        ):
            spans.extend(words(mark))
        spans.extend(member)
    return tuple(spans)


def join_clauses(members: Sequence[Spans]) -> Spans:
    """Return whole clauses as sentences: two to a sentence while it holds at most three figures."""
    pairs: list[list[Spans]] = []
    for member in members:
        last = pairs[-1] if pairs else []
        counted = figures("，".join(plain(m) for m in (*last, member)))
        if last and len(last) < _PAIR and counted <= MOST_FIGURES:
            last.append(member)
        else:
            pairs.append([member])
    return join([join(pair, "，") for pair in pairs], "。")


def reason_apart(spans: Spans) -> Spans:
    """Return `spans` with a long reason (背景) closed by a full stop instead of a comma."""
    result = list(spans)
    for index, span in enumerate(spans[:-1]):
        after = spans[index + 1]
        is_reason = isinstance(span.origin, FromFact) and span.origin.path.endswith(".背景")
        if is_reason and after.text.startswith("，") and _is_long_reason(span.text):
            result[index + 1] = replace(after, text=f"。{after.text[1:]}")
    return tuple(result)


def _is_long_reason(text: str) -> bool:
    return len(text) > _REASON or "，" in text or any(char.isdigit() for char in text)


def result_joined(spans: Spans) -> Spans:
    """Return `spans` with a result (成效) that has no subject of its own joined to its cause by a comma."""
    result = list(spans)
    for index, span in enumerate(spans[2:], start=2):
        caused = isinstance(span.origin, FromFact) and span.origin.path.endswith(".成效")
        verb, stop = spans[index - 1], spans[index - 2]
        if caused and verb.origin == FromPhrase(CAUSE) and stop.text.endswith("。"):
            result[index - 2] = replace(stop, text=f"{stop.text[:-1]}，")
    return tuple(result)
