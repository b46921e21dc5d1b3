"""Skeletons: a sentence with its numbers taken out, to know it again with other numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.proof.quantities import Quantity, between
from planner.reports.sentences import sentence_spans

_CLAUSE: Final = re.compile("[^，；：。！？]+")
_BLANK: Final = re.compile(r"\s+")
_NUMBER: Final = "#"


@dataclass(frozen=True, slots=True)
class Bones:
    """A stretch of text: its words without numbers and blanks, where it stands, the numbers in order."""

    words: str
    start: int
    end: int
    numbers: tuple[Quantity, ...]

    @property
    def digits(self) -> tuple[str, ...]:
        """The numbers as written."""
        return tuple(one.digits for one in self.numbers)


def sentences_of(text: str, found: tuple[Quantity, ...], begin: int, end: int) -> Iterator[Bones]:
    """Yield the sentences of a line of `text`; `found` are the quantities of the whole text."""
    for start, stop in sentence_spans(text[begin:end]):
        yield bones(text, found, begin + start, begin + stop)


def clauses_of(text: str, found: tuple[Quantity, ...], sentence: Bones) -> Iterator[Bones]:
    """Yield the clauses of a sentence."""
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        yield bones(text, found, match.start(), match.end())


def bones(text: str, found: tuple[Quantity, ...], start: int, end: int) -> Bones:
    """Return a stretch of text without its numbers."""
    numbers = between(found, start, end)
    return Bones(_BLANK.sub("", _without(text, numbers, start, end)), start, end, numbers)


def _without(text: str, numbers: Sequence[Quantity], start: int, end: int) -> str:
    pieces: list[str] = []
    place = start
    for one in numbers:
        pieces += (text[place : one.at], _NUMBER)
        place = one.at + len(one.digits)
    return "".join([*pieces, text[place:end]])
