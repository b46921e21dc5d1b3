"""Laws that another law took the place of, named where they were no longer in force.

What a text of the year or the plan names, `wording` finds by the span of its half. Here is what only
the month of an item tells: in the year of the change a law ends in the middle.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from planner.bank.entries import Wording
from planner.bank.model import Entry, PhraseBank
from planner.bank.validity import LAW, Occurrence, watch_list
from planner.clock import Period
from planner.facts.derived.agenda import Item
from planner.facts.model import Fact
from planner.facts.rules.notes import at_fact
from planner.finding import Finding, Severity

RULE: Final = "法律更替"

# The fields that name the law an item rests on or examines.
_FIELDS: Final = ("题目", "报告名", "法律依据", "重点", "目的")


def superseded(items: Sequence[Item], bank: PhraseBank, year: int) -> Iterator[Finding]:
    """Yield what names a law that ended within `year`: a warning after its end, a question without a month.

    `items` are those of the half that speaks of `year`.
    """
    ended = [
        law for law in bank.of(Wording) if law.role == LAW and law.valid.end and law.valid.end.year == year
    ]
    if not ended:
        return
    told = [(item, fact) for item in items for key in _FIELDS for fact in item.record.fields.get(key, ())]
    watched = watch_list(bank, Period(date(year, 12, 31), None))
    watched = watched.narrowed("\n".join(fact.text for _, fact in told))
    for item, fact in told:
        for found in watched.find(fact.text):
            if found.entry in ended:
                yield from _named(item, fact, found, bank, year)


def _named(item: Item, fact: Fact, found: Occurrence, bank: PhraseBank, year: int) -> Iterator[Finding]:
    end, months = found.entry.valid.end, item.record.one("月份")
    told = months.value if months and isinstance(months.value, tuple) else ()
    if end is None or (told and max(told) < end.month):
        return
    advice = successor_advice(found.entry, bank)
    ended = f"{fact.text[found.start : found.end]}施行到{end.year}年{end.month}月{end.day}日"
    if told and date(year, min(told), 1) > end:
        message = f"{ended}，这件事在{months.text if months else ''}月"
        yield at_fact(fact, RULE, Severity.WARNING, message, advice, LAW)
    else:
        message = f"{ended}，这件事是在那以后办的吗"
        yield at_fact(fact, RULE, Severity.INFO, message, f"是的话，{advice}；在那以前办的不用改", LAW)


def successor_advice(law: Entry, bank: PhraseBank) -> str:
    """Return what to name instead of a law that is no longer in force."""
    successor = bank.entries.get(law.successor)
    return f"改用{successor.text}的规定，条文核对后再写" if successor else "核对现行的法律"
