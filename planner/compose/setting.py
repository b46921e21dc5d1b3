"""Setting: what every slot that does not belong to one item holds.

A slot is a dotted questionnaire path (会议.常委会会议), a total (合计.执法检查), a sum over the years of a
term (五年.代表.培训期数, 五年合计.执法检查), or a word that follows from level, year and term (党委, 届次,
上年度). Missing 必须 answers give a gap; missing others nothing, nor does what only other levels or
other kinds of year are asked.
"""

import re
from collections.abc import Callable, Mapping, Sequence
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
from planner.compose.term import of_term
from planner.draft.model import FromFact, FromPhrase, FromRule, Gap, Span, Spans
from planner.errors import PlannerError
from planner.facts.derived.agenda import Item, agenda, resolves
from planner.facts.derived.asked import asked
from planner.facts.derived.ledger import Total, term_files, term_totals, term_years, totals, year_totals
from planner.facts.derived.timing import facts_clock, is_dated
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
    def _asked(self) -> frozenset[str]:
        return frozenset(path for path, _ in asked(self.facts))

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
        known = slot in _WORDS or slot in self.questions or head in {_TOTAL, _TERM_TOTAL}
        return known or self._is_asked_elsewhere(slot)

    def _is_asked_elsewhere(self, path: str) -> bool:
        elsewhere = self.facts.questionnaire.elsewhere
        keys = path.split(".")
        return any(".".join(keys[:end]) in elsewhere for end in range(1, len(keys) + 1))

    def lookup(self, slot: str, tense: Tense) -> Spans:
        """Return the value of a general slot in one half; UnknownSlotError when there is none."""
        made = _WORDS.get(slot)
        if made:
            return made(self, tense)
        head, _, name = slot.partition(".")
        if head == _TOTAL:
            return self.total(name, tense)
        if head == _TERM_TOTAL:
            return self._of_term(name, "", wanted=name in self._own_totals)
        if not self.knows(slot):
            raise UnknownSlotError(slot)
        if head == _TERM:
            return self._answer_of_term(name)
        return self.answer(slot)

    def _answer_of_term(self, path: str) -> Spans:
        """Return the sum of an answer over the term; a gap while a year of one that is known lacks it."""
        question = self.questions.get(path)
        if question is None or path not in self._asked:
            return ()
        wanted = question.need is Need.MUST or any(f.one(path) for f in term_files(self.facts).values())
        return self._of_term(path, question.label, wanted=wanted)

    def _of_term(self, name: str, label: str, *, wanted: bool) -> Spans:
        """Return a sum over the term; unknown, a gap that asks for what it needs when it is `wanted`."""
        total = self._term_totals.get(name)
        if total:
            return (Span(total.text, FromRule(f"五年合计：{name}", total.paths)),) if total.value else ()
        if not wanted:
            return ()
        path = "参照.历年" if self._missing_years else name
        asked = f"五年合计：{label.removeprefix('全年') or name}"
        return (gap(path, asked, f"{asked}（{self._lacking(name, label)}）"),)

    @cached_property
    def _own_totals(self) -> Mapping[str, Total]:
        return year_totals(self.facts, self.bank)

    @cached_property
    def _term_totals(self) -> Mapping[str, Total]:
        return term_totals(self.facts, self.bank)

    @cached_property
    def _missing_years(self) -> tuple[int, ...]:
        files = term_files(self.facts)
        return tuple(year for year in term_years(self.facts) if year not in files)

    def _lacking(self, name: str, label: str) -> str:
        """Return why a sum over the term is not known: which year's file is to supply it."""
        if self._missing_years:
            return f"缺{_named(self._missing_years)}年的问卷"
        if not term_years(self.facts):
            return "先填年度"
        files = term_files(self.facts).items()
        years = tuple(year for year, file in files if label and not file.one(name))
        return f"{_named(years)}年的问卷没有填" if years else "有一年的问卷没有议题"

    def total(self, name: str, tense: Tense) -> Spans:
        """Return a derived total, of the term in a report on one; empty when nothing was counted."""
        if self.ends_term and tense is not Tense.PLAN:
            return self._of_term(name, "", wanted=False)
        total = self._totals[tense].get(name)
        if total is None or not total.value:
            return ()
        return (Span(total.text, FromRule(f"合计：{name}", total.paths)),)


def _numberless(label: str) -> str:
    """Return a label without the number that heads a section of the questionnaire (十三、)."""
    return _NUMBER.sub("", label)


def _named(years: Sequence[int]) -> str:
    return "、".join(map(str, years))


def gap(path: str, question: str, in_full: str = "") -> Span:
    """Return the span that shows a missing fact; `in_full` says more than there is room for in a sentence."""
    return Span(f"【待填：{question}】", Gap(path, in_full or question))


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


def _term_of_session(setting: Setting, _: Tense) -> Spans:
    """Return the term whose session hears the report.

    The report on five years is heard by the first session of the congress that was elected since
    (地方组织法第十四条、第二十条), so a first session then belongs to the next term.
    """
    term, number = setting.facts.one("单位.届"), setting.facts.one("大会.次")
    opens = setting.ends_term and number is not None and number.value == 1
    if opens and term and isinstance(term.value, int):
        return (Span(numeral(term.value + 1), FromRule("单位.届+1", ("单位.届",))),)
    return setting.answer("单位.届")


def _session(setting: Setting, tense: Tense) -> Spans:
    """Return the session that set the tasks: the last one in the review, this one in the plan."""
    term, number = setting.answer("单位.届"), setting.facts.one("大会.次")
    level = LEVEL_WORDS[setting.level].level
    if tense is Tense.PLAN:
        term = _term_of_session(setting, tense)
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


def _review_heading(setting: Setting, tense: Tense) -> Spans:
    if setting.ends_term:
        return words("过去五年工作回顾")
    return (*_WORDS["年度"](setting, tense), *words("年工作回顾"))


def _plan_heading(setting: Setting, tense: Tense) -> Spans:
    """Return the heading of the plan: for the next term, for its first year where that was chosen."""
    year = _WORDS["年度"](setting, tense)
    if not setting.ends_term:
        return (*year, *words("年主要任务"))
    chosen = setting.facts.one("结构.建议")
    return (*year, *words("年工作建议")) if chosen and chosen.text == "来年" else words("今后五年工作建议")


_WORDS: Mapping[str, _Word] = {
    "年度": _year(0),
    "上年度": _year(-1),
    "下年度": _year(1),
    "党委": _organ("party"),
    "政府": _organ("government"),
    "级": _organ("level"),
    "主体": _organ("body"),
    "机关": _organ("organ"),
    "署名机关": _organ("post"),
    "回顾标题": _review_heading,
    "计划标题": _plan_heading,
    "地区": lambda setting, _: setting.answer("单位.地区"),
    "届": lambda setting, _: setting.answer("单位.届"),
    "会届": _term_of_session,
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
