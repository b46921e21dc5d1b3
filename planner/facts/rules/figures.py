"""Figures that must agree with each other, and figures no office can have.

Which figure is part of which, and the span it lies in, the questionnaire says (不大于, 常见).
"""

from collections.abc import Iterator
from typing import Final

from planner.facts.model import Fact, Facts, Question, walk
from planner.facts.rules.notes import at_fact
from planner.finding import Finding, Severity

SUM_RULE: Final = "数字勾稽"
RANGE_RULE: Final = "数字范围"

_BASIS: Final = "同一份报告里的数字应当对得上"
_USUAL: Final = "常见范围"


def disagreeing(facts: Facts) -> Iterator[Finding]:
    """Yield an error for each part that is larger than its whole; approximate figures are let be."""
    for path, question in walk(facts.questionnaire.questions):
        if not question.most:
            continue
        part, whole = exact(facts, path), exact(facts, question.most)
        if part and whole and number(part) > number(whole):
            message = f"“{part.label}”{part.text}，多于“{whole.label}”{whole.text}"
            yield at_fact(
                part, SUM_RULE, Severity.ERROR, message, f"核对“{part.path}”和“{whole.path}”", _BASIS
            )
    yield from _appointments(facts)


def implausible(facts: Facts) -> Iterator[Finding]:
    """Yield a warning for each figure outside what the law or practice allows."""
    for path, question in walk(facts.questionnaire.questions):
        yield from _outside(exact(facts, path), question)
        for record in facts.list(path):
            for child in question.children:
                yield from _outside(_if_exact(record.one(child.key)), child)


def exact(facts: Facts, path: str) -> Fact | None:
    """Return the answer at `path` when it is a whole number that is known and not approximate."""
    return _if_exact(facts.one(path))


def number(fact: Fact) -> int:
    """Return the value of a whole number, 0 for any other answer."""
    return fact.value if isinstance(fact.value, int) else 0


def _if_exact(fact: Fact | None) -> Fact | None:
    known = fact and isinstance(fact.value, int) and not fact.pending and not fact.approximate
    return fact if known else None


def _outside(fact: Fact | None, question: Question) -> Iterator[Finding]:
    if fact is None or question.usual is None:
        return
    low, high = question.usual
    if not low <= number(fact) <= high:
        message = f"“{fact.label}”填的是{fact.text}，一般在{low}到{high}之间"
        basis = question.usual_basis or _USUAL
        yield at_fact(fact, RANGE_RULE, Severity.WARNING, message, "核对是否多打、少打了一位", basis)


def _appointments(facts: Facts) -> Iterator[Finding]:
    total, named, removed = (exact(facts, f"任免.{key}") for key in ("人次", "任命", "免职"))
    if not (total and named and removed):
        return
    both = number(named) + number(removed)
    if both == number(total) or max(number(named), number(removed)) > number(total):
        return
    severity = Severity.ERROR if both > number(total) else Severity.WARNING
    message = f"任命{named.text}加免职{removed.text}是{both}，任免人次填的是{total.text}"
    yield at_fact(total, SUM_RULE, severity, message, "核对“任免”的“人次”“任命”“免职”这三个数", _BASIS)
