"""Layout: how a questionnaire lies in a workbook, known to what writes it and to what reads it back.

Sheets and columns are recognised by marks in a hidden first row, questions and records by a hidden
first column: names of sheets, and the order of rows and columns, may change.
"""

from typing import Final

FORM_MARK: Final = "planner:填表"
"""In the first cell of the sheet of single questions."""
LIST_MARK: Final = "planner:条目:"
"""In the first cell of a sheet of records, before the path of its list."""
BASE_MARK: Final = "planner:底稿"
"""In the first cell of the hidden sheet that says what was exported."""

FORM: Final = "填表"
BASE: Final = "_底稿"
CHOICES: Final = "_选项"

ANSWER: Final = "填写"
"""The mark of the column to fill in on the sheet of single questions."""
FIRST_ROW: Final = 5
"""The first row below the hidden marks, the title, the instruction and the header."""
EMPTY_ROWS: Final = 20
"""Rows for new records below those there are."""

SAID: Final = "文件"
ONE: Final = "答"
FIELD: Final = "条"
"""The kinds of rows of the hidden sheet: what the file is, a single answer, a field of a record."""

CELL_LIMIT: Final = 32767
"""The most characters a cell holds."""


def joined(texts: tuple[str, ...]) -> str:
    """Return the text of a cell: each entry of a list on a line of its own."""
    return "\n".join(texts)
