"""Owners: who answers for the measures of a part of the plan."""

from typing import Final

from planner.bank.levels import TOWN_LEVELS
from planner.compose.gaps import gap
from planner.compose.joints import join
from planner.compose.setting import Setting
from planner.draft.model import Spans

OWNERS: Final = "来年.责任分工"
"""The list that names for each part who leads, which committee is in charge, who helps."""

_LEADER: Final = "责任领导"


class Owner:
    """Who answers for one part: the record that names it."""

    def __init__(self, setting: Setting, part: str) -> None:
        """Find the record of `part`; without one everything that must stand is a gap."""
        self._setting = setting
        self._part = part
        self._record = next(
            (r for r in setting.facts.list(OWNERS) if (named := r.one("部分")) and named.text == part), None
        )

    def leader(self, asked: tuple[str, str] | None = None) -> Spans:
        """Return who leads; where leaders are part of the table, a gap of the path and question `asked`."""
        named = self._answer(_LEADER)
        return named or (self._gap(_LEADER, _LEADER, asked) if names_leaders(self._setting) else ())

    def office(self) -> Spans:
        """Return the committee in charge, where the level has committees; a gap when it is not named."""
        if self._setting.level in TOWN_LEVELS:
            return ()
        return self._answer("牵头") or self._gap("牵头", "牵头委室")

    def partners(self) -> Spans:
        """Return who helps."""
        return self._answer("配合")

    def _answer(self, key: str) -> Spans:
        facts = self._record.all(key) if self._record else ()
        return join([(self._setting.span(fact),) for fact in facts])

    def _gap(self, key: str, question: str, asked: tuple[str, str] | None = None) -> Spans:
        path = f"{self._record.path}.{key}" if self._record else OWNERS
        return (gap(*(asked or (path, f"{self._part}工作的{question}"))),)


def names_leaders(setting: Setting) -> bool:
    """Return whether leaders are part of a table of tasks: a town has nobody else to name."""
    of_parts = any(record.one(_LEADER) for record in setting.facts.list(OWNERS))
    of_items = any(item.record.one("分管领导") for item in setting.plan)
    return setting.level in TOWN_LEVELS or of_parts or of_items
