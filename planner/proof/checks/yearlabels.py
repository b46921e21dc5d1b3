"""Labels of a year: the first year of a five-year plan, its last, the year of a party congress."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from planner.bank.entries import Wording
from planner.clock import FIVE_YEARS, FiveYearPlan, five_year_plan
from planner.proof.checks.watched import sentence_around, watched, years_named
from planner.proof.model import Hit, Rule, Zone
from planner.proof.subject import Subject
from planner.reports.model import Genre

LABEL: Final = "年度定性"
"""The role of a wording that is the label of one year."""

_NUMBERS: Final = "一二三四五六七八九"
_OF_PLAN: Final = re.compile(
    "“?十(?P<plan>[一二三四五六七八九])五”?(?:规划|计划|时期|发展)?(?:[^，。；：！？、“”\n]{0,24}?)"
    "(?P<label>开局之年|起步之年|开局起步之年|开局年|首年|收官之年|收官年|最后一年|谋篇布局之年|谋划之年|中期之年|第(?P<nth>[一二三四五])年)"
)
_PLACE: Final = {
    "开局之年": 1,
    "起步之年": 1,
    "开局起步之年": 1,
    "开局年": 1,
    "首年": 1,
    "中期之年": 3,
    "收官之年": 5,
    "收官年": 5,
    "最后一年": 5,
    "谋篇布局之年": 0,
    "谋划之年": 0,
}
_NAMES: Final = ("", "开局之年", "第二年", "第三年（中期之年）", "第四年", "收官之年")
_AFTERWARDS: Final = re.compile("的?(?:成绩|成果|成效|良好|势头|基础|工作基础|任务)")


class _Label(NamedTuple):
    start: int
    end: int
    year: int
    of_plan: bool = False


def wrong_labels(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield labels of another year than the one their sentence or their half speaks of."""
    if subject.clock is None:
        return
    for label in (*_plan_labels(subject.text), *_bank_labels(subject)):
        meant = _meant(subject, label)
        if label.year not in meant:
            values = {"年": str(label.year), "说": "、".join(map(str, sorted(meant)))}
            advice = _advice(max(meant)) if label.of_plan else "核对年份，改成这一年的说法"
            yield Hit(label.start, label.end, values, suggestion=advice)


def _plan_labels(text: str) -> Iterator[_Label]:
    for match in _OF_PLAN.finditer(text):
        if not _AFTERWARDS.match(text, match.end()):
            nth = match["nth"]
            place = _NUMBERS.index(nth) + 1 if nth else _PLACE[match["label"]]
            plan = FiveYearPlan(_NUMBERS.index(match["plan"]) + 11)
            yield _Label(match.start(), match.end(), plan.first + place - 1, of_plan=True)


def _bank_labels(subject: Subject) -> Iterator[_Label]:
    """Yield the labels of the bank that are neither of a plan nor an anniversary."""
    for met in watched(subject):
        entry, words = met.entry, met.words(subject)
        if isinstance(entry, Wording) and entry.role == LABEL and entry.year and words not in entry.wrong:
            told = "周年" in words or "五”" in words or _AFTERWARDS.match(subject.text, met.end)
            if not told and not met.is_unsettled:
                yield _Label(met.start, met.end, entry.year)


def _meant(subject: Subject, label: _Label) -> frozenset[int]:
    """Return the years that a label may be of: the one its sentence names, else those of its half."""
    clock = subject.clock
    assert clock is not None  # noqa: S101  asked by the caller
    begin, _ = sentence_around(subject.text, label.start, label.end)
    named = years_named(subject.text, begin, label.start)
    zone = subject.zone_at(label.start)
    if named:
        return frozenset({named[-1]})
    if zone is Zone.PLAN:
        return frozenset({clock.plan_year})
    reviewed = {clock.year}
    if subject.report.genre is Genre.FIVE_YEARS:
        reviewed = set(range(clock.year - FIVE_YEARS + 1, clock.year + 1))
    return frozenset(reviewed if zone is Zone.REVIEW else reviewed | {clock.plan_year})


def _advice(year: int) -> str:
    plan = five_year_plan(year)
    place = _NAMES[plan.year(year)]
    name = f"十{_NUMBERS[plan.ordinal - 11]}五"
    return f"{year}年是“{name}”规划{place}，怎样称呼对照中央和本地文件核实后改"
