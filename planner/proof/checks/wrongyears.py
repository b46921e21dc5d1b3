"""Years in the wrong half or against the title, days that the calendar does not have."""

import calendar
import re
from collections.abc import Iterator
from typing import Final

from planner.chinese import parse_numeral
from planner.finding import Severity
from planner.proof.checks.halfyears import (
    YEAR,
    claims,
    half_at,
    number_of_year,
    reviewed_years,
    spoken,
    without_quotes,
)
from planner.proof.model import Hit, Rule, Zone
from planner.proof.subject import Said, Subject
from planner.reports.model import Genre

_OPENS: Final = re.compile(
    f"^[\\s　]*(?:[（(]?[一二三四五六七八九十]+[、）)是])?(?:在)?(?P<hit>(?P<year>{YEAR})年)"
    "(?P<next>是|，|,|[区县市镇乡]人大|常委会|主席团|我们|全年)"
)
_FUTURE: Final = re.compile("将(?!军)|要|拟|计划|着力|继续|进一步")
_MONTH: Final = re.compile(f"(?P<hit>(?P<year>{YEAR})年)(?P<month>[0-9]{{1,2}})月")
_HISTORY: Final = re.compile(
    "以来|起[，至]|至今|印发|施行|实施的|通过的|修订|修正|发布|出台|公布|启动|期间|换届|成立|提出|建成|以前|当年|截至|到20|自20|从20|比20|较20"
    "|承诺|列入|开始|曾|发现|批准的|此前|回头看|延续|早在|设立|落户|开工|立项|相比|同期|上年|历时"
)
_TASKS: Final = re.compile(
    f"(?:做好|完成|抓好|谋划好?|部署)(?:了)?(?P<hit>(?P<year>{YEAR})年)(?:度)?(?:的)?(?:各项|全年|主要|重点)*(?:目标)?(?:工作|任务)"
)
_FIRST_SENTENCES: Final = 12


_DAY: Final = re.compile(
    f"(?:(?P<year>{YEAR})年)?(?P<hit>(?P<month>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})月"
    "(?:份)?(?:(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号])?)(?!子)"
)
_MONTHS: Final = 12
_LEAP: Final = 2024
_FEBRUARY: Final = 2
_PAIR: Final = re.compile(
    f"(?P<first>{YEAR})年(?:度)?[^。；，\n]{{0,14}}?[和及与、][^。；，\n]{{0,4}}?(?P<hit>(?P<second>{YEAR})年)"
)


def wrong_half(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield a year that opens a sentence, or names the tasks, of a half which does not speak of it."""
    now = spoken(subject)
    if now is None:
        return
    told, planned = reviewed_years(subject), now.planned
    for said in subject.sentences:
        yield from _tasks_of_another(subject, said)
        found = _OPENS.match(said.text)
        if found is None:
            continue
        year, zone = number_of_year(found["year"]), half_at(subject, said.start)
        is_label, future = found["next"] == "是", bool(_FUTURE.search(said.text))
        wrong = (
            (zone is Zone.REVIEW and (year > now.told or (is_label and year not in told)))
            or (zone is Zone.PLAN and (year > planned or (year < planned and (is_label or future))))
            or (zone is Zone.FRONT and is_label and year not in {*told, planned})
        )
        doubtful = zone is Zone.REVIEW and year < told[0] and not _HISTORY.search(said.text)
        if wrong or doubtful:
            severity = None if wrong else Severity.WARNING
            values = {
                "半": "计划" if zone is Zone.PLAN else "回顾",
                "应": str(planned if zone is Zone.PLAN else now.told),
            }
            yield Hit(
                said.start + found.start("hit"), said.start + found.end("hit"), values, severity=severity
            )


def _tasks_of_another(subject: Subject, said: Said) -> Iterator[Hit]:
    """Yield 完成2025年各项任务 where the half speaks of another year."""
    zone = half_at(subject, said.start)
    now = spoken(subject)
    if now is None or zone not in {Zone.REVIEW, Zone.PLAN}:
        return
    years_meant = set(reviewed_years(subject)) if zone is Zone.REVIEW else {now.planned}
    for found in _TASKS.finditer(said.text):
        if number_of_year(found["year"]) not in years_meant:
            values = {"半": zone.value, "应": str(max(years_meant))}
            start, end = said.start + found.start("hit"), said.start + found.end("hit")
            yield Hit(start, end, values, severity=Severity.WARNING)


def stale_month(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield a month of an earlier year in the review that is told as work of the year."""
    now = spoken(subject)
    if now is None or subject.report.genre is Genre.FIVE_YEARS:
        return
    for said in subject.sentences:
        if half_at(subject, said.start) is not Zone.REVIEW or "月" not in said.text:
            continue
        bare = without_quotes(said.text)
        for found in _MONTH.finditer(bare):
            year = number_of_year(found["year"])
            if year < now.told and not _HISTORY.search(bare):
                values = {"年": str(now.told)}
                yield Hit(said.start + found.start("hit"), said.start + found.end("hit"), values)


def impossible_day(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield months past twelve and days that their month does not have."""
    for found in _DAY.finditer(subject.text):
        before = subject.text[max(found.start("hit") - 1, 0) : found.start("hit")]
        if before.isdecimal() or before in {"个", "第", "余", "多", ".", "百", "千"}:
            continue
        month, day = _number(found["month"]), _number(found["day"] or "1")
        year = number_of_year(found["year"]) if found["year"] else _LEAP
        if month is None or day is None:
            continue
        if not 1 <= month <= _MONTHS:
            yield Hit(found.start("hit"), found.end("hit"), {"说明": "一年只有12个月"})
        elif not 1 <= day <= calendar.monthrange(year, month)[1]:
            told = (
                f"{year}年2月没有{day}日" if month == _FEBRUARY and found["year"] else f"{month}月没有{day}日"
            )
            yield Hit(found.start("hit"), found.end("hit"), {"说明": told})


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() else parse_numeral(written)


def title_against_text(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield years of title, headings and mandate that the others do not agree with.

    The day of delivery and the opening sentences have their vote, and rules of their own.
    """
    now, said = spoken(subject), claims(subject)
    if now is None or subject.report.genre is Genre.FIVE_YEARS:
        return
    if any(claim.told == now.told for claim in said):
        told = f"别处说的是回顾{now.told}年、计划{now.planned}年"
        for claim in said:
            if claim.told != now.told and claim.is_heading:
                right = str(now.told + claim.ahead)
                yield Hit(claim.start, claim.end, {"说明": told, "应": right})
    yield from _in_mandate(subject, now.told)


def _in_mandate(subject: Subject, told: int) -> Iterator[Hit]:
    for said in subject.sentences[:_FIRST_SENTENCES]:
        if said.zone is not Zone.FRONT or "报告" not in said.text:
            continue
        found = _PAIR.search(said.text) if "工作" in said.text else None
        if found and number_of_year(found["second"]) != number_of_year(found["first"]) + 1:
            values = {"说明": f"前面说的是{found['first']}年", "应": str(told + 1)}
            yield Hit(said.start + found.start("hit"), said.start + found.end("hit"), values)
