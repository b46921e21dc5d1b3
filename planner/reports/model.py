"""Report: a past report as it was read: its lines, its noise, its structure, its sentences.

A reader makes `Lines` of a file; `structure` makes a `Report` of lines. Neither changes a word of what
is shown: cleaning only says what is noise, and gives the text that is mined.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.bank.model import Duty


class Half(StrEnum):
    """The half of a report: what was done, what will be done."""

    REVIEW = "review"
    PLAN = "plan"


class Genre(StrEnum):
    """The kind of document (domain reference §2)."""

    REPORT = "工作报告"
    POINTS = "工作要点"
    SUMMARY = "总结计划"
    FIVE_YEARS = "五年报告"
    OVERSIGHT_PLAN = "监督计划"


class Element(StrEnum):
    """A passage of its own function outside the numbered parts (domain reference §1.7)."""

    MANDATE = "委托语"
    OVERVIEW = "总述"
    STATISTICS = "统计"
    CREDIT = "成绩归因"
    EXPERIENCE = "体会"
    SHORTCOMINGS = "不足"
    REQUIREMENTS = "总体要求"
    CLOSING = "结束语"


class NoiseKind(StrEnum):
    """What in a text is not the author's."""

    ADVERT = "广告"
    ADDRESS = "网址"
    MASK = "匿名标记"
    HALF_WIDTH = "半角标点"
    QUOTES = "引号不成对"
    PAGE_NUMBER = "页码"
    HEADER = "页眉页脚"
    INDENT = "空格缩进"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text file or a paragraph of a Word file, as it stands.

    `number` counts from 1: the line of a text file, or the paragraph of a .docx over all paragraphs in
    the order of reading. `label` is a number that Word generates and that is not in `text` (“一、”), ""
    for none. `outline` is the outline level of the heading style, from 1; 0 for body text. `table` is
    True inside a table.
    """

    text: str
    number: int
    label: str = ""
    outline: int = 0
    table: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """What a reader made of a file: every line that is not blank, in order.

    `name` is the file's name without its folder; `digest` the SHA-256 of its bytes in hex; `encoding`
    of a text file, else "". `misnamed` says what the file is where its name says otherwise, else "".
    """

    name: str
    digest: str
    lines: tuple[Line, ...]
    encoding: str = ""
    misnamed: str = ""


@dataclass(frozen=True, slots=True)
class Noise:
    """Something in a line that is not the author's; `column` counts characters from 1."""

    kind: NoiseKind
    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it stands, and as it is mined (`clean`: noise out, marks as {某})."""

    text: str
    clean: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report, or a part of a part.

    `number` is bare: 一, （一）, 1, 一是, ——, or "" for a head without number. `heading` has no number
    and no final mark. `sentences` are those under this head and before its first child. `level` is 1
    for a part. `line` is where the head stands.
    """

    number: str
    heading: str
    level: int
    duty: Duty
    line: int
    sentences: tuple[Sentence, ...] = ()
    children: tuple["Section", ...] = ()

    def walk(self) -> Iterator["Section"]:
        """Yield this section and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Passage:
    """An element of a report with its sentences."""

    element: Element
    line: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class OversightItem:
    """An item of oversight that a report names: its form (name of a bank form), topic, half, line."""

    form: str
    topic: str
    half: Half
    line: int
    duty: Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A past report with its structure.

    `level` is 区, 县, 市, 乡 or 镇, "" when the text does not say; years are None likewise. `number`s and
    headings are bare.
    """

    lines: Lines
    title: str
    salutation: str
    level: str
    genre: Genre
    year_review: int | None
    year_plan: int | None
    review_heading: str
    plan_heading: str
    review: tuple[Section, ...]
    plan: tuple[Section, ...]
    passages: tuple[Passage, ...]
    oversight: tuple[OversightItem, ...]
    noise: tuple[Noise, ...]

    def half(self, half: Half) -> tuple[Section, ...]:
        """Return the parts of one half."""
        return self.review if half is Half.REVIEW else self.plan
