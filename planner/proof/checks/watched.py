"""What the bank knows of a document's dated wording: found once a document, each place by its own span."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from planner.bank.entries import Wording
from planner.bank.model import Authority, Entry
from planner.bank.validity import LAW, is_settled, watch_list
from planner.clock import FIVE_YEARS, Period
from planner.proof.checks.once import once
from planner.proof.model import Zone
from planner.proof.subject import Subject
from planner.reports.model import Genre

_FAR: Final = 300
_YEAR: Final = re.compile(r"(?<!\d)(19\d\d|20\d\d)(?!\d)")
_STOPS: Final = "。；！？\n"


@dataclass(frozen=True, slots=True)
class Met:
    """A wording of the bank at `start` to `end` that is wrong there; `span` is what the place speaks of."""

    start: int
    end: int
    entry: Entry
    span: Period

    def words(self, subject: Subject) -> str:
        """Return the words as they stand."""
        return subject.text[self.start : self.end]

    @property
    def is_law(self) -> bool:
        """Whether it names a law, or an article or a chapter of one."""
        entry = self.entry
        named = entry.authority is Authority.LAW and "》" in entry.text
        return named or (isinstance(entry, Wording) and entry.role == LAW)

    @property
    def is_unsettled(self) -> bool:
        """Whether the sources do not say if it may be written."""
        return not is_settled(self.entry, self.span)

    @property
    def is_over(self) -> bool:
        """Whether it was valid only before the span."""
        end, start = self.entry.valid.end, self.span.start
        return end is not None and start is not None and end < start

    @property
    def is_early(self) -> bool:
        """Whether it is valid only after the span."""
        start, end = self.entry.valid.start, self.span.end
        return start is not None and end is not None and end < start


def watched(subject: Subject) -> tuple[Met, ...]:
    """Return what must not stand where it stands, in order; worked out once a document."""
    return once(subject, _all_met)


def _all_met(subject: Subject) -> tuple[Met, ...]:
    return tuple(_met(subject))


def span_at(subject: Subject, offset: int) -> Period:
    """Return the days a place speaks of; open at both ends where no year is known."""
    return _span(subject, subject.zone_at(offset))


def _span(subject: Subject, zone: Zone) -> Period:
    clock = subject.clock
    if clock is None:
        return Period()
    reviewed, planned = clock.review_span, clock.plan_span
    if subject.report.genre is Genre.FIVE_YEARS and reviewed.start:
        first = reviewed.start.replace(year=clock.year - FIVE_YEARS + 1)
        reviewed = replace(reviewed, start=first)
    if zone is Zone.REVIEW:
        return reviewed
    return planned if zone is Zone.PLAN else Period(reviewed.start, planned.end)


def _met(subject: Subject) -> Iterator[Met]:
    lists = {}
    for zone, begin, end in _stretches(subject):
        span = _span(subject, zone)
        if span not in lists:
            lists[span] = watch_list(subject.bank, span)
        for found in lists[span].find(subject.text[begin:end]):
            yield Met(begin + found.start, begin + found.end, found.entry, span)


def _stretches(subject: Subject) -> Iterator[tuple[Zone, int, int]]:
    """Yield the zones in order, each with where it begins and ends."""
    for zone, group in groupby(range(len(subject.lines)), key=lambda index: subject.zones[index]):
        indexes = list(group)
        last = indexes[-1]
        yield zone, subject.starts[indexes[0]], subject.starts[last] + len(subject.lines[last].text)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends, a semicolon parts two.

    At most 300 characters to each side are looked at.
    """
    low, high = max(0, start - _FAR), min(len(text), end + _FAR)
    begin = max(text.rfind(stop, low, start) for stop in _STOPS) + 1
    ends = [place for stop in _STOPS if (place := text.find(stop, end, high)) >= 0]
    return max(begin, low), min(ends, default=high)


def years_named(text: str, begin: int, end: int) -> tuple[int, ...]:
    """Return the years named between two places, in order."""
    return tuple(int(match[1]) for match in _YEAR.finditer(text, begin, end))
