"""Agenda items: what is listed twice, what is told once and counted twice, powers of the level."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz

from planner.bank.model import Level
from planner.facts.derived.agenda import Item, Stage, resolves
from planner.facts.rules.notes import at_fact
from planner.finding import Finding, Severity

ALIKE: Final = "题目相近"
SEVERAL_FORMS: Final = "一题多种形式"

_ALIKE: Final = 80
_SHOWN: Final = 6


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
    yield from _one_product_twice(items)


def in_several_forms(items: Sequence[Item]) -> Iterator[Finding]:
    """Yield one info that names the topics under several forms and says how they are counted.

    One story is told of such a topic, and each form counts once (domain reference §7, rule 3).
    """
    by_topic = topics_in_several_forms(items)
    if not by_topic:
        return
    shown = "、".join(
        f"“{topic}”（{'、'.join(item.form.name for item in found if item.form)}）"
        for topic, found in list(by_topic.items())[:_SHOWN]
    )
    more = "等" if len(by_topic) > _SHOWN else ""
    message = f"{shown}{more}{len(by_topic)}个题目用了几种形式：正文写成一段，统计里每种形式各算一次"
    title = next(iter(by_topic.values()))[0].record.one("题目")
    if title:
        advice = "是这样就不用改；只做过一种就删掉另一条"
        yield at_fact(title, SEVERAL_FORMS, Severity.INFO, message, advice)


def topics_in_several_forms(items: Sequence[Item]) -> Mapping[str, Sequence[Item]]:
    """Return the topics of more than one form that adds to a total, with the items that were not dropped."""
    by_topic: dict[str, dict[str, Item]] = {}
    for item in items:
        if item.topic and item.form and item.form.counter and item.stage is not Stage.DROPPED:
            by_topic.setdefault(item.topic, {}).setdefault(item.form.name, item)
    return {topic: tuple(found.values()) for topic, found in by_topic.items() if len(found) > 1}


def beyond_power(items: Sequence[Item], level: Level) -> Iterator[Finding]:
    """Yield an error for a form that a congress of this level has no power for."""
    for item in items:
        fact = item.record.one("形式")
        if fact and item.form and level not in item.form.levels:
            message = f"{level.value}一级没有“{item.form.name}”这种形式"
            yield at_fact(fact, "级别", Severity.ERROR, message, "换一种形式", item.form.basis)


def _one_product_twice(items: Sequence[Item]) -> Iterator[Finding]:
    """Yield a warning where two items name one resolution, which would be counted twice."""
    first: dict[str, Item] = {}
    for item in items:
        product = item.record.one("产物")
        if product is None or not resolves(item):
            continue
        earlier = first.setdefault(product.text, item)
        if earlier is not item:
            message = f"{product.text}在第{earlier.record.place.line}行的议题里已经写过，决议决定会多算一项"
            yield at_fact(product, "重复议题", Severity.WARNING, message, "只留一处“产物”")


def _nearly_doubled(topics: Mapping[str, Item]) -> Iterator[Finding]:
    for one, other in combinations(topics, 2):
        if fuzz.ratio(one, other, score_cutoff=_ALIKE) < _ALIKE or _digits(one) != _digits(other):
            continue
        if one.startswith("《") and other.startswith("《"):
            continue  # two laws may well have names that are nearly alike
        title = topics[other].record.one("题目")
        if title:
            line = topics[one].record.place.line
            message = f"和第{line}行的“{one}”只差几个字，会当成两个议题"
            yield at_fact(title, ALIKE, Severity.INFO, message, f"同一个议题就都写“{one}”")


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
