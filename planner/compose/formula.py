"""Formula: what a set of parallel headings has in common whatever it speaks of, and whether two share it.

A formula is the characters that stand in every heading of the set, the anchor (坚持 in 坚持…，…; 以 and
之 in 以…之…), and the lengths of the segments between commas. Last year's headings are compared by it and
not by their words alone (prose guide §3, rule 7).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Final

from planner.bank.entries import HeadingScheme
from planner.bank.model import Tense
from planner.facts.model import PartHeadings

_HAN: Final = re.compile("[^\u4e00-\u9fff]")
_COMMA: Final = re.compile("[，,]")
# Fewer headings have no formula: what two of them share may be chance.
_SET: Final = 3
# Of longer anchors so many characters are enough to make two formulas one.
_SHARED: Final = 2
# Of so many headings one may fall out of the formula, as happens in reports that were written by hand.
_LENIENT: Final = 4


@dataclass(frozen=True, slots=True)
class Formula:
    """The anchor of a set of headings, and the lengths of their segments where all have as many."""

    anchor: frozenset[str]
    cut: tuple[float, ...]


@lru_cache(maxsize=256)
def formula_of(headings: tuple[str, ...]) -> Formula | None:
    """Return the formula of a set of headings, None for fewer than three of them."""
    if len(headings) < _SET:
        return None
    segments = [[_bare(segment) for segment in _COMMA.split(heading)] for heading in headings]
    texts = ["".join(cut) for cut in segments]
    common = set(texts[0]).intersection(*texts[1:])
    anchor = {char for char in common if _is_fixed(char, texts)}
    if len(texts) >= _LENIENT:
        words = Counter(word for text in texts for word in _pairs(text))
        anchor.update(*(word for word, count in words.items() if count >= len(texts) - 1))
    even = len({len(cut) for cut in segments}) == 1
    lengths = tuple(median(map(len, column)) for column in zip(*segments, strict=True)) if even else ()
    return Formula(frozenset(anchor), lengths)


def same_formula(one: Formula, other: Formula) -> bool:
    """Return whether two sets read alike.

    They do when their anchors have two characters in common (进一步…，彰显… and 进一步…，体现…) or one
    holds the other, and when both are without an anchor and cut to the same lengths.
    """
    if one.anchor and other.anchor:
        shared = one.anchor & other.anchor
        return len(shared) >= min(_SHARED, len(one.anchor), len(other.anchor))
    if one.anchor or other.anchor or len(one.cut) != len(other.cut):
        return False
    return bool(one.cut) and all(abs(a - b) < 1 for a, b in zip(one.cut, other.cut, strict=True))


def alike(scheme: HeadingScheme, last: PartHeadings) -> bool:
    """Return whether a scheme repeats a heading of `last` or, in review or plan, its formula."""
    halves = ((scheme.review, last.review), (scheme.plan, last.plan))
    return any(_half_alike(tuple(own.values()), told) for own, told in halves)


def headings_of_scheme(
    scheme: HeadingScheme, parts: Mapping[Tense, Sequence[str]] | None = None
) -> PartHeadings:
    """Return the headings a scheme gives to `parts` of each half, without them all it has."""
    chosen = parts if parts is not None else {Tense.REVIEW: (*scheme.review,), Tense.PLAN: (*scheme.plan,)}
    return PartHeadings(
        tuple(scheme.review[part] for part in chosen.get(Tense.REVIEW, ()) if part in scheme.review),
        tuple(scheme.plan[part] for part in chosen.get(Tense.PLAN, ()) if part in scheme.plan),
    )


def opening_words(headings: Iterable[str]) -> frozenset[str]:
    """Return the words that open a segment of the headings, and characters that open all of them alike.

    They are spent: no run-in head below opens with one (prose guide §3, rule 5).
    """
    cut = [[_bare(segment) for segment in _COMMA.split(heading)] for heading in headings]
    opened = {segment[:2] for segments in cut for segment in segments if segment}
    firsts = {segments[0][:1] for segments in cut if segments[0]}
    return frozenset(opened | (firsts if len(cut) >= _SET and len(firsts) == 1 else set()))


def two_characters(text: str) -> set[str]:
    """Return the pairs of neighbouring characters, the measure of shared words."""
    return _pairs(_bare(text))


def _half_alike(own: tuple[str, ...], told: tuple[str, ...]) -> bool:
    if set(own) & set(told):
        return True
    mine, theirs = formula_of(own), formula_of(told)
    return mine is not None and theirs is not None and same_formula(mine, theirs)


def _is_fixed(char: str, texts: Sequence[str]) -> bool:
    """Return whether a character stands equally far from the start, or from the end, of all texts."""
    from_start = {text.index(char) for text in texts}
    from_end = {len(text) - text.rindex(char) for text in texts}
    return len(from_start) == 1 or len(from_end) == 1


def _pairs(bare: str) -> set[str]:
    return {bare[i : i + 2] for i in range(len(bare) - 1)}


def _bare(text: str) -> str:
    return _HAN.sub("", text)
