"""Quantities of a running text: numbers with what they count, where they stand."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from planner.chinese import parse_numeral
from planner.reports.items.topicwords import one_of

PERCENT: Final = "%"
"""The unit of a percentage."""

TIMES: Final = frozenset({"年", "月", "日", "号", "时", "季度", "届", "岁"})
"""Units of dates and ages: they place or describe, and count nothing that was done."""

_UNITS: Final = (
    "个百分点 人次 件次 场次 户次 家次 平方公里 平方米 立方米 千瓦时 公里 公顷 小时 分钟 季度 年 月 日 号"
    " 时 天 周 届 岁 % ％ ‰ 人 名 位 件 条 项 个 次 场 部 份 篇 期 家 户 处 宗 票 亩 吨 米 里 元 倍 字 类"
    " 种 辆 座 所 台 套 间 栋 幢 盏 轮 级 档 成 门 批 起 例 笔 款 册 面 组 对 张 大 方面 支 课 节 堂 段 株"
    " 只 头 块 桶 箱 编 镇 村 区 县 市"
)
_UNIT: Final = one_of(_UNITS)
_HAN: Final = "一二三四五六七八九十百千两零〇"
_QUANTITY: Final = re.compile(
    "(?P<about>大约|将近|超过|近|约|超|逾)?"
    rf"(?:(?<![\d.A-Za-z·])(?P<digits>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    f"|(?<![第{_HAN}\\d“])(?P<han>[{_HAN}]+))"
    f"(?P<few>[余多])?(?P<size>[万亿])?(?P<more>[余多])?(?P<unit>{_UNIT})?"
)
_SIZES: Final = {"万": 10**4, "亿": 10**8, "": 1}
_LONGEST: Final = 16


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `start` to `end` in the text, with words of estimate and the unit.

    `digits` is the number as written, with 万 and 亿; `at` is where it begins. `unit` is "" where none was
    recognised, % for a percentage. `about` marks 约300 and 30余; `spelt` Chinese numerals.
    """

    start: int
    end: int
    at: int
    digits: str
    number: Decimal
    unit: str
    about: bool = False
    spelt: bool = False

    @property
    def text(self) -> str:
        """The number and its unit, without words of estimate."""
        return self.digits + self.unit

    @property
    def rounded(self) -> Decimal:
        """By how much the number may be off where it is rounded (18.6万: 500), 0 for a plain whole number."""
        size = _SIZES[self.digits[-1:] if self.digits[-1:] in _SIZES else ""]
        places = len(self.digits.rstrip("万亿").partition(".")[2])
        return Decimal(size) / (2 * 10**places) if size > 1 or places else Decimal(0)

    @property
    def exact(self) -> int | None:
        """The number when it is whole and not estimated."""
        whole = not self.about and self.number == self.number.to_integral_value()
        return int(self.number) if whole else None


@lru_cache(maxsize=8)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order: all in digits, and those in Chinese numerals with a unit.

    一 counts nothing by itself (一件事), ordinals (第三次) are none, and what is masked (**件) has no number.
    """
    return tuple(found for match in _QUANTITY.finditer(text) if (found := _made(match)))


def between(found: tuple[Quantity, ...], start: int, end: int) -> tuple[Quantity, ...]:
    """Return those of `found`, which are in order, that begin from `start` on and before `end`."""
    low = bisect_left(found, start, key=lambda one: one.start)
    return found[low : bisect_left(found, end, lo=low, key=lambda one: one.start)]


def _made(match: re.Match[str]) -> Quantity | None:
    size, unit = match["size"] or "", (match["unit"] or "").replace("％", PERCENT)
    if match["han"]:
        value = parse_numeral(match["han"]) if unit and match["han"] != "一" else None
        number = Decimal(value) if value is not None else None
    else:
        number = _decimal(match["digits"])
    if number is None:
        return None
    figure = "han" if match["han"] else "digits"
    return Quantity(
        start=match.start(),
        end=match.end(),
        at=match.start(figure),
        digits=match[figure] + size,
        number=number * _SIZES[size],
        unit=unit,
        about=bool(match["about"] or match["few"] or match["more"]),
        spelt=figure == "han",
    )


def _decimal(digits: str) -> Decimal | None:
    if len(digits) > _LONGEST:
        return None
    try:
        return Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return None
