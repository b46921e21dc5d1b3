"""Numbers of terms, sessions and meetings: they run on, and one document has one term."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from planner.bank.levels import LEVEL_WORDS, TOWN_LEVELS
from planner.chinese import numeral, parse_numeral
from planner.clock import is_election_year, term_of_cycle
from planner.finding import Severity
from planner.proof.checks.halfyears import YEAR, Spoken, base_year, half_at, spoken
from planner.proof.model import Hit, Rule, Zone
from planner.proof.subject import Detector, Subject
from planner.reports.model import Genre, Line

_NUMBER: Final = "[0-9]{1,3}|[一二三四五六七八九十]{1,4}"
_MASKED: Final = r"[*＊]{1,4}|[XxＸ×]{1,3}"
_TERM: Final = re.compile(
    rf"(?P<hit>(?P<before>[省市区县镇乡])(?:第)?(?P<term>{_NUMBER}|{_MASKED})届)(?P<after>[省市区县镇乡])?(?:人大|人民代表大会)"
)
_PARTY_MIXED: Final = re.compile(rf"(?:[区县市镇乡](?:委)?)?(?:{_NUMBER})届(?:{_NUMBER})次党代会")
_PARTY_PLAIN: Final = re.compile(rf"第(?:{_NUMBER})次(?:党代会|党员代表大会|代表大会)")
_OWN: Final = re.compile(rf"第(?P<term>{_NUMBER})届人民代表大会第(?P<number>{_NUMBER})次会议上")
_TASKS: Final = re.compile(
    rf"(?P<level>[区县市镇乡])(?:第)?(?P<term>{_NUMBER})届(?:人大|人民代表大会)(?P<hit>(?:第)?(?P<number>{_NUMBER})次会议)"
    "(?=[^。；，\n]{0,8}?(?:确定|提出|部署|明确|安排|交给|以来|决议|作出|批准))"
)
_HELD: Final = re.compile(
    rf"(?P<level>[区县市])(?:第)?(?:{_NUMBER})届人大(?P<hit>(?P<committee>常委会)?(?:第)?(?P<number>{_NUMBER})次会议)"
)
_SERIES: Final = re.compile(
    rf"第(?:{_NUMBER})(?:次(?:会议)?)?(?:[、和](?:第)?(?:{_NUMBER})(?:次(?:会议)?)?)+(?<=[次议])(?:会议)?"
)
_RANGE: Final = re.compile(
    rf"常委会会议(?P<hit>(?P<count>{_NUMBER})次[（(，](?:即)?第(?P<first>{_NUMBER})次(?:会议)?[至到—-]+第?(?P<last>{_NUMBER})次(?:会议)?[）)]?)"
)
_EACH: Final = re.compile(_NUMBER)
_CHANGE: Final = re.compile("换届|上届|上一届|新一届|选举|历届")
_EARLY: Final = 2
_TOP: Final = 8
_MEETINGS: Final = 6
_SLACK: Final = 3


class Session(NamedTuple):
    """The session a report is given to."""

    term: int
    number: int
    start: int
    end: int


def terms_apart(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the rarer of two terms of the body's own congress; next to each other only outside elections."""
    found = [match for match in _own_terms(subject) if _number(match["term"])]
    counts = Counter(_number(match["term"]) or 0 for match in found)
    now = spoken(subject)
    if len(counts) <= 1 or now is None:
        return
    usual = max(counts, key=lambda term: (counts[term], term))
    own = own_session(subject.lines)
    settled = own is not None and own.number > _EARLY
    for match in found:
        term = _number(match["term"]) or 0
        near = abs(term - usual) == 1
        following = near and _is_changing(subject, now, match.start())
        if term == usual or (following and (term > usual or not settled or _is_of_change(subject, match))):
            continue
        values = {"这": numeral(term), "另": numeral(usual)}
        severity = Severity.WARNING if near and not settled else None
        yield Hit(match.start("hit"), match.end("hit"), values, severity=severity)


def _is_changing(subject: Subject, now: Spoken, place: int) -> bool:
    """Return whether one congress follows another in the years around those that a place speaks of."""
    if subject.report.genre is Genre.FIVE_YEARS:
        return True
    if half_at(subject, place) is Zone.PLAN:
        return is_election_year(now.planned) or is_election_year(now.planned + 1)
    return any(is_election_year(now.told + step) for step in (-1, 0, 1))


def _is_of_change(subject: Subject, match: re.Match[str]) -> bool:
    """Return whether the words around tell of one congress following another."""
    return bool(_CHANGE.search(subject.text[max(match.start() - 20, 0) : match.end() + 20]))


def terms_half_masked(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the first term given in numbers where others are still masked."""
    found = list(_own_terms(subject))
    masked = next((match for match in found if not _number(match["term"])), None)
    named = next((match for match in found if _number(match["term"])), None)
    if masked and named:
        yield Hit(named.start("hit"), named.end("hit"), {"掩": masked["hit"]})


def _own_terms(subject: Subject) -> Iterator[re.Match[str]]:
    sign = LEVEL_WORDS[subject.level].level if subject.level else ""
    return (match for match in _TERM.finditer(subject.text) if (match["after"] or match["before"]) == sign)


def party_congress(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield X届Y次党代会 in a text that also says 第Y次党代会."""
    mixed = _PARTY_MIXED.search(subject.text) if "次党代会" in subject.text else None
    if mixed and _PARTY_PLAIN.search(subject.text):
        yield Hit(mixed.start(), mixed.end())


def own_session(lines: Iterable[Line]) -> Session | None:
    """Return the session named under the title, its place counted in the lines joined by line feeds."""
    start = 0
    for index, line in enumerate(lines):
        found = _OWN.search(line.text) if index < _TOP else None
        if found:
            term, number = _number(found["term"]), _number(found["number"])
            if term and number:
                return Session(term, number, start + found.start(), start + found.end() - 1)
        start += len(line.text) + 1
    return None


def session_numbers(subject: Subject, rule: Rule) -> Iterator[Hit]:
    """Yield a session's number that does not run on from last year's report or from the session before."""
    yield from _runs_on(subject, rule)
    yield from _tasks_of(subject, rule)


def _tasks_of(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield a session said to have set the tasks of the year that does not come before this one."""
    own = own_session(subject.lines)
    if own is None or subject.level is None:
        return
    most = 2 if subject.level in TOWN_LEVELS else 1
    sign = LEVEL_WORDS[subject.level].level
    for found in _TASKS.finditer(subject.text):
        term, number = _number(found["term"]), _number(found["number"])
        if found["level"] != sign or term != own.term or not number:
            continue
        ahead = subject.zone_at(found.start()) is Zone.PLAN
        told, severity = "", None
        if number > own.number or (number == own.number and not ahead):
            told = (
                f"确定任务的会议不会是第{numeral(number)}次"
                if not ahead
                else f"第{numeral(number)}次还没有召开"
            )
        elif number < own.number - most and not ahead and subject.report.genre is not Genre.FIVE_YEARS:
            told, severity = (
                f"上一次是第{numeral(own.number - 1)}次，写的是第{numeral(number)}次",
                Severity.WARNING,
            )
        if told:
            values = {"次": numeral(own.number), "说明": told, "应": numeral(own.number - (not ahead))}
            yield Hit(found.start("hit"), found.end("hit"), values, severity=severity)


def _runs_on(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield this session where it does not follow the one of last year's report."""
    own = own_session(subject.lines)
    before = own_session(subject.last.lines.lines) if subject.last else None
    if own is None or before is None:
        return
    most = before.number + (2 if subject.level in TOWN_LEVELS else 1)
    wrong = own.term not in {before.term, before.term + 1}
    late = False
    if own.term == before.term:
        wrong, late = own.number <= before.number, own.number > most
    if wrong or late:
        told = f"去年的报告在第{numeral(before.term)}届第{numeral(before.number)}次会议上作"
        told += f"，这次写的是第{numeral(own.term)}届"
        values = {"次": numeral(own.number), "说明": told, "应": numeral(before.number + 1)}
        yield Hit(own.start, own.end, values, severity=None if wrong else Severity.WARNING)


def series(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield listed meetings whose numbers do not run on, and a count that is not that of its range."""
    text = subject.text
    for found in _SERIES.finditer(text):
        numbers = [_number(one) or 0 for one in _EACH.findall(found[0])]
        for earlier, later in pairwise(numbers):
            if later != earlier + 1:
                told = f"第{numeral(earlier)}次后面是第{numeral(later)}次"
                severity = Severity.ERROR if later <= earlier else None
                yield Hit(found.start(), found.end(), {"说明": told}, severity=severity)
                break
    for found in _RANGE.finditer(text):
        count, first, last = (_number(found[key]) or 0 for key in ("count", "first", "last"))
        if last - first + 1 != count:
            told = f"第{numeral(first)}次到第{numeral(last)}次是{last - first + 1}次，写的是{count}次"
            yield Hit(found.start("hit"), found.end("hit"), {"说明": told}, severity=Severity.ERROR)


def too_early(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield a session or meeting told of the year whose number is too low for that year of the term."""
    now = spoken(subject)
    if now is None or subject.report.genre is Genre.FIVE_YEARS or is_election_year(now.told):
        return
    nth = term_of_cycle(now.told).index(now.told) + 1
    sign = LEVEL_WORDS[subject.level].level if subject.level else ""
    for said in subject.sentences:
        if base_year(subject, said.start) != now.told or re.search(f"{YEAR}年", said.text):
            continue
        for found in _HELD.finditer(said.text):
            number = _number(found["number"]) or 0
            least = _MEETINGS * (nth - 1) - _SLACK if found["committee"] else nth - 1
            if found["level"] == sign and 0 < number < least:
                values = {"年": str(now.told), "几": numeral(nth)}
                yield Hit(said.start + found.start("hit"), said.start + found.end("hit"), values)


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() else parse_numeral(written)


DETECTORS: Final[Mapping[str, Detector]] = {
    "届不一致": terms_apart,
    "届次未填全": terms_half_masked,
    "党代会次": party_congress,
    "会议次数": session_numbers,
    "次数连号": series,
    "届内次数": too_early,
}
