"""Layout of a .docx under proof: its pages, styles and what each paragraph really looks like.

Lengths of pages are millimetres, of type and lines points, of indents characters of the paragraph's own size.
`planner.proof.pagelayout.read` makes it of a file.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from planner.word.profile import Profile


class Pitch(StrEnum):
    """How the distance of lines is set (w:lineRule)."""

    EXACT = "exact"
    AT_LEAST = "atLeast"
    MULTIPLE = "auto"


@dataclass(frozen=True, slots=True)
class RunLook:
    """What words look like. Faces are names as the file gives them, theme fonts resolved, "" for none named.

    `latin_marks` says that quotes, dashes and dots are set in the Latin face. `colour` is six hex digits, ""
    for automatic; `highlight` the colour of a marker or of a shade behind the words, "" for none. Sizes and
    `spacing` are in points.
    """

    chinese: str = ""
    latin: str = ""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    highlight: str = ""
    spacing: float = 0.0
    latin_marks: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look: `start` to `end` in the text of their paragraph."""

    start: int
    end: int
    look: RunLook


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set.

    `outline` counts from 1, 0 is body text. `first` is the indent of its first line in characters, negative
    for a hanging one; `left` and `right` are those of all lines. `line` is in points, or in lines where
    `pitch` is a multiple. `align` is left, center, right or both. `frame` is where the frame it stands in is
    placed, "" without one; `counted` says that Word numbers it.
    """

    style: str = ""
    outline: int = 0
    align: str = "left"
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    pitch: Pitch = Pitch.MULTIPLE
    line: float = 1.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    on_grid: bool = True
    frame: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class PageParagraph:
    """A paragraph of the file; `number` is `Line.number` of its lines.

    `page_break` says that a page break stands in it, `boxed` that it stands in a text box, `hidden` are
    characters of it that are not shown, `field` that it holds the page number.
    """

    number: int
    text: str
    look: ParagraphLook
    runs: tuple[Run, ...] = ()
    table: bool = False
    note: bool = False
    boxed: bool = False
    page_break: bool = False
    hidden: int = 0
    field: bool = False

    @property
    def blank(self) -> bool:
        """Whether it shows nothing."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins in millimetres; the gutter is part of `left`."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PageSection:
    """A section: the paragraphs up to the number `last`, its pages, its headers and footers.

    `grid` is lines, linesAndChars, snapToChars or ""; `grid_line` the pitch of the grid in points,
    `grid_char` what it adds to each character. Headers and footers are by default, even, first, as
    inherited. `starts_at` is the page number the section begins with, None where it goes on.
    """

    last: int
    width: float
    height: float
    margins: Margins
    grid: str = ""
    grid_line: float = 0.0
    grid_char: float = 0.0
    title_page: bool = False
    starts_at: int | None = None
    new_page: bool = True
    headers: Mapping[str, str] = field(default_factory=dict)
    footers: Mapping[str, str] = field(default_factory=dict)

    @property
    def across(self) -> bool:
        """Whether its pages lie across."""
        return self.width > self.height

    @property
    def text_width(self) -> float:
        """Width of the text block in millimetres."""
        return self.width - self.margins.left - self.margins.right

    @property
    def text_height(self) -> float:
        """Height of the text block in millimetres."""
        return self.height - self.margins.top - self.margins.bottom


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table: its paragraphs `first` to `last`, its width in millimetres, None where it is not said."""

    first: int
    last: int
    rows: int
    columns: int
    width: float | None = None
    fixed: bool = False
    header_rows: int = 0
    whole_rows: int = 0
    floating: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """What the file says of who made it."""

    title: str = ""
    author: str = ""
    last_author: str = ""


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What is left of the work on a file: tracked changes, comments, of which `ours` are those of a draft."""

    changes: int = 0
    comments: int = 0
    ours: int = 0


@dataclass(frozen=True)
class Layout:
    """What a Word file says of its looks.

    `edges` are the paragraphs of headers and footers by the name of their part. `profiles` are page profiles
    the document may follow besides the shipped ones: those of an office.
    """

    paragraphs: tuple[PageParagraph, ...] = ()
    sections: tuple[PageSection, ...] = ()
    tables: tuple[TableLook, ...] = ()
    edges: Mapping[str, tuple[PageParagraph, ...]] = field(default_factory=dict)
    even_and_odd: bool = False
    origin: Origin = Origin()
    leftovers: Leftovers = Leftovers()
    profiles: tuple[Profile, ...] = ()

    @cached_property
    def by_number(self) -> Mapping[int, PageParagraph]:
        """The paragraphs by their numbers."""
        return {paragraph.number: paragraph for paragraph in self.paragraphs}

    def following(self, *profiles: Profile) -> "Layout":
        """Return the same layout held to page profiles of an office as well."""
        return replace(self, profiles=(*self.profiles, *profiles))

    def section_of(self, number: int) -> PageSection:
        """Return the section a paragraph stands in; the last one for what comes after all (notes)."""
        return self.sections[self.section_place(number)]

    def section_place(self, number: int) -> int:
        """Return the place in `sections` of the one a paragraph stands in."""
        return min(bisect_left(self._ends, number), len(self.sections) - 1)

    @cached_property
    def _ends(self) -> list[int]:
        return [section.last for section in self.sections]
