"""Duties of the year: what the law prescribes and nothing in the file meets."""

from collections.abc import Iterator, Sequence
from typing import Final

from planner.bank.entries import CalendarDuty
from planner.bank.model import Level, PhraseBank, Tense
from planner.facts.derived.agenda import Item, Stage
from planner.facts.derived.coverage import Covered, Standing, coverage, covers, due_in
from planner.facts.derived.ledger import RESOLUTIONS
from planner.facts.model import Fact, Facts, Need, walk
from planner.facts.rules.notes import at_fact, at_key
from planner.finding import Finding, Severity

RULE: Final = "法定议题"
FEW_MEETINGS: Final = "会议次数"
TWICE: Final = "重复议题"


def uncovered(facts: Facts, bank: PhraseBank, tense: Tense, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield a warning for each duty that no item or answer meets, an info for one that nothing tells of.

    A duty that is due only when something happened is a question: it is not known to be missing.

    A blank list is missing as a whole, so nothing is said of it here; nor of a blank question, which
    is said to be missing already.
    """
    blank = all(item.stage is Stage.DROPPED for item in items)
    asked = {path for path, q in walk(facts.questionnaire.questions) if q.need is not Need.OPTIONAL}
    for one in coverage(facts, bank, tense):
        if one.standing is Standing.ASKED and not blank:
            yield _asked(facts, one)
        if one.standing is not Standing.MISSING:
            continue
        fact = facts.one(one.evidence[0].path) if one.evidence and not one.on_agenda else None
        if fact:
            yield _too_few(fact, one)
        elif not blank and asked.isdisjoint(one.duty.answers):
            yield _not_listed(facts, one)


def done_twice(items: Sequence[Item], bank: PhraseBank, level: Level, year: int) -> Iterator[Finding]:
    """Yield a warning where a duty of once a year is met by two items of different topics."""
    for duty in due_in(bank, level, year):
        if not duty.once:
            continue
        met: dict[str, Item] = {}
        for item in items:
            if item.stage is not Stage.DROPPED and _is_about(item, duty):
                met.setdefault(item.topic, item)
        first, *others = met.values() or (None,)
        for other in others:
            title = other.record.one("题目")
            if title and first:
                line = first.record.place.line
                message = f"“{duty.name}”一年一次，这里又写了一条，前一条是第{line}行的“{first.topic}”"
                advice = "是一件事就删掉一条；确是两件事，把题目写得看得出不同"
                yield at_fact(title, TWICE, Severity.WARNING, message, f"{advice}，否则统计里算两项")


def _is_about(item: Item, duty: CalendarDuty) -> bool:
    """Return whether an item is on a duty's subject, also when it was put under the form of a decision."""
    decided = item.form is not None and item.form.counter == RESOLUTIONS
    return covers(item, duty, any_form=decided)


def _too_few(fact: Fact, one: Covered) -> Finding:
    unit = "次" if fact.path.startswith("会议.") else ""
    message = f"“{fact.label}”{fact.text}{unit}，少于{one.duty.least}{unit}：{one.duty.text}"
    return at_fact(fact, FEW_MEETINGS, Severity.WARNING, message, "核对次数", one.duty.basis)


def _asked(facts: Facts, one: Covered) -> Finding:
    message = f"{one.reason}？“{one.half}”里没有列“{one.duty.name}”：{one.duty.text}"
    advice = f"有的话，{one.advice}；没有就不用管"
    return at_key(facts, one.half, RULE, Severity.INFO, message, advice, one.duty.basis)


def _not_listed(facts: Facts, one: Covered) -> Finding:
    where = f"“{one.half}”里没有" if one.on_agenda else "报告里没有写到"
    message = f"{where}“{one.duty.name}”：{one.duty.text}" + (one.reason and f"（{one.reason}）")
    severity = Severity.WARNING if one.on_agenda else Severity.INFO
    return at_key(facts, one.half, RULE, severity, message, one.advice, one.duty.basis)
