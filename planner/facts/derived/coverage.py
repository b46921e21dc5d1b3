"""Coverage: each duty the law puts on the year, and what in the file meets it.

The duties are the phrase bank's calendar (domain reference §4), with the article each rests on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from planner.bank.entries import CalendarDuty
from planner.bank.model import Authority, Duty, Level, PhraseBank, Tense
from planner.bank.validity import usable
from planner.chinese import numeral
from planner.clock import Period, five_year_plan, period
from planner.facts.derived.agenda import PLAN, REVIEW, Item, Stage, agenda
from planner.facts.derived.timing import facts_clock, is_dated
from planner.facts.model import Fact, Facts, YearKind

_ALL_YEAR: Final = range(1, 13)
_ON_AGENDA: Final = frozenset({Duty.OVERSIGHT, Duty.DEPUTIES})
_NEXT_YEAR: Final = ("来年.", f"{PLAN}.")
_AND: Final = "＋"
# What the kind of one year says of the next; after an ordinary year either may come.
_NEXT_KIND: Final = {YearKind.LAST: YearKind.FIRST, YearKind.FIRST: YearKind.ORDINARY}


class Standing(StrEnum):
    """How a duty stands in one half of the report."""

    COVERED = "已列"
    NOT_DUE = "不要求"
    UNLISTED = "不用单列"
    ASKED = "有了才列"
    MISSING = "没有列"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What in the file meets a duty: its path and line, and how it reads (本级决算，审查和批准)."""

    path: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Covered:
    """One duty of one half of the report.

    `half` is 本年议题 or 来年议题, `year` the year of that half. `evidence` is what meets the duty; for
    a missing one, what falls short of it. `reason` says why it is not asked for or how it falls short,
    `advice` what to add; "" where there is nothing to say.
    """

    duty: CalendarDuty
    half: str
    year: int
    standing: Standing
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    advice: str = ""

    @property
    def on_agenda(self) -> bool:
        """Whether the duty is met by an agenda item."""
        return is_for_agenda(self.duty)


def coverage(facts: Facts, bank: PhraseBank, tense: Tense) -> tuple[Covered, ...]:
    """Return every duty of the file's level with what meets it in one half, in the bank's order.

    () when the file does not say its level or its year.
    """
    level, clock = level_of(facts), facts_clock(facts)
    if level is None or not is_dated(clock):
        return ()
    items = agenda(facts, bank, tense)
    half = (
        _Half(facts, REVIEW, clock.year, items)
        if tense is Tense.REVIEW
        else _Half(facts, PLAN, clock.plan_year, items)
    )
    return tuple(_covered(duty, half) for duty in bank.of(CalendarDuty) if level in duty.levels)


def level_of(facts: Facts) -> Level | None:
    """Return the level the file names, None when it is blank."""
    fact = facts.one("级别")
    return Level(fact.text) if fact and fact.text in set(Level) else None


def covers(item: Item, duty: CalendarDuty, *, any_form: bool = False) -> bool:
    """Return whether an agenda item is the one a duty asks for, by its form and its words.

    A form made for the duty (决算审批) is enough, and any form of a duty without keywords; else a
    keyword must be in the topic, the report's name or the form's. With `any_form` only words count. A
    duty without forms is met by no item.
    """
    form = item.form
    if form is None or not duty.forms or not (any_form or form.name in duty.forms):
        return False
    enough = form.name in duty.forms and (not duty.keywords or form.frames != form.name)
    if not (enough or any(_says(item.words, keyword) for keyword in duty.keywords) or _by(item, duty)):
        return False
    return not any(word in item.words for word in duty.unless)


def _by(item: Item, duty: CalendarDuty) -> bool:
    """Return whether the organ that reports is the one whose report the duty is."""
    organ = item.record.one("报告机关") if duty.organs else None
    return organ is not None and any(word in organ.text for word in duty.organs)


def due_in(bank: PhraseBank, level: Level, year: int) -> tuple[CalendarDuty, ...]:
    """Return the duties of a level that are settled law in one of the months of `year` they are done in."""
    return tuple(
        duty
        for duty in bank.of(CalendarDuty)
        if level in duty.levels
        and _in_plan_year(duty, year)
        and any(usable(duty, month) for month in _months(duty, year))
    )


def _in_plan_year(duty: CalendarDuty, year: int) -> bool:
    """Return whether `year` is one of those years of its five-year plan that the duty falls in."""
    return not duty.plan_years or five_year_plan(year).year(year) in duty.plan_years


def is_for_agenda(duty: CalendarDuty) -> bool:
    """Return whether a duty is met by an agenda item: a report with figures of some year."""
    return duty.data_year is not None and duty.duty in _ON_AGENDA and not duty.answers


@dataclass(frozen=True, slots=True)
class _Half:
    """One half of the report: the path of its agenda, its year, its items."""

    facts: Facts
    path: str
    year: int
    items: tuple[Item, ...]

    @property
    def year_kind(self) -> YearKind | None:
        kind = self.facts.mode.year_kind
        return kind if self.path == REVIEW else _NEXT_KIND.get(kind)

    @property
    def is_advice(self) -> bool:
        return self.path == PLAN and self.facts.mode.year_kind is YearKind.LAST

    def falls_in(self, duty: CalendarDuty) -> bool:
        return not duty.year_kinds or self.year_kind in duty.year_kinds

    def speaks_of(self, path: str) -> bool:
        return path.startswith(_NEXT_YEAR) == (self.path == PLAN)


def _covered(duty: CalendarDuty, half: _Half) -> Covered:
    found = tuple(_evidence(duty, half))
    if found:
        return Covered(duty, half.path, half.year, Standing.COVERED, found)
    reason = _not_due(duty, half)
    if reason:
        return Covered(duty, half.path, half.year, Standing.NOT_DUE, (), reason)
    reason = _unlisted(duty, half)
    if reason:
        return Covered(duty, half.path, half.year, Standing.UNLISTED, (), reason)
    short, reason = _falling_short(duty, half)
    if duty.condition and not short:
        asked = f"{half.year}年{duty.condition}吗"
        return Covered(duty, half.path, half.year, Standing.ASKED, (), asked, _advice(duty, half))
    return Covered(duty, half.path, half.year, Standing.MISSING, short, reason, _advice(duty, half))


def _evidence(duty: CalendarDuty, half: _Half) -> Iterator[Evidence]:
    """Yield what meets a duty: items that were not dropped, answers, words where neither can.

    An answer that is pending counts: the thing was done, its figure is asked for elsewhere.
    """
    yield from (_of_item(i) for i in half.items if covers(i, duty) and i.stage is not Stage.DROPPED)
    for path in duty.answers if half.falls_in(duty) else ():
        fact = half.facts.one(path) if half.speaks_of(path) else None
        if fact and (fact.pending or _number(fact) >= duty.least):
            yield _of_fact(fact)
    if not is_for_agenda(duty) and not duty.answers:
        yield from (_of_words(fact, duty) for fact in _mentions(duty, half))


def _not_due(duty: CalendarDuty, half: _Half) -> str:
    """Return why a duty that nothing meets is not asked for, "" when it is."""
    if not any(duty.valid.meets(span) for span in _months(duty, half.year)):
        return _outside(duty.valid, half.year)
    if not _in_plan_year(duty, half.year):
        years = "、".join(f"第{numeral(year)}" for year in sorted(duty.plan_years))
        return f"五年规划的{years}年才有"
    reasons = (
        (not duty.confirmed, "期限和依据以本地规定为准"),
        (not half.falls_in(duty), "换届的年份才有"),
        (half.is_advice, "届末报告只提建议，计划由新一届定"),
        (not duty.yearly and not duty.year_kinds, "不是每年都有，这一年没有列"),
        (duty.authority is not Authority.LAW, "惯例，法律没有规定每年要办"),
    )
    return next((reason for holds, reason in reasons if holds), "")


def _unlisted(duty: CalendarDuty, half: _Half) -> str:
    """Return why a duty that is due needs no line of its own in the half, "" when it does."""
    if not (duty.forms or duty.answers or duty.advice):
        return "程序上的要求，照规定办，不用在报告里写"
    if half.path == PLAN and duty.condition:
        return "有了这样的事再提请，计划里可以不列"
    routine = half.path == PLAN and not is_for_agenda(duty)
    return "照规定办，计划里可以不写" if routine else ""


def _outside(valid: Period, year: int) -> str:
    if valid.start and valid.start.year >= year:
        day = valid.start
        whole_year = (day.month, day.day) == (1, 1)
        since = f"{day.year}年" if whole_year else f"{day.year}年{day.month}月{day.day}日"
        return f"{since}起才要求"
    return f"到{valid.end.year}年为止" if valid.end else ""


def _falling_short(duty: CalendarDuty, half: _Half) -> tuple[tuple[Evidence, ...], str]:
    """Return what comes near a missing duty, and how it falls short."""
    dropped = tuple(_of_item(item) for item in half.items if covers(item, duty))
    if dropped:
        return dropped, f"第{dropped[0].line}行列了，没有做成"
    under = next((item for item in half.items if covers(item, duty, any_form=True)), None)
    if under and under.form and is_for_agenda(duty):
        near = _of_item(under)
        return (near,), f"第{near.line}行列的形式是“{under.form.name}”，这件事要“{duty.forms[0]}”"
    for path in duty.answers:
        fact = half.facts.one(path)
        if fact:
            return (_of_fact(fact),), f"填的是{fact.text}，应不少于{duty.least}"
    mentioned = tuple(_of_words(f, duty) for f in _mentions(duty, half)) if is_for_agenda(duty) else ()
    lines = "、".join(str(one.line) for one in mentioned)
    return mentioned, f"第{lines}行的文字提到了，没有列成议题，统计里不算" if mentioned else ""


def _advice(duty: CalendarDuty, half: _Half) -> str:
    """Return what to type where a duty is missing."""
    if not is_for_agenda(duty):
        return duty.advice or "办了就在相应部分的“补充”里写一句"
    form = f"，形式: {duty.forms[0]}" if duty.forms else ""
    year = f"，数据年度: {half.year + (duty.data_year or 0)}" if duty.data_year else ""
    return f"在“{half.path}”补一条，题目: {duty.name}{form}{year}；已经列了就把题目写明"


def _mentions(duty: CalendarDuty, half: _Half) -> Iterator[Fact]:
    """Yield the free texts of the half, outside its agenda, that hold a keyword of the duty."""
    for path, answers in half.facts.values.items():
        if half.speaks_of(path):
            yield from (fact for fact in answers if _mentioned(fact, duty))
    for path, records in half.facts.records.items():
        if path in {REVIEW, PLAN} or not half.speaks_of(f"{path}."):
            continue
        for record in records:
            for answers in record.fields.values():
                yield from (fact for fact in answers if _mentioned(fact, duty))


def _mentioned(fact: Fact, duty: CalendarDuty) -> bool:
    text = fact.value
    if not isinstance(text, str) or fact.pending or any(word in text for word in duty.unless):
        return False
    return any(_says(text, keyword) for keyword in duty.keywords)


def _says(text: str, keyword: str) -> bool:
    return keyword in text or (_AND in keyword and all(word in text for word in keyword.split(_AND)))


@cache
def _month(year: int, month: int) -> Period:
    return period(f"{year}-{month}", f"{year}-{month}")


def _months(duty: CalendarDuty, year: int) -> Iterator[Period]:
    return (_month(year, month) for month in duty.months or _ALL_YEAR)


def _of_item(item: Item) -> Evidence:
    form = item.form.name if item.form else ""
    text = "，".join(word for word in (item.topic, form) if word)
    return Evidence(item.key, item.record.place.line, text)


def _of_fact(fact: Fact) -> Evidence:
    text = f"{fact.label}（待填）" if fact.pending else fact.text
    if not fact.pending and not isinstance(fact.value, str):
        text = f"{fact.label}：{fact.text}"
    return Evidence(fact.path, fact.place.line, text)


def _of_words(fact: Fact, duty: CalendarDuty) -> Evidence:
    """Return the sentences of a free text that speak of the duty, the whole text where it takes several."""
    told = [said for said in fact.text.split("。") if any(_says(said, word) for word in duty.keywords)]
    return Evidence(fact.path, fact.place.line, "。".join(told) or fact.text)


def _number(fact: Fact) -> int:
    return fact.value if isinstance(fact.value, int) else 0
