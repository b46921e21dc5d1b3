"""Duties of the year: what the law prescribes and no agenda item covers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner.bank.model import CalendarDuty, Duty, Level, PhraseBank
from planner.bank.validity import usable
from planner.clock import period
from planner.facts.agenda import Item, Stage
from planner.facts.model import Facts
from planner.facts.rules.notes import at_key
from planner.finding import Finding, Severity

RULE: Final = "法定议题"

_ALL_YEAR: Final = range(1, 13)
_ON_AGENDA: Final = frozenset({Duty.OVERSIGHT, Duty.DEPUTIES})


@dataclass(frozen=True, slots=True)
class Half:
    """One half of the report: the path of its agenda, the items, the year they are of."""

    path: str
    items: tuple[Item, ...]
    year: int


def covers(item: Item, duty: CalendarDuty) -> bool:
    """Return whether an agenda item is the one a duty asks for, by its form and its words."""
    if duty.forms and (item.form is None or item.form.name not in duty.forms):
        return False
    name = item.record.one("报告名")
    words = (item.topic, name.text if name else "", item.form.name if item.form else "")
    return any(keyword in part for keyword in duty.keywords for part in words)


def is_due(duty: CalendarDuty, year: int) -> bool:
    """Return whether a duty is settled law in one of the months of `year` in which it is done."""
    months = (f"{year}-{month}" for month in duty.months or _ALL_YEAR)
    return any(usable(duty, period(month, month)) for month in months)


def uncovered(facts: Facts, half: Half, bank: PhraseBank, level: Level) -> Iterator[Finding]:
    """Yield a warning for each yearly duty of the level that no item of the half covers.

    A blank list is missing as a whole, so nothing is said of it here. Nor is anything said of a duty
    whose months had passed when the law brought it in.
    """
    done = [item for item in half.items if item.stage is not Stage.DROPPED]
    if not done:
        return
    for duty in bank.of(CalendarDuty):
        due = _is_for_agenda(duty) and level in duty.levels and is_due(duty, half.year)
        if due and not any(covers(item, duty) for item in done):
            message = f"“{half.path}”里没有“{duty.name}”：{duty.text}"
            advice = f"补一条，形式：{duty.forms[0]}" if duty.forms else "补一条；已经列了就把题目写明"
            yield at_key(facts, half.path, RULE, Severity.WARNING, message, advice, duty.basis)


def _is_for_agenda(duty: CalendarDuty) -> bool:
    """Return whether a duty is met by an agenda item each year: a report with figures of some year."""
    return duty.yearly and duty.data_year is not None and duty.duty in _ON_AGENDA
