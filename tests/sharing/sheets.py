"""A workbook on the desk: cells found by question and changed as a clerk would."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Open:
    """A workbook that is open."""

    book: Workbook

    def form(self) -> Worksheet:
        """Return the sheet of single questions."""
        return self.sheet("planner:填表")

    def sheet(self, mark: str) -> Worksheet:
        """Return the sheet with this mark."""
        return next(sheet for sheet in self.book.worksheets if sheet.cell(1, 1).value == mark)

    def records(self, path: str) -> Worksheet:
        """Return the sheet of a list of records."""
        return self.sheet(f"planner:条目:{path}")

    def answer(self, path: str) -> Cell:
        """Return the cell to fill in for a single question."""
        sheet = self.form()
        row = next(cell.row for cell in sheet["A"] if cell.value == path)
        return _plain(sheet.cell(row, self.column(sheet, "填写")))

    def field(self, path: str, row: int, key: str) -> Cell:
        """Return the cell of a field in the row of that number, from 1."""
        sheet = self.records(path)
        return _plain(sheet.cell(row + 4, self.column(sheet, key)))

    def column(self, sheet: Worksheet, mark: str) -> int:
        """Return the column with a mark."""
        return next(cell.column for cell in sheet[1] if cell.value == mark)


@contextmanager
def opened(path: Path) -> Iterator[Open]:
    """Open a workbook and save it."""
    book = load_workbook(path)
    yield Open(book)
    book.save(path)


def _plain(cell: Cell | MergedCell) -> Cell:
    assert isinstance(cell, Cell)
    return cell
