"""The term of the congress: its years, the session that hears the report, the one that set the tasks.

A congress of a county or town is elected for five years (地方组织法第九条), counts its sessions from the
first, and its term ends when the next congress meets (地方组织法第十四条、第二十条). The report on five years
is given by the old committee to the first session of the new congress.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from planner.bank.levels import TOWN_LEVELS
from planner.clock import FIVE_YEARS, term_of_cycle
from planner.facts.derived.agenda import election_over
from planner.facts.derived.ledger import year_of
from planner.facts.model import Fact, Facts, YearKind

TERM, SESSION, TASKS = "单位.届", "大会.次", "大会.上次"
LAST_MEETING, MEETINGS, CONGRESSES = "会议.常委会末次", "会议.常委会会议", "会议.人代会"
_YEAR, _KIND = "年度", "年型"
_SECOND = 2


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a congress: which term, which in the term; None for what is not known.

    `term_paths` and `paths` are the answers that the term and the number follow from; one that begins
    with the name of last year's file (2025.yaml:大会.次) stands there.
    """

    term: int | None
    number: int | None
    term_paths: tuple[str, ...] = (TERM,)
    paths: tuple[str, ...] = (SESSION,)


@dataclass(frozen=True)
class TermClock:
    """What a facts file says of the term; what it leaves open is None or empty, never guessed."""

    facts: Facts

    @cached_property
    def term(self) -> int | None:
        """The term of the body that reports."""
        return number_of(self.facts.one(TERM))

    @cached_property
    def heard_by(self) -> Session:
        """The session that hears the report: of the next term where a new congress hears of five years."""
        number = number_of(self.facts.one(SESSION))
        if self._kind is YearKind.LAST and number == 1 and self.term is not None:
            return Session(self.term + 1, number)
        return Session(self.term, number)

    @property
    def is_heard_by_the_next(self) -> bool:
        """Whether the congress that hears the report is not the one whose committee gives it."""
        return self.term is not None and self.heard_by.term == self.term + 1

    @cached_property
    def opened_by(self) -> Session:
        """The first session of the term."""
        return Session(self.term, 1, paths=(TERM,))

    @cached_property
    def is_elected_anew(self) -> bool:
        """Whether the congress was elected in the year reported on and met before the session reported to.

        Its second session then hears of a year whose tasks the congress before had set.
        """
        number = self.heard_by.number
        return self._kind is YearKind.ORDINARY and number == _SECOND and election_over(self.facts)

    @cached_property
    def tasks_of(self) -> Session:
        """The session that set the tasks of the year under review.

        A new congress set them at its first session. In other years it is the one that the file names
        or that heard last year's report; else it follows from the number of this session: a county's
        last one, a town's as many sessions ago as it held in the year. Where a new congress was elected
        in the year, the session named is one of the congress before.
        """
        if self._kind is YearKind.FIRST:
            return self.opened_by
        if self._kind is YearKind.LAST and self.heard_by.number == 1:
            return self._reported or Session(self.term, None)
        told = self.facts.one(TASKS) if self._kind is YearKind.ORDINARY else None
        if self.is_elected_anew:
            before = self.term - 1 if self.term else None
            return Session(before, number_of(told), paths=(TASKS,))
        if told and not told.pending:
            return Session(self.term, number_of(told), paths=(TASKS,))
        return self._reported or self._counted_back()

    def _counted_back(self) -> Session:
        number = self.heard_by.number
        if self.facts.mode.level in TOWN_LEVELS:
            held = number_of(self.facts.one(CONGRESSES))
            return Session(self.term, _above_zero(number, held), paths=(SESSION, CONGRESSES))
        return Session(self.term, _above_zero(number, 1))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The five years of the term: from the kind of year, last year's kind, else the normal cycle."""
        year = self._year
        if year is None:
            return ()
        if self._kind is YearKind.LAST:
            return tuple(range(year - FIVE_YEARS + 1, year + 1))
        if self._kind is YearKind.FIRST:
            return tuple(range(year, year + FIVE_YEARS))
        before = self._last_year.get(_KIND)
        if before and before.text == YearKind.FIRST:
            return tuple(range(year - 1, year - 1 + FIVE_YEARS))
        return term_of_cycle(year)

    @property
    def nth_year(self) -> int | None:
        """Which year of the term the review year is, 1 to 5."""
        return self.years.index(self._year) + 1 if self._year is not None else None

    @cached_property
    def meetings(self) -> tuple[int, ...]:
        """The numbers in the term of the standing committee's meetings of the year, () while unknown."""
        last, held = number_of(self.facts.one(LAST_MEETING)), number_of(self.facts.one(MEETINGS))
        if last is None or held is None or held > last:
            return ()
        return tuple(range(last - held + 1, last + 1))

    @property
    def _kind(self) -> YearKind:
        return self.facts.mode.year_kind

    @cached_property
    def _year(self) -> int | None:
        return year_of(self.facts)

    @cached_property
    def _last_year(self) -> Mapping[str, Fact]:
        """Last year's answers, {} when the file named is of another year."""
        before = self.facts.background.last_year
        told = number_of(before.get(_YEAR))
        return before if told is not None and self._year == told + 1 else {}

    @cached_property
    def _reported(self) -> Session | None:
        """The session that heard last year's report, when its file says so and the two run on."""
        term, count = self._last_year.get(TERM), self._last_year.get(SESSION)
        before, now = number_of(count), self.heard_by
        if term is None or number_of(term) != self.term or before is None:
            return None
        if not self.is_heard_by_the_next and now.number is not None and before >= now.number:
            return None
        there = PurePath(term.place.file).name
        return Session(self.term, before, (f"{there}:{TERM}",), (f"{there}:{SESSION}",))


def number_of(fact: Fact | None) -> int | None:
    """Return the whole number an answer gives, None while it is blank or not known yet."""
    return fact.value if fact and isinstance(fact.value, int) and not fact.pending else None


def _above_zero(number: int | None, less: int | None) -> int | None:
    return number - less if number is not None and less is not None and number > less else None
