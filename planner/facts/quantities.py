"""Quantities as clerks type them: counts, percentages, years, days, months, ordinals."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from planner.chinese import half_width, numeral, parse_numeral
from planner.facts.model import Question, Value
from planner.finding import Severity

_NUMERALS: Final = "〇零一二两三四五六七八九十百千"
_NUMBER: Final = rf"(?:\d[\d,]*|[{_NUMERALS}]+)"
_INTEGER: Final = re.compile(
    rf"(?P<about>大约|将近|约|近|超过|超|逾)?(?P<number>{_NUMBER})(?P<more>余|多)?(?P<unit>[^\d\W]*)"
)
_UNITS: Final = frozenset(
    (
        "次",
        "场",
        "项",
        "件",
        "条",
        "名",
        "人",
        "位",
        "个",
        "期",
        "篇",
        "部",
        "份",
        "家",
        "户",
        "人次",
        "件次",
        "场次",
    )
)
_GROUPED: Final = re.compile(r"\d{1,3}(,\d{3})+")
_LARGE: Final = re.compile(r"(\d+(?:\.\d+)?)(万|亿)")
_LARGE_UNITS: Final = {"万": 10**4, "亿": 10**8}
_PERCENT: Final = re.compile(r"(?:百分之)?(\d{1,3}(?:\.\d+)?)%?")
_YEAR: Final = re.compile(r"(\d{4}|[〇零一二三四五六七八九]{4})年?度?")
_SHORT_YEAR: Final = re.compile(r"(\d\d)年?度?")
_DATE: Final = re.compile(rf"({_NUMBER})[年.\-/]({_NUMBER})[月.\-/]({_NUMBER})日?")
_COMPACT_DATE: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")
_MONTH_PART: Final = re.compile(rf"({_NUMBER})月?(?:份|底|初|中旬|上旬|下旬)?")
_RANGE: Final = re.compile(r"[—–\-~～至到]+")
_QUARTER: Final = re.compile(r"第?([一二三四1-4])季度")
_HALVES: Final = {"上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12)}
_DIGITS_MOST: Final = 12
_WHOLE: Final = 100
_MONTHS: Final = range(1, 13)
_ORDINALS: Final = range(1, 100)
_YEARS: Final = range(1950, 2100)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a clerk should look at though the value is used."""

    rule: str
    severity: Severity
    message: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that was understood: how it stands in a sentence and what it is."""

    text: str
    value: Value
    approximate: bool = False
    remark: Remark | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A value that cannot be used: why, and what to type.

    `rule` names the kind of mistake where it is not the kind of the question.
    """

    message: str
    suggestion: str = ""
    rule: str = ""


def read_integer(question: Question, typed: str) -> Reading | Refusal:
    """Return a whole number: 8, 8次, １２, 1,234, 八, about: 约300, 30余, 近40."""
    text = re.sub(r"\s", "", half_width(typed)).replace("，", ",")
    match = _INTEGER.fullmatch(text)
    number = _number(match["number"]) if match else None
    if match is None or number is None:
        return _no_integer(question, typed, text)
    about, more, unit = match["about"] or "", match["more"] or "", match["unit"]
    if unit and unit not in {question.unit, *_UNITS}:
        return _no_integer(question, typed, text)
    remark = _unit_remark(question, unit) if unit and unit != question.unit else None
    return Reading(f"{about}{number}{more}", number, bool(about or more), remark)


def read_percent(_question: Question, typed: str) -> Reading | Refusal:
    """Return a percentage from 0 to 100, with or without its sign: 96.7%, 96.7."""
    text = half_width(typed).replace(" ", "").replace("．", ".")
    match = _PERCENT.fullmatch(text)
    if match is None:
        return Refusal(f"“{typed}”不是百分数", "96.7%")
    value = Decimal(match[1])
    if value > _WHOLE:
        return Refusal(f"百分数不能超过100%，写的是“{typed}”", "核对后重填")
    if 0 < value < 1 and "%" not in text and "百分之" not in text:
        return Refusal(f"“{typed}”像是小数，要写百分数", f"{(value * _WHOLE).normalize():f}%")
    return Reading(f"{match[1]}%", value)


def read_year(_question: Question, typed: str) -> Reading | Refusal:
    """Return a year of four digits: 2026, 2026年, 二〇二六年."""
    text = half_width(typed).replace(" ", "")
    match = _YEAR.fullmatch(text)
    year = _number(match[1]) if match else None
    if year is None:
        short = _SHORT_YEAR.fullmatch(text)
        return Refusal(f"“{typed}”不是四位数的年份", f"20{short[1]}" if short else "2026")
    if year not in _YEARS:
        return Refusal(f"{year}年不像要写的年份", "2026")
    return Reading(str(year), year)


def read_date(_question: Question, typed: str) -> Reading | Refusal:
    """Return a day: 2027年1月12日, 2027-01-12, 2027.1.12; printed without leading zeros."""
    text = half_width(typed).replace(" ", "")
    match = _DATE.fullmatch(text) or _COMPACT_DATE.fullmatch(text)
    parts = [_number(part) for part in match.groups()] if match else []
    if not parts or None in parts:
        return Refusal(f"“{typed}”不是完整的日期，年、月、日都要写", "2027年1月12日")
    year, month, day = (part or 0 for part in parts)
    if year not in _YEARS:
        return Refusal(f"“{typed}”的年份要写四位数", "2027年1月12日")
    try:
        return Reading(f"{year}年{month}月{day}日", date(year, month, day))
    except ValueError:
        return Refusal(f"没有{year}年{month}月{day}日这一天", "核对后重填")


def read_ordinal(_question: Question, typed: str) -> Reading | Refusal:
    """Return an ordinal in Chinese numerals: 9, 九, 第九, 第九届 all give 九."""
    text = re.sub(r"^第|[届次]?(会议)?$", "", half_width(typed).replace(" ", ""))
    number = _number(text)
    if number is None or number not in _ORDINALS:
        return Refusal(f"“{typed}”不是第几", "九")
    return Reading(numeral(number), number)


def read_months(_question: Question, typed: str) -> Reading | Refusal:
    """Return months in order: 6, 6月, 三月, 2—3, 2,3, 二季度, 上半年; text 6, 2至3 or 3、6."""
    text = half_width(typed).replace(" ", "")
    ends = _HALVES.get(text) or _quarter(text)
    months = list(range(ends[0], ends[1] + 1)) if ends else _listed_months(text)
    if not months:
        return Refusal(f"“{typed}”不是月份", "6，或 2—3")
    wrong = [month for month in months if month not in _MONTHS]
    if wrong:
        return Refusal(f"没有{wrong[0]}月", "1到12之间的数")
    if months != sorted(set(months)):
        return Refusal(f"“{typed}”的月份前后颠倒或重复", "从小到大写，如 2—3")
    return Reading(_months_text(months), tuple(months))


def _number(text: str) -> int | None:
    """Return a number in digits, with or without thousands marks, or in Chinese numerals."""
    if "," in text:
        text = text.replace(",", "") if _GROUPED.fullmatch(text) else ""
    if text.isdecimal():
        return int(text) if len(text) <= _DIGITS_MOST else None
    return parse_numeral(text)


def _unit_remark(question: Question, unit: str) -> Remark:
    message = f"这里按“{question.unit}”计，写的是“{unit}”"
    advice = f"核对是不是填在“{question.label}”；是就只写数字"
    return Remark("单位", Severity.WARNING, message, advice)


def _no_integer(question: Question, typed: str, text: str) -> Refusal:
    large = _LARGE.match(text)
    unit = f"（单位：{question.unit}）" if question.unit else ""
    if large:
        exact = Decimal(large[1]) * _LARGE_UNITS[large[2]]
        if exact == exact.to_integral_value():
            return Refusal(f"“{typed}”要写成数字{unit}", f"{exact:.0f}，不是准数就写 约{exact:.0f}")
    digits = re.search(r"\d+", text)
    if digits and re.search(r"以上|左右|以下", text):
        return Refusal(f"“{typed}”不能写成数字加“以上”“左右”", f"{digits[0]}余，或 约{digits[0]}")
    return Refusal(f"“{typed}”不是整数{unit}", f"只写数字，如 {(question.example or ('8',))[0]}")


def _quarter(text: str) -> tuple[int, int] | None:
    match = _QUARTER.fullmatch(text)
    number = _number(match[1]) if match else None
    return (number * 3 - 2, number * 3) if number else None


def _listed_months(text: str) -> list[int]:
    months: list[int] = []
    for part in re.split(r"[,，、;；]", text):
        first, _, last = _RANGE.sub("-", part).partition("-")
        begin, end = _month(first), _month(last or first)
        if begin is None or end is None:
            return []
        months += range(begin, end + 1) if begin <= end in _MONTHS else (begin, end)
    return months


def _month(text: str) -> int | None:
    match = _MONTH_PART.fullmatch(text)
    return _number(match[1]) if match else None


def _months_text(months: list[int]) -> str:
    if len(months) > 1 and months == list(range(months[0], months[-1] + 1)):
        return f"{months[0]}至{months[-1]}"
    return "、".join(str(month) for month in months)
