"""Where a found text departs from the sentence that was asked for, in pieces a reader takes in."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz.distance import Levenshtein

from planner.search.folding import SLOT, fold, tighten, traced

_OPENING: Final = frozenset({"Ps", "Pi"})
_SENTENCE: Final = 10
_WITH_BEFORE: Final = 3


class PieceKind(StrEnum):
    """What a piece is to the two texts."""

    SAME = "相同"
    MISSING = "只在问句"
    EXTRA = "只在原文"
    REPLACED = "换了"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the query and the stretch of the found text it answers to.

    `query` is "" for EXTRA, `text` is "" for MISSING. `start` and `end` are where `text` stands in the
    found text. Texts that are the SAME may differ in marks, width and case.
    """

    kind: PieceKind
    query: str
    text: str
    start: int
    end: int


def differences(query: str, text: str) -> tuple[Piece, ...]:
    """Return query and text cut into pieces, in order; put together, they give both back whole.

    What folding leaves aside makes no difference: marks, blanks, width, case, how a number is written.
    A number and a slot of a frame ({地区}) are never cut. What is the same and what differs alternate; a
    chance likeness between two differences, one character or short beside them, is taken into them.
    """
    asked, found = _Side.of(query), _Side.of(text)
    if not asked.keys or not found.keys:
        return _one_sided(query, asked, text, found)
    pieces: list[Piece] = []
    for (first, last), (start, end) in _merged(asked.keys, found.keys):
        slices = asked.keys[first:last], found.keys[start:end]
        at, until = found.cut(start), found.cut(end)
        words = query[asked.cut(first) : asked.cut(last)]
        pieces.append(Piece(_kind(*slices), words, text[at:until], at, until))
    return tuple(pieces)


def departures(query: str, text: str) -> tuple[Piece, ...]:
    """Return `differences` when `query` is a whole sentence and `text` departs from it; else ().

    A sentence has ten characters or more and no blanks, and a text of less than half or more than twice
    its length is another one. That a text goes on before or behind the words, which it has, needs no telling.
    """
    asked, found = (tighten(fold(side)) for side in (query, text))
    alike = len(asked) / 2 <= len(found) <= len(asked) * 2
    whole = len(query.split()) == 1 and len(asked) >= _SENTENCE and not asked.isascii()
    if not whole or asked in found or not alike:
        return ()
    return differences(query, text)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts: `keys` has a character for each unit that counts, `units` its places."""

    text: str
    keys: str
    units: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> "_Side":
        """Return the units of `text`: a character, a number, or a slot of a frame."""
        folded = traced(text, tight=True)
        units: list[tuple[str, int, int]] = []
        for key, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
            if key == "\n":
                continue
            before = units[-1] if units else ("", -1, -1)
            if key == SLOT == before[0]:
                units[-1] = (SLOT, before[1], end)
            elif start == before[1]:  # one sign that folds to several characters
                units[-1] = (text[start], start, end)
            else:
                units.append((key, start, end))
        return cls(text, "".join(key for key, *_ in units), tuple((start, end) for _, start, end in units))

    def cut(self, place: int) -> int:
        """Return the offset before which the first `place` units end.

        Marks go with the unit before them, from an opening mark on with the unit behind.
        """
        if place == 0:
            return 0
        if place == len(self.units):
            return len(self.text)
        start, end = self.units[place - 1][1], self.units[place][0]
        marks = range(start, end)
        return next((at for at in marks if unicodedata.category(self.text[at]) in _OPENING), end)


_Range = tuple[int, int]


def _merged(asked: str, found: str) -> list[tuple[_Range, _Range]]:
    """Return ranges of both key strings: stretches that are the same alternate with ones that differ."""
    steps = _drawn_together(
        [
            (code.tag == "equal", (code.src_start, code.src_end), (code.dest_start, code.dest_end))
            for code in Levenshtein.opcodes(asked, found)
        ],
        asked,
        found,
    )
    while True:
        joined = _joined(steps)
        steps = [
            (same and not _is_chance(joined, at), first, second)
            for at, (same, first, second) in enumerate(joined)
        ]
        if steps == joined:
            return [(first, second) for _, first, second in joined]


_Step = tuple[bool, _Range, _Range]


def _drawn_together(steps: list[_Step], asked: str, found: str) -> list[_Step]:
    """Return the steps with an addition moved before the short likeness in front of it, if it ends so too.

    听取和审议审计 has 审计 at its end, not 审 in the middle and 计 at the end.
    """
    drawn: list[_Step] = []
    for same, first, second in steps:
        drawn.append((same, first, second))
        if same or len(drawn) < _WITH_BEFORE or (first[0] < first[1] and second[0] < second[1]):
            continue
        text, (start, end) = (asked, first) if first[0] < first[1] else (found, second)
        alike, (begin, stop), (at, _) = drawn[-2]
        size = stop - begin
        if (
            alike
            and not drawn[-3][0]
            and size < end - start
            and text[end - size : end] == text[start - size : start]
        ):
            drawn[-2:] = [
                (False, (begin, first[1] - size), (at, second[1] - size)),
                (True, (first[1] - size, first[1]), (second[1] - size, second[1])),
            ]
    return drawn


def _joined(steps: Iterable[_Step]) -> list[_Step]:
    """Return the steps with neighbours that both differ, or are both the same, made one."""
    joined: list[_Step] = []
    for same, first, second in steps:
        if joined and joined[-1][0] == same:
            _, (start, _), (begin, _) = joined.pop()
            joined.append((same, (start, first[1]), (begin, second[1])))
        else:
            joined.append((same, first, second))
    return joined


def _is_chance(steps: list[_Step], at: int) -> bool:
    """Return whether the step at `at` is too short beside the differences on both its sides."""
    if not 0 < at < len(steps) - 1:
        return False
    size = _size(steps[at])
    return size == 1 or 2 * size <= min(_size(steps[at - 1]), _size(steps[at + 1]))


def _size(step: _Step) -> int:
    _, (start, end), (begin, stop) = step
    return max(end - start, stop - begin)


def _kind(asked: str, found: str) -> PieceKind:
    if asked == found:
        return PieceKind.SAME
    if not asked:
        return PieceKind.EXTRA
    return PieceKind.REPLACED if found else PieceKind.MISSING


def _one_sided(query: str, asked: _Side, text: str, found: _Side) -> tuple[Piece, ...]:
    """Return the pieces when one of the texts, or both, consists of marks."""
    if asked.keys:
        pieces = [Piece(PieceKind.MISSING, query, "", 0, 0), Piece(PieceKind.SAME, "", text, 0, len(text))]
    elif found.keys:
        pieces = [Piece(PieceKind.SAME, query, "", 0, 0), Piece(PieceKind.EXTRA, "", text, 0, len(text))]
    else:
        pieces = [Piece(PieceKind.SAME, query, text, 0, len(text))]
    return tuple(piece for piece in pieces if piece.query or piece.text)
