"""Annex tables: a page of their own, a title, rows of fixed width within the text block."""

from itertools import pairwise

from planner.draft.model import Column, Spans, Table
from planner.word.markup import w
from planner.word.names import Style
from planner.word.paragraphs import paragraph, title_paragraph
from planner.word.profile import Profile
from planner.word.runs import Ink, span_groups, text_runs


def annex(table: Table, profile: Profile, ink: Ink) -> str:
    """Return label, title and rows (GB/T 9704 7.3.7); the rows alone of a table that is no annex.

    ValueError when a row has not one cell for each column, or no column has any weight.
    """
    if not table.label:
        return _rows(table, profile.text_width, ink)
    label = paragraph(Style.ANNEX_LABEL, text_runs(table.label, ink))
    title = title_paragraph(Style.ANNEX_TITLE, table.title, profile, ink)
    return label + title + _rows(table, profile.text_width, ink)


def column_widths(columns: tuple[Column, ...], total: int) -> tuple[int, ...]:
    """Return widths in twips that share `total` by weight and add up to it."""
    weights = [column.weight for column in columns]
    edges = [total * sum(weights[:end]) // sum(weights) for end in range(len(weights) + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def _rows(table: Table, total: int, ink: Ink) -> str:
    if not table.columns or any(column.weight <= 0 for column in table.columns):
        raise ValueError(f"block {table.id}: columns need a weight above 0")
    widths = column_widths(table.columns, total)
    properties = w(
        "tblPr",
        w("tblStyle", val=Style.TABLE),
        w("tblW", w=total, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    head = [_cell(text_runs(c.heading, ink), width, Style.TABLE_HEAD) for c, width in _with(widths, table)]
    rows = [_row(row, widths, table, ink) for row in table.rows]
    return w("tbl", properties, grid, w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *head), *rows)


def _with(widths: tuple[int, ...], table: Table) -> list[tuple[Column, int]]:
    return list(zip(table.columns, widths, strict=True))


def _row(row: tuple[Spans, ...], widths: tuple[int, ...], table: Table, ink: Ink) -> str:
    if len(row) != len(table.columns):
        raise ValueError(f"block {table.id}: a row of {len(row)} cells in {len(table.columns)} columns")
    cells = [
        _cell(span_groups(spans, ink), width, Style.TABLE_CENTRED if column.centred else Style.TABLE_TEXT)
        for spans, (column, width) in zip(row, _with(widths, table), strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit")), *cells)


def _cell(runs: str, width: int, style: Style) -> str:
    look = w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center"))
    return w("tc", look, paragraph(style, runs))
