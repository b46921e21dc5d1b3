"""What free texts say of the year by themselves: five-year plan, anniversary, year of the term.

A text taken over from another year keeps its years; arithmetic finds them (domain reference §7, rules 6,
8 and 32).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from planner.bank.anniversaries import misdated
from planner.bank.model import PhraseBank, Tense
from planner.chinese import numeral, parse_numeral
from planner.clock import FIVE_YEARS, FiveYearPlan
from planner.facts.derived.asked import asked
from planner.facts.derived.termclock import TermClock
from planner.facts.derived.timing import Timing, plan_name
from planner.facts.model import Fact, Facts, Need
from planner.facts.rules.notes import at_fact, at_key
from planner.facts.rules.texts import texts
from planner.finding import Finding, Place, Severity

PLAN_YEAR: Final = "规划年份"
ANNIVERSARY: Final = "周年"
TERM_YEAR: Final = "届内年份"
CAMPAIGN: Final = "学习教育"

_CAMPAIGN: Final = "政治.学习教育"
_NEXT_YEAR: Final = ("来年.", "来年议题.")
_LAST_YEARS: Final = "去年计划."
_ARITHMETIC: Final = "按年份推算"

_ORDINAL: Final = "(?P<plan>二?十[一二三四五六七八九]?)五”(?:规划)?(?:实施)?的?"
_PLAN_CLAIM: Final = re.compile(
    f"“{_ORDINAL}(?:(?P<named>开局|收官)之?年|(?P<middle>中期)之年|第(?P<nth>[一二三四五])(?:个)?年)"
)
_NAMED_YEARS: Final = {"开局": 1, "收官": FIVE_YEARS, "中期": 3}
# What is said of the review year alone; a text on the term as a whole names no year.
_FIRST_OF_TERM: Final = re.compile(
    "(?:换届后|新一届(?:人大|常委会|主席团)?(?:依法)?(?:履职|工作)?的?)(?:第一年|开局之年|起步之年|首年)"
)
_LAST_OF_TERM: Final = re.compile(
    "(?:本届|任期)(?:人大|常委会|主席团)?(?:履职|工作)?的?(?:收官之年|最后一年)"
)
_YEAR_SAID: Final = re.compile(r"(20\d\d)年[^，。；]{0,6}$")


@dataclass(frozen=True, slots=True)
class _Words:
    """Words inside of an answer, `start` characters behind its beginning."""

    fact: Fact
    start: int
    text: str

    @property
    def place(self) -> Place:
        """The line and column."""
        return replace(self.fact.place, column=self.fact.place.column + self.start)


def dated(facts: Facts, bank: PhraseBank) -> Iterator[Finding]:
    """Yield a warning at each claim about a year that the calendar says is another year's."""
    timing = Timing(facts, bank)
    for fact in texts(facts):
        if "年" not in fact.text or fact.path.startswith(_LAST_YEARS):
            continue
        tense = Tense.PLAN if fact.path.startswith(_NEXT_YEAR) else Tense.REVIEW
        yield from _of_plan(fact, timing.year(tense))
        yield from _of_anniversary(fact, bank, timing, tense)
        yield from _of_term(fact, timing.term, timing.year(tense))


def campaigns(facts: Facts, bank: PhraseBank) -> Iterator[Finding]:
    """Yield a reminder of the study campaigns of the year where the file names none."""
    timing = Timing(facts, bank)
    held = [one for one in timing.campaigns(Tense.REVIEW) if one.valid.meets(timing.clock.review_year)]
    is_wanted = any(path == _CAMPAIGN and one.need is not Need.OPTIONAL for path, one in asked(facts))
    if held and is_wanted and not facts.one(_CAMPAIGN):
        names = "、".join(one.text for one in held)
        message = f"{timing.clock.year}年开展过{names}，问卷里没有填"
        advice = f"本单位参加了的，按全称填在“{_CAMPAIGN}”"
        yield at_key(facts, _CAMPAIGN, CAMPAIGN, Severity.INFO, message, advice, "中央提法")


def _of_plan(fact: Fact, year: int) -> Iterator[Finding]:
    for claim in _PLAN_CLAIM.finditer(fact.text):
        ordinal = parse_numeral(claim["plan"])
        nth = _NAMED_YEARS.get(claim["named"] or claim["middle"] or "") or parse_numeral(claim["nth"] or "")
        if not ordinal or not nth:
            continue
        meant = FiveYearPlan(ordinal).first + nth - 1
        spoken = _spoken_of(fact.text, claim.start(), year)
        if meant != spoken:
            message = f"{spoken}年不是“{claim[0].strip('“')}：那是{meant}年"
            told = FiveYearPlan(ordinal)
            if told.first <= spoken <= told.last:
                advice = f"{spoken}年是{plan_name(told)}第{numeral(told.year(spoken))}年，按这个改"
            else:
                advice = "核对年份，不是这一年的话就改掉"
            yield _at(_Words(fact, claim.start(), claim[0]), PLAN_YEAR, message, advice)


def _of_anniversary(fact: Fact, bank: PhraseBank, timing: Timing, tense: Tense) -> Iterator[Finding]:
    year = timing.year(tense)
    for found in misdated(fact.text, bank, (year,)):
        words = fact.text[found.start : found.end]
        message = f"“{words}”是{found.year}年，这里说的是{year}年"
        now = year - found.event.since
        advice = f"{year}年是{found.event.text}{now}周年；不到整五整十的一般不写" if now > 0 else "核对年份"
        yield _at(_Words(fact, found.start, words), ANNIVERSARY, message, advice)


def _of_term(fact: Fact, term: TermClock, year: int) -> Iterator[Finding]:
    for pattern, nth, name in ((_FIRST_OF_TERM, 0, "第一年"), (_LAST_OF_TERM, -1, "最后一年")):
        for claim in pattern.finditer(fact.text):
            spoken = _spoken_of(fact.text, claim.start(), year)
            if term.years and spoken != _of_either_term(term, spoken)[nth]:
                years = _of_either_term(term, spoken)
                message = f"“{claim[0]}”：{spoken}年不是一届的{name}（这一届一般是{years[0]}到{years[-1]}年）"
                advice = "旧稿里的话没有改就改掉；本地换届的年份不同的不用改"
                yield _at(_Words(fact, claim.start(), claim[0]), TERM_YEAR, message, advice)


def _of_either_term(term: TermClock, year: int) -> tuple[int, ...]:
    """Return the years of the term that `year` falls in: this one, or the one next to it."""
    moved = (year - term.years[0]) // FIVE_YEARS * FIVE_YEARS
    return tuple(one + moved for one in term.years)


def _spoken_of(text: str, start: int, year: int) -> int:
    """Return the year that is named right before `start`, else `year`."""
    said = _YEAR_SAID.search(text[:start])
    return int(said[1]) if said else year


def _at(said: _Words, rule: str, message: str, advice: str) -> Finding:
    found = at_fact(said.fact, rule, Severity.WARNING, message, advice, _ARITHMETIC)
    return replace(found, place=said.place, text=said.text)
