"""Order and weight of the parts: plan and shortcomings against the review, one part against another."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from planner.bank.model import Duty, Level
from planner.draft.lengths import LENGTHS, LEVELS, WHOLE
from planner.draft.measure import length
from planner.finding import Severity
from planner.proof.model import Hit, Rule
from planner.proof.parts.shortcomings import told as told_shortcomings
from planner.proof.parts.whole import PLANS, body, is_whole, is_work_plan, passage
from planner.proof.subject import Detector, Subject
from planner.reports.layout.duties import duty_of
from planner.reports.model import Element, Genre, Half, Section

_NAMES: Final = {
    Duty.POLITICAL: "政治",
    Duty.OVERSIGHT: "监督",
    Duty.DEPUTIES: "代表",
    Duty.SELF: "自身建设",
}
_LAST_PARTS: Final = {
    Duty.ELECTION: "换届选举",
    Duty.DECISION: "决定任免",
    Duty.OVERSIGHT: "监督",
    Duty.DEPUTIES: "代表工作",
    Duty.OVERALL: "服务大局",
}
_OPTIONAL: Final = frozenset({Duty.DECISION, Duty.ELECTION})
_SEVERAL: Final = 3
_TIMES: Final = 3
_TIMES_OVERSIGHT: Final = 8
_SHORTEST: Final = 120
_SHORT, _LONG = 0.6, 1.25
_SOCIETY: Final = "政协、社会各界"
_CREDITED: Final = {
    "党委": re.compile("[省市区县镇乡]委|党委|党的(?:坚强|正确)?领导"),
    "代表": re.compile("代表(?!常委会|主席团|[区县市镇乡])"),
    "“一府一委两院”": re.compile("一府|政府|两院"),
    _SOCIETY: re.compile("政协|社会各界|各界|各方面|人民团体|全[区县市镇乡]人民|人民群众"),
}


def _core(duties: Sequence[Duty]) -> list[Duty]:
    return [duty for duty in dict.fromkeys(duties) if duty in _NAMES]


def _listed(duties: Sequence[Duty]) -> str:
    return "、".join(_NAMES[duty] for duty in duties)


def plan_order(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the first part of the plan that comes in another order than in the review."""
    report = subject.report
    if not is_whole(subject) or not report.review:
        return
    review = _core([part.duty for part in report.review])
    plan = _core([part.duty for part in report.plan])
    common = [duty for duty in review if duty in plan]
    ordered = [duty for duty in plan if duty in common]
    if len(common) >= _SEVERAL and common != ordered:
        moved = next(two for one, two in zip(common, ordered, strict=True) if one is not two)
        part = next(part for part in report.plan if part.duty is moved)
        yield _at(subject, part, {"回顾": _listed(common), "计划": _listed(ordered)})


def shortcomings_order(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the shortcomings that come in another order than the parts of the review."""
    if not is_whole(subject):
        return
    items = told_shortcomings(subject)
    review = _core([part.duty for part in subject.report.review])
    said = _core([duty_of(item.text, (), item.text, None) for item in items])
    common = [duty for duty in review if duty in said]
    ordered = [duty for duty in said if duty in common]
    if len(common) >= _SEVERAL and common != ordered:
        yield Hit(items[0].start, items[0].end, {"回顾": _listed(common), "不足": _listed(ordered)})


def after_self(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield a part of the review that stands behind 自身建设, which is the last."""
    if not is_whole(subject) or subject.report.genre is Genre.POINTS:
        return
    parts = subject.report.review
    places = [place for place, part in enumerate(parts) if part.duty is Duty.SELF]
    if places and places[-1] == len(parts) - 2 and parts[-1].duty in _LAST_PARTS:
        yield _at(subject, parts[-1], {"部分": _LAST_PARTS[parts[-1].duty]})


def too_long_or_short(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield a report far from the length that its level writes (LENGTHS)."""
    if subject.report.genre is not Genre.REPORT or not is_whole(subject) or subject.level is None:
        return
    extent = LENGTHS[LEVELS[subject.level.value]][WHOLE]
    characters = length(body(subject).all)
    if not _SHORT * extent.least <= characters <= _LONG * extent.most:
        values = {"字": str(characters), "宜": f"{extent.least}至{extent.most}"}
        yield Hit(0, 0, values)


def lopsided(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the longest part of a half when it is several times the shortest; oversight may be longer."""
    if not is_whole(subject) or (subject.report.genre in PLANS and not is_work_plan(subject)):
        return
    for half in Half:
        parts = [(part, _weight(part)) for part in subject.report.half(half) if part.duty not in _OPTIONAL]
        own_times = _TIMES if half is Half.REVIEW else _TIMES + 1
        others = [one for one in parts if one[0].duty is not Duty.OVERSIGHT]
        if len(parts) < _SEVERAL or len(others) < _SEVERAL - 1:
            continue
        least = min(others, key=lambda one: one[1])
        for group, times in ((others, own_times), (parts, _TIMES_OVERSIGHT)):
            most = max(group, key=lambda one: one[1])
            if most[1] > times * least[1] and most[1] >= _TIMES * _SHORTEST and least[1] > 0:
                values = {
                    "长": str(most[1]),
                    "短": str(least[1]),
                    "倍": str(round(most[1] / least[1])),
                    "部分": least[0].heading,
                }
                yield _at(subject, most[0], values)
                break


def _weight(part: Section) -> int:
    return sum(
        length(section.heading) + sum(length(one.text) for one in section.sentences)
        for section in part.walk()
    )


def thanks_without(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the thanks that leave one of those out whom every report thanks."""
    found = passage(subject, Element.CREDIT)
    if found is None or not is_whole(subject):
        return
    said = "".join(one.text for one in found.sentences)
    town = subject.level in {Level.TOWN, Level.TOWNSHIP}
    missing = [name for name, words in _CREDITED.items() if not words.search(said)]
    if missing:
        named = ["政府" if town and "一府" in name else name for name in missing]
        at = subject.offset(found.line)
        weight = Severity.INFO if missing == [_SOCIETY] else None
        yield Hit(at, at, {"缺": "、".join(named)}, severity=weight)


def _at(subject: Subject, part: Section, values: dict[str, str]) -> Hit:
    begin = subject.offset(part.line)
    text = subject.lines[subject.line_at(begin)].text
    at = max(text.find(part.heading), 0)
    return Hit(begin + at, begin + at + min(len(part.heading), len(text) - at), values)


DETECTORS: Final[dict[str, Detector]] = {
    "部分顺序": plan_order,
    "不足顺序": shortcomings_order,
    "自身之后": after_self,
    "篇幅": too_long_or_short,
    "部分失衡": lopsided,
    "感谢名单": thanks_without,
}
