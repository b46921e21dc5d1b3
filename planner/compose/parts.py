"""Parts: which items stand in which paragraph of a part.

The groups of items are data (templates/共用/段落.yaml); their order inside a part is that of the genre
(domain reference §1.7, prose guide §3, §7). A town report is shorter, so its oversight has fewer
paragraphs; what the congress itself decided comes first.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import Level, Tense
from planner.documents.load import SHARED, catalogue
from planner.documents.model import Half, Part
from planner.documents.resolving import OVERSIGHT
from planner.facts.derived.agenda import Item
from planner.plainyaml import read_plain
from planner.resources import data_dir

_FILE: Final = "段落.yaml"
_FALLBACK: Final = "保障"
_THIN: Final = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """How the items of one half go into paragraphs.

    `groups` are the paragraphs of the part on oversight, () to take those of the parts. `shared` are
    pairs of groups that share a paragraph, under the second's head, when one is thin. `by_form` settles
    the group of an item by the counter of its form, `by_field` by the group of its field, else that
    group itself is its paragraph. `content` names the content whose template tells a group that is none
    of oversight. `followers` are answers that are no items and close a paragraph: the group whose
    paragraph, or else the next ones.
    """

    groups: tuple[str, ...]
    shared: tuple[tuple[str, str], ...]
    by_form: Mapping[str, str]
    by_field: Mapping[str, str]
    content: Mapping[str, str]
    followers: Mapping[str, tuple[str, ...]]

    def within(self, half: Half) -> "Layout":
        """Return how items go into paragraphs where a half lacks a content that would tell some of them.

        Those stand with oversight, by their field, so that none is lost. A half without parts has chapters
        that name their groups.
        """
        told = {content for part in half.parts for content in part.contents}
        lost = {group for group, content in self.content.items() if content not in told}
        if not told or not lost:
            return self
        by_form = {form: group for form, group in self.by_form.items() if group not in lost}
        by_field = {**self.by_field, **{group: self._of_field(_FALLBACK) for group in lost}}
        return replace(self, by_form=by_form, by_field=by_field)

    def group_of(self, item: Item) -> str:
        """Return the paragraph group of an item: by its form where that settles it, else by its field."""
        return self._of_form(item) or self._of_field(_field_of(item))

    def stands_in(self, part: Part, item: Item) -> bool:
        """Return whether a part has the field of an item, where the form does not settle its paragraph."""
        field = _field_of(item)
        known = field if field in _oversight() else _FALLBACK
        return bool(self._of_form(item)) or known in part.groups

    def _of_form(self, item: Item) -> str:
        return self.by_form.get(item.form.name, "") if item.form else ""

    def _of_field(self, group: str) -> str:
        return self.by_field.get(group, group)

    def groups_of(self, part: Part) -> tuple[str, ...]:
        """Return the paragraph groups of oversight in a part, in order."""
        if not self.groups:
            return part.groups
        kept = {self.by_field.get(group, group) for group in part.groups}
        # What the congress itself decides has no field; it stands in a part that has all the others.
        whole = part.name == OVERSIGHT and set(self.by_field.values()) <= kept
        return tuple(g for g in self.groups if whole or g in kept)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The items of one paragraph; `group` names its run-in head."""

    group: str
    items: tuple[Item, ...]


def layout_of(level: Level, tense: Tense) -> Layout:
    """Return how the items of one half of a document of `level` go into paragraphs."""
    if level not in TOWN_LEVELS:
        return _layouts()["区县"]
    return _layouts()["乡镇计划" if tense is Tense.PLAN else "乡镇回顾"]


def _field_of(item: Item) -> str:
    return item.field.group if item.field else _FALLBACK


@cache
def _oversight() -> frozenset[str]:
    """Return the groups of oversight, each of which stands in some part."""
    return frozenset(catalogue().parts[OVERSIGHT].groups)


@cache
def _layouts() -> Mapping[str, Layout]:
    raw = read_plain(data_dir("templates") / SHARED / _FILE)
    return {
        name: Layout(
            groups=tuple(entry.get("组", ())),
            shared=tuple((minor, major) for minor, major in entry.get("合并", ())),
            by_form=entry.get("按形式", {}),
            by_field=entry.get("按领域", {}),
            content=entry.get("随部分", {}),
            followers={name: tuple(groups) for name, groups in entry.get("收尾", {}).items()},
        )
        for name, entry in raw.items()
    }


def bundles(layout: Layout, part: Part, items: Sequence[Item]) -> tuple[Bundle, ...]:
    """Return the paragraphs of oversight in a part: thin groups join their neighbours."""
    wanted = layout.groups_of(part)
    own = [item for item in items if layout.stands_in(part, item)]
    groups = {group: [i for i in own if layout.group_of(i) == group] for group in wanted}
    for minor, major in layout.shared:
        pair = groups.get(minor, []), groups.get(major, [])
        if all(pair) and any(len(members) < _THIN and not _is_full(members) for members in pair):
            groups[major] = [*pair[1], *pair[0]]
            groups[minor] = []
    return tuple(Bundle(group, tuple(members)) for group, members in groups.items() if members)


def _is_full(items: Sequence[Item]) -> bool:
    """Return whether one of the items has enough to say for a paragraph of its own."""
    return any(item.record.one("成效") and item.record.all("意见") for item in items)


def homes(
    layout: Layout, groups: Sequence[str], present: Collection[str], followers: Sequence[str]
) -> dict[str, str]:
    """Return which of the paragraph `groups` of a half each of `followers` closes.

    It is the first of its own groups that is `present`, else the first one there is, which then gets a
    paragraph for it; a follower that has no group in the half is left out.
    """
    found: dict[str, str] = {}
    for name in followers:
        known = [group for group in layout.followers[name] if group in groups]
        if known:
            found[name] = next((group for group in known if group in present), known[0])
    return found
