"""Annex tables: a page of their own, a title, rows within the text block."""

from planner.draft.model import Column, Spans, Table
from planner.word.columns import column_widths, row_lines
from planner.word.markup import w
from planner.word.measure import twips
from planner.word.names import Style
from planner.word.paragraphs import paragraph, title_paragraph
from planner.word.profile import Profile
from planner.word.runs import Ink, span_groups, text_runs

# A row higher than this share of a page may break: moved whole, it would leave a hole.
_MOST_OF_A_PAGE = 0.4


def annex(table: Table, page: Profile, ink: Ink, *, on_new_page: bool = False) -> str:
    """Return label, title and rows (GB/T 9704 7.3.7); the rows alone of a table that is no annex.

    `page` is the page it stands on; `on_new_page` says that a new section has opened one already.
    ValueError when a row has not one cell for each column, or weights are given to some columns only.
    """
    if not table.label:
        return _rows(table, page, ink)
    break_before = [w("pageBreakBefore", val=0)] if on_new_page else []
    label = paragraph(Style.ANNEX_LABEL, text_runs(table.label, ink), *break_before)
    title = title_paragraph(Style.ANNEX_TITLE, table.title, page, ink)
    return label + title + _rows(table, page, ink)


def _rows(table: Table, page: Profile, ink: Ink) -> str:
    for row in table.rows:
        if len(row) != len(table.columns):
            raise ValueError(f"block {table.id}: a row of {len(row)} cells in {len(table.columns)} columns")
    widths = column_widths(table, page)
    properties = w(
        "tblPr",
        w("tblStyle", val=Style.TABLE),
        w("tblW", w=page.text_width, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    head = [_cell(text_runs(c.heading, ink), width, Style.TABLE_HEAD) for c, width in _with(widths, table)]
    rows = [_row(row, widths, table, page, ink) for row in table.rows]
    return w("tbl", properties, grid, w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *head), *rows)


def _with(widths: tuple[int, ...], table: Table) -> list[tuple[Column, int]]:
    return list(zip(table.columns, widths, strict=True))


def _row(row: tuple[Spans, ...], widths: tuple[int, ...], table: Table, page: Profile, ink: Ink) -> str:
    cells = [
        _cell(span_groups(spans, ink), width, Style.TABLE_CENTRED if column.centred else Style.TABLE_TEXT)
        for spans, (column, width) in zip(row, _with(widths, table), strict=True)
    ]
    height = row_lines(row, widths, page) * twips(page.table_pitch_pt)
    whole = height <= _MOST_OF_A_PAGE * page.text_height
    return w("tr", w("trPr", w("cantSplit")) if whole else "", *cells)


def _cell(runs: str, width: int, style: Style) -> str:
    look = w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center"))
    return w("tc", look, paragraph(style, runs))
