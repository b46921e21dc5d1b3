"""What each paragraph of a report is on its pages: title, salutation, heading, body, annex.

The structure of the report says where headings stand; their level on the page is that of their number
(GB/T 9704—2012 7.3.3: 一、 （一） 1. （1）), whatever the depth of the outline.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Final

from planner.proof.layout import Layout, PageParagraph, RunLook
from planner.proof.pagelayout.mainlook import main_look, plain_from
from planner.reports.model import Half, Line, Report, Section

_LEVELS: Final = (
    re.compile("[一二三四五六七八九十百]+"),
    re.compile("[（(][一二三四五六七八九十百]+[)）]"),
    re.compile(r"[0-9０-９]{1,2}"),
    re.compile(r"[（(][0-9０-９]{1,2}[)）]"),
)
_TYPED: Final = (
    re.compile("[ \u3000]*[一二三四五六七八九十百]+、"),
    re.compile("[ \u3000]*[（(][一二三四五六七八九十百]+[)）]"),
    re.compile(r"[ \u3000]*[0-9０-９]{1,2}[.．、](?![0-9])"),
    re.compile(r"[ \u3000]*[（(][0-9０-９]{1,2}[)）]"),
)
_ANNEX: Final = re.compile(r"\s*附\s*[件表](?:\s*[0-9０-９一二三四五六七八九十]{1,3})?\s*(?:[:：].{0,60})?$")
_ENDS: Final = "。！？；：…”）"
_SIGNATURE: Final = 30
_SHORT: Final = 40
_RED: Final = re.compile("[C-F][0-9A-F](?:[0-3][0-9A-F]){2}")
_FRONT: Final = 20
"""Lines at the beginning among which a title stands."""

_MARKS: Final = re.compile("[。．.：:！!？?、，,；;\\s]*")


class Role(StrEnum):
    """What a paragraph is on the page."""

    TITLE = "标题"
    FRONT = "题注"
    SALUTATION = "称谓"
    HALF = "篇标题"
    HEADING = "层次标题"
    BODY = "正文"
    SIGNATURE = "署名"
    ANNEX = "附件"
    CELL = "表格"
    ASIDE = "注释"


@dataclass(frozen=True, slots=True)
class SetLine:
    """A paragraph of the text with its looks: `index` is that of its first line in `Subject.lines`.

    `level` is that of its number, 1 to 4, 0 without one. `head` is where its heading ends: the whole line for
    one of its own, a part of it for one run in, 0 for none. Title, headings and body have looks: `main` that
    of most words but a run-in head, `heading` that of the heading; `plain` is where a head, or a bold
    beginning like 一是, is over.
    """

    index: int
    line: Line
    paragraph: PageParagraph
    role: Role
    level: int = 0
    head: int = 0
    main: RunLook | None = None
    heading: RunLook | None = None
    plain: int = 0


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where the body begins, the signature, the annexes: indexes of lines."""

    opening: int
    signed: int
    annex: int


@dataclass(frozen=True)
class Pages:
    """The paragraphs of a report as they are set, in order; blank ones stand in `layout` alone."""

    layout: Layout
    lines: tuple[SetLine, ...]

    @cached_property
    def _by_role(self) -> Mapping[Role, tuple[SetLine, ...]]:
        return {role: tuple(line for line in self.lines if line.role is role) for role in Role}

    def of(self, *roles: Role) -> tuple[SetLine, ...]:
        """Return the paragraphs of some roles, in order."""
        if len(roles) == 1:
            return self._by_role[roles[0]]
        return tuple(line for line in self.lines if line.role in roles)

    @cached_property
    def first(self) -> SetLine | None:
        """The first paragraph, where what belongs to the whole file is told."""
        return self.lines[0] if self.lines else None

    def first_of_section(self, place: int) -> SetLine | None:
        """Return the first paragraph of a section with text, the first of all where there is none."""
        sections = self.layout.sections
        found = self.first_from(sections[place - 1].last + 1 if place else 0)
        return found if found and found.line.number <= sections[place].last else self.first

    def first_from(self, number: int) -> SetLine | None:
        """Return the first paragraph with text that has this number or a later one."""
        place = bisect_left(self._numbers, number)
        return self.lines[place] if place < len(self.lines) else None

    @cached_property
    def _numbers(self) -> list[int]:
        return [line.line.number for line in self.lines]


def pages_of(report: Report, layout: Layout) -> Pages:
    """Return the paragraphs of a report with their looks and roles."""
    lines = report.lines.lines
    sections = {section.line: section for section in reversed(tuple(_sections(report)))}
    opening = _opening(report, lines, sections)
    annex = next((n for n in range(opening, len(lines)) if _is_annex(lines[n])), len(lines))
    ends = _Ends(opening, _signed(lines, opening, annex, sections), annex)
    found: list[SetLine] = []
    seen: set[int] = set()
    for index, line in enumerate(lines):
        paragraph = layout.by_number.get(line.number)
        if paragraph is None or line.number in seen:
            continue
        seen.add(line.number)
        role = _aside(line, paragraph) or _outside(report, paragraph, line, index, ends)
        if role:
            one = SetLine(index, line, paragraph, role)
        else:
            one = _inside(report, line, index, paragraph, sections.get(line.number))
        found.append(_looked_at(one))
    return Pages(layout, tuple(found))


def _looked_at(one: SetLine) -> SetLine:
    """Return a paragraph with the looks of its words."""
    if one.role not in {Role.TITLE, Role.HEADING, Role.BODY}:
        return one
    paragraph, length = one.paragraph, len(one.paragraph.text)
    heading = main_look(paragraph, 0, one.head or length)
    if one.role is not Role.BODY:
        return replace(one, main=heading, heading=heading)
    plain = max(one.head, plain_from(paragraph))
    return replace(one, main=main_look(paragraph, plain, length), heading=heading, plain=plain)


def _sections(report: Report) -> Iterator[Section]:
    for half in Half:
        for part in report.half(half):
            yield from part.walk()


def _opening(report: Report, lines: Sequence[Line], sections: Mapping[int, Section]) -> int:
    """Return the index of the first line that is not of the title: the salutation, a heading, a sentence."""
    for index, line in enumerate(lines):
        text = line.text.strip()
        if report.salutation and text.startswith(report.salutation):
            return index
        if line.number in sections or (text.endswith("。") and index):
            return index
    return len(lines)


def _is_annex(line: Line) -> bool:
    return not line.table and bool(_ANNEX.match(line.text))


def _signed(lines: Sequence[Line], opening: int, annex: int, sections: Mapping[int, Section]) -> int:
    """Return the index of the first line of the signature: short lines without a mark, at the end."""
    at = annex
    while at > opening + 1 and _may_sign(lines[at - 1]) and lines[at - 1].number not in sections:
        at -= 1
    return at


def _may_sign(line: Line) -> bool:
    text = line.text.strip()
    return not line.table and len(text) <= _SIGNATURE and text[-1:] not in _ENDS and not typed_level(text)


def _aside(line: Line, paragraph: PageParagraph) -> Role | None:
    if line.table:
        return Role.CELL
    return Role.ASIDE if paragraph.boxed or paragraph.note else None


def _outside(report: Report, paragraph: PageParagraph, line: Line, at: int, ends: _Ends) -> Role | None:
    """Return the role of a line before or after the body, `at` its index; None for one of the body."""
    if at < ends.opening:
        return Role.TITLE if _is_title(report, line) and not _is_red(paragraph) else Role.FRONT
    if at >= ends.annex:
        return Role.ANNEX
    return Role.SIGNATURE if at >= ends.signed else None


def _is_red(paragraph: PageParagraph) -> bool:
    """Return whether a line is set in red, as the name of an office above its papers is (7.2.4)."""
    colours = {run.look.colour for run in paragraph.runs}
    return bool(colours) and all(_RED.fullmatch(colour) for colour in colours)


def _is_title(report: Report, line: Line) -> bool:
    """Return whether a line is the title or, where none is the whole of it, a part of it."""
    title, text = _bare(report.title), _bare(line.text)
    if any(_bare(each.text) == title for each in report.lines.lines[:_FRONT]):
        return text == title
    return bool(text) and text in title


def _bare(text: str) -> str:
    return "".join(text.split())


def _inside(
    report: Report, line: Line, index: int, paragraph: PageParagraph, section: Section | None
) -> SetLine:
    text = line.text.strip()
    if report.salutation and text == report.salutation.strip():
        return SetLine(index, line, paragraph, Role.SALUTATION)
    found = line.text.find(section.heading) if section else -1
    if section is None or found < 0:
        role = _heading_role(report, text, paragraph)
        head = len(line.text) if role else 0
        return SetLine(index, line, paragraph, role or Role.BODY, typed_level(text) if role else 0, head)
    level = next((n for n, form in enumerate(_LEVELS, 1) if form.fullmatch(section.number)), 0)
    end = _past_marks(line.text, found + len(section.heading))
    whole = end >= len(line.text)
    return SetLine(index, line, paragraph, Role.HEADING if whole else Role.BODY, level, end)


def _past_marks(text: str, at: int) -> int:
    found = _MARKS.match(text, at)
    return found.end() if found else at


def _heading_role(report: Report, text: str, paragraph: PageParagraph) -> Role | None:
    """Return what a short line is that the structure takes for no part: a half, a heading, or None."""
    if len(text) > _SHORT or text[-1:] in _ENDS:
        return None
    level = typed_level(text)
    halves = (report.review_heading, report.plan_heading)
    if not level and any(heading and heading in text for heading in halves):
        return Role.HALF
    return Role.HEADING if level or paragraph.look.outline else None


def typed_level(text: str) -> int:
    """Return the level of the number that a text begins with, 1 to 4, 0 for none."""
    return next((n for n, form in enumerate(_TYPED, 1) if form.match(text)), 0)
