"""Cells: what a clerk typed into a cell, whatever the program made of it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.datetime import from_excel

from planner.facts.model import Kind, Question
from planner.facts.reading.quantities import Refusal

_SERIALS: Final = range(36526, 73051)
"""Days of the years 2000 to 2099 as Excel counts them."""
_WORDS: Final = frozenset({Kind.TEXT, Kind.NAME, Kind.LIST})
_ERROR: Final = "e"
_FORMULA: Final = "f"
_ADVICE: Final = "把单元格的格式设为“文本”，重新输入"


@dataclass(frozen=True, slots=True)
class Held:
    """What a cell holds: its value, how it shows numbers, and whether it is an error or a formula."""

    value: object
    number_format: str = "General"
    is_error: bool = False
    is_formula: bool = False


def held(cell: Cell | MergedCell, formula: Cell | MergedCell | None) -> Held:
    """Return what a cell holds; `formula` is the same cell with its formula instead of its value."""
    is_formula = getattr(formula, "data_type", "") == _FORMULA
    is_error = getattr(cell, "data_type", "") == _ERROR
    return Held(cell.value, str(getattr(cell, "number_format", "General")), is_error, is_formula)


def typed(content: Held, question: Question, epoch: datetime) -> str | Refusal:
    """Return what was typed, as text; "" for an empty cell.

    A percentage that the program keeps as a fraction becomes a percentage again, a day a day, a number
    what it shows. Refuses what the program has made something else of.
    """
    value = content.value
    if content.is_error:
        return Refusal(f"格子里是出错的结果 {value}", "直接填写内容")
    if value is None and content.is_formula:
        return Refusal("这是公式，表里没有存算出的数", "直接填写算出的数")
    if isinstance(value, bool):
        value = "是" if value else "否"
    if value is None or isinstance(value, str):
        return (value or "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(str(value)), content.number_format, question, epoch)
    if isinstance(value, date):  # a datetime too
        return _day(value, question)
    return Refusal("表格程序把这里的内容当成了时间", _ADVICE)


def _number(value: Decimal, shown_as: str, question: Question, epoch: datetime) -> str | Refusal:
    if not value.is_finite():
        return Refusal("格子里不是数", _ADVICE)
    if "%" in shown_as:
        return f"{_plain(round(value * 100, 10))}%"
    if question.kind is Kind.DATE and value == value.to_integral_value() and int(value) in _SERIALS:
        day = from_excel(int(value), epoch)
        return _day(day, question) if isinstance(day, date) else Refusal("认不出这一天", _ADVICE)
    return _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(value: date, question: Question) -> str | Refusal:
    said = f"{value.year}年{value.month}月{value.day}日"
    if question.kind is Kind.DATE or question.kind in _WORDS:
        return said
    return Refusal(f"表格程序把这里的内容当成了日期（{said}）", _ADVICE)
