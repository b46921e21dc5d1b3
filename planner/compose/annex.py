"""Annex: the table of the plan's agenda items, one row an item, ordered by month."""

from planner.bank.levels import LEVEL_WORDS, TOWN_LEVELS
from planner.bank.model import CalendarDuty, Tense
from planner.compose.itemslots import ItemSlots
from planner.compose.joints import words
from planner.compose.memory import Memory
from planner.compose.setting import Setting, gap
from planner.draft.markup import encode
from planner.draft.model import FromPhrase, FromRule, Span, Spans
from planner.facts.derived.agenda import Item
from planner.facts.derived.coverage import covers

_COLUMNS = "|序号:8^|议题:24|监督方式:17^|报告机关:14^|承办委室:14^|时间:10^|法律依据:20"
# A town has no committees.
_TOWN_COLUMNS = "|序号:8^|议题:30|监督方式:17^|报告机关:16^|时间:12^|法律依据:24"
_WITHOUT_REPORT = frozenset({"视察", "专题调研"})


def annex_lines(setting: Setting) -> str:
    """Return the markup of the annex: title, columns and a row for every planned item."""
    items = sorted(setting.plan, key=lambda item: item.months[:1] or (13,))
    if not items:
        return ""
    year = encode(setting.lookup("年度", Tense.PLAN))
    place = encode(setting.answer("单位.地区"))
    office = LEVEL_WORDS[setting.level].office
    title = f"! 附件 | {place}{office}{year}年议题安排表"
    rows = [_row(setting, item, number) for number, item in enumerate(items, start=1)]
    columns = _TOWN_COLUMNS if setting.level in TOWN_LEVELS else _COLUMNS
    return "\n".join([title, columns, *rows])


def _row(setting: Setting, item: Item, number: int) -> str:
    slots = ItemSlots(item, setting, Memory(()))
    cells = (
        (Span(str(number), FromRule("序号")),),
        slots.topic() or _blank(item, "题目"),
        _form(setting, item),
        slots.answer("报告机关") or (words("—") if _reports_nothing(item) else _blank(item, "报告机关")),
        *(() if setting.level in TOWN_LEVELS else (slots.answer("委室") or _blank(item, "委室"),)),
        (*slots.answer("月份"), *words("月")) if item.months else _blank(item, "月份"),
        _basis(setting, item),
    )
    return "|" + "|".join(encode(cell) for cell in cells)


def _form(setting: Setting, item: Item) -> Spans:
    """Return the form as the clerk named it."""
    fact = item.record.one("形式")
    return (setting.span(fact),) if fact else _blank(item, "形式")


def _reports_nothing(item: Item) -> bool:
    return item.form is not None and item.form.counter in _WITHOUT_REPORT


def _blank(item: Item, key: str) -> Spans:
    return (gap(f"{item.key}.{key}", key),)


def _basis(setting: Setting, item: Item) -> Spans:
    """Return the legal basis: the clerk's, else that of the duty the item meets, else the form's."""
    own = item.record.one("法律依据")
    if own:
        return (setting.span(own),)
    for duty in setting.usable(CalendarDuty):
        if duty.forms and duty.keywords and covers(item, duty):
            return (Span(duty.basis, FromPhrase(duty.id)),)
    if item.form and item.form.basis:
        bases = item.form.basis.split("；")  # the county's law first, the town's last
        return (Span(bases[-1 if setting.level in TOWN_LEVELS else 0], FromPhrase(item.form.id)),)
    return words("—")
