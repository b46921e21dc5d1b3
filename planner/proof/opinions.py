"""The opinions that the statistics of a report count against those its parts tell."""

import re
from collections.abc import Iterator
from typing import Final

from planner.finding import Severity
from planner.proof.model import Hit, Zone
from planner.proof.quantities import Quantity, between, quantities
from planner.proof.subject import Subject
from planner.reports.model import Genre, Half

_STATED: Final = re.compile("审议意见(?P<figure>[0-9]{1,4})条")
_BEFORE: Final = re.compile("审议意见$")
_AFTER: Final = re.compile("的?审议意见")
_REACH: Final = 6
_CHAIN: Final = re.compile("[、和]")
_MOST_PART: Final = 0.8
_LEAST: Final = 3


def opinions(subject: Subject) -> Iterator[Hit]:
    """Yield the figure of 审议意见 in the lines before the first part where those told add up otherwise.

    Only what is called so counts: mere suggestions are told of everything. Less told than stated is an info,
    and none where much is left untold.
    """
    report = subject.report
    if report.genre is Genre.FIVE_YEARS or len(report.half(Half.REVIEW)) < _LEAST - 1:
        return
    first = subject.offset(report.review[0].line)
    match = _STATED.search(subject.text, 0, first)
    if match is None:
        return
    told = tuple(_told(subject, first))
    both, stated = sum(one.exact or 0 for one in told), int(match["figure"])
    if len(told) < _LEAST or not (both > stated or _MOST_PART * stated <= both < stated):
        return
    slots = {"写": str(stated), "和": str(both), "处": str(len(told))}
    yield Hit(match.start(), match.end(), slots, severity=None if both > stated else Severity.INFO)


def _told(subject: Subject, begin: int) -> Iterator[Quantity]:
    """Yield the numbers of opinions that the review tells; in a row (审议意见4条、3条) all count."""
    text = subject.text
    places = zip(subject.starts, subject.zones, strict=True)
    end = next((start for start, zone in places if zone is Zone.PLAN), len(text))
    last = -1
    for one in between(quantities(text), begin, end):
        if one.unit != "条" or one.exact is None:
            continue
        named = _BEFORE.search(text, max(0, one.start - _REACH), one.start) or _AFTER.match(text, one.end)
        if named or (last >= 0 and _CHAIN.fullmatch(text, last, one.start)):
            last = one.end
            yield one
