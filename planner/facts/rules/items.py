"""Agenda items: doubles, powers of the level, the year the figures speak of."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz

from planner.bank.model import CalendarDuty, Level, PhraseBank, Tense
from planner.clock import Clock
from planner.facts.agenda import Item
from planner.facts.model import Facts
from planner.facts.rules.duties import covers, is_due
from planner.facts.rules.notes import at_fact
from planner.finding import Finding, Severity

_ALIKE: Final = 80


def doubled(items: Sequence[Item]) -> Iterator[Finding]:
    """Yield an error for the same topic in the same form twice, an info for nearly the same topic."""
    first: dict[tuple[str, str], Item] = {}
    topics: dict[str, Item] = {}
    for item in items:
        title = item.record.one("题目")
        if not (title and item.topic):
            continue
        topics.setdefault(item.topic, item)
        form = item.form.name if item.form else ""
        earlier = first.setdefault((item.topic, form), item)
        if earlier is not item and form:
            message = f"“{title.text}”和“{form}”写了两次，前一次在第{earlier.record.place.line}行"
            yield at_fact(title, "重复议题", Severity.ERROR, message, "删掉一条；确是两件事就把题目写得不同")
    yield from _nearly_doubled(topics)


def beyond_power(items: Sequence[Item], level: Level) -> Iterator[Finding]:
    """Yield an error for a form that a congress of this level has no power for."""
    for item in items:
        fact = item.record.one("形式")
        if fact and item.form and level not in item.form.levels:
            message = f"{level.value}一级没有“{item.form.name}”这种形式"
            yield at_fact(fact, "级别", Severity.ERROR, message, "换一种形式", item.form.basis)


def wrong_data_year(items: Sequence[Item], bank: PhraseBank, clock: Clock) -> Iterator[Finding]:
    """Yield a warning where 数据年度 is not the year that the law makes the report speak of."""
    dated = [duty for duty in bank.of(CalendarDuty) if duty.data_year is not None]
    for item in items:
        fact = item.record.one("数据年度")
        if fact is None or not isinstance(fact.value, int):
            continue
        meeting = clock.year if item.tense is Tense.REVIEW else clock.plan_year
        duties = [duty for duty in dated if covers(item, duty) and is_due(duty, meeting)]
        years = [meeting + (duty.data_year or 0) for duty in duties]
        if years and fact.value not in years:
            message = f"{meeting}年的“{item.topic}”，说的一般是{years[0]}年的数，填的是{fact.text}"
            yield at_fact(fact, "数据年度", Severity.WARNING, message, str(years[0]), duties[0].basis)


def level_of(facts: Facts) -> Level | None:
    """Return the level the file names, None when it is blank."""
    fact = facts.one("级别")
    return Level(fact.text) if fact and fact.text in set(Level) else None


def _nearly_doubled(topics: dict[str, Item]) -> Iterator[Finding]:
    for one, other in combinations(topics, 2):
        if fuzz.ratio(one, other) < _ALIKE or _digits(one) != _digits(other):
            continue
        title = topics[other].record.one("题目")
        if title:
            line = topics[one].record.place.line
            message = f"和第{line}行的“{one}”只差几个字，会当成两个议题"
            yield at_fact(title, "题目相近", Severity.INFO, message, f"同一个议题就都写“{one}”")


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
