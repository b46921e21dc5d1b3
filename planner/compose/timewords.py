"""Time words: what a draft says of its years, its day and the term, all of it from the one clock.

What the bank and the file do not settle is a gap that asks for it and says what the calendar tells.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planner.bank.levels import LEVEL_WORDS
from planner.bank.model import Tense
from planner.chinese import numeral
from planner.compose.gaps import gap
from planner.compose.joints import words
from planner.draft.model import FromFact, FromPhrase, FromRule, Span, Spans
from planner.facts.derived.termclock import SESSION, TASKS, TERM, Session
from planner.facts.derived.timing import Timing, by_arithmetic
from planner.facts.model import YearKind

_YEAR = "年度"
_CHOSEN_ADVICE, _NEXT_YEAR = "结构.建议", "来年"
_STUDIED = "总述.会议精神"
_LABEL = {Tense.REVIEW: "总述.定性", Tense.PLAN: "来年.定性"}


@dataclass(frozen=True)
class TimeWords:
    """The dated words of one draft.

    `answer` gives the answer at a questionnaire path, () while it is blank; `label` what a question asks.
    """

    timing: Timing
    answer: Callable[[str], Spans]
    label: Callable[[str], str]

    def knows(self, word: str) -> bool:
        """Return whether `word` is a time word."""
        return word in _WORDS

    def say(self, word: str, tense: Tense) -> Spans:
        """Return what a time word is in one half; KeyError for another word."""
        return _WORDS[word](self, tense)

    def year(self, tense: Tense, offset: int = 0) -> Spans:
        """Return the year of a half, or one before or after it."""
        fact = self.timing.facts.one(_YEAR)
        if fact is None or not isinstance(fact.value, int) or fact.pending:
            return (gap(_YEAR, self.label(_YEAR)),)
        total = offset + (tense is Tense.PLAN)
        if total == 0:
            return (Span(fact.text, FromFact(fact.path, fact.place.line, fact.place.column)),)
        return (Span(str(fact.value + total), FromRule(f"年度{total:+d}", (_YEAR,))),)

    def year_is(self, tense: Tense) -> Spans:
        """Return what kind of year it is: as answered, else as the bank has it settled, else a gap.

        Empty where the file is not asked: the first year and the end of a term are told otherwise.
        """
        path = _LABEL[Tense.PLAN if tense is Tense.PLAN else Tense.REVIEW]
        is_asked = path in self.timing.asked
        answered = self.answer(path) if is_asked else ()
        if answered:
            return answered
        known = self.timing.label(tense)
        if known:
            return (Span(known.text, FromPhrase(known.id)),)
        return (self._unnamed(path, tense),) if is_asked else ()

    def _unnamed(self, path: str, tense: Tense) -> Span:
        question = self.label(path)
        if not self.timing.is_dated:
            return gap(path, question)
        year = self.timing.year(tense)
        told = by_arithmetic(self.timing.plan(tense), year)
        return gap(path, question, f"{question}（{year}年按年份推算是{told}，中央怎样定性没有核实过）")

    def studied(self, _: Tense) -> Spans:
        """Return the congress and plenums studied on the day of delivery, in short; a gap while unsettled."""
        answered = self.answer(_STUDIED)
        if answered:
            return answered
        known = self.timing.meetings_studied
        if known:
            return (Span(known.text, FromPhrase(known.id)),)
        if not self.timing.is_dated:
            return (gap(_YEAR, "要贯彻的党代会和全会精神（先填年度和日期）"),)
        day = self.timing.clock.delivered
        question = "要贯彻的党代会和全会精神"
        asked = f"{question}（{day.year}年{day.month}月怎样说没有核实过，按中央文件写）"
        return (gap(_STUDIED, question, asked),)

    def hearing_term(self, _: Tense) -> Spans:
        """Return the term whose session hears the report."""
        return self._term(self.timing.term.heard_by)

    def session(self, tense: Tense) -> Spans:
        """Return the session that set the tasks: the last one in the review, this one in the plan."""
        term = self.timing.term
        if tense is Tense.PLAN:
            return self._session(term.heard_by, self.answer(SESSION))
        tasks = term.tasks_of
        if tasks.number is not None:
            return self._session(tasks, _counted(tasks))
        path = TASKS if term.heard_by.number and TASKS in self.timing.asked else SESSION
        return self._session(tasks, (gap(path, "定下本年任务的那次人民代表大会会议的次数"),))

    def own_congress(self, _: Tense) -> Spans:
        """Return the congress whose committee reports: 县十八届人大, no longer 本届 before the next one."""
        return (*words(self._level), *self.answer(TERM), *words("届人大"))

    def _session(self, session: Session, number: Spans) -> Spans:
        return (*words(self._level), *self._term(session), *words("届人大"), *number, *words("次会议"))

    def _term(self, session: Session) -> Spans:
        if session.term is None or session.term == self.timing.term.term:
            return self.answer(TERM)
        step = session.term - (self.timing.term.term or session.term)
        return (Span(numeral(session.term), FromRule(f"{TERM}{step:+d}", session.term_paths)),)

    @property
    def _level(self) -> str:
        return LEVEL_WORDS[self.timing.facts.mode.level].level

    def plan_heading(self, tense: Tense) -> Spans:
        """Return the heading of the plan: for the next term, for its first year where that was chosen."""
        year = self.year(tense)
        if self.timing.facts.mode.year_kind is not YearKind.LAST:
            return (*year, *words("年主要任务"))
        chosen = self.timing.facts.one(_CHOSEN_ADVICE)
        if chosen and chosen.text == _NEXT_YEAR:
            return (*year, *words("年工作建议"))
        return words("今后五年工作建议")


def _counted(session: Session) -> Spans:
    return (Span(numeral(session.number or 0), FromRule("会议次数", session.paths)),)


_WORDS: Mapping[str, Callable[[TimeWords, Tense], Spans]] = {
    "年度": lambda time, tense: time.year(tense),
    "上年度": lambda time, tense: time.year(tense, -1),
    "下年度": lambda time, tense: time.year(tense, 1),
    "计划标题": TimeWords.plan_heading,
    "届": lambda time, _: time.answer(TERM),
    "会届": TimeWords.hearing_term,
    "届次": TimeWords.session,
    "本届人大": TimeWords.own_congress,
    "年度定性": TimeWords.year_is,
    "会议精神": TimeWords.studied,
}
