"""Free text: what a clerk typed, made to stand inside a sentence of ours.

Rules of the prose guide §4, "Joints for free text": marks at the ends and quotes around the whole go,
an inner full stop becomes ；, two or more inner ； become ，, numbers in front of a list's member go. No
word is changed; a head goes only where the frame says it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from planner.compose.joints import strip_start
from planner.draft.model import FromFact, Span, Spans
from planner.facts.reading.tidy import tidy as tidy_text

_ENDS = "。；，、："
_INNER_STOP = re.compile("[。；]+(?=.)")
_STOP_IN_QUOTES = re.compile("。(?=[”’])")
_BREAKS = re.compile(r"\s*\n\s*")
# 一是 第二， （三） 4. 5、 before a member; a figure with its unit (3处) and a decimal stay.
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[，、：是]|[（(][一二三四五六七八九十0-9]+[）)]|"
    r"[一二三四五六七八九十]+、|[0-9]{1,2}(?:[、．]|\.(?![0-9])))"
)
# 等 closes an open list; in 平等 and 高等 it is part of a word.
_OPEN_END = re.compile("(?<![平高中初同均对优上下劣一二三四])等等?$")


def clause(span: Span) -> Span:
    """Return a fact's span as one clause; spans of other origins stay as they are."""
    if not isinstance(span.origin, FromFact):
        return span
    return replace(span, text=neat(span.text))


def clauses(spans: Spans) -> Spans:
    """Return `spans` with every fact in them as one clause."""
    return tuple(clause(span) for span in spans)


def neat(text: str) -> str:
    """Return `text` without marks at its ends, quotes around the whole and full stops inside."""
    bare = _unquoted(tidy_text(_BREAKS.sub("", text)).strip(_ENDS)).strip(_ENDS)
    bare = _STOP_IN_QUOTES.sub("", bare)
    bare = _INNER_STOP.sub("；", bare)
    return bare.replace("；", "，") if bare.count("；") > 1 else bare


def _unquoted(text: str) -> str:
    """Return `text` without the quotes around it, when they hold all of it."""
    whole = text[:1] + text[-1:] == "“”" and "“" not in text[1:-1] and "”" not in text[1:-1]
    return text[1:-1] if whole and len(text) > len("“”") else text


def member(span: Span) -> Span:
    """Return a member of a list: no number before it, no 等 after it, no mark at its ends."""
    if not isinstance(span.origin, FromFact):
        return span
    text = _NUMBERED.sub("", neat(span.text), count=1).strip(_ENDS)
    return replace(span, text=_OPEN_END.sub("", text).strip(_ENDS) or span.text)


def members(spans: Iterable[Span]) -> list[Spans]:
    """Return each of `spans` as a member of a list."""
    return [(member(span),) for span in spans]


def without_head(spans: Spans, heads: Sequence[str]) -> Spans:
    """Return `spans` without the first of `heads` they begin with, when words are left after it."""
    for head in heads:
        shorter = strip_start(spans, head)
        if shorter is not spans:
            return shorter
    return spans
