"""Agenda: the records of 本年议题 and 来年议题 as items with form, field and stage reached."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from planner.bank.entries import Field, Form
from planner.bank.fields import fitting_field
from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import PhraseBank, Tense
from planner.facts.model import Fact, Facts, Record

REVIEW, PLAN = "本年议题", "来年议题"
# The local fifth part of a county's report whose file names none: oversight in two parts.
DEFAULT_LOCAL = "民生法治"
LOCAL = "结构.本地部分"
# The local part on elections, and the answers that show they were held.
ELECTION = "换届选举"
_ELECTED = ("选举.区代表", "选举.镇代表")

_HEAD = re.compile(r"^关于")
_TAIL = re.compile(r"(?:工作)?情况的?(?:专项)?报告$|的(?:专项)?报告$|情况$")


class Stage(IntEnum):
    """How far an item has come: nothing beyond the stage reached may be said of it."""

    PLANNED = 0
    DROPPED = 1
    RUNNING = 2
    HEARD = 3
    OPINED = 4
    HANDLED = 5
    EFFECTIVE = 6

    @property
    def word(self) -> str:
        """The stage as the questionnaire names it."""
        return next(word for word, stage in STAGES.items() if stage is self)


STAGES = {
    "拟开展": Stage.PLANNED,
    "未完成": Stage.DROPPED,
    "进行中": Stage.RUNNING,
    "已审议": Stage.HEARD,
    "已提意见": Stage.OPINED,
    "整改中": Stage.HANDLED,
    "已见成效": Stage.EFFECTIVE,
}


# The answer that shows a stage, the deciding ones first.
_SHOWN_BY = (
    ("成效", Stage.EFFECTIVE),
    ("原因", Stage.DROPPED),
    ("进展", Stage.RUNNING),
    ("举措", Stage.HANDLED),
    ("意见", Stage.OPINED),
    ("意见数", Stage.OPINED),
)


@dataclass(frozen=True)
class Item:
    """One agenda item. `form` is None when the form is blank or pending; `fields` are all there are.

    `year` is the year it was done in, given where a report looks back on more than one.
    """

    record: Record
    tense: Tense
    form: Form | None
    fields: tuple[Field, ...]
    year: Fact | None = None

    @property
    def key(self) -> str:
        """The item's path, e.g. 本年议题.3."""
        return self.record.path

    @cached_property
    def topic(self) -> str:
        """The topic without the tails a clerk may type after it (情况的报告 …)."""
        fact = self.record.one("题目")
        return bare_topic(fact.text) if fact and not fact.pending else ""

    @cached_property
    def field(self) -> Field | None:
        """The field named in the record, else the one whose keyword fits the topic best."""
        named = self.record.one("领域")
        known = next((field for field in self.fields if named and field.name == named.text), None)
        if known:
            return known
        topic = _text(self.record.one("题目")) + _text(self.record.one("报告名"))
        return fitting_field(self.fields, topic, _text(self.record.one("报告机关")))

    @cached_property
    def words(self) -> str:
        """What the item is recognised by: topic, name of the report and form, a line each."""
        name = self.form.name if self.form else ""
        return "\n".join((self.topic, _text(self.record.one("报告名")), name))

    @property
    def name(self) -> str:
        """How a question to the clerk names the item: its topic in quotes, 这项议题 without one."""
        return f"“{self.topic}”" if self.topic else "这项议题"

    @property
    def months(self) -> tuple[int, ...]:
        """The months of the item, () when not given."""
        fact = self.record.one("月份")
        return fact.value if fact and isinstance(fact.value, tuple) else ()

    @cached_property
    def stage(self) -> Stage:
        """Planned in the plan; else the stage named in the file, or the latest one its answers show."""
        if self.tense is Tense.PLAN:
            return Stage.PLANNED
        named = self.record.one("状态")
        if named and named.text in STAGES:
            return STAGES[named.text]
        return next((stage for key, stage in _SHOWN_BY if self.record.one(key)), Stage.HEARD)

    @property
    def done(self) -> bool:
        """Whether the item counts in the statistics of the year."""
        return self.tense is Tense.REVIEW and self.stage >= Stage.HEARD


def local_part(facts: Facts) -> str:
    """Return the part that the place chose: as answered, else 民生法治; "" for none, as a town may have."""
    chosen = facts.one(LOCAL)
    if chosen and chosen.text and not chosen.pending:
        return chosen.text
    return "" if facts.mode.level in TOWN_LEVELS else DEFAULT_LOCAL


def election_over(facts: Facts) -> bool:
    """Return whether the local part is on elections, and deputies have been elected."""
    return local_part(facts) == ELECTION and any(facts.one(path) for path in _ELECTED)


def bare_topic(text: str) -> str:
    """Return a topic without the head 关于 and the tails 情况, 情况的报告, 的报告."""
    bare = _TAIL.sub("", _HEAD.sub("", text))
    return bare or text


def resolves(item: Item) -> bool:
    """Return whether the item produced a resolution or decision, by the end of its product's name."""
    product = item.record.one("产物")
    return product is not None and product.text.rstrip("》").endswith(("决议", "决定"))


def agenda(facts: Facts, bank: PhraseBank, tense: Tense) -> tuple[Item, ...]:
    """Return the items of one half, in file order."""
    forms = {form.name: form for form in bank.of(Form)}
    fields = bank.of(Field)
    path = REVIEW if tense is Tense.REVIEW else PLAN
    return tuple(Item(record, tense, _form(record, forms), fields) for record in facts.list(path))


def _form(record: Record, forms: dict[str, Form]) -> Form | None:
    fact = record.one("形式")
    return forms.get(fact.text) if fact and not fact.pending else None


def _text(fact: Fact | None) -> str:
    return fact.text if fact else ""
