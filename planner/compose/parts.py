"""Parts: which parts a report has, and which items stand in which paragraph.

Order of the parts and of the groups inside them is that of the genre (domain reference §1.7, prose
guide §3): political, oversight, deputies, self, and one part that the place chooses.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.facts.agenda import DEFAULT_LOCAL, Item

_ORDERS = {
    "民生法治": ("政治", "发展", "民生", "代表", "自身"),
    "决定任免": ("政治", "监督", "决定任免", "代表", "自身"),
    "服务大局": ("政治", "服务大局", "监督", "代表", "自身"),
    "基层民主": ("政治", "监督", "基层民主", "代表", "自身"),
    "换届选举": ("政治", "监督", "代表", "换届选举", "自身"),
}
GROUPS = {
    "发展": ("经济", "创新", "财政", "资产", "城乡", "乡村"),
    "民生": ("教卫", "保障", "生态", "安全", "法治", "司法"),
    "监督": ("经济", "创新", "财政", "资产", "城乡", "乡村", "教卫", "保障", "生态", "安全", "法治", "司法"),
}
# Groups that share a paragraph, under the second's head, when one of them is thin.
_SHARED = (("创新", "经济"), ("资产", "财政"), ("乡村", "城乡"), ("教卫", "保障"), ("司法", "法治"))
# Forms whose items belong to one group whatever their topic.
_BY_FORM = {"作出决议决定": "决定", "人事任免": "任免", "代表建议督办": "建议", "民生实事监督": "实事"}
# Answers that are no items and close a paragraph: the group whose paragraph, or else the next ones.
FOLLOWERS = {
    "监督.联网": ("财政", "资产"),
    "监督.备案": ("法治", "司法"),
    "监督.立法": ("法治", "司法"),
    "监督.信访": ("法治", "司法"),
}
_FALLBACK = "保障"
_THIN = 2


@dataclass(frozen=True, slots=True)
class Bundle:
    """The items of one paragraph; `group` names its run-in head."""

    group: str
    items: tuple[Item, ...]


def part_order(local: str) -> tuple[str, ...]:
    """Return the parts of the report for a local fifth part."""
    return _ORDERS[local or DEFAULT_LOCAL]


def group_of(item: Item) -> str:
    """Return the paragraph group of an item: by its form where that settles it, else by its field."""
    by_form = _BY_FORM.get(item.form.name) if item.form else None
    return by_form or (item.field.group if item.field else _FALLBACK)


def bundles(part: str, items: Sequence[Item]) -> tuple[Bundle, ...]:
    """Return the paragraphs of an oversight part: thin groups join their neighbours."""
    groups = {group: [i for i in items if group_of(i) == group] for group in GROUPS[part]}
    for minor, major in _SHARED:
        pair = groups.get(minor, []), groups.get(major, [])
        if all(pair) and any(len(members) < _THIN and not _is_full(members) for members in pair):
            groups[major] = [*pair[1], *pair[0]]
            groups[minor] = []
    return tuple(Bundle(group, tuple(members)) for group, members in groups.items() if members)


def _is_full(items: Sequence[Item]) -> bool:
    """Return whether one of the items has enough to say for a paragraph of its own."""
    return any(item.record.one("成效") and item.record.all("意见") for item in items)


def homes(part: str, present: Sequence[str], followers: Sequence[str]) -> dict[str, str]:
    """Return the paragraph group that each of `followers` closes in `part`.

    It is the first of its groups that is `present`, else the first one, which then gets a paragraph
    for it; a follower that has no group in the part is left out.
    """
    found: dict[str, str] = {}
    for name in followers:
        groups = [group for group in FOLLOWERS[name] if group in GROUPS[part]]
        if groups:
            found[name] = next((group for group in groups if group in present), groups[0])
    return found
