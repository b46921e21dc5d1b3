"""Levels: what party, government and congress body are called at each level (domain reference §3, §4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planner.bank.model import Level


@dataclass(frozen=True, slots=True)
class LevelWords:
    """The words of one level: 区, 区委, 区政府, 常委会; for a town 镇, 镇党委, 镇政府, 主席团."""

    level: str
    party: str
    government: str
    body: str


def _words(level: str, *, town: bool = False) -> LevelWords:
    party = f"{level}党委" if town else f"{level}委"
    return LevelWords(level, party, f"{level}政府", "主席团" if town else "常委会")


LEVEL_WORDS: Final[Mapping[Level, LevelWords]] = {
    Level.DISTRICT: _words("区"),
    Level.COUNTY: _words("县"),
    Level.CITY: _words("市"),
    Level.TOWN: _words("镇", town=True),
    Level.TOWNSHIP: _words("乡", town=True),
}
"""A county-level city calls itself 市; a town has neither standing committee nor appointments."""

TOWN_LEVELS: Final = frozenset({Level.TOWN, Level.TOWNSHIP})
