"""Figures against last year's: leaps are asked about, figures that stand as they stood are named."""

import pytest

from tests.facts.checking import after, of_rule, told
from tests.facts.reading import HEAD

BODY = HEAD + "代表:\n  建议总数: {}\n"


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ("1870", "187", "是去年的10倍"),
        ("187", "1870", "只有去年的10%"),
        ("100", "20", "是去年的5倍"),
        ("20", "100", "只有去年的20%"),
        ("10", "1", "是去年的10倍"),
        ("30", "0", "一个是零"),
    ],
)
def test_ten_times_last_years_figure_or_five_where_large_is_asked_about(
    now: str, before: str, said: str
) -> None:
    found = told(after(BODY.format(now), BODY.format(before)), "和去年相差太大")
    message = f"“代表提出的建议、批评和意见”填的是{now}，去年是{before}（2025.yaml第5行），{said}"
    assert found == [(5, "warning", message)]


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("99", "20"),
        ("95", "19"),
        ("9", "1"),
        ("9", "0"),
        ("123", "187"),
        ("约1870", "187"),
        ("1870", "待填"),
        ("待填", "187"),
    ],
)
def test_what_grows_or_shrinks_as_figures_do_is_passed_over(now: str, before: str) -> None:
    assert told(after(BODY.format(now), BODY.format(before)), "和去年相差太大") == []


def test_without_last_year_nothing_is_compared() -> None:
    assert told(after(BODY.format(1870), HEAD), "和去年相差太大") == []


FOUR = HEAD + "代表:\n  培训人次: {}\n  列席: {}\n  走访群众: {}\n  收集意见: {}\n"


def test_three_figures_that_are_last_years_to_the_digit_are_named_once() -> None:
    (found,) = of_rule(after(FOUR.format(420, 64, 3420, 516), FOUR.format(420, 64, 3420, 516)), "和去年相同")
    assert (found.place.line, found.severity) == (5, "info")
    assert found.message == ("有3个数和去年一个不差：“代表参训”420、“代表走访、接待群众”3420、“收集意见”516")
    assert told(after(FOUR.format(421, 64, 3420, 516), FOUR.format(420, 64, 3420, 516)), "和去年相同") == []
