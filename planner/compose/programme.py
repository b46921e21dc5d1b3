"""Programme: planned items one by one, each a paragraph of its own, in sections or in a part.

For documents that list what is planned instead of telling it: the plan of oversight, ordered by form
and inside by month, and the points of a year, numbered through (prose guide §8). When and by whom an
item is prepared stands in brackets behind it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from planner.bank.model import Tense
from planner.compose.joints import join, words
from planner.compose.setting import Setting
from planner.compose.shelf import Shelf
from planner.compose.telling import Teller
from planner.draft.model import Spans
from planner.facts.derived.agenda import Item
from planner.plainyaml import read_plain

FRAMES: Final = "逐条."
"""The frame groups that tell an item of a list, before the frame group of its form."""

HEADS: Final = "条头."
"""The frame groups that give such an item a run-in head."""

_FILE: Final = "编排.yaml"
_LAST: Final = (13,)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a programme and which items stand in it: by frame group of their form, by field.

    () takes any; an item goes to the first section that takes it.
    """

    name: str
    forms: frozenset[str]
    fields: frozenset[str]
    groups: frozenset[str]

    def takes(self, item: Item) -> bool:
        """Return whether an item stands here."""
        form = item.form.frames if item.form else ""
        field, group = (item.field.name, item.field.group) if item.field else ("", "")
        of_field = not (self.fields or self.groups) or field in self.fields or group in self.groups
        return of_field and (not self.forms or form in self.forms)


@cache
def sections_of(folder: Path) -> tuple[Section, ...]:
    """Return the sections that 编排.yaml in `folder` describes, in order."""
    return tuple(
        Section(
            entry["题"],
            frozenset(entry.get("形式", ())),
            frozenset(entry.get("领域", ())),
            frozenset(entry.get("组", ())),
        )
        for entry in read_plain(folder / _FILE)["节"]
    )


@dataclass(frozen=True)
class Programme:
    """Lists planned items; `folder` is that of the structure, whose sections they stand in."""

    setting: Setting
    teller: Teller
    shelf: Shelf
    folder: Path

    def sections(self) -> Mapping[str, tuple[Item, ...]]:
        """Return the items of each section that has any, in order of month, by the section's name."""
        known = sections_of(self.folder)
        found: dict[str, list[Item]] = {section.name: [] for section in known}
        for item in self.in_order(self.setting.plan):
            home = next((section.name for section in known if section.takes(item)), known[-1].name)
            found[home].append(item)
        return {name: tuple(items) for name, items in found.items() if items}

    @staticmethod
    def in_order(items: Sequence[Item]) -> list[Item]:
        """Return items by month, those without one last."""
        return sorted(items, key=lambda item: item.months[:1] or _LAST)

    def told(self, item: Item) -> Spans:
        """Return an item as sentences, then in brackets when and by whom it is prepared."""
        group = item.form.frames if item.form else ""
        frames = self.shelf.frames(f"{FRAMES}{group}", Tense.PLAN)
        sentences = self.teller.item(item, subject=False, frames=frames)
        note = self._note(item)
        return (*sentences, *words("（"), *note, *words("）")) if note else sentences

    def head(self, item: Item) -> Spans:
        """Return a run-in head for an item, () when it has no more to tell than its head would say."""
        if not self.teller.wanted(item):
            return ()
        group = item.form.frames if item.form else ""
        return self.teller.brief(item, self.shelf.frames(f"{HEADS}{group}", Tense.PLAN))

    def _note(self, item: Item) -> Spans:
        return join(list(self._known(item)), "，")

    def _known(self, item: Item) -> Iterator[Spans]:
        slots = self.teller.slots(item)
        if item.months:
            yield (*slots.answer("月份"), *words("月"))
        if committee := slots.answer("委室"):
            yield committee
