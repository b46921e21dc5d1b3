"""Tables on demand: the plan's items and tasks, last year's promises, duties, totals; as annex or alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from planner.bank.levels import LEVEL_WORDS
from planner.bank.model import Tense
from planner.compose.joints import words
from planner.compose.rows.agenda import AGENDA
from planner.compose.rows.duties import duty_listing
from planner.compose.rows.promises import promise_listing
from planner.compose.rows.sheet import Sheet
from planner.compose.rows.tasks import TASKS
from planner.compose.rows.totals import total_listing
from planner.compose.setting import Setting
from planner.draft.markup import encode, with_id
from planner.draft.model import Block, Draft, Table
from planner.errors import UsageError
from planner.facts.derived.promises import PROMISES

AGENDA_KIND: Final = "议题安排"
TASKS_KIND: Final = "任务分解"

_SHEETS: Final[Mapping[str, Sheet]] = {
    AGENDA_KIND: AGENDA,
    TASKS_KIND: TASKS,
    PROMISES: Sheet("年计划落实情况表", Tense.REVIEW, promise_listing),
    "法定事项": Sheet("年法定事项安排表", Tense.REVIEW, duty_listing),
    "统计": Sheet("年工作统计表", Tense.REVIEW, total_listing),
}

KINDS: Final = tuple(_SHEETS)
"""The tables there are."""

ORDERS: Final = ("月份", "形式")
"""How the planned items of 议题安排 may be ordered."""

_LABEL: Final = "附件"
_SEVERAL: Final = 2


def table_of(kind: str, setting: Setting, order: str = ORDERS[0], label: str = _LABEL) -> Table | None:
    """Return the table of a kind as a block; None when there is nothing to list.

    An annex has a `label` and a title; with "" as its label it has neither.

    UsageError for a kind or an order that does not exist.
    """
    sheet = _known(kind, order)
    listing = sheet.list_rows(setting, order)
    if not listing.rows:
        return None
    title = (
        *setting.answer("单位.地区"),
        *words(LEVEL_WORDS[setting.level].office),
        *setting.lookup("年度", sheet.tense),
        *words(sheet.title),
    )
    return Table(kind, label, title if label else (), listing.columns, listing.rows, listing.wide)


def table_lines(table: Table) -> str:
    """Return a table as markup lines, for a template to place; the block made of them keeps its id."""
    opening = f"{'!!' if table.wide else '!'} {table.label} | {encode(table.title)}"
    columns = "|".join(f"{c.heading}:{c.weight}{'^' * c.centred}" for c in table.columns)
    rows = ("|" + "|".join(map(encode, row)) for row in table.rows)
    return "\n".join((with_id(table.id, opening), f"|{columns}", *rows))


def annexed(draft: Draft, kinds: Sequence[str], setting: Setting) -> Draft:
    """Return the draft with the tables of `kinds` as further annexes, each that has anything to list.

    One that the draft has already is not repeated; several annexes are numbered in their order.
    UsageError for a kind that does not exist.
    """
    present = {block.id for block in draft.blocks}
    tables = [table for kind in dict.fromkeys(kinds) if (table := table_of(kind, setting))]
    added = (table for table in tables if table.id not in present)
    return Draft(draft.title, _numbered((*draft.blocks, *added)))


def alone(kind: str, setting: Setting, order: str = ORDERS[0]) -> Draft | None:
    """Return the table of a kind as a document of its own; None when there is nothing to list.

    UsageError for a kind or an order that does not exist.
    """
    table = table_of(kind, setting, order)
    return Draft(table.title, (replace(table, label="", title=()),)) if table else None


def _known(kind: str, order: str) -> Sheet:
    if kind not in _SHEETS:
        raise UsageError(f"没有“{kind}”这种表。可用的有：{'、'.join(KINDS)}。")
    if order not in ORDERS:
        raise UsageError(f"不能按“{order}”排。可写：{'、'.join(ORDERS)}。")
    return _SHEETS[kind]


def _numbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with their annexes numbered (附件1) where there are several."""
    count = sum(isinstance(block, Table) and bool(block.label) for block in blocks)
    if count < _SEVERAL:
        return tuple(blocks)
    numbers = iter(range(1, count + 1))
    return tuple(
        replace(block, label=f"{_LABEL}{next(numbers)}")
        if isinstance(block, Table) and block.label
        else block
        for block in blocks
    )
