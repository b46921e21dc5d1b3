"""议题安排表: the planned items row by row, with the columns that anybody filled (domain reference §2)."""

from collections.abc import Mapping

from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import Tense
from planner.compose.joints import words
from planner.compose.rows.cells import ItemCells, in_order
from planner.compose.rows.sheet import NOTHING, Listing, Sheet, filled, row_number
from planner.compose.setting import Setting
from planner.draft.model import Column, Spans

# More columns than this have no room on an upright page.
_MOST_UPRIGHT = 8
_VISIT, _CHAIRS, _SESSION, _TIME = "调研/视察时间", "主任会议时间", "常委会会议时间", "时间"
_TOWN_SESSION = "会议时间"
_COLUMNS = tuple(
    Column(heading, centred=heading not in {"议题", "法律依据", "备注"})
    for heading in (
        "序号",
        "议题",
        "监督方式",
        "法律依据",
        "报告机关",
        "承办委室",
        "协办",
        "分管领导",
        _TIME,
        _VISIT,
        _CHAIRS,
        _SESSION,
        _TOWN_SESSION,
        "成果形式",
        "备注",
    )
)
# Where the month of an item is that of an activity or of the chairs' meeting, by the frames of its form;
# in the other forms it is the month of the session.
_PLACES = {
    **dict.fromkeys(("执法检查", "视察", "专题调研", "跟踪监督", "民生实事监督", "代表建议督办"), _VISIT),
    **dict.fromkeys(("备案审查", "联网监督", "信访", "工作评议", "特定问题调查"), _VISIT),
    "主任会议听取": _CHAIRS,
}


def agenda_listing(setting: Setting, order: str) -> Listing:
    """Return a row for every planned item, by month, or by form and month.

    One column gives the time while nobody said when an item is prepared and when the chairs discuss
    it; else every meeting has its own.
    """
    items = in_order(setting.plan, order)
    stages = ("调研时间",) if setting.level in TOWN_LEVELS else ("调研时间", "主任会议")
    staged = any(item.record.one(key) for item in items for key in stages)
    rows = [
        _cells(ItemCells(item, setting), number, setting, staged=staged)
        for number, item in enumerate(items, start=1)
    ]
    columns = filled(_COLUMNS, rows)
    table = tuple(tuple(row.get(c.heading, ()) or words(NOTHING) for c in columns) for row in rows)
    return Listing(columns, table, wide=len(columns) > _MOST_UPRIGHT)


def _cells(cells: ItemCells, number: int, setting: Setting, *, staged: bool) -> Mapping[str, Spans]:
    return {
        "序号": row_number(number),
        "议题": cells.topic(),
        "监督方式": cells.form(),
        "法律依据": cells.basis(),
        "报告机关": cells.organ(),
        "承办委室": cells.office(),
        "协办": cells.answer("协办"),
        "分管领导": cells.answer("分管领导"),
        "成果形式": cells.product(by_form=any(item.record.one("成果") for item in setting.plan)),
        "备注": cells.answer("备注"),
        **(_times(cells, setting) if staged else {_TIME: cells.month()}),
    }


def _times(cells: ItemCells, setting: Setting) -> Mapping[str, Spans]:
    """Return the months of preparation, chairs' meeting and session; the item's own where it belongs."""
    group = cells.item.form.frames if cells.item.form else ""
    place = _PLACES.get(group, _SESSION)
    if setting.level in TOWN_LEVELS:
        own = _VISIT if place is _VISIT else _TOWN_SESSION
        return {_VISIT: cells.months("调研时间"), own: cells.month()}
    found = {_VISIT: cells.months("调研时间"), _CHAIRS: cells.months("主任会议")}
    return {**found, place: cells.month()}


AGENDA = Sheet("年议题安排表", Tense.PLAN, agenda_listing)
