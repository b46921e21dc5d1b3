"""Wrong forms of set wordings that the bank records, and what to write instead."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from planner.bank.entries import Formula
from planner.bank.model import Authority, Entry
from planner.finding import Severity
from planner.proof.checks.members import disordered
from planner.proof.checks.watched import watched
from planner.proof.model import Hit, Rule, compiled
from planner.proof.subject import Subject

_LOOSE: Final = str.maketrans("", "", "、，。：；“”‘’\"' 和与及的其地之")
"""Marks and particles by which usage differs without being wrong."""

_compiled = cache(compiled)
_MOST: Final = 3
_SAFE: Final = 2
"""The most characters that may be changed without asking."""
_CERTAIN: Final = frozenset({Authority.LAW, Authority.CENTRAL})


def misspelt(subject: Subject, rule: Rule) -> Iterator[Hit]:
    """Yield the wrong forms of the bank; what 除 matches, and whole lists out of order, are other rules'."""
    unless = _compiled(rule.unless)
    lists = {place for run in disordered(subject) for place in range(run.start, run.end)}
    for met in watched(subject):
        words, entry = met.words(subject), met.entry
        if words not in entry.wrong or words in subject.own.all or (unless and unless.search(words)):
            continue
        if met.start in lists:
            continue
        right = right_form(words, _forms(entry))
        slight = entry.authority not in _CERTAIN or loose(words) == loose(right)
        severity = Severity.WARNING if slight else None
        suggestion = right or f"对照“{_plain(entry.text)}”改写"
        safe = right if right and _distance(words, right, _SAFE) <= _SAFE else None
        yield Hit(met.start, met.end, suggestion=suggestion, replacement=safe, severity=severity)


def loose(text: str) -> str:
    """Return a text without the marks and particles by which usage differs."""
    return text.translate(_LOOSE)


def _plain(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’")


def _forms(entry: Entry) -> tuple[str, ...]:
    members = entry.members if isinstance(entry, Formula) else ()
    whole = (entry.text, *members)
    return (*whole, *(text.replace("“", "").replace("”", "") for text in whole))


@cache
def right_form(wrong: str, forms: tuple[str, ...]) -> str:
    """Return the piece of `forms` that `wrong` was meant to be, "" when none is near enough.

    Near enough is a third of its characters, or the same characters in another order.
    """
    least = max(2, len(wrong) // 3)
    found = [(least + 1, 0, 0, "")]
    for form in forms:
        for size in range(max(1, len(wrong) - _MOST), len(wrong) + _MOST + 1):
            for start in range(max(0, len(form) - size) + 1):
                piece = form[start : start + size]
                if _whole(piece):
                    ends = (piece[-1] != wrong[-1]) + (piece[0] != wrong[0])
                    found.append((_distance(wrong, piece, least), ends, abs(size - len(wrong)), piece))
    return min(found)[-1]


def _distance(wrong: str, piece: str, most: int) -> int:
    if sorted(piece) == sorted(wrong):
        return 1
    return Levenshtein.distance(wrong, piece, score_cutoff=most)


def _whole(piece: str) -> bool:
    """Return whether a piece begins and ends like a phrase."""
    return (
        bool(piece)
        and piece[0] not in "、，的”"
        and piece[-1] not in "、，“"
        and piece.count("“") == piece.count("”")
    )
