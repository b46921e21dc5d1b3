"""Subject: a document under proof, with everything the rules ask of it, worked out once."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from planner.bank.model import Level, PhraseBank
from planner.clock import Clock
from planner.facts.model import Facts
from planner.proof.layout import Layout
from planner.proof.model import Hit, Rule, Zone
from planner.proof.office import OwnWords
from planner.proof.pagelayout.roles import Pages, pages_of
from planner.reports.model import Half, Line, Report, Section
from planner.reports.sentences import sentence_spans
from planner.reuse.formulas import Formulas


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its words, where it starts in `Subject.text`, the index of its line, its zone."""

    text: str
    start: int
    line: int
    zone: Zone

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Subject:
    """A document under proof.

    `clock` is None when no year is known, `level` likewise. `last` is the office's own report of the year
    before, `facts` the facts file the document was written from, `layout` what a .docx says of its pages and
    styles; None where there is none. `assumed` is the zone of lines that the structure does not place.
    """

    report: Report
    bank: PhraseBank
    clock: Clock | None = None
    level: Level | None = None
    last: Report | None = None
    facts: Facts | None = None
    layout: Layout | None = None
    own: OwnWords = field(default_factory=OwnWords)
    assumed: Zone = Zone.FRONT

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are not blank, in order."""
        return self.report.lines.lines

    @cached_property
    def text(self) -> str:
        """All lines as they stand, one after the other, a line feed between them."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line starts in `text`."""
        return tuple(accumulate((len(line.text) + 1 for line in self.lines[:-1]), initial=0))

    def line_at(self, offset: int) -> int:
        """Return the index of the line that holds a place of `text`."""
        return bisect_right(self.starts, offset) - 1

    def offset(self, number: int, column: int = 0) -> int:
        """Return the place in `text` of a column (from 0) of the line with a number of the file."""
        return self.starts[self._index[number]] + column

    def piece(self, index: int) -> int:
        """Return which of the lines of its number the line with an index is, from 0."""
        return index - self._index[self.lines[index].number]

    @cached_property
    def _index(self) -> dict[int, int]:
        return {line.number: index for index, line in reversed(tuple(enumerate(self.lines)))}

    def zone_at(self, offset: int) -> Zone:
        """Return what a place of `text` belongs to."""
        return self.zones[self.line_at(offset)]

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        """The zone of each line: a half reaches from its first part to the first of the next."""
        begins = {half: self._begin(half) for half in Half}
        zone, zones = self.assumed, []
        marks = {begins[half]: Zone(name) for half, name in ((Half.REVIEW, "回顾"), (Half.PLAN, "计划"))}
        for line in self.lines:
            zone = marks.get(line.number, zone)
            zones.append(Zone.TABLE if line.table else zone)
        return tuple(zones)

    def _begin(self, half: Half) -> int:
        """Return the number of the line a half begins in: its heading, else its first part; -1 without."""
        heading = self.report.review_heading if half is Half.REVIEW else self.report.plan_heading
        parts = self.report.half(half)
        first = parts[0].line if parts else -1
        if heading:
            named = (line.number for line in self.lines if heading in line.text)
            before = [number for number in named if first < 0 or number <= first]
            # A title or a preamble may say the words of the heading too; the heading stands nearest.
            return before[-1 if first > 0 else 0] if before else first
        return first

    def sections(self) -> Iterator[tuple[Half, Section]]:
        """Yield every section of both halves, each before those below it."""
        for half in Half:
            for part in self.report.half(half):
                yield from ((half, section) for section in part.walk())

    @cached_property
    def formulas(self) -> Formulas:
        """The set formulas of the bank, ready to be found: words that may recur."""
        return Formulas(self.bank)

    @cached_property
    def sentences(self) -> tuple[Said, ...]:
        """The sentences of all lines but those of tables, headings on lines of their own among them."""
        said = []
        for index, (line, start) in enumerate(zip(self.lines, self.starts, strict=True)):
            if not line.table:
                spans = sentence_spans(line.text)
                said += [Said(line.text[a:b], start + a, index, self.zones[index]) for a, b in spans]
        return tuple(said)

    @cached_property
    def pages(self) -> Pages | None:
        """The paragraphs as they are set on their pages; None without a layout."""
        return pages_of(self.report, self.layout) if self.layout else None


Detector = Callable[[Subject, Rule], Iterable[Hit]]
"""Finds what a rule is about in a document; yields no hit twice and changes nothing."""
