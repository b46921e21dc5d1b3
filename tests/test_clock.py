"""The clock alone: five-year plans and terms by arithmetic, for any year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.clock import (
    Clock,
    FiveYearPlan,
    Period,
    clock_of,
    five_year_plan,
    is_election_year,
    term_of_cycle,
)

YEARS = st.integers(1990, 2120)


@pytest.mark.parametrize(
    ("year", "ordinal", "nth"),
    [
        (2016, 13, 1),
        (2020, 13, 5),
        (2021, 14, 1),
        (2025, 14, 5),
        (2026, 15, 1),
        (2027, 15, 2),
        (2030, 15, 5),
        (2031, 16, 1),
        (2035, 16, 5),
    ],
)
def test_a_year_is_so_many_years_into_its_five_year_plan(year: int, ordinal: int, nth: int) -> None:
    plan = five_year_plan(year)
    assert (plan.ordinal, plan.year(year)) == (ordinal, nth)


def test_a_plan_runs_for_five_years() -> None:
    assert (FiveYearPlan(15).first, FiveYearPlan(15).last) == (2026, 2030)


def test_a_year_outside_a_plan_is_no_year_of_it() -> None:
    with pytest.raises(ValueError, match="2031"):
        FiveYearPlan(15).year(2031)


@given(YEARS)
def test_plans_follow_one_another_without_a_gap(year: int) -> None:
    plan, following = five_year_plan(year), five_year_plan(year + 1)
    assert plan.first <= year <= plan.last
    assert following.year(year + 1) == plan.year(year) % 5 + 1
    assert following.ordinal - plan.ordinal == (plan.year(year) == 5)


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [(2017, 2017, 2021), (2021, 2017, 2021), (2022, 2022, 2026), (2026, 2022, 2026), (2027, 2027, 2031)],
)
def test_a_year_belongs_to_a_term_of_the_normal_cycle(year: int, first: int, last: int) -> None:
    assert term_of_cycle(year) == tuple(range(first, last + 1))


def test_counties_and_towns_elect_every_five_years_over_two_years() -> None:
    assert [year for year in range(2015, 2036) if is_election_year(year)] == [
        *(2016, 2017, 2021, 2022, 2026, 2027, 2031, 2032)
    ]


@given(YEARS)
def test_a_term_ends_in_a_year_of_election(year: int) -> None:
    term = term_of_cycle(year)
    assert year in term
    assert len(term) == 5
    assert is_election_year(term[-1])
    assert is_election_year(term[0])


def test_the_clock_of_a_report_knows_the_plans_of_both_its_years() -> None:
    clock = clock_of(2030, None)
    assert (clock.review_plan.ordinal, clock.next_plan.ordinal) == (15, 16)


def test_the_days_a_half_speaks_of_meet_on_the_day_of_delivery() -> None:
    clock = Clock(2026, date(2027, 1, 12))
    assert clock.review_span == Period(date(2026, 1, 1), date(2027, 1, 12))
    assert clock.plan_span == Period(date(2027, 1, 12), date(2027, 12, 31))
