"""Tables, breaks and annexes on the page (GB/T 9704—2012 5.2.1, 7.3.7, 8)."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from planner.proof.checks.pagehits import told
from planner.proof.layout import TableLook
from planner.proof.model import Hit, Rule
from planner.proof.pagelayout.roles import Pages, Role, SetLine
from planner.proof.subject import Detector, Subject

_LONG: Final = 15
"""Rows that surely do not fit on a page with its title."""

_MANY: Final = 9
"""Columns that leave less than four characters each on an upright page."""

_BLOCK: Final = 156.0
"""Millimetres that the text block of an upright page is wide; wrong margins are told by their own rule."""

_OVERHANG: Final = 5.0
"""Millimetres by which Word lets the frame of a table stand out for the margins of its cells, and a rest."""

_LABEL: Final = re.compile(r"\s*附\s*件\s*[0-9０-９一二三四五六七八九十]{0,3}\s*")


def table_head(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find long tables whose first row is not repeated on every page."""
    for table, one in _tables(subject.pages):
        if table.rows >= _LONG and not table.header_rows:
            yield told(subject, one, {"行": str(table.rows)}, (0, len(one.line.text)))


def table_width(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find tables wider than the text block."""
    for table, one in _tables(subject.pages):
        section = subject.pages.layout.section_of(table.first) if subject.pages else None
        room = max(section.text_width, 0.0 if section.across else _BLOCK) if section else _BLOCK
        if table.width and table.width > room + _OVERHANG:
            values = {"宽": f"{table.width:.0f}", "心": f"{room:.0f}"}
            yield told(subject, one, values, (0, len(one.line.text)))


def table_upright(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find tables of many columns on upright pages."""
    for table, one in _tables(subject.pages):
        section = subject.pages.layout.section_of(table.first) if subject.pages else None
        if section and table.columns >= _MANY and table.rows > 1 and not section.across:
            yield told(subject, one, {"列": str(table.columns)}, (0, len(one.line.text)))


def annex_page(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find annexes that do not begin on a new page."""
    pages = subject.pages
    for one in pages.of(Role.ANNEX) if pages else ():
        if pages and _LABEL.fullmatch(one.line.text) and not _on_new_page(pages, one):
            yield told(subject, one, {}, (0, len(one.line.text)))


def breaks(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find page breaks set by hand inside of the body."""
    pages = subject.pages
    if not pages:
        return
    inside = {one.line.number: one for one in pages.of(Role.BODY, Role.HEADING, Role.HALF)}
    begun = False
    broken = False
    for paragraph in pages.layout.paragraphs:
        one = inside.get(paragraph.number)
        if one and begun and (broken or paragraph.look.page_break_before):
            yield told(subject, one)
        if one:
            begun, broken = True, paragraph.page_break
        elif paragraph.blank:
            broken = broken or paragraph.page_break
        else:
            begun, broken = False, False


def _tables(pages: Pages | None) -> Iterator[tuple[TableLook, SetLine]]:
    """Yield the tables with words and the first cell of each."""
    if not pages or not pages.layout.tables:
        return
    for table in pages.layout.tables:
        one = pages.first_from(table.first)
        if one and one.line.number <= table.last:
            yield table, one


def _on_new_page(pages: Pages, one: SetLine) -> bool:
    number = one.line.number
    if one.paragraph.look.page_break_before or one.paragraph.page_break:
        return True
    layout = pages.layout
    here = layout.section_of(number)
    before = number - 1
    while paragraph := layout.by_number.get(before):
        section = layout.section_of(before)
        if paragraph.page_break or (section is not here and here.new_page):
            return True
        if not paragraph.blank:
            return False
        before -= 1
    return False


DETECTORS: Final[Mapping[str, Detector]] = {
    "表头": table_head,
    "表宽": table_width,
    "宽表": table_upright,
    "附件另面": annex_page,
    "手动分页": breaks,
}
