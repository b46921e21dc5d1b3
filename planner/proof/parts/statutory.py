"""Duties of the year by law (the bank's calendar) that a half of a report or plan does not speak of."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from planner.bank.entries import CalendarDuty
from planner.bank.model import Authority
from planner.facts.derived.coverage import due_in, is_for_agenda
from planner.proof.model import Hit, Rule
from planner.proof.parts.whole import body, half_start, is_whole, is_work_plan
from planner.proof.subject import Detector, Subject
from planner.reports.model import Genre, Half

_AND: Final = "＋"
_CLAUSE: Final = re.compile("[，。；、！？\\n]")
_SENTENCE: Final = re.compile("[。！？\\n]")
_ITEM: Final = re.compile("听取|审议|审查|报告|汇报|方案|草案|初审|审批|批准|督办|检查|办理|办结|答复")
_NUMBERED: Final = re.compile(r"[ \u3000]*(?:[一二三四五六七八九十]{1,2}[是、]|[（(])")
_REACH: Final = 200
_BY_FORM: Final = {
    "执法检查": re.compile(
        "执法检查|检查[^，。；]{0,4}《[^》]+[法例典]》|《[^》]+[法例典]》[^，。；]{0,12}检查|实施情况的?检查"
    ),
    "听取和讨论": re.compile("听取[和、]?(?:审议（)?讨论|听取[^，。；]{0,30}(?:报告|汇报)"),
}
"""How the forms are told whose topic is the congress's own choice."""


def plan_of_year(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield what a yearly plan of work or of oversight leaves out."""
    if subject.report.genre is Genre.OVERSIGHT_PLAN or is_work_plan(subject):
        yield from _missing(subject, Half.PLAN)


def plan_of_report(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield what the plan in a report leaves out."""
    if subject.report.genre in {Genre.REPORT, Genre.SUMMARY}:
        yield from _missing(subject, Half.PLAN)


def review(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield what the review of a report leaves out."""
    if subject.report.genre in {Genre.REPORT, Genre.SUMMARY}:
        yield from _missing(subject, Half.REVIEW)


def _missing(subject: Subject, half: Half) -> Iterator[Hit]:
    if subject.clock is None or subject.level is None or not is_whole(subject):
        return
    year = subject.clock.year if half is Half.REVIEW else subject.clock.plan_year
    text = body(subject).of(half).replace("（草案）", "草案")
    due = [
        duty
        for duty in due_in(subject.bank, subject.level, year)
        if is_for_agenda(duty) and duty.yearly and duty.confirmed and not duty.condition
    ]
    absent = [duty for duty in due if duty.authority is Authority.LAW and not _is_told(duty, text)]
    if absent:
        at = half_start(subject, half)
        values = {"年": str(year), "数": str(len(absent)), "列": "；".join(map(_shown, absent))}
        yield Hit(at, at, values)


def _is_told(duty: CalendarDuty, text: str) -> bool:
    """Return whether a text speaks of a duty: by a keyword in a clause that names nothing else."""
    if not duty.keywords:
        patterns = [_BY_FORM[form] for form in duty.forms if form in _BY_FORM]
        return not patterns or any(pattern.search(text) for pattern in patterns)
    for keyword in duty.keywords:
        words = keyword.split(_AND)
        for at in _places(text, words[0]):
            sentence = _around(text, at, _SENTENCE)
            # A heading that names a field (二是监督国资债务) is no item.
            if not _ITEM.search(sentence) or not _holds(sentence, words):
                continue
            clause = _around(text, at, _CLAUSE)
            named = _NUMBERED.match(clause) and not _ITEM.search(clause)
            if len(words) > 1 or not (named or any(word in clause for word in duty.unless)):
                return True
    return False


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _around(text: str, at: int, edges: re.Pattern[str]) -> str:
    """Return the stretch between two edges that holds a place."""
    start = at - len(edges.split(text[max(at - _REACH, 0) : at])[-1])
    end = edges.search(text, at, at + _REACH)
    return text[start : end.start() if end else at + _REACH]


def _holds(sentence: str, words: Sequence[str]) -> bool:
    return all(word in sentence for word in words)


def _shown(duty: CalendarDuty) -> str:
    months = sorted(duty.months)
    if months and months[-1] - months[0] == len(months) - 1:
        when = f"{months[0]}—{months[-1]}月" if len(months) > 1 else f"{months[0]}月"
    else:
        when = "、".join(map(str, duty.months)) + "月" if months else ""
    return f"{duty.name}（{'，'.join(part for part in (when, duty.basis) if part)}）"


DETECTORS: Final[dict[str, Detector]] = {
    "年度计划缺法定事项": plan_of_year,
    "报告计划缺法定事项": plan_of_report,
    "回顾缺法定事项": review,
}
