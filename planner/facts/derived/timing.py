"""Timing: the one clock of a document: its years, its day, its term, and what the bank says of them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.bank.anniversaries import Reached, reached_in
from planner.bank.entries import Wording
from planner.bank.model import PhraseBank, Tense
from planner.bank.validity import campaigns, learned_congress, year_label
from planner.chinese import numeral
from planner.clock import Clock, FiveYearPlan, Period, clock_of
from planner.facts.derived.asked import asked
from planner.facts.derived.termclock import TermClock
from planner.facts.model import Facts

# Far enough ahead that only wording without an end is valid in it.
_UNDATED = 9000


@dataclass(frozen=True)
class Timing:
    """Everything dated that a document may say. `tense` below is the half that asks: review or plan."""

    facts: Facts
    bank: PhraseBank

    @cached_property
    def clock(self) -> Clock:
        """The review year, the plan year, the day of delivery."""
        return facts_clock(self.facts)

    @cached_property
    def term(self) -> TermClock:
        """The term of the congress and its sessions."""
        return TermClock(self.facts)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The paths of the questions this file is asked."""
        return frozenset(path for path, _ in asked(self.facts))

    @property
    def is_dated(self) -> bool:
        """Whether the file says which year it is about."""
        return is_dated(self.clock)

    def year(self, tense: Tense) -> int:
        """Return the year of a half."""
        return self.clock.plan_year if tense is Tense.PLAN else self.clock.year

    def span(self, tense: Tense) -> Period:
        """Return the days a half may speak of."""
        return self.clock.plan_span if tense is Tense.PLAN else self.clock.review_span

    def plan(self, tense: Tense) -> FiveYearPlan:
        """Return the five-year plan that the year of a half falls in."""
        return self.clock.next_plan if tense is Tense.PLAN else self.clock.review_plan

    def label(self, tense: Tense) -> Wording | None:
        """Return what the year of a half is called, None while that is not settled."""
        return year_label(self.bank, self.year(tense)) if self.is_dated else None

    @cached_property
    def meetings_studied(self) -> Wording | None:
        """The party congress and plenums up to the day of delivery, in short; None while not settled."""
        return learned_congress(self.bank, self.clock.delivered) if self.is_dated else None

    def campaigns(self, tense: Tense) -> tuple[Wording, ...]:
        """Return the study campaigns held in the days of a half."""
        return campaigns(self.bank, self.span(tense))

    def anniversaries(self, tense: Tense) -> tuple[Reached, ...]:
        """Return the anniversaries, multiples of five, in the year of a half."""
        return reached_in(self.bank, self.year(tense))


def facts_clock(facts: Facts) -> Clock:
    """Return the years of a report, from 年度 and 大会.日期.

    With a date alone the year under review is the one before it; with neither, a year so far ahead
    that no wording with an end is valid, and `is_dated` is False.
    """
    year, day = facts.one("年度"), facts.one("大会.日期")
    delivered = day.value if day and isinstance(day.value, date) else None
    if year and isinstance(year.value, int):
        return clock_of(year.value, delivered)
    return clock_of(delivered.year - 1 if delivered else _UNDATED, delivered)


def is_dated(clock: Clock) -> bool:
    """Return whether the facts file said which year it is about."""
    return clock.year != _UNDATED


def plan_name(plan: FiveYearPlan) -> str:
    """Return what a five-year plan is called: “十五五”."""
    return f"“{numeral(plan.ordinal)}五”"


def by_arithmetic(plan: FiveYearPlan, year: int) -> str:
    """Return what the calendar alone says of a year: “十五五”第二年, of the last one also （收官之年）."""
    nth = plan.year(year)
    named = {1: "（开局之年）", plan.last - plan.first + 1: "（收官之年）"}
    return f"{plan_name(plan)}第{numeral(nth)}年{named.get(nth, '')}"
