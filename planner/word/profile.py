"""Profile: how the pages look, in the units people speak of (millimetres, points, type sizes)."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from planner.word.measure import mm_down, mm_nearest, mm_up, twips


class Grid(StrEnum):
    """The document grid: lines alone, or lines and characters."""

    LINES = "行"
    LINES_AND_CHARACTERS = "行和字"


class NumberStyle(StrEnum):
    """How a page number is written."""

    DASHES = "一字线"
    BARE = "数字"
    NONE = "无"


class NumberPlace(StrEnum):
    """Where a page number stands below the text block."""

    OUTER = "外侧"
    CENTRE = "居中"
    RIGHT = "右侧"


class AcrossPlace(StrEnum):
    """Where the number of a page laid across stands: as if the page stood upright, or below its text."""

    AS_UPRIGHT = "同竖页"
    BELOW = "下方"


@dataclass(frozen=True, slots=True)
class Profile:
    """The look of a document.

    Names that end in _mm hold millimetres, in _pt points; `latin_face` "" sets digits and Latin
    letters in the face of the words around them. `standard` is the shipped profile this one is
    measured against. The five bold switches stand for the half and levels 1 to 4.
    """

    name: str
    standard: str
    paper_width_mm: Decimal
    paper_height_mm: Decimal
    top_mm: Decimal
    bottom_mm: Decimal
    left_mm: Decimal
    right_mm: Decimal
    body_size_pt: Decimal
    pitch_pt: Decimal
    tracking_pt: Decimal
    grid: Grid
    body_face: str
    kai_face: str
    hei_face: str
    title_face: str
    latin_face: str
    number_face: str
    half_bold: bool
    level1_bold: bool
    level2_bold: bool
    level3_bold: bool
    level4_bold: bool
    title_size_pt: Decimal
    title_pitch_pt: Decimal
    title_lines_before: int
    title_lines_after: int
    number_style: NumberStyle
    number_place: NumberPlace
    number_across: AcrossPlace
    number_size_pt: Decimal
    number_height_mm: Decimal
    table_size_pt: Decimal
    table_pitch_pt: Decimal

    @property
    def paper(self) -> tuple[int, int]:
        """Width and height of the paper in twips."""
        return mm_nearest(self.paper_width_mm), mm_nearest(self.paper_height_mm)

    @property
    def margins(self) -> tuple[int, int, int, int]:
        """Margins in twips: top, bottom, left, right."""
        return mm_up(self.top_mm), mm_down(self.bottom_mm), mm_up(self.left_mm), mm_down(self.right_mm)

    @property
    def text_width(self) -> int:
        """Width of the text block in twips."""
        return self.paper[0] - self.margins[2] - self.margins[3]

    @property
    def text_height(self) -> int:
        """Height of the text block in twips."""
        return self.paper[1] - self.margins[0] - self.margins[1]

    @property
    def pitch(self) -> int:
        """Distance of the base lines of body text in twips."""
        return twips(self.pitch_pt)

    @property
    def advance(self) -> int:
        """Width of one Chinese character of body text with its tracking, in twips."""
        return twips(self.body_size_pt + self.tracking_pt)

    @property
    def lines_per_page(self) -> int:
        """How many lines of body text a page holds."""
        return self.text_height // self.pitch

    @property
    def characters_per_line(self) -> int:
        """How many Chinese characters a full line of body text holds."""
        return self.text_width // self.advance

    @property
    def title_width(self) -> int:
        """How many Chinese characters a line of the title holds at most."""
        return self.text_width // twips(self.title_size_pt)

    @property
    def bold(self) -> tuple[bool, bool, bool, bool, bool]:
        """Whether headings are bold, by level from 0 (half) to 4."""
        return self.half_bold, self.level1_bold, self.level2_bold, self.level3_bold, self.level4_bold


def laid_across(profile: Profile) -> Profile:
    """Return the profile for paper turned by a quarter: the binding edge comes to lie at the top.

    Lines are wider than the 28 characters of the standard, so the grid holds lines alone. Paper that
    lies across already stays as it is.
    """
    if profile.paper_width_mm > profile.paper_height_mm:
        return profile
    return replace(
        profile,
        paper_width_mm=profile.paper_height_mm,
        paper_height_mm=profile.paper_width_mm,
        top_mm=profile.left_mm,
        right_mm=profile.top_mm,
        bottom_mm=profile.right_mm,
        left_mm=profile.bottom_mm,
        grid=Grid.LINES,
    )
