"""Timing: the clock of a facts file."""

from datetime import date

from planner.clock import Clock, clock_of
from planner.facts.model import Facts

# Far enough ahead that only wording without an end is valid in it.
_UNDATED = 9000


def facts_clock(facts: Facts) -> Clock:
    """Return the years of a report, from 年度 and 大会.日期.

    With a date alone the year under review is the one before it; with neither, a year so far ahead
    that no wording with an end is valid, and `is_dated` is False.
    """
    year, day = facts.one("年度"), facts.one("大会.日期")
    delivered = day.value if day and isinstance(day.value, date) else None
    if year and isinstance(year.value, int):
        return clock_of(year.value, delivered)
    return clock_of(delivered.year - 1 if delivered else _UNDATED, delivered)


def is_dated(clock: Clock) -> bool:
    """Return whether the facts file said which year it is about."""
    return clock.year != _UNDATED
