"""Names of townships, streets and villages, by their ending: there are too many to list."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from planner.chinese import is_han
from planner.mining.words import cut
from planner.reuse.places import Mention, clauses, word_edges

_NAME: Final = 2
_TOWN: Final = re.compile(
    "街道(?!办?[工人])|镇(?![人村级政域委企长区])|乡(?![村镇土贤愁亲音规情级])"
    "|村(?![民居级委社容落镇庄里小集规务干史支])"
)
_IN_NO_NAME: Final = frozenset(
    "全各我本该每一二三四五六七八九十两的及与或等在对为从将把由赴到于是了有个名"
    "乡镇街村农所多数首几其省市县区届驻强茶下进入联"
)


def towns(text: str) -> Iterator[Mention]:
    """Yield the names of townships, streets and villages that `text` seems to hold, in order.

    Only the two characters before the class are taken; what is not a name for certain is left out.
    """
    for start, clause in clauses(text):
        edges: frozenset[int] | None = None
        for found in _TOWN.finditer(clause):
            at = found.start() - _NAME
            stem = clause[max(0, at) : found.start()]
            if not _may_be_name(stem, found.group()):
                continue
            edges = word_edges(clause) if edges is None else edges
            if at in edges and not _is_word(stem):
                yield Mention(stem + found.group(), start + at)


def _may_be_name(stem: str, level: str) -> bool:
    if len(stem) != _NAME or not all(map(is_han, stem)) or stem in _no_names():
        return False
    if stem[0] == "和" or stem[1] == "新" or stem[1] + level in {"城镇", "城乡"}:
        return False
    return _IN_NO_NAME.isdisjoint(stem)


@cache
def _no_names() -> frozenset[str]:
    text = files(__package__).joinpath("notowns.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if line[:1] != "#" for word in line.split())


def _is_word(stem: str) -> bool:
    return [word.end - word.start for word in cut(stem)] == [len(stem)]
