"""Statutory items: what the law puts on the agenda every year, as items of a plan.

The calendar is the phrase bank's (domain reference §4); whose item covers which duty, `facts.coverage` says.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from planner.bank.entries import CalendarDuty, Field, Form
from planner.bank.model import Level, PhraseBank, Tense
from planner.facts.derived.agenda import PLAN, Item
from planner.facts.derived.coverage import covers, due_in, is_for_agenda
from planner.facts.model import Fact, Record, YearKind
from planner.facts.writing.filling import Answers
from planner.finding import Place

_HEAD: Final = re.compile("^(?:上一年度|本年度|下一年度|乡镇)")
_TAIL: Final = re.compile("(?:情况|报告|初步审查)$")
_TITLES: Final[Mapping[str, str]] = {
    "日历-计划执行": "国民经济和社会发展计划上半年执行",
    "日历-预算执行": "上半年预算执行",
    "日历-决算": "本级决算",
    "日历-审计报告": "审计工作",
    "日历-预算调整": "本级预算调整方案",
    "日历-预算初审": "本级预算草案",
    "日历-乡镇预算": "预算和预算执行",
}
"""How a title says a duty whose name in the calendar would read badly as one."""

_KEPT: Final = ("报告机关", "委室", "月份", "法律依据")
_NO_TOPIC: Final = frozenset({"执法检查", "听取和讨论", "专题询问"})
_NO_FIGURES: Final = frozenset({"执法检查", "备案审查", "代表建议督办", "民生实事监督"})
_DECIDES: Final = frozenset({"审查和批准", "初步审查"})
_HEARD: Final = "听取和审议"
_ONE_OFF: Final = re.compile("[“”《》]")
_YEAR: Final = re.compile("(20[0-9]{2})(?=年)")


def statutory_items(
    bank: PhraseBank, level: Level, year: int, kind: YearKind, known: Sequence[Answers]
) -> tuple[Answers, ...]:
    """Return the items that the law asks of a congress of `level` in `year`, as answers of a plan.

    Where one of `known`, the items of the year before, covers the duty, its words, organ, committee and
    month are taken over; the year its figures speak of is that of the calendar, and what the law has
    approved is not only heard. A duty whose topic is
    the congress's own choice (执法检查) is none.
    """
    items = [(answers, item_of(answers, bank)) for answers in known]
    duties = _duties(bank, level, year, kind)
    return tuple(_answers(duty, _before(duty, items), year) for duty in duties)


def data_year(answers: Answers, bank: PhraseBank, level: Level, year: int) -> str:
    """Return the year that the figures of an item on the agenda of `year` speak of by law, "" for none.

    A report has such a year; an inspection of how a law is carried out, a review of filed rules have none.
    """
    item = item_of(answers, bank)
    if item.form and item.form.name in _NO_FIGURES:
        return ""
    for duty in bank.of(CalendarDuty):
        if level not in duty.levels or not duty.yearly or not is_for_agenda(duty) or _is_own_choice(duty):
            continue
        if covers(item, duty):
            return str(year + duty.data_year) if duty.data_year is not None else ""
    return ""


def item_of(answers: Answers, bank: PhraseBank) -> Item:
    """Return answers of a record as an agenda item of a plan."""
    fields = {key: tuple(_fact(key, text) for text in texts) for key, texts in answers.items()}
    name = next(iter(answers.get("形式", ())), "")
    form = next((form for form in bank.of(Form) if form.name == name), None)
    return Item(Record(f"{PLAN}.1", Place(), fields), Tense.PLAN, form, bank.of(Field))


def _fact(key: str, text: str) -> Fact:
    return Fact(f"{PLAN}.1.{key}", text, text, Place(), key)


def _duties(bank: PhraseBank, level: Level, year: int, kind: YearKind) -> Iterator[CalendarDuty]:
    for duty in due_in(bank, level, year):
        falls = not duty.year_kinds or kind.value in duty.year_kinds
        yearly = duty.yearly and bool(duty.forms) and is_for_agenda(duty) and not _is_own_choice(duty)
        if yearly and falls:
            yield duty


def _is_own_choice(duty: CalendarDuty) -> bool:
    """Return whether the law leaves the topic to the congress: which law to inspect, what to ask about."""
    return bool(_NO_TOPIC & set(duty.forms[:1]))


def _before(duty: CalendarDuty, items: Sequence[tuple[Answers, Item]]) -> Answers | None:
    """Return the item of the year before that a duty goes on from: one in the form the law names first.

    A bill or a document named in quotes was that year's alone and does not come back.
    """
    fitting = [
        (duty.forms.index(item.form.name), answers)
        for answers, item in items
        if item.form
        and item.form.name not in _NO_FIGURES - {duty.forms[0]}
        and covers(item, duty)
        and not _ONE_OFF.search("".join(answers.get("题目", ())))
    ]
    return min(fitting, key=lambda found: found[0])[1] if fitting else None


def _answers(duty: CalendarDuty, before: Answers | None, year: int) -> Answers:
    answers: dict[str, tuple[str, ...]] = {"题目": (_title(duty),), "形式": (duty.forms[0],)}
    if before:
        answers |= {key: before[key] for key in ("题目", "形式") if key in before}
        if duty.forms[0] in _DECIDES and answers["形式"] == (_HEARD,):
            answers["形式"] = (duty.forms[0],)
        answers["题目"] = tuple(_YEAR.sub(_next, text) for text in answers["题目"])
        answers |= {key: before[key] for key in _KEPT if key in before}
    if duty.data_year is not None:
        answers["数据年度"] = (str(year + duty.data_year),)
    return answers


def _title(duty: CalendarDuty) -> str:
    return _TITLES.get(duty.id) or _TAIL.sub("", _HEAD.sub("", duty.name))


def _next(found: re.Match[str]) -> str:
    return str(int(found[1]) + 1)
