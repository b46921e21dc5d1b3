"""Clauses: a sentence of a plan cut at its marks, never inside quotes, titles or brackets."""

import re
from dataclasses import dataclass
from typing import Final

from planner.reports.items.topics import veil

_SEGMENT: Final = re.compile("[^；。！？]+")
_CLAUSE: Final = re.compile("[^，：]+：?")
_INTRODUCES: Final = "："


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and where it begins in its sentence; `introduces` when a colon ends it."""

    text: str
    start: int
    introduces: bool = False

    @property
    def end(self) -> int:
        """Where the clause ends in its sentence, its colon left out."""
        return self.start + len(self.text)


def segments(sentence: str) -> list[list[Clause]]:
    """Return the clauses of a sentence, parted at ，, in the stretches that ； parts it into."""
    hidden = veil(sentence)
    return [_clauses(sentence, hidden, found.start(), found.end()) for found in _SEGMENT.finditer(hidden)]


def _clauses(sentence: str, hidden: str, start: int, end: int) -> list[Clause]:
    made = []
    for found in _CLAUSE.finditer(hidden, start, end):
        text = sentence[found.start() : found.end()]
        introduces = hidden[found.end() - 1] == _INTRODUCES
        bare = text[:-1] if introduces else text
        lead = len(bare) - len(bare.lstrip())
        if bare.strip():
            made.append(Clause(bare.strip(), found.start() + lead, introduces))
    return made
