"""Wording in free texts that is not valid when the report speaks, or not settled, or miswritten."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import Final

from planner.bank.entries import Wording
from planner.bank.model import Entry, PhraseBank
from planner.bank.validity import LAW, Occurrence, WatchList, is_settled, successor_in, watch_list
from planner.clock import Clock, Period
from planner.facts.model import Fact, Facts
from planner.facts.rules.laws import RULE as REPLACED
from planner.facts.rules.laws import successor_advice
from planner.facts.rules.notes import at_fact
from planner.facts.rules.texts import texts
from planner.finding import Finding, Severity

EXPIRED: Final = "提法时效"
UNSETTLED: Final = "提法待核"
MISWRITTEN: Final = "误写"

_NEXT_YEAR: Final = ("来年.", "来年议题.")
_AUTHORITY: Final = "短语库·{}"


def wording(facts: Facts, bank: PhraseBank, clock: Clock) -> Iterator[tuple[Fact, Finding]]:
    """Yield each doubtful wording with the free text that holds it; the next year by the plan's span."""
    planned = [fact for fact in texts(facts) if fact.path.startswith(_NEXT_YEAR)]
    reviewed = [fact for fact in texts(facts) if not fact.path.startswith(_NEXT_YEAR)]
    for spoken, span in ((reviewed, clock.review_span), (planned, clock.plan_span)):
        for fact, found in _occurrences(spoken, watch_list(bank, span)):
            yield fact, _finding(fact, found, bank, span)


def _occurrences(spoken: list[Fact], watched: WatchList) -> Iterator[tuple[Fact, Occurrence]]:
    """Yield what is found in each text, places counted in it; one search for all is ten times faster."""
    starts = list(accumulate((len(fact.text) + 1 for fact in spoken), initial=0))
    for found in watched.find("\n".join(fact.text for fact in spoken)):
        index = bisect_right(starts, found.start) - 1
        begin = starts[index]
        yield spoken[index], found._replace(start=found.start - begin, end=found.end - begin)


def _finding(fact: Fact, found: Occurrence, bank: PhraseBank, span: Period) -> Finding:
    words, entry = fact.text[found.start : found.end], found.entry
    if words in entry.wrong:
        rule, message, advice = MISWRITTEN, f"“{words}”是误写", f"写作“{entry.text}”"
    elif not is_settled(entry, span):
        until = f"（核实到{_month(entry.settled)}）" if entry.settled else ""
        rule, message = UNSETTLED, f"“{words}”没有核实过{until}"
        advice = "对照中央和本地文件核实后再用"
    elif isinstance(entry, Wording) and entry.role == LAW and entry.valid.end:
        rule, message = REPLACED, f"{words}施行到{_day(entry.valid.end)}"
        advice = successor_advice(entry, bank)
    else:
        successor = successor_in(span, entry, bank)
        rule, message = EXPIRED, f"“{words}”在报告说的这段时间不适用{_validity(entry)}"
        advice = f"现在的提法是“{successor.text}”" if successor else "核对提法，不适用就改掉"
    place = replace(fact.place, column=fact.place.column + found.start)
    basis = _AUTHORITY.format(entry.authority.value)
    return replace(at_fact(fact, rule, Severity.WARNING, message, advice, basis), place=place, text=words)


def _validity(entry: Entry) -> str:
    start, end = entry.valid.start, entry.valid.end
    since = f"{_month(start)}起" if start else ""
    until = f"到{_month(end)}止" if end else ""
    return f"（{since}{until}）" if since or until else ""


def _month(day: date) -> str:
    return f"{day.year}年{day.month}月"


def _day(day: date) -> str:
    return f"{_month(day)}{day.day}日"
