"""Annex: the table of the plan's agenda items as a template places it."""

from planner.compose.setting import Setting
from planner.compose.tables import AGENDA_KIND, table_lines, table_of


def annex_lines(setting: Setting, kind: str = AGENDA_KIND, label: str = "附件") -> str:
    """Return the markup of a kind of table with its title, "" when it has nothing to list.

    UsageError for a kind that planner.compose.tables.KINDS does not name.
    """
    table = table_of(kind, setting, label=label)
    return table_lines(table) if table else ""
