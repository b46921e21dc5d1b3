"""Setting: what every slot that does not belong to one item holds.

A slot is a dotted questionnaire path (会议.常委会会议), a total (合计.执法检查), a sum over the years of a
term (五年.代表.培训期数, 五年合计.执法检查), or a word that follows from level, year and term (党委, 届次,
上年度). Missing 必须 answers give a gap; missing others nothing, nor does what only other levels or
other kinds of year are asked.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from planner.bank.entries import Sentence
from planner.bank.levels import LEVEL_WORDS
from planner.bank.model import Entry, Level, PhraseBank, Tense
from planner.bank.outdated import outdated
from planner.bank.validity import usable
from planner.clock import Clock
from planner.compose.gaps import gap
from planner.compose.joints import join, join_clauses, words
from planner.compose.pattern import fill, parse_pattern
from planner.compose.term import of_term
from planner.compose.termsums import TermSums
from planner.compose.timewords import TimeWords
from planner.draft.model import FromFact, FromRule, Span, Spans
from planner.errors import PlannerError
from planner.facts.derived.agenda import Item, agenda, resolves
from planner.facts.derived.ledger import Total, totals
from planner.facts.derived.timing import Timing
from planner.facts.model import Fact, Facts, Kind, Need, Question, YearKind, walk

# Lists whose entries are whole clauses, so that they are told as sentences.
_CLAUSES = frozenset({
    "政治.学习活动", "政治.学习教育成果", "政治.党委会议", "政治.落实部署", "任免.其他", "备案.其他",
    "代表.联系活动", "代表.督办措施", "代表.实事成效", "代表.实事延期", "自身.能力", "自身.作风",
    "自身.基层指导", "来年.代表培训", "来年.能力措施",
})  # fmt: skip
_NUMBER = re.compile("^[一二三四五六七八九十]+、")
_TOTAL, _TERM, _TERM_TOTAL = "合计", "五年", "五年合计"

_E = TypeVar("_E", bound=Entry)


class UnknownSlotError(PlannerError):
    """A template or a phrase names a slot that does not exist."""

    def __init__(self, slot: str) -> None:
        """Name the slot."""
        super().__init__(f"模板或短语里用了不存在的槽“{slot}”。请对照问卷里的键改正。")


@dataclass(frozen=True)
class Setting:
    """Facts, bank and clock of one draft, and the values of its general slots.

    `notes` maps a fact's path to a remark that becomes a Word comment beside it; `document` is the kind
    of document, "" for the one the facts file names.
    """

    facts: Facts
    bank: PhraseBank
    notes: Mapping[str, str]
    document: str = ""

    @property
    def kind(self) -> str:
        """The kind of document that is written: the one named, else the one the facts file names."""
        return self.document or self.facts.questionnaire.document

    @cached_property
    def timing(self) -> Timing:
        """The one clock: years, day, term, and what the bank says of them."""
        return Timing(self.facts, self.bank)

    @property
    def clock(self) -> Clock:
        """The years of the report."""
        return self.timing.clock

    @cached_property
    def _time(self) -> TimeWords:
        return TimeWords(self.timing, self.answer, lambda path: self.questions[path].label)

    @property
    def level(self) -> Level:
        """The level of the congress; 区 while it is not given."""
        return self.facts.mode.level

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """All questions by dotted path."""
        return dict(walk(self.facts.questionnaire.questions))

    @property
    def _asked(self) -> frozenset[str]:
        return self.timing.asked

    @cached_property
    def ends_term(self) -> bool:
        """Whether the report is the one on the five years of a term."""
        return self.facts.mode.year_kind is YearKind.LAST

    @cached_property
    def review(self) -> tuple[Item, ...]:
        """The items of the year under review; at the end of a term the strongest of its five years."""
        own = agenda(self.facts, self.bank, Tense.REVIEW)
        return of_term(self.facts, self.bank, own) if self.ends_term else own

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
        documents: frozenset[str] = getattr(entry, "documents", frozenset())
        of_this_kind = not kinds or self.facts.mode.year_kind in kinds
        of_this_kind = of_this_kind and (not documents or self.kind in documents)
        return of_this_kind and self.level in entry.levels and entry.id in self._in_time

    @cached_property
    def _in_time(self) -> frozenset[str]:
        """The ids of the entries that may be written on the day of delivery, the words in them too."""
        day = self.clock.delivery_span
        valid = [entry for entry in self.bank if usable(entry, day)]
        return frozenset(entry.id for entry in valid) - outdated(valid, self.bank, day)

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
        if self.must(path) and self.questions[path].kind is not Kind.RECORDS:
            return (gap(path, _numberless(self.questions[path].label)),)
        return ()

    def must(self, path: str) -> bool:
        """Return whether the question at `path` is asked in this file and must be answered."""
        return path in self._asked and self.questions[path].need is Need.MUST

    def has(self, path: str) -> bool:
        """Return whether anything was answered at `path`."""
        return bool(self.facts.all(path) or self.facts.list(path))

    def knows(self, slot: str) -> bool:
        """Return whether `slot` is a general slot, of this mode or another one."""
        head, _, name = slot.partition(".")
        if head == _TERM:
            return self.knows(name)
        made = slot in _WORDS or self._time.knows(slot) or head in {_TOTAL, _TERM_TOTAL}
        return made or slot in self.questions or self._is_asked_elsewhere(slot)

    def _is_asked_elsewhere(self, path: str) -> bool:
        elsewhere = self.facts.questionnaire.elsewhere
        keys = path.split(".")
        return any(".".join(keys[:end]) in elsewhere for end in range(1, len(keys) + 1))

    def lookup(self, slot: str, tense: Tense) -> Spans:
        """Return the value of a general slot in one half; UnknownSlotError when there is none."""
        if self._time.knows(slot):
            return self._time.say(slot, tense)
        made = _WORDS.get(slot)
        if made:
            return made(self, tense)
        head, _, name = slot.partition(".")
        if head == _TOTAL:
            return self.total(name, tense)
        if head == _TERM_TOTAL:
            return self._sums.counter(name)
        if not self.knows(slot):
            raise UnknownSlotError(slot)
        if head == _TERM:
            question = self.questions.get(name)
            return self._sums.answer(name, question) if question and name in self._asked else ()
        return self.answer(slot)

    @cached_property
    def _sums(self) -> TermSums:
        return TermSums(self.facts, self.bank)

    def total(self, name: str, tense: Tense) -> Spans:
        """Return a derived total, of the term in a report on one; empty when nothing was counted."""
        if self.ends_term and tense is not Tense.PLAN:
            return self._sums.known(name)
        total = self._totals[tense].get(name)
        if total is None or not total.value:
            return ()
        return (Span(total.text, FromRule(f"合计：{name}", total.paths)),)


def _numberless(label: str) -> str:
    """Return a label without the number that heads a section of the questionnaire (十三、)."""
    return _NUMBER.sub("", label)


_Word = Callable[[Setting, Tense], Spans]


def _organ(name: str) -> _Word:
    return lambda setting, _: words(getattr(LEVEL_WORDS[setting.level], name))


def _of_half(review: str, plan: str) -> _Word:
    """Return the plan's own answer in the plan half, the review's where that is blank."""

    def word(setting: Setting, tense: Tense) -> Spans:
        own = setting.answer(plan) if tense is Tense.PLAN else ()
        return own or setting.answer(review)

    return word


def _study(setting: Setting, tense: Tense) -> Spans:
    """Return the clause on what was studied: the first of the bank whose slots are all filled."""
    entries = [
        s for s in setting.usable(Sentence) if s.place == "会议学习句" and s.tense in {tense, Tense.ANY}
    ]
    for entry in entries:
        pattern = parse_pattern(entry.text)
        if all(setting.lookup(slot, tense) for slot in pattern.required):
            return fill(pattern, lambda slot: setting.lookup(slot, tense), entry.id)
    return setting.lookup("会议精神", tense)


def _count(path: str) -> _Word:
    def word(setting: Setting, _: Tense) -> Spans:
        facts = setting.facts.all(path)
        return (Span(str(len(facts)), FromRule(f"数目：{path}", (path,))),) if facts else ()

    return word


def _decisions(setting: Setting, tense: Tense) -> Spans:
    made = [item for item in setting.items(tense) if item.done and resolves(item)]
    return join([(setting.span(p),) for item in made if (p := item.record.one("产物"))])


def _below(setting: Setting) -> str:
    """Return what the units under a county are called, as the file calls those it guides: 镇 or 乡镇."""
    guided = "".join(fact.text for path in _GUIDED for fact in setting.facts.all(path))
    return "镇" if "镇" in guided and "乡" not in guided else "乡镇"


# Where a file names the congresses under a county.
_GUIDED = ("自身.基层指导", "自身.能力")

# The middle of the full title of the law on deputies.
_CONGRESSES = "全国人民代表大会和地方各级人民代表大会"

_WORDS: Mapping[str, _Word] = {
    "党委": _organ("party"),
    "政府": _organ("government"),
    "级": _organ("level"),
    "下级": lambda setting, _: words(_below(setting)),
    "主体": _organ("body"),
    "机关": _organ("organ"),
    "单位简称": _organ("office"),
    "代表法": lambda *_: words(f"《中华人民共和国{_CONGRESSES}代表法》"),
    "署名机关": _organ("post"),
    "地区": lambda setting, _: setting.answer("单位.地区"),
    "会议学习句": _study,
    "地方会议": _of_half("总述.地方会议", "来年.地方会议"),
    "口号": _of_half("总述.口号", "来年.口号"),
    "目标": lambda setting, _: setting.answer("总述.目标"),
    "制度数": _count("自身.制度"),
    "决定组": _decisions,
}
