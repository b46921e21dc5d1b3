"""What time it is in a document: its years and its day, spans of validity, five-year plans, terms."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

FIVE_YEARS: Final = 5
"""A five-year plan is as long as a term of a county's or town's congress (地方组织法第九条)."""

# The Fourteenth Five-Year Plan began in 2021, and every plan since 1966 has followed without a pause.
_FOURTEENTH, _FOURTEENTH_BEGAN = 14, 2021
# Congresses of counties and towns were elected anew in 2021 and 2022, all in step, every five years:
# 2022 was the first whole year of that term, so an election year leaves 1 or 2 divided by five.
_TERM_BEGAN = 2022
_ELECTED = frozenset({1, 2})

_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends in it; None leaves an end open."""

    start: date | None = None
    end: date | None = None

    def meets(self, other: "Period") -> bool:
        """Return whether the two spans share a day."""
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        return starts_in_time and (self.end is None or other.start is None or other.start <= self.end)


def period(start: str, end: str) -> Period:
    """Return the span from the first day of `start` to the last day of `end`.

    Each is "" (open), a year, a month or a day: 2026, 2026-02, 2026-02-24.
    """
    return Period(_first_day(start) if start else None, _last_day(end) if end else None)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _MONTH.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _first_day(text: str) -> date:
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def _last_day(text: str) -> date:
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class FiveYearPlan:
    """A national five-year plan: `ordinal` 15 is “十五五”, 2026 to 2030."""

    ordinal: int

    @property
    def first(self) -> int:
        """Its first year."""
        return _FOURTEENTH_BEGAN + (self.ordinal - _FOURTEENTH) * FIVE_YEARS

    @property
    def last(self) -> int:
        """Its last year."""
        return self.first + FIVE_YEARS - 1

    def year(self, year: int) -> int:
        """Return which year of the plan `year` is, 1 to 5; ValueError for a year outside it."""
        if not self.first <= year <= self.last:
            raise ValueError(year)
        return year - self.first + 1


def five_year_plan(year: int) -> FiveYearPlan:
    """Return the five-year plan that `year` falls in."""
    return FiveYearPlan(_FOURTEENTH + (year - _FOURTEENTH_BEGAN) // FIVE_YEARS)


def term_of_cycle(year: int) -> tuple[int, ...]:
    """Return the five years of the term of county and town congresses that `year` falls in, in order.

    By the normal cycle (2022–2026, 2027–2031 …); a place that was set up or merged keeps its own.
    """
    first = year - (year - _TERM_BEGAN) % FIVE_YEARS
    return tuple(range(first, first + FIVE_YEARS))


def is_election_year(year: int) -> bool:
    """Return whether counties and towns elect their congresses anew in `year`: 2021, 2022, 2026, 2027."""
    return year % FIVE_YEARS in _ELECTED


@dataclass(frozen=True, slots=True)
class Clock:
    """The years a report speaks of. `delivered` is the day it is read to the congress."""

    year: int
    delivered: date

    @property
    def plan_year(self) -> int:
        """The year the plan is for."""
        return self.year + 1

    @property
    def review_plan(self) -> FiveYearPlan:
        """The five-year plan the review year falls in."""
        return five_year_plan(self.year)

    @property
    def next_plan(self) -> FiveYearPlan:
        """The five-year plan the plan year falls in."""
        return five_year_plan(self.plan_year)

    @property
    def review_year(self) -> Period:
        """The review year from New Year to New Year's Eve."""
        return Period(date(self.year, 1, 1), date(self.year, 12, 31))

    @property
    def review_span(self) -> Period:
        """From New Year of the review year to the day of delivery: what the review may speak of."""
        return Period(date(self.year, 1, 1), self.delivered)

    @property
    def plan_span(self) -> Period:
        """The day of delivery to the end of the plan year: what the plan may speak of."""
        return Period(self.delivered, date(self.plan_year, 12, 31))

    @property
    def delivery_span(self) -> Period:
        """The day of delivery alone: what standing wording must be valid on."""
        return Period(self.delivered, self.delivered)


def clock_of(year: int, delivered: date | None) -> Clock:
    """Return the clock of the report on `year`.

    Without a date, delivery is taken to be 15 January of the next year: annual congress sessions
    meet between late December and February.
    """
    return Clock(year, delivered or date(year + 1, 1, 15))
