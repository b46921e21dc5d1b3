"""What a text is compared with: the last report, the reports of an archive, the phrase bank."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from planner.archive.model import StoredReport
from planner.archive.store import Archive
from planner.archive.whole import Standing, every_text, mandate, standings
from planner.bank.entries import HeadingScheme, OversightTopic, ParallelHeads, RunInHeads, Shortcoming
from planner.bank.model import Entry, PhraseBank
from planner.reports.model import Element, Line, Lines, Passage, Report, Sentence
from planner.reuse.formulas import SLOT
from planner.reuse.keys import signs_of
from planner.reuse.model import Origin, Source, Text
from planner.rollover.unit import place_of

_LEAST_PIECE: Final = 6


class Stock(Protocol):
    """Sentences by number, and where each stands."""

    def texts(self) -> Iterable[tuple[int, str]]:
        """Return number and words of every sentence, read once."""

    def source(self, number: int) -> Source | None:
        """Return where a sentence stands, latest first; None when it is not to be counted."""


@dataclass(frozen=True, slots=True)
class LastStock:
    """The office's own last report."""

    text: Text

    def texts(self) -> Iterator[tuple[int, str]]:
        """Yield number and words of every sentence and heading."""
        return ((unit.order, unit.text) for unit in self.text.units)

    def source(self, number: int) -> Source:
        """Return where a sentence stands."""
        unit = self.text.units[number]
        return Source(Origin.LAST, self.text.name, self.text.place, unit.line, unit.section, unit.order)


@dataclass(slots=True)
class ArchiveStock:
    """The reports of an archive, those with the digests in `without` left out.

    `own` is the place whose earlier reports are the office's own.
    """

    archive: Archive
    own: str
    without: frozenset[str] = frozenset()
    _places: dict[str, str] = field(init=False, default_factory=dict)
    _reports: Mapping[str, StoredReport] = field(init=False, default_factory=dict)
    _known: dict[int, Source | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Read the list of reports."""
        self._reports = {report.digest: report for report in self.archive.reports()}

    def texts(self) -> Iterator[tuple[int, str]]:
        """Yield number and words of every sentence and heading."""
        return every_text(self.archive)

    def source(self, number: int) -> Source | None:
        """Return where a sentence stands: in the office's own reports if there, else latest first."""
        if number not in self._known:
            self._known[number] = self._source(number)
        return self._known[number]

    def _source(self, number: int) -> Source | None:
        every = [one for one in standings(self.archive, number) if one.digest not in self.without]
        if not every:
            return None
        first = next((one for one in every if self._is_own(one)), every[0])
        origin = Origin.OWN if self._is_own(first) else Origin.OTHERS
        further = len({one.digest for one in every}) - 1
        place = self.place(first.digest)
        return Source(origin, first.report, place, first.line, first.section, first.order, further)

    def _is_own(self, one: Standing) -> bool:
        return bool(self.own) and self.place(one.digest) == self.own

    def place(self, digest: str) -> str:
        """Return the place that a report of the archive is about, "" when it does not say."""
        if digest not in self._places:
            self._places[digest] = place_of(self._head(self._reports[digest]))
        return self._places[digest]

    def _head(self, stored: StoredReport) -> Report:
        """Return a report with what `place_of` looks at: its name, title and mandate."""
        said = tuple(Sentence(words, words, 0) for words in mandate(self.archive, stored.digest))
        return Report(
            lines=Lines(stored.name, stored.digest, (Line(stored.name, 1),)),
            title=stored.title,
            salutation="",
            level=stored.level,
            genre=stored.genre,
            year_review=stored.year_review,
            year_plan=stored.year_plan,
            review_heading="",
            plan_heading="",
            review=(),
            plan=(),
            passages=(Passage(Element.MANDATE, 0, said),),
            oversight=(),
            noise=(),
        )


@dataclass(frozen=True, slots=True)
class BankPiece:
    """Words of an entry between its slots, as a key."""

    key: str
    entry: Entry


def bank_pieces(bank: PhraseBank) -> Mapping[str, Sequence[BankPiece]]:
    """Return the pieces of all entries by their first six units, longest first.

    A piece of less than six units is grammar, not a phrase.
    """
    pieces: dict[str, BankPiece] = {}
    for entry in bank:
        for words in _texts(entry):
            for part in SLOT.split(words):
                key = signs_of(part)
                if len(key) >= _LEAST_PIECE:
                    pieces.setdefault(key, BankPiece(key, entry))
    by_head: dict[str, list[BankPiece]] = {}
    for key in sorted(pieces, key=lambda key: (-len(key), key)):
        by_head.setdefault(key[:_LEAST_PIECE], []).append(pieces[key])
    return by_head


def in_bank(key: str, pieces: Mapping[str, Sequence[BankPiece]]) -> bytearray:
    """Return for each unit of a key whether it stands in a piece of the bank (1) or not (0)."""
    mask = bytearray(len(key))
    for at in range(len(key) - _LEAST_PIECE + 1):
        for piece in pieces.get(key[at : at + _LEAST_PIECE], ()):
            if key.startswith(piece.key, at):
                mask[at : at + len(piece.key)] = b"\1" * len(piece.key)
                break
    return mask


def _texts(entry: Entry) -> Iterator[str]:
    yield from (entry.text, *entry.variants)
    match entry:
        case HeadingScheme():
            yield from (*entry.review.values(), *entry.plan.values())
        case RunInHeads():
            yield from entry.heads.values()
        case ParallelHeads():
            yield from entry.heads
        case Shortcoming():
            yield entry.measure
        case OversightTopic():
            yield entry.topic
