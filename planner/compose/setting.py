"""Setting: what every slot that does not belong to one item holds.

A slot is a dotted questionnaire path (会议.常委会会议), a total (合计.执法检查), or a word that follows
from level, year and term (党委, 届次, 上年度). Missing 必须 answers give a gap; missing others nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from planner.bank.levels import LEVEL_WORDS
from planner.bank.model import Entry, Level, PhraseBank, Sentence, Tense
from planner.bank.validity import learned_congress, usable, year_label
from planner.chinese import numeral
from planner.clock import Clock
from planner.compose.joints import join, join_clauses, words
from planner.compose.pattern import fill, parse_pattern
from planner.draft.model import FromFact, FromPhrase, FromRule, Gap, Span, Spans
from planner.errors import PlannerError
from planner.facts.agenda import Item, agenda, resolves
from planner.facts.ledger import Total, totals
from planner.facts.model import Fact, Facts, Kind, Need, Question, walk
from planner.facts.timing import facts_clock, is_dated

_CLAUSES = {"政治.落实部署", "自身.作风", "自身.基层指导", "代表.实事成效"}


_E = TypeVar("_E", bound=Entry)


class UnknownSlotError(PlannerError):
    """A template or a phrase names a slot that does not exist."""

    def __init__(self, slot: str) -> None:
        """Name the slot."""
        super().__init__(f"模板或短语里用了不存在的槽“{slot}”。请对照问卷里的键改正。")


@dataclass(frozen=True)
class Setting:
    """Facts, bank and clock of one draft, and the values of its general slots.

    `notes` maps a fact's path to a remark that becomes a Word comment beside it.
    """

    facts: Facts
    bank: PhraseBank
    notes: Mapping[str, str]

    @cached_property
    def clock(self) -> Clock:
        """The years of the report."""
        return facts_clock(self.facts)

    @property
    def level(self) -> Level:
        """The level of the congress; 区 while it is not given."""
        return self.facts.mode.level

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """All questions by dotted path."""
        return dict(walk(self.facts.questionnaire.questions))

    @cached_property
    def review(self) -> tuple[Item, ...]:
        """The items of the year under review."""
        return agenda(self.facts, self.bank, Tense.REVIEW)

    @cached_property
    def plan(self) -> tuple[Item, ...]:
        """The items planned for the next year."""
        return agenda(self.facts, self.bank, Tense.PLAN)

    def usable(self, kind: type[_E]) -> tuple[_E, ...]:
        """Return the entries of one class that may be written: level, kind of year and date fit."""
        if kind not in self._usable:
            self._usable[kind] = tuple(entry for entry in self.bank.of(kind) if self._may_write(entry))
        return cast("tuple[_E, ...]", self._usable[kind])

    @cached_property
    def _usable(self) -> dict[type[Entry], tuple[Entry, ...]]:
        return {}

    def _may_write(self, entry: Entry) -> bool:
        kinds: frozenset[str] = getattr(entry, "year_kinds", frozenset())
        of_this_kind = not kinds or self.facts.mode.year_kind in kinds
        return of_this_kind and self.level in entry.levels and usable(entry, self.clock.delivery_span)

    def items(self, tense: Tense) -> tuple[Item, ...]:
        """Return the items of one half."""
        return self.plan if tense is Tense.PLAN else self.review

    @cached_property
    def _totals(self) -> Mapping[Tense, Mapping[str, Total]]:
        return {
            Tense.REVIEW: totals(tuple(item for item in self.review if item.done)),
            Tense.PLAN: totals(self.plan),
        }

    def span(self, fact: Fact) -> Span:
        """Return a fact as a span: its words, or a gap while it is pending."""
        if fact.pending:
            return gap(fact.path, fact.label)
        origin = FromFact(fact.path, fact.place.line, fact.place.column)
        return Span(fact.text, origin, self.notes.get(fact.path, ""))

    def answer(self, path: str) -> Spans:
        """Return the answer at a questionnaire path, a list joined; a gap when a 必须 is blank."""
        facts = self.facts.all(path)
        if facts:
            members = [(self.span(fact),) for fact in facts]
            return join_clauses(members) if path in _CLAUSES else join(members)
        question = self.questions[path]
        if question.need is Need.MUST and question.kind is not Kind.RECORDS:
            return (gap(path, question.label),)
        return ()

    def has(self, path: str) -> bool:
        """Return whether anything was answered at `path`."""
        return bool(self.facts.all(path) or self.facts.list(path))

    def knows(self, slot: str) -> bool:
        """Return whether `slot` is a general slot."""
        return slot in _WORDS or slot in self.questions or slot.startswith("合计.")

    def lookup(self, slot: str, tense: Tense) -> Spans:
        """Return the value of a general slot in one half; UnknownSlotError when there is none."""
        made = _WORDS.get(slot)
        if made:
            return made(self, tense)
        head, _, name = slot.partition(".")
        if head == "合计":
            return self.total(name, tense)
        if slot not in self.questions:
            raise UnknownSlotError(slot)
        return self.answer(slot)

    def total(self, name: str, tense: Tense) -> Spans:
        """Return a derived total, empty when nothing was counted."""
        total = self._totals[tense].get(name)
        if total is None or not total.value:
            return ()
        return (Span(total.text, FromRule(f"合计：{name}", total.paths)),)


def gap(path: str, question: str) -> Span:
    """Return the span that shows a missing fact."""
    return Span(f"【待填：{question}】", Gap(path, question))


_Word = Callable[[Setting, Tense], Spans]


def _year(offset: int) -> _Word:
    def word(setting: Setting, tense: Tense) -> Spans:
        fact = setting.facts.one("年度")
        if fact is None or not isinstance(fact.value, int):
            return (gap("年度", setting.questions["年度"].label),)
        total = offset + (tense is Tense.PLAN)
        if total == 0:
            return (setting.span(fact),)
        return (Span(str(fact.value + total), FromRule(f"年度{total:+d}", ("年度",))),)

    return word


def _organ(name: str) -> _Word:
    return lambda setting, _: words(getattr(LEVEL_WORDS[setting.level], name))


def _of_half(review: str, plan: str) -> _Word:
    """Return the plan's own answer in the plan half, the review's where that is blank."""

    def word(setting: Setting, tense: Tense) -> Spans:
        own = setting.answer(plan) if tense is Tense.PLAN else ()
        return own or setting.answer(review)

    return word


def _label(setting: Setting, tense: Tense) -> Spans:
    """Return what kind of year it is: as answered, else as the bank has it confirmed, else a gap."""
    path = "来年.定性" if tense is Tense.PLAN else "总述.定性"
    clock = setting.clock
    known = year_label(setting.bank, clock.plan_year if tense is Tense.PLAN else clock.year)
    answered = setting.answer(path)
    if answered:
        return answered
    if known:
        return (Span(known.text, FromPhrase(known.id)),)
    return (gap(path, setting.questions[path].label),)


def _spirit(setting: Setting, _: Tense) -> Spans:
    """Return the congress and plenums whose spirit is studied on the day of delivery."""
    known = learned_congress(setting.bank, setting.clock.delivered) if is_dated(setting.clock) else None
    if known is None:
        return (gap("大会.日期", "要贯彻的党代会和全会精神（先填年度和日期）"),)
    return (Span(known.text, FromPhrase(known.id)),)


def _study(setting: Setting, tense: Tense) -> Spans:
    """Return the clause on what was studied: the first of the bank whose slots are all filled."""
    entries = [
        s for s in setting.usable(Sentence) if s.place == "会议学习句" and s.tense in {tense, Tense.ANY}
    ]
    for entry in entries:
        pattern = parse_pattern(entry.text)
        if all(setting.lookup(slot, tense) for slot in pattern.required):
            return fill(pattern, lambda slot: setting.lookup(slot, tense), entry.id)
    return _spirit(setting, tense)


def _session(setting: Setting, tense: Tense) -> Spans:
    """Return the session that set the tasks: the last one in the review, this one in the plan."""
    term, number = setting.answer("单位.届"), setting.facts.one("大会.次")
    level = LEVEL_WORDS[setting.level].level
    if tense is Tense.PLAN:
        counted: Spans = setting.answer("大会.次")
    elif number and isinstance(number.value, int) and number.value > 1:
        counted = (Span(numeral(number.value - 1), FromRule("大会.次-1", ("大会.次",))),)
    else:
        counted = (gap("大会.次", "上一次人民代表大会会议的次数"),)
    return (*words(level), *term, *words("届人大"), *counted, *words("次会议"))


def _count(path: str) -> _Word:
    def word(setting: Setting, _: Tense) -> Spans:
        facts = setting.facts.all(path)
        return (Span(str(len(facts)), FromRule(f"数目：{path}", (path,))),) if facts else ()

    return word


def _decisions(setting: Setting, tense: Tense) -> Spans:
    made = [item for item in setting.items(tense) if item.done and resolves(item)]
    return join([(setting.span(p),) for item in made if (p := item.record.one("产物"))])


_WORDS: Mapping[str, _Word] = {
    "年度": _year(0),
    "上年度": _year(-1),
    "下年度": _year(1),
    "党委": _organ("party"),
    "政府": _organ("government"),
    "级": _organ("level"),
    "主体": _organ("body"),
    "地区": lambda setting, _: setting.answer("单位.地区"),
    "届": lambda setting, _: setting.answer("单位.届"),
    "届次": _session,
    "年度定性": _label,
    "会议精神": _spirit,
    "会议学习句": _study,
    "地方会议": _of_half("总述.地方会议", "来年.地方会议"),
    "口号": _of_half("总述.口号", "来年.口号"),
    "目标": lambda setting, _: setting.answer("总述.目标"),
    "制度数": _count("自身.制度"),
    "决定组": _decisions,
}
