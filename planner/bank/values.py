"""How the values of the bank's keys are read: from a value as written to what an entry holds.

Every reader returns the value, or raises NotAllowedError where it cannot stand.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from planner.bank.yamlfile import Raw
from planner.clock import FIVE_YEARS, period

Read = Callable[[Raw], Any]
"""A reader of one key's values."""

_BRACKETS = re.compile(r"[{}〔〕]")
_PATTERN = re.compile(r"(?:[^{}〔〕]|\{[\w.·]+\}|〔(?:[^{}〔〕]|\{[\w.·]+\})+〕)*")


class NotAllowedError(ValueError):
    """A value that cannot stand where it stands; its arguments say why, and what to write."""


def text(value: Raw) -> str:
    """Return one scalar, which may be blank."""
    if not isinstance(value, str):
        raise NotAllowedError("这里只能写一个值", "去掉方括号")
    return value


def filled(value: Raw) -> str:
    """Return one scalar that is not blank."""
    one = text(value)
    if not one.strip():
        raise NotAllowedError("这里不能空着", "写上内容，或删去这一行")
    return one


def pattern(value: Raw) -> str:
    """Return a sentence whose {slots} and 〔optional groups〕 are well formed."""
    one = filled(value)
    if _BRACKETS.search(one) and not _PATTERN.fullmatch(one):
        raise NotAllowedError(
            "花括号或〔〕不成对、套了起来，或槽名不对", "写成{题目}，可省的写成〔…{题目}…〕"
        )
    return one


def words(value: Raw) -> tuple[str, ...]:
    """Return a list of scalars that are not blank; a scalar alone is a list of one, [] an empty one."""
    if isinstance(value, Mapping) or value == "":
        raise NotAllowedError("这里要写成一列", "写成 [甲, 乙]")
    listed = (value,) if isinstance(value, str) else value
    for word in listed:
        filled(word)
    return listed


def word_set(value: Raw) -> frozenset[str]:
    """Return a list as `words` reads it, its order of no matter."""
    return frozenset(words(value))


def some_words(value: Raw) -> tuple[str, ...]:
    """Return a list of one scalar or more."""
    listed = words(value)
    if not listed:
        raise NotAllowedError("这里不能空着", "写成 [甲, 乙]")
    return listed


def patterns(value: Raw) -> Mapping[str, str]:
    """Return patterns by key, one line each."""
    if not isinstance(value, Mapping):
        raise NotAllowedError("这里要写成几行“键: 值”", "每行一个，缩进六个空格")
    return {key: pattern(one) for key, one in value.items()}


def some_patterns(value: Raw) -> tuple[str, ...]:
    """Return a list of one pattern or more."""
    return tuple(pattern(word) for word in some_words(value))


def day(value: Raw) -> str:
    """Return a year, month or day as written (2026, 2026-02, 2026-02-24)."""
    one = text(value)
    try:
        period(one, one)
    except ValueError as error:
        raise NotAllowedError(f"“{one}”不是日期", "写成 2026、2026-02 或 2026-02-24") from error
    return one


def last_day(value: Raw) -> date | None:
    """Return the last day of the year, month or day that is written."""
    return period("", day(value)).end


def integer(value: Raw) -> int:
    """Return a whole number in Arabic figures."""
    one = text(value)
    if not re.fullmatch(r"-?[0-9]{1,9}", one):
        raise NotAllowedError(f"“{one}”不是整数", "写阿拉伯数字")
    return int(one)


def months(value: Raw) -> tuple[int, ...]:
    """Return a list of months, 1 to 12."""
    found = tuple(integer(word) for word in words(value))
    if not set(found) <= set(range(1, 13)):
        raise NotAllowedError("月份在1到12之间", "写成 [6, 7]")
    return found


def plan_years(value: Raw) -> frozenset[int]:
    """Return years of a five-year plan, 1 to 5."""
    years = frozenset(integer(word) for word in words(value))
    if not years <= set(range(1, FIVE_YEARS + 1)):
        raise NotAllowedError("五年规划只有第1到第5年", "写成 [3]")
    return years


def data_year(value: Raw) -> int | None:
    """Return the year figures speak of, counted from the year of the meeting (-1, 0, 1); None for a blank."""
    return int(one_of("数据年度", ("-1", "0", "1"))(value)) if value else None


def truth(value: Raw) -> bool:
    """Return true or false."""
    return bool(one_of("是非", ("true", "false"))(value) == "true")


def untruth(value: Raw) -> bool:
    """Return true or false, turned round: 待核 true is confirmed False."""
    return not truth(value)


def one_of(name: str, choices: Iterable[str]) -> Read:
    """Return the reader of one of `choices`; `name` is what messages call it."""
    allowed = tuple(choices)

    def read(value: Raw) -> str:
        one = text(value)
        if one not in allowed:
            raise NotAllowedError(f"“{one}”不是可用的{name}", f"可写：{'、'.join(allowed)}")
        return one

    return read


def set_of(name: str, choices: Iterable[str]) -> Read:
    """Return the reader of a list of `choices`, as a set."""
    one = one_of(name, choices)
    return lambda value: frozenset(one(word) for word in words(value))


def member(name: str, members: type[StrEnum]) -> Read:
    """Return the reader of a member of an enumeration, written as its value."""
    one = one_of(name, members)
    by_name = {str(member): member for member in members}
    return lambda value: by_name[one(value)]


def entry_id(kind: str) -> Read:
    """Return the reader of the id of an entry, which begins with its kind (句式-听取-3)."""

    def read(value: Raw) -> str:
        one = filled(value)
        if not re.fullmatch(rf"{kind}-[^\s{{}}]+", one):
            raise NotAllowedError(f"编号“{one}”不合写法", f"以“{kind}-”开头，中间没有空格")
        return one

    return read
