"""Ledger: every total of the report, derived from the agenda items, with the items it counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.facts.agenda import Item

OPINIONS = "意见数"
RESOLUTIONS = "决议决定"
COMPOUND = {"视察调研": ("视察", "专题调研")}


@dataclass(frozen=True, slots=True)
class Total:
    """A derived figure: its name, its value and the paths of what it counts."""

    name: str
    value: int
    paths: tuple[str, ...]


def totals(items: tuple[Item, ...]) -> Mapping[str, Total]:
    """Return the totals of the items that count, by name; a total of nothing is absent.

    Names are the forms' counters (听取审议报告, 执法检查, 专题询问 …), 视察调研 for the two together,
    决议决定 for every item that produced a resolution or decision, 意见数 for all opinions.
    """
    found: dict[str, list[str]] = {}
    opinions = 0
    for item in items:
        for name in _counters(item):
            found.setdefault(name, []).append(item.key)
        count = item.record.one(OPINIONS)
        if count and isinstance(count.value, int):
            opinions += count.value
            found.setdefault(OPINIONS, []).append(f"{item.key}.{OPINIONS}")
    for name, parts in COMPOUND.items():
        members = [path for part in parts for path in found.get(part, ())]
        if members:
            found[name] = members
    return {
        name: Total(name, opinions if name == OPINIONS else len(paths), tuple(paths))
        for name, paths in found.items()
    }


def _counters(item: Item) -> Iterator[str]:
    if item.form is None:
        return
    if item.form.counter:
        yield item.form.counter
    product = item.record.one("产物")
    resolved = product is not None and ("决议" in product.text or "决定" in product.text)
    if resolved and item.form.counter != RESOLUTIONS:
        yield RESOLUTIONS
