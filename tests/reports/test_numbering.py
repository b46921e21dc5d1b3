"""Numbers at the head of a line, in any width."""

import pytest

from planner.reports.layout.numbering import Habit, read_mark

READ = {
    "一、坚持": (Habit.COMMA, 1, "一", 2),
    "十二、坚持": (Habit.COMMA, 12, "十二", 3),
    "一.坚持": (Habit.COMMA, 1, "一", 2),
    "三．坚持": (Habit.COMMA, 3, "三", 2),
    "二 、坚持": (Habit.COMMA, 2, "二", 3),
    "一\u3000坚持": (Habit.COMMA, 1, "一", 2),
    "（一）坚持": (Habit.BRACKETS, 1, "（一）", 3),
    "(二)坚持": (Habit.BRACKETS, 2, "（二）", 3),
    "（三)、坚持": (Habit.BRACKETS, 3, "（三）", 4),
    "1.坚持": (Habit.ARABIC, 1, "1", 2),
    "１．坚持": (Habit.ARABIC, 1, "1", 2),
    "10、坚持": (Habit.ARABIC, 10, "10", 3),
    "（1）坚持": (Habit.ARABIC_BRACKETS, 1, "（1）", 3),
    "(２)坚持": (Habit.ARABIC_BRACKETS, 2, "（2）", 3),
    "3）坚持": (Habit.ARABIC_HALF, 3, "3）", 2),
    "②坚持": (Habit.CIRCLED, 2, "②", 1),
    "一是坚持": (Habit.BEING, 1, "一是", 2),
    "三要坚持": (Habit.SHALL, 3, "三要", 2),
    "第二，坚持": (Habit.ORDINAL, 2, "第二", 3),
    "第一部分 坚持": (Habit.PART, 1, "第一部分", 5),
    "第三章\u3000坚持": (Habit.CHAPTER, 3, "第三章", 4),
    "——坚持": (Habit.DASH, 0, "——", 2),
    "● 坚持": (Habit.BULLET, 0, "●", 2),
    "【政治引领】坚持": (Habit.BOXED, 0, "", 6),
}


@pytest.mark.parametrize("text", READ)
def test_a_number_is_read_in_any_width(text: str) -> None:
    mark = read_mark(text)
    assert mark is not None
    assert (mark.habit, mark.value, mark.shown, mark.length) == READ[text]


@pytest.mark.parametrize(
    "text",
    [
        "2026年是",
        "10.26突发",
        "1.5亿元",
        "12月召开",
        "一年来",
        "第一议题",
        "五年来",
        "十佳",
        "—",
        "- 3 -",
        "",
        "坚持一、二",
    ],
)
def test_a_year_a_figure_and_a_word_are_no_number(text: str) -> None:
    assert read_mark(text) is None
