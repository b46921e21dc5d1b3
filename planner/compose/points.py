"""Points: passages of a plan that are headed by what they are for, or by the measure itself.

“要夯实基层治理基础。听取和审议……”: offices that plan in parts “在…中…” head each passage with its aim
(domain reference §1.7); others count their measures, 一是…二是….
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from planner.facts.derived.agenda import Item
from planner.facts.model import Fact

AIM: Final = "目的"
NEEDED: Final = "要"


@dataclass(frozen=True, slots=True)
class Point:
    """Items that stand under one head; `aim` is the answer the head is made of, None for no head."""

    aim: Fact | None
    items: tuple[Item, ...]

    @property
    def head(self) -> str:
        """What comes before the aim in the head: 要, unless the clerk wrote it."""
        return "" if self.aim is None or self.aim.text.startswith(NEEDED) else NEEDED


def points(items: Sequence[Item]) -> tuple[Point, ...]:
    """Return the items of a group in passages, in their order; those of one topic stay together.

    A topic with an aim begins a passage, its aim is not told again; one without goes with the passage
    before it, the first ones with the passage after them. A group most of whose topics have no aim is
    one passage without one: its own head says better what it is about.
    """
    topics: dict[str, list[Item]] = {}
    for item in items:
        topics.setdefault(item.topic or item.key, []).append(item)
    aims = {topic: aim for topic, members in topics.items() if (aim := _aim(members))}
    if 2 * len(aims) < len(topics) or not aims:
        return (Point(None, tuple(items)),)
    done: list[Point] = []
    waiting: list[Item] = []
    for topic, members in topics.items():
        if topic in aims:
            done.append(Point(aims[topic], (*waiting, *map(_without_aim, members))))
            waiting = []
        elif done:
            done[-1] = replace(done[-1], items=(*done[-1].items, *members))
        else:
            waiting += members
    return tuple(done)


def _aim(items: Sequence[Item]) -> Fact | None:
    """Return what the items of one topic are for, by the first that says it."""
    return next((aim for item in items if (aim := item.record.one(AIM)) and not aim.pending), None)


def _without_aim(item: Item) -> Item:
    fields: Mapping[str, tuple[Fact, ...]] = {k: v for k, v in item.record.fields.items() if k != AIM}
    return replace(item, record=replace(item.record, fields=fields))
