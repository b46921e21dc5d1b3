"""What a document says twice: paragraphs, sentences, sentences nearly alike, clauses.

All by keys (the words without marks), so that the cost grows with the length of the text alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from rapidfuzz import fuzz

from planner.proof.subject import Said

_BARE: Final = re.compile("[^\u4e00-\u9fffA-Za-z0-9]+")
_FIGURES: Final = re.compile("[0-9]+")
_CLAUSE: Final = re.compile("[^，。；：！？,;:!?\n]+")
_PARAGRAPH: Final = 60
_SENTENCE: Final = 16
_NEAR_SENTENCE: Final = 24
_CLAUSE_SIZE: Final = 12
_ALIKE: Final = 90.0
_TOLD: Final = 0.8
_SEED: Final = 6
_EVERY: Final = 4
"""One run in so many is a seed, chosen by its first character, so that two texts choose the same."""

_MOST_OWNERS: Final = 8
_SHARED: Final = 3


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Words from `start` to `end` of the text that stand at `first` already, or nearly so."""

    start: int
    end: int
    first: int


@dataclass(frozen=True, slots=True)
class Recurrences:
    """Everything a document says twice, each list in order; what is in one is in no later one."""

    paragraphs: tuple[Recurrence, ...]
    sentences: tuple[Recurrence, ...]
    near: tuple[Recurrence, ...]
    clauses: tuple[Recurrence, ...]


@dataclass(frozen=True, slots=True)
class _Keyed:
    said: Said
    key: str


@lru_cache(maxsize=1)
def recurrences(sentences: tuple[Said, ...]) -> Recurrences:
    """Return what recurs in the sentences of a document; set formulas are not left out.

    A paragraph recurs when eight characters in ten of it stand in one earlier paragraph.
    """
    keyed = [_Keyed(said, _BARE.sub("", said.text)) for said in sentences]
    again = list(_sentences(keyed))
    paragraphs = tuple(_paragraphs(keyed, {one.start: one for one in again}))
    inside = _Inside(paragraphs)
    same = tuple(one for one in again if not inside.holds(one) and one.end - one.start >= _SENTENCE)
    told = {one.start for one in again}
    near = tuple(_near([one for one in keyed if one.said.start not in told]))
    inside = _Inside((*paragraphs, *same, *near))
    clauses = tuple(one for one in _clauses(keyed) if not inside.holds(one))
    return Recurrences(paragraphs, same, near, clauses)


class _Inside:
    """Stretches of the text, to ask what lies in them."""

    def __init__(self, stretches: Iterable[Recurrence]) -> None:
        self._starts = {at for one in stretches for at in range(one.start, one.end)}

    def holds(self, one: Recurrence) -> bool:
        return one.start in self._starts


def _sentences(keyed: Sequence[_Keyed]) -> Iterator[Recurrence]:
    """Yield the sentences whose key stood before, short ones too."""
    seen: dict[str, Said] = {}
    for one in keyed:
        first = seen.setdefault(one.key, one.said)
        if one.key and first is not one.said:
            yield Recurrence(one.said.start, one.said.end, first.start)


def _paragraphs(keyed: Sequence[_Keyed], again: dict[int, Recurrence]) -> Iterator[Recurrence]:
    line_of = {one.said.start: one.said.line for one in keyed}
    start_of = {one.said.line: one.said.start for one in reversed(keyed)}
    for _, group in groupby(keyed, key=lambda one: one.said.line):
        members = list(group)
        size = sum(len(one.key) for one in members)
        told: Counter[int] = Counter()
        for one in members:
            found = again.get(one.said.start)
            if found and line_of[found.first] != one.said.line:
                told[line_of[found.first]] += len(one.key)
        if size >= _PARAGRAPH and told and max(told.values()) >= _TOLD * size:
            line = max(told, key=lambda number: (told[number], -number))
            yield Recurrence(members[0].said.start, members[-1].said.end, start_of[line])


def _near(keyed: Sequence[_Keyed]) -> Iterator[Recurrence]:
    """Yield the sentences of which nine characters in ten stand in an earlier one of the same half.

    The plan names again what the review has told: that is no repetition.
    """
    owners: dict[str, list[int]] = {}
    for number, one in enumerate(keyed):
        if len(one.key) < _NEAR_SENTENCE or "\t" in one.said.text:
            continue
        seeds = _seeds(one.key)
        votes = Counter(owner for seed in seeds for owner in owners.get(seed, ()))
        for seed in seeds:
            mine = owners.setdefault(seed, [])
            if len(mine) < _MOST_OWNERS:
                mine.append(number)
        if votes:
            best, count = votes.most_common(1)[0]
            other = keyed[best]
            if count >= _SHARED and one.said.zone is other.said.zone and _is_near(one.key, other.key):
                yield Recurrence(one.said.start, one.said.end, other.said.start)


def _is_near(one: str, other: str) -> bool:
    """Return whether two keys are nearly the same; what is due every year differs in its figures alone."""
    return _FIGURES.sub("", one) != _FIGURES.sub("", other) and fuzz.ratio(one, other) >= _ALIKE


def _seeds(key: str) -> list[str]:
    return [key[at : at + _SEED] for at in range(len(key) - _SEED + 1) if ord(key[at]) % _EVERY == 0]


def _clauses(keyed: Sequence[_Keyed]) -> Iterator[Recurrence]:
    seen: dict[str, int] = {}
    for one in keyed:
        for found in _CLAUSE.finditer(one.said.text):
            if len(found.group()) < _CLAUSE_SIZE:
                continue
            key = _BARE.sub("", found.group())
            if len(key) >= _CLAUSE_SIZE:
                start = one.said.start + found.start()
                first = seen.setdefault(key, start)
                if first != start:
                    yield Recurrence(start, one.said.start + found.end(), first)
