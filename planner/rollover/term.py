"""Term: the kind of year, the term and the session that follow last year's, as far as the calendar says.

Congresses of counties and towns were elected anew in 2021–2022 and are in 2026–2027, all in step
(domain reference §0.1); a term is five years (Organic Law of local congresses, article 9). Whether a
place elects in the first or the second of the two years it alone knows: then nothing is answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import Level
from planner.chinese import numeral
from planner.clock import is_election_year, term_of_cycle
from planner.facts.model import YearKind
from planner.facts.writing.filling import Answers
from planner.rollover.model import LastYear

TERM, SESSION, KIND = "单位.届", "大会.次", "年型"


@dataclass(frozen=True, slots=True)
class Following:
    """What follows from last year: the kind of year, answers, and comments where it is not sure."""

    kind: YearKind
    values: Answers = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)


def following(last: LastYear, year: int, level: Level, wanted: YearKind | None) -> Following:
    """Return what term and session the report on `year` is given in; `wanted` is the kind of year named.

    A report at a term's end is heard by the new congress at its first session, and 单位.届 is the term
    of the committee that reports.
    """
    if wanted is None and last.kind is YearKind.LAST:
        wanted = YearKind.FIRST
    match wanted:
        case YearKind.LAST:
            return Following(YearKind.LAST, *_at_the_end(last, year))
        case YearKind.FIRST:
            return Following(YearKind.FIRST, *_at_the_start(last, level))
        case YearKind.ORDINARY:
            return Following(YearKind.ORDINARY, *_in_between(last, year, level))
        case None:
            return _undecided(last, year, level)


def may_end_term(year: int) -> bool:
    """Return whether congresses of counties and towns are elected anew from `year` on: 2021, 2026, 2031."""
    return year == term_of_cycle(year)[-1]


def is_undecided(last: LastYear, year: int) -> bool:
    """Return whether the calendar leaves open what kind of year `year` is after last year's."""
    if last.kind in {YearKind.LAST, YearKind.FIRST}:
        return False
    return is_election_year(year)


def _undecided(last: LastYear, year: int, level: Level) -> Following:
    if not is_undecided(last, year):
        return Following(YearKind.ORDINARY, *_in_between(last, year, level))
    kind = (
        f"{year}年在县乡换届前后：写五年报告的，删掉本文件，重新运行并加 --year-kind 届末；"
        "换届后第一年的加 --year-kind 首年；都不是的不用填"
    )
    said = _said(last)
    term = f"{said}；换了届就加一" if said else ""
    remarks = {KIND: kind, TERM: term, SESSION: _session_said(last, "换了届从第一次会议排起")}
    return Following(YearKind.ORDINARY, {}, _without_blanks(remarks))


def _at_the_end(last: LastYear, year: int) -> tuple[Answers, Mapping[str, str]]:
    """Return term and session of a five-year report."""
    remark = "五年报告一般在新一届第一次会议上作；不是的话按会议通知改"
    values = {SESSION: (numeral(1),)}
    if last.session.term and last.session.sure and _same_term(last, year):
        return values | {TERM: (numeral(last.session.term),)}, {SESSION: remark, TERM: _said(last)}
    return values, _without_blanks({SESSION: remark, TERM: _said(last)})


def _at_the_start(last: LastYear, level: Level) -> tuple[Answers, Mapping[str, str]]:
    """Return term and session of the first report of a new term."""
    term, number = last.session.term, last.session.number
    was_last = last.kind is YearKind.LAST
    if was_last and term and number == 1 and last.session.sure:
        values = {TERM: (numeral(term),)}
        remarks = {TERM: _said(last), SESSION: _session_said(last, "")}
        return (values if level in TOWN_LEVELS else values | {SESSION: (numeral(2),)}), remarks
    said = _said(last)
    remarks = {
        TERM: f"{said}；换了届就加一" if said else "",
        SESSION: "换届后第一年的报告一般在第二次会议上作",
    }
    return {}, _without_blanks(remarks)


def _in_between(last: LastYear, year: int, level: Level) -> tuple[Answers, Mapping[str, str]]:
    """Return term and session within a term: the same term, the next session."""
    term, number = last.session.term, last.session.number
    if not (term and last.session.sure and _same_term(last, year)):
        said = _said(last)
        remarks = {TERM: f"{said}；中间换了届就加一" if said else "", SESSION: _session_said(last, "")}
        return {}, _without_blanks(remarks)
    values = {TERM: (numeral(term),)}
    remarks = {TERM: _said(last)}
    if number and _follows_on(last, year) and level not in TOWN_LEVELS:
        remarks[SESSION] = _session_said(last, "这里顺推一次；中间加开过会议就改")
        return values | {SESSION: (numeral(number + 1),)}, remarks
    more = "乡镇一年一般开两次会，按会议通知填" if level in TOWN_LEVELS else ""
    return values, _without_blanks(remarks | {SESSION: _session_said(last, more)})


def _follows_on(last: LastYear, year: int) -> bool:
    return _reviewed(last) == year - 1


def _same_term(last: LastYear, year: int) -> bool:
    """Return whether both years are surely of one term: its first year is one or two after the election."""
    before = _reviewed(last)
    if before is None or may_end_term(before):
        return False
    return term_of_cycle(before) == term_of_cycle(year)


def _reviewed(last: LastYear) -> int | None:
    """Return the year last year's file reviewed; a plan alone is taken to follow that year."""
    if last.year is None and last.plan_year is not None:
        return last.plan_year - 1
    return last.year


def _said(last: LastYear) -> str:
    place = f"（第{last.session.line}{last.unit}）" if last.session.line else ""
    return f"去年的文件里是“{last.session.said}”{place}" if last.session.said else ""


def _session_said(last: LastYear, more: str) -> str:
    number = last.session.number
    said = f"去年的报告在第{numeral(number)}次会议上作" if number else _said(last)
    return "；".join(part for part in (said, more) if part)


def _without_blanks(remarks: Mapping[str, str]) -> Mapping[str, str]:
    return {path: remark for path, remark in remarks.items() if remark}
