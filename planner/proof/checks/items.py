"""Items of oversight: the same one told twice, and one planned that is already done."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from planner.proof.model import Hit, Rule
from planner.proof.subject import Detector, Subject
from planner.proof.topicnames import bare
from planner.reports.items.forms import (
    APPROVED,
    CHAIR,
    DECIDED,
    DISCUSSED,
    HEARD,
    INQUIRY,
    LAW_CHECK,
    POLL,
    PRELIMINARY,
    STUDY,
    VISIT,
)
from planner.reports.model import Genre, Half, OversightItem

_TOLD_ONCE: Final = frozenset(
    {HEARD, DISCUSSED, CHAIR, APPROVED, PRELIMINARY, LAW_CHECK, INQUIRY, POLL, DECIDED, STUDY, VISIT}
)
_YEAR: Final = re.compile("(20[0-9]{2})(?:—20[0-9]{2})?年")
_YEAR_REACH: Final = 24
_LEAST: Final = 2
_LONG: Final = 5
_FINISHED: Final = frozenset({HEARD, DISCUSSED, APPROVED, LAW_CHECK})
_AGAIN: Final = re.compile("跟踪|回头看|再次|继续|持续|整改|上述|落实情况|审议意见")
_PASSING: Final = re.compile(
    "审议意见|决议|作出决议|结合|会前|对照|根据|围绕落实|落实.{0,12}决议|同步|联动|两级"
)
_TAKEN_UP: Final = re.compile(
    "(?:情况)?的?(?:报告)?的?(?:审议意见|决议|决定)?的?(?:落实|办理|整改|研究处理|跟踪)"
)
_PASSING_REACH: Final = 14
_VERBS: Final = {
    **dict.fromkeys((HEARD, DISCUSSED, CHAIR), "听取"),
    APPROVED: "批准",
    PRELIMINARY: "初",
    LAW_CHECK: "检查",
    STUDY: "调研",
    VISIT: "视察",
}
"""The word of each form that its topics follow; where they come before it, they stand by themselves."""


@dataclass(frozen=True, slots=True)
class Told:
    """An item with its place in the text, its bare topic and the year of its data, "" for none."""

    item: OversightItem
    start: int
    end: int
    topic: str
    year: str


def twice(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield items told again in another paragraph of the same half under the same form.

    Years of the data that differ make two items. A short topic without a year beside one that has it is a
    mere summary (审查和批准预算、决算).
    What is only taken up again (跟踪, 审议意见) is not told twice.
    """
    first: dict[tuple[Half, str, str], Told] = {}
    dated: dict[tuple[Half, str, str, str], Told] = {}
    for told in _told(subject):
        if told.item.form not in _TOLD_ONCE or _passing(subject, told):
            continue
        key = told.item.half, told.item.form, told.topic
        before = first.setdefault(key, told)
        if (before.year and told.year) or len(told.topic) < _LONG:
            before = dated.setdefault((*key, told.year), told)
        else:
            dated.setdefault((*key, told.year), told)
        if before.item.line != told.item.line:
            slots = {"形式": told.item.form, "题目": told.item.topic, "前行": str(before.item.line)}
            yield Hit(told.start, told.end, slots)


def planned_though_done(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield items of the plan that the review has finished, with the same year of data."""
    if subject.report.genre is Genre.OVERSIGHT_PLAN:
        return
    done: dict[tuple[str, str, str], Told] = {}
    for told in _told(subject):
        key = told.item.form, told.topic, told.year
        if told.item.form not in _FINISHED or not told.year:
            continue
        if told.item.half is Half.REVIEW:
            done.setdefault(key, told)
        elif key in done:
            slots = {
                "形式": told.item.form,
                "题目": told.item.topic,
                "年": told.year,
                "前行": str(done[key].item.line),
            }
            yield Hit(told.start, told.end, slots)


def _passing(subject: Subject, told: Told) -> bool:
    """Return whether an item is only named in passing, or takes up what was done before."""
    begin = max(0, told.start - _PASSING_REACH)
    before = _AGAIN.search(subject.text, begin, told.end) or _PASSING.search(subject.text, begin, told.start)
    return bool(before or _TAKEN_UP.match(subject.text, told.end))


def _told(subject: Subject) -> Iterator[Told]:
    """Yield the items whose topic stands in their line, with where: after the verb of its form.

    Items of a line come in the order of their verbs.
    """
    number, verb_at = 0, 0
    for item in subject.report.oversight:
        begin = subject.offset(item.line)
        line = subject.lines[subject.line_at(begin)].text
        verb_at = verb_at if item.line == number else 0
        number = item.line
        verb_at, place = _place(line, item, verb_at)
        topic = bare(item.topic)
        if place < 0 or len(topic) < _LEAST:
            continue
        years = _YEAR.findall(line, max(0, place - _YEAR_REACH), place + len(item.topic))
        start = begin + place
        yield Told(item, start, start + len(item.topic), topic, years[-1] if years else "")


def _place(line: str, item: OversightItem, begin: int) -> tuple[int, int]:
    """Return where the verb of an item stands, looked for from `begin`, and where its topic; -1: nowhere."""
    verb = line.find(_VERBS.get(item.form, item.form), begin)
    place = line.find(item.topic, max(verb, 0)) if verb >= 0 else -1
    return (verb, place) if place >= 0 else (begin, line.find(item.topic))


DETECTORS: Final[Mapping[str, Detector]] = {
    "议题重复": twice,
    "计划已完成": planned_though_done,
}
