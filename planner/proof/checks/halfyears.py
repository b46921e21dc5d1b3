"""What year a place of a document speaks of, and the day it is delivered, as far as the document says."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from planner.chinese import parse_numeral
from planner.clock import FIVE_YEARS
from planner.proof.model import Zone
from planner.proof.subject import Subject
from planner.reports.layout.dating import years
from planner.reports.model import Genre

_SPELT: Final = "二[〇零○][一二三四五六七八九〇零○]{2}"
YEAR: Final = f"(?:(?:19|20)[0-9]{{2}}|{_SPELT})"
"""A year in figures or digit by digit."""

_DELIVERED: Final = re.compile(f"(?P<year>{YEAR})年(?P<month>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月")
_TOP: Final = 6
_TITLE: Final = 60
_KEPT: Final = "_spoken"
_OPENS: Final = re.compile(f"^[\\s　]*(?P<year>{YEAR})年(?:是|，)")
_PLAN_AT: Final = "_plan_at"
_SHORT: Final = 4
_SUMMER: Final = 7
_NEAR: Final = 4
_FILLER: Final = "　"
_QUOTED: Final = re.compile("“[^“”\n]{1,160}”|《[^《》\n]{1,120}》|【[^【】\n]{1,80}】")


@dataclass(frozen=True, slots=True)
class Stated:
    """The day under the title: where it stands, its year and month."""

    start: int
    end: int
    year: int
    month: int


class Spoken(NamedTuple):
    """The year reviewed, the year planned, the year of delivery."""

    told: int
    planned: int
    delivered: int


class Claim(NamedTuple):
    """Words that say which year the document tells of: `told` by what they say, `year` as written.

    `ahead` is how far the year written lies ahead of the one told of: 1 for the plan.
    """

    start: int
    end: int
    told: int
    ahead: int
    is_heading: bool


def number_of_year(written: str) -> int:
    """Return the year as a number, 0 when it is none."""
    return int(written) if written.isdecimal() else parse_numeral(written.replace("○", "〇")) or 0


def stated_day(subject: Subject) -> Stated | None:
    """Return the month of delivery that a line under the title gives, None without one."""
    for index, line in enumerate(subject.lines[:_TOP]):
        if len(line.text) <= _TITLE and (
            "会议上" in line.text or line.text.lstrip().startswith(("—", "－", "（"))
        ):
            found = _DELIVERED.search(line.text)
            if found:
                begin = subject.starts[index]
                month = found["month"]
                number = int(month) if month.isdecimal() else parse_numeral(month) or 0
                year = number_of_year(found["year"])
                return Stated(begin + found.start(), begin + found.end(), year, number)
    return None


def claims(subject: Subject) -> tuple[Claim, ...]:
    """Return what title, headings, opening sentences and the day under the title say of the year told of."""
    return tuple(_claims(subject))


def _claims(subject: Subject) -> Iterator[Claim]:
    report = subject.report
    if report.genre is Genre.FIVE_YEARS:
        return
    named = years(report.title)
    if len(named) > 1:
        yield from _in_line(subject, report.title, named[0], 0)
        yield from _in_line(subject, report.title, named[-1], 1)
    elif named:
        yield from _in_line(subject, report.title, named[0], int(_is_ahead(report.title)))
    for heading, ahead in ((report.review_heading, 0), (report.plan_heading, 1)):
        for year in years(heading)[:1]:
            yield from _in_line(subject, heading, year, ahead)
    stated = stated_day(subject)
    if stated:
        ahead = int(stated.month < _SUMMER)
        yield Claim(stated.start, stated.start + len("2026年"), stated.year - ahead, ahead, is_heading=False)
    yield from _openings(subject)


def _is_ahead(title: str) -> bool:
    return "要点" in title or "安排" in title or ("计划" in title and "总结" not in title)


def _in_line(subject: Subject, words: str, year: int, ahead: int) -> Iterator[Claim]:
    """Yield the year where it stands in the line that is the title or heading, else in the first with it."""
    wanted = f"{year}年"
    lines = [index for index, line in enumerate(subject.lines) if words in line.text and wanted in line.text]
    own = [index for index in lines if len(subject.lines[index].text.strip()) < len(words) + _NEAR]
    for index in (own or lines)[:1]:
        start = subject.starts[index] + subject.lines[index].text.find(wanted)
        yield Claim(start, start + len(wanted), year - ahead, ahead, is_heading=True)


def _openings(subject: Subject) -> Iterator[Claim]:
    """Yield the year that the first dated sentence of each half opens with."""
    seen = set()
    for said in subject.sentences:
        zone = half_at(subject, said.start)
        if zone not in seen and zone in {Zone.REVIEW, Zone.PLAN}:
            found = _OPENS.match(said.text)
            if found:
                seen.add(zone)
                ahead = int(zone is Zone.PLAN)
                start, end = found.span("year")
                year = number_of_year(found["year"])
                yield Claim(said.start + start, said.start + end + 1, year - ahead, ahead, is_heading=False)


def spoken(subject: Subject) -> Spoken | None:
    """Return the years that a document speaks of; worked out once.

    Where its own words disagree, what most of them say goes before the one they were read from; a year that
    was given from outside stands. None without a clock.
    """
    kept = vars(subject)
    if _KEPT not in kept:
        kept[_KEPT] = _spoken(subject)
    found: Spoken | None = kept[_KEPT]
    return found


def _spoken(subject: Subject) -> Spoken | None:
    clock, report = subject.clock, subject.report
    if clock is None:
        return None
    told = clock.year
    read = report.year_review or (report.year_plan - 1 if report.year_plan else None)
    if read == told:
        counts = Counter(claim.told for claim in claims(subject))
        most = max(counts, key=lambda year: (counts[year], year == told), default=told)
        told = most if counts[most] > max(counts[told], 1) else told
    stated = stated_day(subject)
    delivered = clock.delivered.year - clock.year + told
    if stated and stated.year in {told, told + 1}:
        delivered = stated.year
    return Spoken(told, told + 1, delivered)


def half_at(subject: Subject, offset: int) -> Zone:
    """Return the zone of a place; what stands first in a document without a review speaks of the plan.

    Where a plan has no heading of its own, it begins with the paragraph that opens with its year.
    """
    zone = subject.zone_at(offset)
    if zone is Zone.FRONT and subject.report.genre in {Genre.POINTS, Genre.OVERSIGHT_PLAN}:
        return Zone.PLAN
    if zone is Zone.REVIEW and offset >= _plan_begins(subject):
        return Zone.PLAN
    return zone


def _plan_begins(subject: Subject) -> int:
    """Return where a plan without heading begins, the length of the text when it has one; worked out once."""
    kept = vars(subject)
    if _PLAN_AT not in kept:
        kept[_PLAN_AT] = _first_of_plan(subject)
    begin: int = kept[_PLAN_AT]
    return begin


def _first_of_plan(subject: Subject) -> int:
    zones = subject.zones
    clock, part = subject.clock, zones.index(Zone.PLAN) if Zone.PLAN in zones else None
    if clock is None or subject.report.plan_heading or len(subject.lines) < _SHORT:
        return len(subject.text)
    begin = 0 if part is None else max(part - 2, 0)
    for index in range(begin, len(zones) if part is None else part):
        found = _OPENS.match(subject.lines[index].text)
        if found and number_of_year(found["year"]) == clock.plan_year:
            return subject.starts[index]
    return len(subject.text)


def base_year(subject: Subject, offset: int) -> int | None:
    """Return the year that a place of the review or plan speaks of, None elsewhere or without a clock."""
    now = spoken(subject)
    match half_at(subject, offset):
        case Zone.REVIEW if now:
            return now.told
        case Zone.PLAN if now:
            return now.planned
    return None


def reviewed_years(subject: Subject) -> range:
    """Return the years that the review tells of: one, or five at the end of a term."""
    now = spoken(subject)
    if now is None:
        return range(0)
    first = now.told - FIVE_YEARS + 1 if subject.report.genre is Genre.FIVE_YEARS else now.told
    return range(first, now.told + 1)


def without_quotes(text: str) -> str:
    """Return the text with what stands in “”, 《》 or 【】 blanked, every place where it was."""
    return _QUOTED.sub(lambda found: _FILLER * len(found[0]), text)
