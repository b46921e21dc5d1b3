"""Parts: which parts a report has, and which items stand in which paragraph.

Order of the parts and of the groups inside them is that of the genre (domain reference §1.7, prose
guide §3, §7): political, oversight, deputies, self, and one part that the place may choose. A town
report is shorter, so its oversight has fewer paragraphs; what the congress itself decided comes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import Level, Tense
from planner.facts.derived.agenda import Item

_FALLBACK = "保障"
_THIN = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """How one half of a report is divided.

    `orders` maps the local part ("" for none) to the parts in order. `groups` are the paragraphs of
    an oversight part in order; `shared` are pairs of them that share a paragraph, under the second's
    head, when one is thin. `by_form` settles the paragraph of an item by the name of its form,
    `by_field` by the group of its field, else that group itself is its paragraph. `followers` are
    answers that are no items and close a paragraph: the group whose paragraph, or else the next ones.
    """

    orders: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]
    shared: tuple[tuple[str, str], ...]
    by_form: Mapping[str, str]
    by_field: Mapping[str, str]
    followers: Mapping[str, tuple[str, ...]]

    def group_of(self, item: Item) -> str:
        """Return the paragraph group of an item: by its form where that settles it, else by its field."""
        by_form = self.by_form.get(item.form.name) if item.form else None
        group = item.field.group if item.field else _FALLBACK
        return by_form or self.by_field.get(group, group)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The items of one paragraph; `group` names its run-in head."""

    group: str
    items: tuple[Item, ...]


_BY_FORM: Final = {"代表建议督办": "建议", "民生实事监督": "实事"}
_DEVELOPMENT: Final = ("经济", "创新", "财政", "资产", "城乡", "乡村")
_LIVELIHOOD: Final = ("教卫", "保障", "生态", "安全", "法治", "司法")
_COUNTY: Final = Layout(
    orders={
        "民生法治": ("政治", "发展", "民生", "代表", "自身"),
        "决定任免": ("政治", "监督", "决定任免", "代表", "自身"),
        "服务大局": ("政治", "服务大局", "监督", "代表", "自身"),
        "基层民主": ("政治", "监督", "基层民主", "代表", "自身"),
        "换届选举": ("政治", "监督", "代表", "换届选举", "自身"),
    },
    groups={
        "发展": _DEVELOPMENT,
        "民生": _LIVELIHOOD,
        "监督": (*_DEVELOPMENT, *_LIVELIHOOD),
    },
    shared=(("创新", "经济"), ("资产", "财政"), ("乡村", "城乡"), ("教卫", "保障"), ("司法", "法治")),
    by_form={**_BY_FORM, "作出决议决定": "决定", "人事任免": "任免"},
    by_field={},
    followers={
        "监督.联网": ("财政", "资产"),
        "监督.备案": ("法治", "司法"),
        "监督.立法": ("法治", "司法"),
        "监督.信访": ("法治", "司法"),
    },
)
_TOWN_ORDERS: Final = {
    "": ("政治", "监督", "代表", "自身"),
    "服务大局": ("政治", "服务大局", "监督", "代表", "自身"),
    "基层民主": ("政治", "监督", "基层民主", "代表", "自身"),
    "换届选举": ("政治", "监督", "代表", "换届选举", "自身"),
}
# What the congress itself examines and decides (地方组织法第十二条) is no oversight by its presidium.
_TOWN_BY_FORM: Final = {**_BY_FORM, "作出决议决定": "决定", "审查和批准": "决定"}
_TOWN: Final = {
    Tense.REVIEW: Layout(
        orders=_TOWN_ORDERS,
        groups={"监督": ("决定", "财政", "乡村", "保障", "安全")},
        shared=(("财政", "乡村"), ("安全", "保障")),
        by_form=_TOWN_BY_FORM,
        by_field={
            **dict.fromkeys(("资产",), "财政"),
            **dict.fromkeys(("经济", "创新", "城乡", "生态"), "乡村"),
            **dict.fromkeys(("教卫",), "保障"),
            **dict.fromkeys(("法治", "司法"), "安全"),
        },
        followers={},
    ),
    Tense.PLAN: Layout(
        orders=_TOWN_ORDERS,
        groups={"监督": ("决定", "重点")},
        shared=(),
        by_form=_TOWN_BY_FORM,
        by_field=dict.fromkeys((*_DEVELOPMENT, *_LIVELIHOOD), "重点"),
        followers={},
    ),
}


def layout_of(level: Level, tense: Tense) -> Layout:
    """Return how one half of a report of `level` is divided."""
    return _TOWN[Tense.PLAN if tense is Tense.PLAN else Tense.REVIEW] if level in TOWN_LEVELS else _COUNTY


def part_order(layout: Layout, local: str) -> tuple[str, ...]:
    """Return the parts of the report for a local part, "" for none."""
    return layout.orders[local]


def bundles(layout: Layout, part: str, items: Sequence[Item]) -> tuple[Bundle, ...]:
    """Return the paragraphs of an oversight part: thin groups join their neighbours."""
    groups = {group: [i for i in items if layout.group_of(i) == group] for group in layout.groups[part]}
    for minor, major in layout.shared:
        pair = groups.get(minor, []), groups.get(major, [])
        if all(pair) and any(len(members) < _THIN and not _is_full(members) for members in pair):
            groups[major] = [*pair[1], *pair[0]]
            groups[minor] = []
    return tuple(Bundle(group, tuple(members)) for group, members in groups.items() if members)


def _is_full(items: Sequence[Item]) -> bool:
    """Return whether one of the items has enough to say for a paragraph of its own."""
    return any(item.record.one("成效") and item.record.all("意见") for item in items)


def homes(layout: Layout, part: str, present: Sequence[str], followers: Sequence[str]) -> dict[str, str]:
    """Return the paragraph group that each of `followers` closes in `part`.

    It is the first of its groups that is `present`, else the first one, which then gets a paragraph
    for it; a follower that has no group in the part is left out.
    """
    found: dict[str, str] = {}
    for name in followers:
        groups = [group for group in layout.followers[name] if group in layout.groups[part]]
        if groups:
            found[name] = next((group for group in groups if group in present), groups[0])
    return found
