"""Joints: how values and sentences are fitted together without doubled marks or subjects.

Rules of the prose guide §4, "Joints for free text". All functions keep each span's origin.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.draft.measure import LONGEST, MOST_FIGURES, figures, length
from planner.draft.model import FromFact, FromPhrase, FromTemplate, Span, Spans, plain

_WEAK = "、，；：。"
_ENDS = "。！？…"
_FULL = "！？…"
_MEETING = re.compile(f"^[{_WEAK}]|[{_WEAK}{_FULL}][{_WEAK}]")
_CLOSING = "”’）》"
_PAIR = 2
# Characters a reason may have to share a sentence with what follows.
_REASON = 14
# Characters that lead up to a list within its first sentence.
_LEADING_UP = 20
# The word class that stands before a result without a subject.
CAUSE = "词组-推动"
PLACE = "行文"
"""The origin of the words that code adds itself, where no template or entry holds them."""


def words(text: str) -> Spans:
    """Return words of our own, with no other origin."""
    return (Span(text, FromTemplate(PLACE)),) if text else ()


def tidy(spans: Spans) -> Spans:
    """Collapse neighbouring marks left by dropped groups: the stronger one of two stays."""
    if _MEETING.search(plain(spans)):
        spans = _collapsed(spans)
    return _without_stutter(spans)


def _collapsed(spans: Spans) -> Spans:
    """Return `spans` with one mark where several met: a ？ or ！ a clerk wrote stays alone."""
    kept: list[list[str]] = [[] for _ in spans]
    last: tuple[int, int] | None = None
    for index, span in enumerate(spans):
        for char in span.text:
            if char in _WEAK and last is None:
                continue
            before = kept[last[0]][last[1]] if last else ""
            if char in _WEAK and before and before in _FULL:
                continue
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
            len(word) == _PAIR
            and isinstance(fact.origin, FromFact)
            and isinstance(words_after.origin, FromPhrase)
            and word.isalpha()
            and fact.text.endswith(word)
        ):
            result[index] = replace(words_after, text=words_after.text[2:])
    return tuple(span for span in result if span.text)


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
    """Return `members` as a list: joined by 、, by ， when a member holds 、, by ； when one holds ，.

    Between ” and “ or 》 and 《 no 、 is written (GB/T 15834-2011, 4.5.3.5).
    """
    mark = mark or _mark_between(members)
    spans: list[Span] = []
    for index, member in enumerate(members):
        if index and not (
            mark == "、" and plain(members[index - 1])[-1:] + plain(member)[:1] in {"》《", "”“"}
        ):
            spans.extend(words(mark))
        spans.extend(member)
    return tuple(spans)


def _mark_between(members: Sequence[Spans]) -> str:
    """Return the mark one step above those inside the members; a single member needs none."""
    texts = [plain(member) for member in members]
    if divided(members):
        return "；"
    return "，" if any("、" in text for text in texts) else "、"


def join_clauses(members: Sequence[Spans]) -> Spans:
    """Return whole clauses as sentences: two to a sentence while it holds at most three figures.

    Two of which one is divided by ， stand apart by ；, so that it is heard where the second begins.
    """
    pairs: list[list[Spans]] = []
    for member in members:
        last = pairs[-1] if pairs else []
        counted = figures("，".join(plain(m) for m in (*last, member)))
        if last and len(last) < _PAIR and counted <= MOST_FIGURES:
            last.append(member)
        else:
            pairs.append([member])
    return join([join(pair, "；" if divided(pair) else "，") for pair in pairs], "。")


def join_points(members: Sequence[Spans]) -> Spans:
    """Return points of one list: by ； while a sentence holds them and what leads up to them, else by 。."""
    whole = join(members, "；")
    return whole if length(plain(whole)) <= LONGEST - _LEADING_UP else join(members, "。")


def divided(members: Sequence[Spans]) -> bool:
    """Return whether a member of a list is divided by a mark of its own."""
    return any(mark in plain(member) for member in members for mark in "，；")


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
