"""Numerals, widths and display columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.chinese import MOST, display_width, half_width, numeral, parse_numeral


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (9, "九"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1000, "一千"),
        (1001, "一千零一"),
        (2026, "二千零二十六"),
        (9999, "九千九百九十九"),
    ],
)
def test_numeral_of_a_number(number: int, text: str) -> None:
    assert numeral(number) == text


@given(st.integers(0, MOST))
def test_every_numeral_reads_back(number: int) -> None:
    assert parse_numeral(numeral(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("两", 2), ("一十二", 12), ("二〇二六", 2026), ("〇", 0), ("两百零三", 203), ("一百零五", 105)],
)
def test_numerals_as_people_type_them(text: str, number: int) -> None:
    assert parse_numeral(text) == number


@pytest.mark.parametrize("text", ["", "八次", "十十", "百八", "一百五", "五八十", "8", "廿"])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert parse_numeral(text) is None


@pytest.mark.parametrize("number", [-1, 10000])
def test_number_outside_the_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        numeral(number)


def test_half_width_turns_digits_letters_and_percent_and_leaves_marks() -> None:
    assert half_width("１２％ＡＢｃ，：（）") == "12%ABc，：（）"


@pytest.mark.parametrize(
    ("text", "width"), [("年度", 4), ("a1", 2), ("：", 2), ("“”", 2), ("\u200b", 0), ("", 0)]
)
def test_display_width_counts_terminal_columns(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize("text", ["七八", "三四十", "一二三"])
def test_an_estimate_is_no_number(text: str) -> None:
    assert parse_numeral(text) is None
