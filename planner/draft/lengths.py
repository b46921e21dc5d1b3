"""Lengths: how long each part of a report should be, and how long it is (prose guide §7, as data)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planner.draft.counts import counts
from planner.draft.model import Draft

WHOLE: Final = "全文"
"""The name under which the whole body stands."""


@dataclass(frozen=True, slots=True)
class Extent:
    """From how many characters to how many, both included."""

    least: int
    most: int

    def __add__(self, other: "Extent") -> "Extent":
        """Return the span of two parts told as one."""
        return Extent(self.least + other.least, self.most + other.most)

    def off(self, characters: int) -> int:
        """Return how many characters are missing (negative), too many (positive), or 0 within."""
        return min(characters - self.least, 0) + max(characters - self.most, 0)


LENGTHS: Final[Mapping[str, Mapping[str, Extent]]] = {
    "区": {
        WHOLE: Extent(8000, 9500),
        "委托语": Extent(50, 70),
        "总述统计": Extent(450, 550),
        "政治": Extent(800, 950),
        "发展": Extent(1450, 1700),
        "民生": Extent(1250, 1450),
        "代表": Extent(1000, 1150),
        "自身": Extent(650, 750),
        "体会感谢": Extent(350, 400),
        "不足": Extent(220, 280),
        "总体要求": Extent(260, 320),
        "计划": Extent(1400, 1700),
        "结束": Extent(120, 180),
    },
    "县": {
        WHOLE: Extent(7000, 8500),
        "委托语": Extent(50, 70),
        "总述统计": Extent(420, 500),
        "政治": Extent(700, 850),
        "发展": Extent(1250, 1500),
        "民生": Extent(1100, 1300),
        "代表": Extent(900, 1050),
        "自身": Extent(600, 750),
        "体会感谢": Extent(300, 350),
        "不足": Extent(200, 250),
        "总体要求": Extent(240, 280),
        "计划": Extent(1130, 1450),
        "结束": Extent(110, 150),
    },
    "镇": {
        WHOLE: Extent(3200, 3800),
        "委托语": Extent(40, 60),
        "总述统计": Extent(220, 280),
        "政治": Extent(380, 450),
        "监督": Extent(850, 980),
        "代表": Extent(620, 720),
        "自身": Extent(240, 300),
        "体会感谢不足": Extent(250, 310),
        "总体要求": Extent(130, 160),
        "计划": Extent(420, 460),
        "结束": Extent(50, 80),
    },
}
"""Characters by level and by section of the plan of a full report of one year."""
LEVELS: Final[Mapping[str, str]] = {"区": "区", "县": "县", "县级市": "县", "镇": "镇", "乡": "镇"}
"""The level whose plan holds for each level of the facts file."""

# Where the parts of a report belong that the plan does not name by themselves.
_SECTION_OF: Final[Mapping[str, str]] = {
    "总述": "总述统计",
    "统计": "总述统计",
    "体会": "体会感谢",
    "感谢": "体会感谢",
    "决定任免": "发展",
    "财经": "发展",
    "城乡": "发展",
    "乡村": "发展",
    "科教": "民生",
    "生态": "民生",
    "安全": "民生",
    "法治": "民生",
    "治理": "民生",
}
_TOWN: Final = "镇"
# A town says experience, thanks and shortcomings in one breath.
_TOWN_SECTION_OF: Final[Mapping[str, str]] = dict.fromkeys(("体会", "感谢", "不足"), "体会感谢不足")
_PLAN: Final = "计划"
_OVERSIGHT: Final = "监督"
_REVIEW: Final = "回顾"


def length_plan(level: str, draft: Draft) -> dict[str, Extent]:
    """Return the spans that a draft of one level is held to, by section; KeyError for an unknown level.

    One part of oversight (监督) may be as long as those on development and on livelihood together. A
    section that the plan does not name (服务大局, 换届选举) is held to nothing.
    """
    plan = dict(LENGTHS[LEVELS[level]])
    if _OVERSIGHT in _sections(level, draft) and _OVERSIGHT not in plan:
        plan[_OVERSIGHT] = plan.pop("发展") + plan.pop("民生")
    return plan


def lengths(level: str, draft: Draft) -> dict[str, int]:
    """Return how many characters each section of the length plan has in a draft, the whole included."""
    found = _sections(level, draft)
    return {WHOLE: sum(counts(draft).part_lengths.values()), **found}


def _sections(level: str, draft: Draft) -> dict[str, int]:
    town = LEVELS[level] == _TOWN
    found: dict[str, int] = {}
    for place, characters in counts(draft).part_lengths.items():
        half, _, name = place.partition(".")
        section = _section(half, name.partition(".")[0], town=town)
        found[section] = found.get(section, 0) + characters
    return found


def _section(half: str, name: str, *, town: bool) -> str:
    if half == _REVIEW:
        return (_TOWN_SECTION_OF.get(name) if town else None) or _SECTION_OF.get(name, name)
    if half == _PLAN:
        return name if name in {"总体要求", "结束"} else _PLAN
    return "委托语"
