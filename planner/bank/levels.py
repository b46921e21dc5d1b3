"""Levels: what party, government and congress body are called at each level (domain reference §3, §4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planner.bank.model import Level


@dataclass(frozen=True, slots=True)
class LevelWords:
    """The words of one level: 区, 区委, 区政府, 常委会; for a town 镇, 镇党委, 镇政府, 主席团.

    `organ` is the full name of the body that reports, after the name of the place; `office` its short
    name; `post` stands between the name of the place and the post of who delivers the report.
    """

    level: str
    party: str
    government: str
    body: str
    organ: str
    office: str
    post: str


def _county(level: str) -> LevelWords:
    organ = "人民代表大会常务委员会"
    return LevelWords(level, f"{level}委", f"{level}政府", "常委会", organ, "人大常委会", organ)


def _town(level: str) -> LevelWords:
    """Return the words of a town: its chairman heads the congress, the presidium reports to it."""
    congress = "人民代表大会"
    return LevelWords(
        level, f"{level}党委", f"{level}政府", "主席团", f"{congress}主席团", "人大主席团", congress
    )


LEVEL_WORDS: Final[Mapping[Level, LevelWords]] = {
    Level.DISTRICT: _county("区"),
    Level.COUNTY: _county("县"),
    Level.CITY: _county("市"),
    Level.TOWN: _town("镇"),
    Level.TOWNSHIP: _town("乡"),
}
"""A county-level city calls itself 市; a town has neither standing committee nor appointments."""

TOWN_LEVELS: Final = frozenset({Level.TOWN, Level.TOWNSHIP})
