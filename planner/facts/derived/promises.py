"""Promises: what last year's plan said would be done, and what became of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from planner.bank.model import PhraseBank, Tense
from planner.facts.derived.agenda import Item, Stage, agenda, bare_topic
from planner.facts.model import Fact, Facts, Kind, Record, walk

PROMISES: Final = "去年计划"

_RESULT, _ITEM, _DONE_HOW, _REASON = "结果", "议题", "说明", "原因"
_WORDS: Final = "事项"
# The verb of a form is its end: 调研 of 专题调研. What is heard is heard by whatever name.
_HEARS: Final = "听取"
_VERB: Final = 2
_PLAN_GROUP: Final = "来年."
_MEASURES: Final = re.compile(r"措施$|决定事项$")
# 将 is also 把 (将建议办理纳入考核), and 拟 begins words of its own.
_AHEAD: Final = re.compile(
    r"^(?:将要?(?!.*(?:[纳列融]入|作为|列为|转化|贯穿|落实到))|拟于?(?![定订写制])|打算)"
)
_NOT_IN_A_KEY: Final = re.compile(r"[^\w]|中华人民共和国")
_MARKS: Final = "，、；：。"
# Characters from which on words that stand in another text whole cannot be chance.
_TELLING: Final = 4
_SAME: Final = 85


class Result(StrEnum):
    """What became of a promise."""

    DONE = "完成"
    RUNNING = "推进中"
    UNDONE = "未做"


@dataclass(frozen=True, slots=True)
class Promised:
    """One promise: its record, the review's items that 议题 names, whether the plan takes it up again.

    Of several items of one title those in a form that the promise speaks of stand for it.
    """

    record: Record
    items: tuple[Item, ...]
    taken_up: bool

    @property
    def text(self) -> str:
        """What was promised, without a word for the future before it; "" while it is not typed."""
        fact = self.known("事项")
        return bare_promise(fact.text) if fact else ""

    @property
    def name(self) -> str:
        """How a message names it: in quotes, 第3条 while its words are not typed."""
        inner = self.text.replace("“", "‘").replace("”", "’")
        return f"“{inner}”" if inner else f"第{self.record.path.rpartition('.')[2]}条"

    @property
    def result(self) -> Result | None:
        """What became of it: as typed, else as the items that 议题 names show; None while neither says."""
        fact = self.record.one(_RESULT)
        if fact:
            return None if fact.pending else Result(fact.text)
        shown = (_shown_by(item) for item in self.items)
        return next((result for result in shown if result), None)

    @property
    def item(self) -> Item | None:
        """The item that shows what became of it: of those it names, one that agrees with the result."""
        fitting = (item for item in self.items if self.agrees(item))
        return next(fitting, next(iter(self.items), None))

    @property
    def told_by(self) -> Item | None:
        """The item that tells it in the draft, None when a sentence of its own has to."""
        item = self.item
        return item if item and self.agrees(item) and not self._says_more(item) else None

    def agrees(self, item: Item) -> bool:
        """Return whether the result can be true of an item that has come so far."""
        match self.result:
            case Result.DONE:
                return item.done
            case Result.RUNNING:
                return item.stage >= Stage.RUNNING
            case Result.UNDONE:
                return item.stage is Stage.DROPPED
            case None:
                return False

    def known(self, key: str) -> Fact | None:
        """Return the answer under `key`, None while it is blank or 待填."""
        fact = self.record.one(key)
        return fact if fact and not fact.pending else None

    def _says_more(self, item: Item) -> bool:
        """Return whether it goes on after its item was heard, and the file says how."""
        return self.result is Result.RUNNING and item.done and self.known(_DONE_HOW) is not None


def promised(facts: Facts, bank: PhraseBank) -> tuple[Promised, ...]:
    """Return every promise of the file, in its order."""
    review, plan = agenda(facts, bank, Tense.REVIEW), agenda(facts, bank, Tense.PLAN)
    place = facts.one("单位.地区")
    own = place.text if place else ""
    found = []
    for record in facts.list(PROMISES):
        named = record.one(_ITEM)
        items = tuple(item for item in review if named and _names(named.text, item))
        items = tuple(item for item in items if _says_form(record, item)) or items
        again = _is_taken_up(record, facts, plan, own)
        found.append(Promised(record, items, again))
    return tuple(found)


def bare_promise(text: str) -> str:
    """Return the words of a promise without 将, 拟 and the like before them or a mark at their end."""
    bare = text.strip().rstrip(_MARKS)
    return _AHEAD.sub("", bare) or bare


def titles(facts: Facts) -> tuple[str, ...]:
    """Return the titles of the year's items, each once, in file order."""
    named = (record.one("题目") for record in facts.list("本年议题"))
    return tuple(dict.fromkeys(fact.text for fact in named if fact and not fact.pending))


def _shown_by(item: Item) -> Result | None:
    """Return what an item shows of the promise it stands for, None for one that is only planned."""
    if item.done:
        return Result.DONE
    return {Stage.RUNNING: Result.RUNNING, Stage.DROPPED: Result.UNDONE}.get(item.stage)


def _names(words: str, item: Item) -> bool:
    """Return whether `words` are the item's title or the fixed name of its report."""
    report = item.record.one("报告名")
    known = (item.topic, report.text if report else "")
    return _key(bare_topic(words)) in {_key(bare_topic(name)) for name in known if name}


def _says_form(record: Record, item: Item) -> bool:
    """Return whether a promise names the form of an item: one to hold an inquiry is not met by a hearing."""
    fact, form = record.one(_WORDS), item.form.name if item.form else ""
    if fact is None or not form:
        return False
    verb = _HEARS if _HEARS in form else form[-_VERB:]
    return verb in fact.text.replace(item.topic, "")


def _is_taken_up(record: Record, facts: Facts, plan: tuple[Item, ...], place: str) -> bool:
    """Return whether next year's plan says it again: as an item of that topic, or among the measures.

    Only what is nearly word for word the same counts: the draft says so in the plan's name.
    """
    words, named = record.one(_WORDS), record.one(_ITEM)
    said = _key(bare_promise(words.text)) if words else ""
    topic = _key(bare_topic(named.text)) if named else ""
    for item in plan:
        title = _key(item.topic).removeprefix(place)
        if title and (title == topic.removeprefix(place) or (len(title) >= _TELLING and title in said)):
            return True
    return bool(said) and any(_is_same(said, _key(measure)) for measure in _measures(facts))


def _measures(facts: Facts) -> Iterator[str]:
    """Yield the measures and decisions of the plan, and those that answer the shortcomings."""
    for path, question in walk(facts.questionnaire.questions):
        if path.startswith(_PLAN_GROUP) and question.kind is Kind.LIST and _MEASURES.search(path):
            yield from (fact.text for fact in facts.all(path))
    for record in facts.list("不足"):
        yield from (fact.text for fact in record.all("措施"))


def _is_same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return (len(shorter) > _TELLING and shorter in longer) or fuzz.ratio(one, other) >= _SAME


def _key(text: str) -> str:
    return _NOT_IN_A_KEY.sub("", text)
