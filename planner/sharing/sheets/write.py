"""Writing: a facts file as a workbook to fill in, only the cells for answers unlocked."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from itertools import accumulate
from math import ceil
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from planner.bank.entries import Field, Form
from planner.bank.model import PhraseBank
from planner.chinese import display_width
from planner.errors import UnwritableOutputError
from planner.facts.model import Facts, Kind, Need, Question, walk
from planner.sharing.shares import HEAD
from planner.sharing.sheets.layout import (
    ANSWER,
    BASE,
    BASE_MARK,
    CELL_LIMIT,
    CHOICES,
    EMPTY_ROWS,
    FIELD,
    FIRST_ROW,
    FORM,
    FORM_MARK,
    LIST_MARK,
    ONE,
    SAID,
    joined,
)
from planner.sharing.sheets.opening import BASE_ROW_LIMIT, ROW_LIMIT, SIZE_LIMIT, UNPACKED_LIMIT
from planner.sharing.sheets.package import fixed
from planner.sharing.sheets.style import ABOUT, HEADER, LINE, MAY, MUST, NUMBER, PLAIN, TITLE, styles
from planner.sharing.stand import Entry, Said, Stand, lists, stand_of

_FORM_COLUMNS: Final = {"键": 2, "组": 18, "问题": 30, ANSWER: 42, "单位": 7, "说明": 34, "例": 26}
_LAST_YEAR: Final = "去年"
_WIDTHS: Final = {
    Kind.TEXT: 26,
    Kind.LIST: 30,
    Kind.NAME: 15,
    Kind.CHOICE: 10,
    Kind.FORM: 13,
    Kind.FIELD: 12,
}
_NARROW: Final = 9
_PAGE_WIDTH: Final = 190
_TITLE_WIDTH: Final = 120
"""How much of its columns a page shows still readable, and how far its title and instruction reach."""
_ABOUT_FORM: Final = (
    "只填“填写”一列：黄格必填，绿格有就填，没有的空着。要写几条的，一条一行（格内换行按 Alt+Enter）。"
    "只写数字和事实，不写单位；不是准数写“约300”“30余”；一时不知道的写“待填”。"
)
_ABOUT_LIST: Final = (
    "一件一行，可以改，可以在下面的空行里加；要删的请告诉办公室，只在这里删不算。"
    "用了的行，黄格必填。要写几条的，一条一行（格内换行按 Alt+Enter）。各列是什么意思，指着表头看。"
)
_REFUSAL: Final = "没有这一项。请从下拉单里选；确实要用别的写法，点“是”。"
_MADE: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - a fixed time, the same bytes each time


def workbook(facts: Facts, bank: PhraseBank) -> bytes:
    """Return the questionnaire of a facts file with its answers as an .xlsx, the same for the same input.

    A hidden sheet holds what was exported, so that a returned workbook tells what was changed in it.
    Raises UnwritableOutputError for an answer longer than a cell can hold, and for more answers than
    `open_workbook` would take back.
    """
    writer = _Writer(facts, stand_of(facts), Workbook())
    writer.write(bank)
    packed = BytesIO()
    writer.book.save(packed)
    data = fixed(packed.getvalue())
    if not _can_come_back(writer.book, data):
        raise UnwritableOutputError(
            f"{facts.file} 的内容太多，一份表格装不下。请先用 planner split 按委室分开填。"
        )
    return data


def _can_come_back(book: Workbook, data: bytes) -> bool:
    limits = {BASE: BASE_ROW_LIMIT}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    few = all(sheet.max_row <= limits.get(sheet.title, ROW_LIMIT) for sheet in book.worksheets)
    return few and unpacked <= UNPACKED_LIMIT and len(data) <= SIZE_LIMIT


@dataclass(slots=True)
class _Writer:
    """A workbook in the making; `choices` are the columns of the hidden sheet of choices."""

    facts: Facts
    stand: Stand
    book: Workbook
    choices: dict[tuple[str, ...], str] = field(default_factory=dict)

    def write(self, bank: PhraseBank) -> None:
        """Fill the workbook."""
        self.book.remove(self.book.worksheets[0])
        for style in styles():
            self.book.add_named_style(style)
        self.book.properties.creator = ""
        self.book.properties.created = _MADE
        self.book.properties.title = self._title()
        form = self.book.create_sheet(FORM)
        listed = {path: self.book.create_sheet(_sheet_name(path)) for path in lists(self.facts.questionnaire)}
        names = {Kind.FORM: _forms(bank, self.facts.mode.level.value), Kind.FIELD: _fields(bank)}
        options = self.book.create_sheet(CHOICES)
        self._form(form, options)
        for path, question in lists(self.facts.questionnaire).items():
            self._list(listed[path], options, path, question, names)
        self._base(self.book.create_sheet(BASE))
        options.sheet_state = "hidden"

    def _title(self) -> str:
        place, year = (fact.text if fact else "" for fact in map(self.facts.one, ("单位.地区", "年度")))
        return f"{place}{year}年{self.facts.questionnaire.document}问卷"

    def _form(self, sheet: Worksheet, options: Worksheet) -> None:
        """Write the sheet of single questions, a row each."""
        last = self.facts.background.last_year
        columns = {**_FORM_COLUMNS, **({_LAST_YEAR: 22} if last else {})}
        marks = [FORM_MARK, *list(columns)[1:]]
        _top(sheet, marks, list(columns.values()), self._title(), _ABOUT_FORM)
        row = FIRST_ROW
        for group, questions in self._groups():
            first = row
            for path, question in questions:
                cells = [path, group, _asked(question), "", question.unit, question.help, _example(question)]
                if last:
                    cells.append(last[path].text if path in last else "")
                _row(sheet, row, cells)
                answer = self.stand.answers.get(path)
                self._answer_cell(_cell(sheet, row, 4), question, answer)
                self._offer(sheet, options, question.choices, f"D{row}")
                row += 1
            _set_heights(sheet, range(first, row), len(columns), spanned=2)
            if row - first > 1 and group:
                sheet.merge_cells(start_row=first, end_row=row - 1, start_column=2, end_column=2)
        _finish(sheet, f"D{FIRST_ROW}", f"B1:{get_column_letter(len(columns))}{row - 1}", pages_wide=1)

    def _groups(self) -> Iterator[tuple[str, list[tuple[str, Question]]]]:
        """Yield the single questions of each group, with its label."""
        for question in self.facts.questionnaire.questions:
            inside = walk((question,))
            single = [
                (path, each)
                for path, each in inside
                if each.kind not in {Kind.GROUP, Kind.RECORDS} and path not in HEAD
            ]
            if single:
                yield question.label if question.kind is Kind.GROUP else "", single

    def _list(
        self,
        sheet: Worksheet,
        options: Worksheet,
        path: str,
        question: Question,
        names: Mapping[Kind, tuple[str, ...]],
    ) -> None:
        """Write the sheet of a list of records, a column for each field."""
        children = question.children
        marks = [f"{LIST_MARK}{path}", "序号", *(child.key for child in children)]
        widths = [2, 5, *(_WIDTHS.get(child.kind, _NARROW) for child in children)]
        about = f"{question.help}{_ABOUT_LIST}"
        _top(sheet, marks, widths, question.label, about)
        for column, child in enumerate(children, 3):
            sheet.cell(FIRST_ROW - 1, column).comment = _comment(child)
        entries: list[Entry | None] = [*self.stand.records.get(path, ()), *[None] * EMPTY_ROWS]
        for row, entry in enumerate(entries, FIRST_ROW):
            _row(sheet, row, [str(entry.number) if entry else "", str(row - FIRST_ROW + 1)], NUMBER)
            for column, child in enumerate(children, 3):
                said = entry.fields.get(child.key) if entry else None
                self._answer_cell(_cell(sheet, row, column), child, said)
        last = FIRST_ROW + len(entries) - 1
        _set_heights(sheet, range(FIRST_ROW, last + 1), len(marks))
        for column, child in enumerate(children, 3):
            letter = get_column_letter(column)
            offered = child.choices or names.get(child.kind, ())
            self._offer(sheet, options, offered, f"{letter}{FIRST_ROW}:{letter}{last}")
        wide = ceil(sum(widths) / _PAGE_WIDTH)
        _finish(sheet, f"D{FIRST_ROW}", f"B1:{get_column_letter(len(marks))}{last}", pages_wide=wide)

    def _answer_cell(self, cell: Cell, question: Question, said: Said | None) -> None:
        """Write an answer as text, so that no program makes a date or a number of it."""
        text = joined(said.texts) if said else ""
        if len(text) > CELL_LIMIT:
            where = said.where if said else ""
            raise UnwritableOutputError(f"{where}的“{question.key}”太长，一格放不下。请先把它写短。")
        _write(cell, text, MUST if question.need is Need.MUST else MAY)

    def _offer(self, sheet: Worksheet, options: Worksheet, offered: Sequence[str], cells: str) -> None:
        """Give cells a list to choose from; what is not on it may be typed after a question."""
        if not offered:
            return
        listed = tuple(offered)
        if listed not in self.choices:
            column = len(self.choices) + 1
            letter = get_column_letter(column)
            for row, word in enumerate(listed, 1):
                _write(_cell(options, row, column), word)
            self.choices[listed] = f"'{CHOICES}'!${letter}$1:${letter}${len(listed)}"
        offer = DataValidation(type="list", formula1=self.choices[listed], allow_blank=True)
        offer.errorStyle, offer.errorTitle, offer.error = "warning", "请核对", _REFUSAL
        offer.showErrorMessage = True
        offer.add(cells)
        sheet.add_data_validation(offer)

    def _base(self, sheet: Worksheet) -> None:
        """Write the hidden sheet: what the file is, and every answer as it was exported."""
        rows: list[tuple[str, ...]] = [(BASE_MARK,)]
        for key in HEAD:
            fact = self.facts.one(key)
            rows.append((SAID, key, "", "", fact.text if fact else ""))
        rows += [(ONE, path, "", "", joined(said.texts)) for path, said in self.stand.answers.items()]
        for path, entries in self.stand.records.items():
            for entry in entries:
                fields = entry.fields.items()
                rows += [(FIELD, path, str(entry.number), key, joined(said.texts)) for key, said in fields]
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(row, 1):
                _write(_cell(sheet, number, column), text)
        sheet.sheet_state = "veryHidden"


def _top(sheet: Worksheet, marks: list[str], widths: list[int], title: str, about: str) -> None:
    """Write the hidden marks, the title, the instruction and the header."""
    for column, (mark, width) in enumerate(zip(marks, widths, strict=True), 1):
        _write(_cell(sheet, 1, column), mark)
        header = _cell(sheet, FIRST_ROW - 1, column)
        _write(header, mark if column > 1 else "", HEADER)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[1].hidden = True
    sheet.column_dimensions["A"].hidden = True
    span = max(2, sum(reach <= _TITLE_WIDTH for reach in accumulate(widths)))
    for row, text, height, style in ((2, title, 30, TITLE), (3, about, 48, ABOUT)):
        _write(_cell(sheet, row, 2), text, style)
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=span)
        sheet.row_dimensions[row].height = height
    sheet.row_dimensions[FIRST_ROW - 1].height = 24


def _set_heights(sheet: Worksheet, rows: range, columns: int, spanned: int = 0) -> None:
    """Set the heights of rows by their texts; that of the column `spanned` runs down all of them."""
    for row in rows:
        lines = [_lines(sheet, row, column) for column in range(2, columns + 1) if column != spanned]
        sheet.row_dimensions[row].height = LINE * max(lines)
    if spanned:
        have = sum(sheet.row_dimensions[row].height for row in rows)
        missing = LINE * _lines(sheet, rows[0], spanned) - have
        if missing > 0:
            sheet.row_dimensions[rows[-1]].height += missing


def _lines(sheet: Worksheet, row: int, column: int) -> int:
    """Return how many lines the text of a cell takes in its column."""
    width = sheet.column_dimensions[get_column_letter(column)].width - 1
    texts = str(sheet.cell(row, column).value or "").split("\n")
    return sum(max(1, ceil(display_width(text) / width)) for text in texts)


def _row(sheet: Worksheet, row: int, texts: Sequence[str], style: str = PLAIN) -> None:
    for column, text in enumerate(texts, 1):
        _write(_cell(sheet, row, column), text, style)


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        raise TypeError(cell.coordinate)  # ranges are merged after their cells were written
    return cell


def _write(cell: Cell, text: str, style: str = "") -> None:
    """Write `text` as text: a leading = makes no formula of it."""
    if style:
        cell.style = style
    if text:
        cell.value = text
        cell.data_type = "s"


def _finish(sheet: Worksheet, freeze: str, area: str, pages_wide: int) -> None:
    """Freeze the header, lock what is not to be filled in, and set the sheet up for A4 across."""
    sheet.freeze_panes = freeze
    sheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"
    sheet.print_area = area
    if sheet.oddFooter is not None:
        sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    for side in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, side, 0.5)


def _asked(question: Question) -> str:
    return f"{question.label}（必填）" if question.need is Need.MUST else question.label


def _example(question: Question) -> str:
    return f"选一个：{'、'.join(question.choices)}" if question.choices else joined(question.example)


def _comment(question: Question) -> Comment:
    """Return what a column asks for, shown when its header is pointed at."""
    said = [f"{_asked(question)}", question.help]
    said += [f"单位：{question.unit}"] if question.unit else []
    said += [f"例：{'；'.join(question.example)}"] if question.example else []
    comment = Comment("\n".join(text for text in said if text), "planner")
    comment.width, comment.height = 300, 110
    return comment


def _sheet_name(path: str) -> str:
    """Return the name of the sheet of a list: 本年议题, 政治·补充."""
    return path.replace(".", "·")[:31]


def _forms(bank: PhraseBank, level: str) -> tuple[str, ...]:
    return tuple(form.name for form in bank.of(Form) if level in {known.value for known in form.levels})


def _fields(bank: PhraseBank) -> tuple[str, ...]:
    return tuple(each.name for each in bank.of(Field))
