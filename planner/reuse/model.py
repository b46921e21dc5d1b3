"""Reuse health: how much of a text stands elsewhere too, where, and in which words.

Lengths are counted in units: a Chinese character, a letter, or a number however long; marks and blanks
are none. So a changed figure does not hide a copy, and a comma more or less does not either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.finding import Finding


class Origin(StrEnum):
    """Where words of a text stand as well."""

    LAST = "去年"
    OWN = "本单位往年"
    OTHERS = "别处"
    BANK = "短语库"


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or heading of a text, in its place.

    `order` counts from 0 over the text; `section` names the part it stands in (“二、……” or 总述);
    `line` is the line of a text file or the paragraph of a .docx, `column` where it begins there.
    """

    text: str
    order: int
    line: int
    column: int
    section: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A document to be compared: its name, the place it is about ("" when unknown), its units."""

    name: str
    place: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where the words of a passage stand: in whose report, in which line and section.

    `order` is the place of the sentence among those of its report. `others` is in how many further
    reports the same sentence stands.
    """

    origin: Origin
    report: str
    place: str
    line: int
    section: str
    order: int
    others: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the text and the words elsewhere that they agree with.

    `size` is how many units agree and belong to no set formula. `first` and `last` are the orders of the
    units it begins and ends in; `column` is where it begins in `line`. `whole` says that a heading or
    sentence is the same from end to end, marks and figures aside.
    """

    words: str
    line: int
    column: int
    section: str
    first: int
    last: int
    size: int
    theirs: str
    source: Source
    heading: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """What of a section, or of the whole text (`section` is ""), stands elsewhere, in units.

    `formulas` are the units of set formulas, which no other count but `bank` holds. `archive` is what
    stands in other reports of the archive, `others` the part of it that no report of the same place has.
    """

    section: str
    line: int
    units: int
    formulas: int
    last: int
    archive: int
    others: int
    bank: int

    def part(self, count: int) -> float:
        """Return `count` as a share of the units outside formulas, 0 to 1."""
        free = self.units - self.formulas
        return count / free if free else 0.0

    @property
    def of_bank(self) -> float:
        """The share of all units that stands in the phrase bank, formulas included."""
        return self.bank / self.units if self.units else 0.0


@dataclass(frozen=True, slots=True)
class Lender:
    """A report of the archive that shares words with the text, and how many units."""

    report: str
    place: str
    units: int


@dataclass(frozen=True, slots=True)
class Health:
    """Everything there is to say of one text.

    `compared` are the origins there was something to compare with. `passages` are longest first,
    `lenders` likewise.
    """

    text: Text
    compared: tuple[Origin, ...]
    whole: Share
    sections: tuple[Share, ...]
    passages: tuple[Passage, ...]
    lenders: tuple[Lender, ...]
    findings: tuple[Finding, ...]

    def of(self, origin: Origin) -> Iterator[Passage]:
        """Yield the passages that stand in one origin, longest first."""
        return (passage for passage in self.passages if passage.source.origin is origin)
