"""Ledger: every total of the report, derived from the agenda items, with the items it counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.facts.agenda import Item, resolves
from planner.facts.model import Fact

OPINIONS = "意见数"
RESOLUTIONS = "决议决定"
COMPOUND = {"视察调研": ("视察", "专题调研")}


@dataclass(frozen=True, slots=True)
class Total:
    """A derived figure: its name, its value, the paths of what it counts, and whether it is exact."""

    name: str
    value: int
    paths: tuple[str, ...]
    approximate: bool = False

    @property
    def text(self) -> str:
        """The figure as it is written: 305, or 约305 when a part of it was not exact."""
        return f"约{self.value}" if self.approximate else str(self.value)


def totals(items: tuple[Item, ...]) -> Mapping[str, Total]:
    """Return the totals of the items that count, by name; a total of nothing is absent.

    Names are the forms' counters (听取审议报告, 执法检查, 专题询问 …), 视察调研 for the two together,
    决议决定 for every item that produced a resolution or decision, 意见数 for all opinions.
    """
    counted: dict[str, list[str]] = {}
    for item in items:
        for name in _counters(item):
            counted.setdefault(name, []).append(item.key)
    for name, parts in COMPOUND.items():
        members = [path for part in parts for path in counted.get(part, ())]
        if members:
            counted[name] = members
    found = {name: Total(name, len(paths), tuple(paths)) for name, paths in counted.items()}
    opinions = summed(OPINIONS, [fact for item in items if (fact := item.record.one(OPINIONS))])
    return found | {OPINIONS: opinions} if opinions else found


def summed(name: str, facts: Sequence[Fact]) -> Total | None:
    """Return the sum of whole numbers; None without any, or while one of them is not known yet."""
    values = [fact.value for fact in facts if isinstance(fact.value, int) and not fact.pending]
    if not values or len(values) < len(facts):
        return None
    approximate = any(fact.approximate for fact in facts)
    return Total(name, sum(values), tuple(fact.path for fact in facts), approximate)


def _counters(item: Item) -> Iterator[str]:
    if item.form is None:
        return
    if item.form.counter:
        yield item.form.counter
    if resolves(item) and item.form.counter != RESOLUTIONS:
        yield RESOLUTIONS
