import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.chinese import display_width
from planner.cli.picker.columns import clean, fit, marked, padded, text_of, width, wrap

_TEXT = st.text(alphabet="监督ab，“”\n\u3000", max_size=40)


def test_spans_are_marked_over_the_style_of_the_line() -> None:
    assert marked("加强监督工作", [(2, 4)], "found") == (("", "加强"), ("found", "监督"), ("", "工作"))
    assert marked("监督", [(0, 1)], "found", "chosen") == (("chosen found", "监"), ("chosen", "督"))


@pytest.mark.parametrize(
    ("columns", "expected"), [(8, "监督工作"), (7, "监督工…"), (6, "监督…"), (2, "…"), (1, "…"), (0, "")]
)
def test_a_line_that_is_too_wide_ends_in_an_ellipsis(columns: int, expected: str) -> None:
    assert text_of([fit((("", "监督"), ("found", "工作")), columns)]) == (expected,)


def test_a_line_is_broken_where_it_is_too_wide_and_keeps_its_styles() -> None:
    assert wrap((("", "加强"), ("found", "监督")), 6) == ((("", "加强"), ("found", "监")), (("found", "督"),))


def test_a_line_is_rather_broken_at_a_full_width_blank() -> None:
    assert text_of(wrap((("", "类别 提法　职责 监督　编号 甲"),), 24)) == ("类别 提法　职责 监督", "编号 甲")


@given(_TEXT, st.integers(2, 12))
def test_wrapping_loses_nothing_but_blanks_and_fits(text: str, columns: int) -> None:
    rows = wrap((("", text),), columns)
    assert all(width(row) <= columns for row in rows)
    bare = str.maketrans("", "", "\n\u3000")
    assert "".join(text_of(rows)).translate(bare) == text.translate(bare)


@given(_TEXT, st.integers(0, 12))
def test_a_fitted_line_fits(text: str, columns: int) -> None:
    assert width(fit((("", text),), columns)) <= columns


@given(st.text(alphabet="监督ab", max_size=10), st.integers(1, 12))
def test_a_padded_text_takes_exactly_its_columns(text: str, columns: int) -> None:
    assert display_width(padded(text, columns)) == columns


def test_a_sign_a_terminal_would_obey_is_shown_as_a_blank() -> None:
    assert clean("甲\x1b[2J乙\t丙\u202e丁\r\n戊") == "甲 [2J乙 丙 丁 \n戊"
