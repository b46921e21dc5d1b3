"""Cells: what the tables of the plan say of one agenda item."""

from planner.bank.entries import CalendarDuty, Form
from planner.bank.levels import TOWN_LEVELS
from planner.compose.gaps import gap
from planner.compose.itemslots import ItemSlots
from planner.compose.joints import join, words
from planner.compose.memory import Memory
from planner.compose.rows.sheet import NOTHING
from planner.compose.setting import Setting
from planner.draft.model import FromPhrase, FromRule, Span, Spans
from planner.facts.derived.agenda import Item
from planner.facts.derived.coverage import covers
from planner.facts.model import Fact

FORM_ORDER = (
    "听取和审议",
    "听取和讨论",
    "审查和批准",
    "初步审查",
    "主任会议听取",
    "执法检查",
    "专题询问",
    "询问",
    "质询",
    "视察",
    "专题调研",
    "备案审查",
    "跟踪监督",
)
"""Forms by the group of their frames, in the order of a plan of oversight (prose guide §8); others follow."""

_WITHOUT_REPORT = frozenset({"视察", "专题调研"})


class ItemCells:
    """The cells of one item; a method returns () for what nobody answered, a gap for what must stand."""

    def __init__(self, item: Item, setting: Setting) -> None:
        """Read the answers of `item` as they stand in `setting`."""
        self.item = item
        self.setting = setting
        self._slots = ItemSlots(item, setting, Memory(()))

    def topic(self) -> Spans:
        """Return the topic, with the year its figures speak of."""
        return self._slots.topic() or self._blank("题目")

    def report(self) -> Spans:
        """Return the topic as the title of a report: …情况报告."""
        return self._slots("短报告")

    def form(self) -> Spans:
        """Return the form as the clerk named it."""
        return self.answer("形式") or self._blank("形式")

    def organ(self) -> Spans:
        """Return who reports; a dash for a form in which nobody does."""
        form = self.item.form
        silent = form is not None and form.counter in _WITHOUT_REPORT
        return self.answer("报告机关") or (words(NOTHING) if silent else self._blank("报告机关"))

    def office(self) -> Spans:
        """Return the committee in charge, where the level has committees."""
        if self.setting.level in TOWN_LEVELS:
            return ()
        return self.answer("委室") or self._blank("委室")

    def months(self, key: str = "月份") -> Spans:
        """Return the months of an answer (5至6月), () when it is blank."""
        fact = self.item.record.one(key)
        if fact is None:
            return ()
        return (self.setting.span(fact),) if fact.pending else (self.setting.span(fact), *words("月"))

    def month(self) -> Spans:
        """Return the months of the item; a gap when they are blank."""
        return self.months() or self._blank("月份")

    def deadline(self) -> Spans:
        """Return the end of the item's last month (6月底前); a gap when the months are blank."""
        fact = self.item.record.one("月份")
        if fact is None or not self.item.months:
            return self.month()
        last = Span(str(self.item.months[-1]), FromRule("月份→完成时限", (fact.path,)))
        return (last, *words("月底前"))

    def product(self, *, by_form: bool) -> Spans:
        """Return what the item is to yield: as answered, else, `by_form`, what the law has its form yield."""
        own = self.answer("成果")
        form = self.item.form
        if own or not by_form or form is None:
            return own
        return yielded(form, f"{self.item.key}.形式")

    def basis(self) -> Spans:
        """Return the legal basis: the clerk's, else that of the duty the item meets, else the form's."""
        own = self.answer("法律依据")
        if own:
            return own
        for duty in self.setting.usable(CalendarDuty):
            if duty.forms and duty.keywords and covers(self.item, duty):
                return (Span(duty.basis, FromPhrase(duty.id)),)
        form = self.item.form
        if form and form.basis:
            bases = form.basis.split("；")  # the county's law first, the town's last
            own_law = bases[-1 if self.setting.level in TOWN_LEVELS else 0]
            return (Span(own_law, FromPhrase(form.id)),)
        return words(NOTHING)

    def answer(self, key: str) -> Spans:
        """Return an answer of the item, a list joined; () when it is blank."""
        return join([(self.setting.span(fact),) for fact in self.facts(key)])

    def facts(self, key: str) -> tuple[Fact, ...]:
        """Return the answers under `key`, in order."""
        return self.item.record.all(key)

    def _blank(self, key: str) -> Spans:
        return (gap(f"{self.item.key}.{key}", key),)


def yielded(form: Form, path: str) -> Spans:
    """Return what the law has a form yield; `path` is the answer that names or implies the form."""
    return (Span(form.product, FromRule(f"形式→成果（{form.basis}）", (path,))),) if form.product else ()


def in_order(items: tuple[Item, ...], order: str) -> list[Item]:
    """Return planned items by month, or by form and in each form by month; without a month last."""
    by_month = sorted(items, key=lambda item: item.months[:1] or (13,))
    return sorted(by_month, key=_form_rank) if order == "形式" else by_month


def _form_rank(item: Item) -> int:
    group = item.form.frames if item.form else ""
    return FORM_ORDER.index(group) if group in FORM_ORDER else len(FORM_ORDER)
