"""Sheet: what a table lists, before it has a label and stands in a document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from planner.bank.model import Tense
from planner.compose.setting import Setting
from planner.draft.model import Column, FromRule, Span, Spans

NOTHING = "—"
"""What a cell shows that has nothing to say."""

Row = tuple[Spans, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Columns and rows; `wide` asks for paper laid across."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    wide: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of table: its title after place, office and year; the half whose year that is; its content.

    `list_rows` takes the setting and one of ORDERS, which most tables disregard.
    """

    title: str
    tense: Tense
    list_rows: Callable[[Setting, str], Listing]
    label: str = ""


def row_number(number: int) -> Spans:
    """Return the number of a row."""
    return (Span(str(number), FromRule("序号")),)


def filled(columns: Sequence[Column], rows: Sequence[Mapping[str, Spans]]) -> tuple[Column, ...]:
    """Return the columns that any of the rows, cells by heading, has something for."""
    return tuple(column for column in columns if any(row.get(column.heading) for row in rows))
