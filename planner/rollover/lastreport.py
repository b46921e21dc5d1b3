"""Last year from its report: what the text of a past report hands on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from planner.bank.entries import HeadingScheme
from planner.bank.model import Duty, Level, PhraseBank
from planner.chinese import numeral
from planner.facts.model import Fact, Mode, PartHeadings, YearKind
from planner.facts.questionnaire import load_questionnaire
from planner.finding import Place
from planner.reports.items.forms import PERSON
from planner.reports.model import Genre, Half, Lines, OversightItem, Report, Section
from planner.reports.structure import structure
from planner.rollover.figures import figures
from planner.rollover.model import LastYear, Planned, Promise
from planner.rollover.promises import promises
from planner.rollover.titles import full_name, reporter_of, title_of
from planner.rollover.unit import level_of, place_of, session_of

PLANNED: Final = "拟开展"

_ALIKE: Final = 3
_TWO: Final = 2
_ORGAN: Final = re.compile(
    "(?:听取(?:和|、)?(?:审议|讨论)?|审查(?:和)?批准|初步审查|初审)了?"
    "(?:关于)?(?P<organ>(?!关于)[\u4e00-\u9fff]{0,8}(?:人民政府|政府|人民法院|法院|人民检察院|检察院|监察委员会|监委|监察委))"
    "(?=关于|专项|[^，；。]{0,20}报告)"
)
_NO_ORGAN: Final = re.compile("推进|加强|数字|债务|部门|工作")
_MONTHS: Final = re.compile("（(?P<from>[0-9]{1,2})月(?:份|(?:至|—|-)(?P<to>[0-9]{1,2})月)?）$")
_DEMOCRACY: Final = re.compile("基层民主|全过程人民民主")


def last_year_of_report(lines: Lines, bank: PhraseBank, document: str, level: Level | None) -> LastYear:
    """Return what the report that `lines` hold hands on; `level` overrides the one it speaks of."""
    report = structure(lines)
    found = level or level_of(report)
    mode = Mode(found or Level.DISTRICT)
    headings = tuple(section.heading for section in report.review)
    plain, remark = _local_part(report)
    promised = promises(report)
    five_years = report.genre is Genre.FIVE_YEARS
    return LastYear(
        file=lines.name,
        level=found,
        year=report.year_review,
        plan_year=report.year_plan,
        place=place_of(report),
        session=session_of(report),
        local_part=plain,
        unit="行" if lines.encoding else "段",
        kind=YearKind.LAST if five_years else None,
        scheme=_scheme(headings, bank),
        headings=headings,
        # What a five-year report counts is five years, no measure for one.
        figures={} if five_years else _figures(report, mode, document, lines.name),
        promises=tuple(replace(promise, topic=title_of(promise.topic, promise.form)) for promise in promised),
        planned=tuple(_planned(report, promised, found)),
        remarks={"结构.本地部分": remark} if remark else {},
        left_out=("那是五年报告，里面的数是五年合计，没有写成注释",) if five_years else (),
    )


def headings_of_report(report: Report) -> PartHeadings:
    """Return the headings of a report's parts; a plan told as 一是…四是 has its members for parts."""
    review, plan = (tuple(part.heading for part in half) for half in (report.review, report.plan))
    return PartHeadings(review, plan)


def figures_of_report(report: Report, mode: Mode, document: str, file: str) -> Mapping[str, Fact]:
    """Return the figures of a report by path, with its year, term and session, their place in `file`."""
    told = {} if report.genre is Genre.FIVE_YEARS else dict(_figures(report, mode, document, file))
    session = session_of(report)
    if report.year_review is not None:
        told["年度"] = _fact("年度", str(report.year_review), report.year_review, Place(file))
    if session.sure:
        place = Place(file, session.line, 1 if session.line else 0)
        for path, number in (("单位.届", session.term), ("大会.次", session.number)):
            if number is not None:
                told[path] = _fact(path, numeral(number), number, place)
    return told


def _figures(report: Report, mode: Mode, document: str, file: str) -> Mapping[str, Fact]:
    return figures(report, load_questionnaire(document, mode), file)


def _fact(path: str, text: str, number: int, place: Place) -> Fact:
    return Fact(path, text, number, place, path)


def _planned(report: Report, promised: tuple[Promise, ...], level: Level | None) -> Iterator[Planned]:
    """Yield the agenda items of the plan, each form of a topic once."""
    seen: set[tuple[str, str]] = set()
    together = {(p.line, p.form) for p in promised if p.form == PERSON}
    for item in report.oversight:
        named = (item.line, item.form) not in together or any(p.topic == item.topic for p in promised)
        title = title_of(item.topic, item.form)
        if item.half is Half.PLAN and named and title and (item.form, title) not in seen:
            seen.add((item.form, title))
            yield Planned(_answers(item, title, promised, level), item.line)


def _answers(
    item: OversightItem, title: str, promised: tuple[Promise, ...], level: Level | None
) -> dict[str, tuple[str, ...]]:
    texts = [p.text for p in promised if p.line == item.line and p.topic == item.topic]
    answers: dict[str, tuple[str, ...]] = {"题目": (title,), "形式": (item.form,)}
    organ = next((named for text in texts if (named := _organ(text))), reporter_of(item.topic, item.form))
    months = next((found for text in texts if (found := _MONTHS.search(text))), None)
    if organ and not title.startswith(organ):
        answers["报告机关"] = (full_name(organ, level),)
    if months:
        until = f"—{months['to']}" if months["to"] else ""
        answers["月份"] = (f"{months['from']}{until}",)
    return answers | {"状态": (PLANNED,)}


def _organ(text: str) -> str:
    found = _ORGAN.search(text)
    return found["organ"] if found and not _NO_ORGAN.search(found["organ"]) else ""


def _scheme(headings: tuple[str, ...], bank: PhraseBank) -> str:
    """Return the heading scheme of the bank that the headings are from, "" for none."""
    for scheme in bank.of(HeadingScheme):
        if len(set(headings) & set(scheme.review.values())) >= _ALIKE:
            return scheme.name
    return ""


def _local_part(report: Report) -> tuple[str, str]:
    """Return the part the place chose beside the four of every report, and a remark on it."""
    parts = report.review or report.plan
    duties = [part.duty for part in parts]
    if Duty.ELECTION in duties:
        return "", "去年的报告另写了换届选举，不是年年有的；今年另选一项，没有就空着"
    for duty in (Duty.DECISION, Duty.OVERALL):
        if duty in duties:
            return duty.value, ""
    if duties.count(Duty.OVERSIGHT) >= _TWO:
        return "民生法治", ""
    return ("基层民主" if any(_is_on_democracy(part) for part in parts) else ""), ""


def _is_on_democracy(part: Section) -> bool:
    return part.duty is Duty.OTHER and bool(_DEMOCRACY.search(part.heading))
