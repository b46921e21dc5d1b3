"""Numbers at the head of a line or sentence: the habits of the genre, read in any width.

GB/T 9704-2012, 7.3.3, orders them 一、 （一） 1. （1）; offices also write 第一部分, ①, 一是, 一要, 第一，,
—— and bullets.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from planner.chinese import half_width, parse_numeral


class Habit(StrEnum):
    """A way to mark a heading; the value is a sample."""

    PART = "第一部分"
    CHAPTER = "第一章"
    COMMA = "一、"
    BRACKETS = "（一）"
    ARABIC = "1."
    ARABIC_BRACKETS = "（1）"
    ARABIC_HALF = "1）"
    CIRCLED = "①"
    BEING = "一是"
    SHALL = "一要"
    ORDINAL = "第一，"
    DASH = "——"
    BULLET = "●"
    BOXED = "【】"
    STYLE = "标题样式"
    LINE = "独立成行"
    RUN_IN = "段首句"
    FORMULA = "段内句"


NUMBERED: Final = frozenset(
    {
        Habit.PART,
        Habit.CHAPTER,
        Habit.COMMA,
        Habit.BRACKETS,
        Habit.ARABIC,
        Habit.ARABIC_BRACKETS,
        Habit.ARABIC_HALF,
        Habit.CIRCLED,
        Habit.BEING,
        Habit.SHALL,
        Habit.ORDINAL,
    }
)
"""The habits whose marks count."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a heading: its habit, its value, how it is shown.

    `value` is 0 where the habit does not count, and a level for styles and lines. `shown` is bare: 一,
    （一）, 1, 一是, ——, "" for none. `length` is how many characters of the line the number takes.
    """

    habit: Habit
    value: int
    shown: str
    length: int


_HAN: Final = "[一二三四五六七八九十]{1,3}"
_DIGITS: Final = "[0-9０-９]{1,2}"
_OPEN: Final = "[（(〔﹙]"
_CLOSE: Final = "[）)〕﹚]"
_AFTER: Final = r"[\s\u3000]*"
_PATTERN: Final = re.compile(
    rf"(?P<PART>第(?P<v0>{_HAN})(?:个?部分|大部分|篇)[：:、，,]?{_AFTER})"
    rf"|(?P<CHAPTER>第(?P<v1>{_HAN})[章节][：:、，,]?{_AFTER})"
    rf"|(?P<ORDINAL>第(?P<v2>{_HAN})[，,、：:]{_AFTER})"
    rf"|(?P<BEING>(?P<v3>{_HAN})是)"
    rf"|(?P<SHALL>(?P<v4>{_HAN})要)"
    rf"|(?P<COMMA>(?P<v5>{_HAN})(?:{_AFTER}[、.．]|[：:]|[\s\u3000]+(?=[\u4e00-\u9fff])){_AFTER})"
    rf"|(?P<BRACKETS>{_OPEN}{_AFTER}(?P<v6>{_HAN}){_AFTER}{_CLOSE}[、.．：:]?{_AFTER})"
    rf"|(?P<ARABIC_BRACKETS>{_OPEN}{_AFTER}(?P<v7>{_DIGITS}){_AFTER}{_CLOSE}[、.．：:]?{_AFTER})"
    rf"|(?P<ARABIC_HALF>(?P<v8>{_DIGITS}){_CLOSE}[、.．]?{_AFTER})"
    rf"|(?P<ARABIC>(?P<v9>{_DIGITS}){_AFTER}(?:[、．]|\.(?![0-9０-９])){_AFTER})"
    rf"|(?P<CIRCLED>(?P<v10>[①-⑳]){_AFTER})"
    rf"|(?P<DASH>(?:[—―─－]{{1,4}}|-{{2,4}}){_AFTER}(?=[\u4e00-\u9fff“《]))"
    rf"|(?P<BULLET>[●■◆★▲○□◇☆△▪•·➢▶※]{_AFTER}(?=[\u4e00-\u9fff“《]))"
)
# 【待填：…】 is what a draft of ours still lacks.
_BOXED: Final = re.compile("【(?!待填)([^【】]{2,40})】")
_SHOWN: Final = {
    Habit.COMMA: "{}",
    Habit.BRACKETS: "（{}）",
    Habit.ARABIC: "{}",
    Habit.ARABIC_BRACKETS: "（{}）",
    Habit.ARABIC_HALF: "{}）",
    Habit.CIRCLED: "{}",
    Habit.BEING: "{}是",
    Habit.SHALL: "{}要",
    Habit.ORDINAL: "第{}",
}


# The same paragraph is asked for by every step that divides a report.
@lru_cache(maxsize=1 << 8)
def read_mark(text: str) -> Mark | None:
    """Return the number `text` begins with, None when it begins with none."""
    found = _PATTERN.match(text)
    if not found:
        return _boxed(text)
    groups = found.groupdict("")
    habit = Habit[found.lastgroup or ""]
    digits = next((value for name, value in groups.items() if name.startswith("v") and value), "")
    value = _value(digits)
    if value is None:
        return None
    return Mark(habit, value, _shown(habit, digits, found.group()), found.end())


def _boxed(text: str) -> Mark | None:
    found = _BOXED.match(text)
    return Mark(Habit.BOXED, 0, "", found.end()) if found else None


def _value(digits: str) -> int | None:
    if not digits:
        return 0
    if digits[0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return ord(digits) - ord("①") + 1
    plain = half_width(digits)
    return int(plain) if plain.isdigit() else parse_numeral(digits)


def _shown(habit: Habit, digits: str, whole: str) -> str:
    if habit in {Habit.PART, Habit.CHAPTER}:
        return whole.strip().rstrip("：:、，, \u3000")
    if habit is Habit.DASH:
        return "——"
    if habit is Habit.BULLET:
        return whole.strip()
    return _SHOWN[habit].format(half_width(digits))
