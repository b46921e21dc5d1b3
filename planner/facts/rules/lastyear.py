"""Figures against last year's: a leap is asked about, and what was left as it stood."""

from collections.abc import Iterator
from typing import Final

from planner.facts.model import Fact, Facts, Kind, walk
from planner.facts.rules.figures import exact, number
from planner.facts.rules.notes import at_fact
from planner.finding import Finding, Severity

LEAP: Final = "和去年相差太大"
SAME: Final = "和去年相同"

_BASIS: Final = "和“参照.去年”写的文件对照"
# A digit too many or too few makes ten times; among figures of two digits and more, five is rare too.
_TENFOLD: Final = 10
_FIVEFOLD: Final = 5
_LARGE: Final = 20
_SAME_LEAST: Final = 3
_TELLING: Final = 100


def leaps(facts: Facts) -> Iterator[Finding]:
    """Yield a warning for each figure ten times last year's or a tenth of it, five times where large.

    Large are two figures of 20 and more. Last year's figure is named with its place.
    """
    for now, before in _pairs(facts):
        low, high = sorted((number(now), number(before)))
        times = _FIVEFOLD if low >= _LARGE else _TENFOLD
        if high >= _TENFOLD and high >= times * low:
            compared = _compared(number(now), number(before))
            message = f"“{now.label}”填的是{now.text}，去年是{before.text}（{_where(before)}），{compared}"
            advice = "核对是否多打、少打了一位；确实变化这么大就不用改"
            yield at_fact(now, LEAP, Severity.WARNING, message, advice, _BASIS)


def left_as_they_were(facts: Facts) -> Iterator[Finding]:
    """Yield one info that names the figures of three digits that are last year's to the digit."""
    same = [now for now, before in _pairs(facts) if number(now) == number(before) >= _TELLING]
    if len(same) >= _SAME_LEAST:
        named = "、".join(f"“{fact.label}”{fact.text}" for fact in same)
        message = f"有{len(same)}个数和去年一个不差：{named}"
        yield at_fact(same[0], SAME, Severity.INFO, message, "核对是不是去年的数没有改", _BASIS)


def _pairs(facts: Facts) -> Iterator[tuple[Fact, Fact]]:
    """Yield this and last year's answer of every count that both have, neither of them approximate."""
    for path, question in walk(facts.questionnaire.questions):
        before = facts.background.last_year.get(path)
        now = exact(facts, path) if before and question.kind is Kind.INTEGER else None
        known = before and isinstance(before.value, int) and not before.pending
        if now and before and known:
            yield now, before


def _compared(now: int, before: int) -> str:
    if not now or not before:
        return "一个是零"
    if now > before:
        return f"是去年的{now / before:.0f}倍"
    return f"只有去年的{_tenths(now / before)}"


def _tenths(share: float) -> str:
    return f"{share:.0%}" if share >= 0.01 else "百分之一不到"  # noqa: PLR2004 - one in a hundred


def _where(fact: Fact) -> str:
    line = f"第{fact.place.line}行" if fact.place.line else ""
    return f"{fact.place.file}{line}" or "参照的文件"
