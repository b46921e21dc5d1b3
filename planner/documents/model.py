"""The values of this package: kinds of document, structures, their halves and parts.

A structure is data: a folder of templates/<文种>/ with 结构.yaml, an example facts file, and templates
of its own where it needs them. Nothing here knows facts or bank.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from planner.bank.model import Duty, Level, Tense


class Mark(StrEnum):
    """How the headings of one level are numbered, and where they stand."""

    LINE = "一、"
    """On a line of its own."""
    BRACKET = "（一）"
    """At the head of its paragraph, like all that are not named a line."""
    BRACKET_LINE = "（一）独行"
    ORDINAL = "一是"
    INLINE = "一是同段"
    """一是…二是… in one paragraph for the whole part."""
    BARE_INLINE = "段首同段"
    """Sentences without a number that head what follows, in one paragraph for the whole part."""
    ARABIC = "1."
    ARABIC_ON = "1.连续"
    """Counted on through all parts of the half."""
    DASH = "——"
    BARE = "段首"
    """A sentence at the head of the paragraph, without a number."""
    NONE = "无"


OWN_LINE = frozenset({Mark.LINE, Mark.BRACKET_LINE})
"""The marks of headings that stand on a line of their own."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a half.

    `name` is the key of its heading in a scheme, `contents` the templates it is written with, `groups`
    the groups of oversight items that stand in it, in order; `mark` how its paragraphs are marked where
    that is not the way of the half; `lead` the part whose opening sentence it takes, "" for its own.
    """

    name: str
    duty: Duty
    contents: tuple[str, ...]
    groups: tuple[str, ...]
    mark: Mark | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Half:
    """Review or plan: the pattern of its heading ("" for none), its parts, the marks level by level."""

    heading: str
    parts: tuple[Part, ...]
    marks: tuple[Mark, ...]

    @property
    def part_mark(self) -> Mark:
        """How the parts are marked."""
        return self.marks[0]

    @property
    def group_mark(self) -> Mark:
        """How the paragraphs inside a part are marked."""
        return self.marks[1] if len(self.marks) > 1 else Mark.NONE

    @property
    def item_mark(self) -> Mark:
        """How the paragraphs under a heading of the second level are marked."""
        return self.marks[2] if len(self.marks) > 2 else Mark.NONE  # noqa: PLR2004 - the third level


@dataclass(frozen=True, slots=True)
class PartSpec:
    """A part as a structure names it; None leaves contents or groups to the catalogue of parts."""

    name: str
    contents: tuple[str, ...] | None = None
    groups: tuple[str, ...] | None = None
    mark: Mark | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class HalfSpec:
    """A half as a structure describes it.

    `after` says behind which part a local part stands, by the local part's name, where that is not
    the catalogue's way; "" leaves the local part out of this half.
    """

    heading: str
    parts: tuple[PartSpec, ...]
    marks: tuple[Mark, ...]
    after: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Structure:
    """A way to divide a document.

    `elements` are the pieces outside the parts that are written (总述, 不足, 结束 …); `schemes` the
    names of the heading schemes made for it, () for any; `local` the local part where none is chosen.
    """

    kind: str
    name: str
    about: str
    levels: frozenset[Level]
    year_kinds: frozenset[str]
    elements: tuple[str, ...]
    halves: Mapping[Tense, HalfSpec]
    schemes: tuple[str, ...]
    local: str
    folder: Path

    def fits(self, level: Level, year_kind: str) -> bool:
        """Return whether a congress of `level` writes it in such a year."""
        return level in self.levels and year_kind in self.year_kinds


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document; `structures` with the default one of a level and year before others.

    `lender` names the kind whose example serves for this one where it ships none of its own.
    """

    name: str
    about: str
    levels: frozenset[Level]
    year_kinds: frozenset[str]
    structures: tuple[Structure, ...]
    lender: str
    folder: Path

    @property
    def halves(self) -> frozenset[Tense]:
        """The halves that any of its structures has."""
        return frozenset(half for structure in self.structures for half in structure.halves)

    def fits(self, level: Level, year_kind: str) -> bool:
        """Return whether a congress of `level` writes it in such a year."""
        return any(structure.fits(level, year_kind) for structure in self.structures)


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a local part stands: behind the part `after`, or `instead` of the parts it names."""

    after: str = ""
    instead: Mapping[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All parts there are, where local parts stand, and the habits of numbering by name."""

    parts: Mapping[str, Part]
    locals: Mapping[str, Placing]
    numberings: Mapping[str, tuple[Mark, ...]]
