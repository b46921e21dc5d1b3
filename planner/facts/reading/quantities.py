"""Quantities as clerks type them: counts, percentages, years, days, months, ordinals."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
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
_LONE_NUMBER: Final = re.compile(r"[^\d.\-—－]*(\d{1,12})[^\d.]*")
_GROUPED: Final = re.compile(r"\d{1,3}(,\d{3})+")
_LARGE: Final = re.compile(
    r"(?P<about>大约|将近|约|近|超过|超|逾)?(?P<number>\d{1,6}(?:\.\d{1,8})?)(?P<size>万|亿)"
    r"(?P<more>余|多)?(?P<unit>[^\d\W]*)"
)
_LARGE_UNITS: Final = {"万": 10**4, "亿": 10**8}
_PERCENT: Final = re.compile(r"(?:百分之)?(\d{1,3}(?:\.\d+)?)%?")
_PART: Final = re.compile(r"(\d{1,9})[^\d\W]*/(\d{1,9})[^\d\W]*")
_OF_WHOLE: Final = re.compile(r"(?P<rate>[^(,;]+?)[(,;](?P<part>[^()]+)\)?")
_FROM_ALL: Final = re.compile(r"(?:共|总共)?(\d{1,9})[^\d\W]*?(?:中|里|,)的?(?:有)?(\d{1,9})[^\d\W]*")
_YEAR: Final = re.compile(r"(\d{4}|[〇零一二三四五六七八九]{4})年?度?")
_SHORT_YEAR: Final = re.compile(r"(\d\d)年?度?")
_DATE: Final = re.compile(rf"({_NUMBER})[年.\-/]({_NUMBER})[月.\-/]({_NUMBER})日?")
_COMPACT_DATE: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")
_ISO_MONTH: Final = re.compile(r"(\d{4})[-./年](\d{1,2})月?")
_MONTH_PART: Final = re.compile(rf"({_NUMBER})月?(?:份|底|初|中旬|上旬|下旬)?")
_RANGE: Final = re.compile(r"[—–\-~～至到]+")
_QUARTER: Final = re.compile(r"第?([一二三四1-4])季度")
_HALVES: Final = {"上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12)}
_DIGITS_MOST: Final = 12
_WHOLE: Final = 100
_HALF_MARKS: Final = str.maketrans("（），；．／", "(),;./")
_MONTHS: Final = range(1, 13)
_PLAIN_MONTHS: Final = frozenset(str(month) for month in _MONTHS)
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
    """Return a whole number: 8, 8次, １２, 1,234, 八; about: 约300, 30余, 近40, 3.2万 (rounded, as typed)."""
    if typed.isascii() and typed.isdecimal() and len(typed) <= _DIGITS_MOST:
        return Reading(str(int(typed)), int(typed))
    text = re.sub(r"\s", "", half_width(typed)).replace("，", ",")
    large = _LARGE.fullmatch(text)
    if large:
        return _read_large(question, typed, large)
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
    """Return a percentage from 0 to 100, with or without its sign and its base.

    96.7%, 96.7, 96.7%（119/123）, 119/123, 123件中119件. A rate and its base must agree; a base alone
    gives the rate, said in a remark. 100% without a base is asked for it.
    """
    text = half_width(typed).replace(" ", "").translate(_HALF_MARKS)
    base = _read_base(text)
    if base:
        return _of_base(typed, "", base)
    match = _OF_WHOLE.fullmatch(text)
    base = _read_base(match["part"]) if match else None
    if match and base:
        return _of_base(typed, match["rate"], base)
    return _read_rate(typed, text)


def read_year(_question: Question, typed: str) -> Reading | Refusal:
    """Return a year of four digits: 2026, 2026年, 二〇二六年."""
    text = half_width(typed).replace(" ", "")
    match = _YEAR.fullmatch(text)
    year = _number(match[1]) if match else None
    if year is None:
        short = _SHORT_YEAR.fullmatch(text)
        return Refusal(f"“{typed}”不是四位数的年份", f"20{short[1]}" if short else "写四位数，如 2026")
    if year not in _YEARS:
        return Refusal(f"{year}年不像要写的年份", "核对后重填，如 2026")
    return Reading(str(year), year)


def read_date(_question: Question, typed: str) -> Reading | Refusal:
    """Return a day: 2027年1月12日, 2027-01-12, 2027.1.12; printed without leading zeros."""
    text = half_width(typed).replace(" ", "").replace("元月", "1月").replace("号", "日")
    match = _DATE.fullmatch(text) or _COMPACT_DATE.fullmatch(text)
    parts = [_number(part) for part in match.groups()] if match else []
    if not parts or None in parts:
        return Refusal(f"“{typed}”不是完整的日期", "年、月、日都写，如 2027年1月12日")
    year, month, day = (part or 0 for part in parts)
    if year not in _YEARS:
        return Refusal(f"“{typed}”的年份要写四位数", f"如 {year % 100 + 2000}年{month}月{day}日")
    try:
        return Reading(f"{year}年{month}月{day}日", date(year, month, day))
    except ValueError:
        return Refusal(f"没有{year}年{month}月{day}日这一天", "核对后重填")


def read_ordinal(_question: Question, typed: str) -> Reading | Refusal:
    """Return an ordinal in Chinese numerals: 9, 九, 第九, 第九届 all give 九."""
    text = re.sub(r"^第|[届次]?(会议)?$", "", half_width(typed).replace(" ", ""))
    number = _number(text)
    if number is None or number not in _ORDINALS:
        return Refusal(f"“{typed}”看不出是第几", "只写一个数，如 九，或 9")
    return Reading(numeral(number), number)


def read_months(_question: Question, typed: str) -> Reading | Refusal:
    """Return months in order: 6, 6月, 三月, 2026-06, 2—3, 2,3, 二季度, 上半年; text 6, 2至3 or 3、6."""
    if typed in _PLAIN_MONTHS:
        return Reading(typed, (int(typed),))
    text = half_width(typed).replace(" ", "").replace("元月", "1月")
    dated = _ISO_MONTH.fullmatch(text)
    if dated and int(dated[2]) in _MONTHS:
        month = int(dated[2])
        remark = Remark("月份", Severity.INFO, f"只取月份{month}，年份{dated[1]}没有用", str(month))
        return Reading(str(month), (month,), remark=remark)
    ends = _HALVES.get(text) or _quarter(text)
    months = list(range(ends[0], ends[1] + 1)) if ends else _listed_months(text)
    if not months:
        return Refusal(f"“{typed}”不是月份", "写成 6，或 2—3")
    wrong = [month for month in months if month not in _MONTHS]
    if wrong:
        return Refusal(f"没有{wrong[0]}月", "写1到12之间的数")
    if months != sorted(set(months)):
        return Refusal(f"“{typed}”的月份前后颠倒或重复", "从小到大写，如 2—3")
    return Reading(_months_text(months), tuple(months))


def _read_large(question: Question, typed: str, match: re.Match[str]) -> Reading | Refusal:
    """Return a number in 万 or 亿: it stands as typed, and counts as rounded."""
    exact = Decimal(match["number"]) * _LARGE_UNITS[match["size"]]
    unit = match["unit"]
    if exact != exact.to_integral_value() or (unit and unit not in {question.unit, *_UNITS}):
        return _no_integer(question, typed, match[0])
    remark = _unit_remark(question, unit) if unit and unit != question.unit else None
    text = f"{match['about'] or ''}{match['number']}{match['size']}{match['more'] or ''}"
    return Reading(text, int(exact), approximate=True, remark=remark)


def _read_rate(typed: str, text: str) -> Reading | Refusal:
    match = _PERCENT.fullmatch(text)
    if match is None:
        return Refusal(f"“{typed}”不是百分数", "写成 96.7%；有底数写成 96.7%（119/123）")
    value = Decimal(match[1])
    if value > _WHOLE:
        return Refusal(f"百分数不能超过100%，写的是“{typed}”", "核对后重填")
    if 0 < value < 1 and "%" not in text and "百分之" not in text:
        return Refusal(f"“{typed}”像是小数，要写百分数", f"{(value * _WHOLE).normalize():f}%")
    remark = None
    if value == _WHOLE:
        advice = "写明多少件里的多少件，如 100%（123/123）"
        remark = Remark("百分数", Severity.INFO, "写了100%，没有写底数", advice)
    return Reading(f"{match[1]}%", value, remark=remark)


def _read_base(text: str) -> tuple[int, int] | None:
    """Return part and whole as typed: 119/123, 119件/123件, 123件中119件."""
    match = _PART.fullmatch(text)
    if match:
        return int(match[1]), int(match[2])
    match = _FROM_ALL.fullmatch(text)
    return (int(match[2]), int(match[1])) if match else None


def _of_base(typed: str, rate: str, base: tuple[int, int]) -> Reading | Refusal:
    part, whole = base
    if part > whole or not whole:
        return Refusal(f"“{typed}”里部分多于总数", f"部分写在前，总数写在后：{whole}/{part}" if part else "")
    exact = Decimal(part * _WHOLE) / whole
    if not rate:
        value = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
        value = value.to_integral_value() if value == value.to_integral_value() else value
        advice = f"{value}%（{part}/{whole}）"
        remark = Remark("百分数", Severity.INFO, f"按{part}/{whole}算成{value}%", advice)
        return Reading(f"{value}%", value, remark=remark)
    reading = _read_rate(typed, rate)
    if isinstance(reading, Refusal) or not isinstance(reading.value, Decimal):
        return reading
    places = Decimal(1).scaleb(int(reading.value.as_tuple().exponent))
    rounded = exact.quantize(places, ROUND_HALF_UP)
    if rounded != reading.value:
        return Refusal(f"{part}/{whole}是{rounded}%，写的是{reading.text}", f"{rounded}%（{part}/{whole}）")
    return Reading(reading.text, reading.value)


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
    unit = f"（单位：{question.unit}）" if question.unit else ""
    digits = re.search(r"\d+", text)
    if digits and re.search(r"以上|左右|以下", text):
        return Refusal(f"“{typed}”不能写成数字加“以上”“左右”", f"{digits[0]}余，或 约{digits[0]}")
    lone = _LONE_NUMBER.fullmatch(text)
    sample = f"：{lone[1]}" if lone else f"，如 {(question.example or ('8',))[0]}"
    return Refusal(f"“{typed}”不是整数{unit}", f"只写数字{sample}")


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
