"""What time it is in a document: review year, plan year, date of delivery, spans of validity."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

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
class Clock:
    """The years a report speaks of. `delivered` is the day it is read to the congress."""

    year: int
    delivered: date

    @property
    def plan_year(self) -> int:
        """The year the plan is for."""
        return self.year + 1

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
