"""One figure under two units: 人次 and 人, 件 and 条 and 项."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner.chinese import half_width
from planner.facts.model import Fact, Facts, Kind, Question, walk
from planner.facts.rules.figures import exact, number
from planner.facts.rules.notes import HOUSE, at_fact
from planner.facts.rules.texts import texts_of_the_year
from planner.finding import Finding, Severity

RULE: Final = "单位混用"

_FAMILIES: Final = (frozenset({"人次", "人", "名", "位"}), frozenset({"件", "条", "项", "件次"}))
_FIGURE: Final = re.compile(r"(?<![\d.．])(\d[\d,]*)余?(人次|件次|人|名|位|件|条|项)(?!民)")
# 人 and 名 both count persons, so one may stand for the other.
_PERSONS: Final = frozenset({"人", "名", "位"})
_TELLING: Final = 20


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure with its unit, and the answer that says it."""

    number: int
    unit: str
    fact: Fact


def mixed(facts: Facts) -> Iterator[Finding]:
    """Yield a warning where a free text gives a figure of another answer under another unit.

    Only figures of 20 and more tell: 3件 and 3项 are two things more often than one. 人次 counts how
    often, 人 how many, and they are not the same figure (domain reference §7, rule 4).
    """
    seen: dict[tuple[int, int], _Said] = {}
    for said in (*_asked(facts), *_written(facts)):
        for family, units in enumerate(_FAMILIES):
            if said.unit not in units:
                continue
            first = seen.setdefault((said.number, family), said)
            if _differ(first.unit, said.unit) and first.fact is not said.fact:
                yield _finding(first, said)


def _finding(first: _Said, said: _Said) -> Finding:
    other = f"第{first.fact.place.line}行“{first.fact.label}”"
    message = f"这里写{said.number}{said.unit}，{other}是{first.number}{first.unit}"
    advice = f"是同一件事就都写“{first.unit}”；不是同一件事不用改"
    return at_fact(said.fact, RULE, Severity.WARNING, message, advice, HOUSE)


def _asked(facts: Facts) -> Iterator[_Said]:
    """Yield the counts that questions with a unit ask for."""
    for path, question in walk(facts.questionnaire.questions):
        fact = exact(facts, path) if _counts(question) and not path.startswith("来年.") else None
        if fact and number(fact) >= _TELLING:
            yield _Said(number(fact), question.unit, fact)


def _counts(question: Question) -> bool:
    return question.kind is Kind.INTEGER and any(question.unit in units for units in _FAMILIES)


def _written(facts: Facts) -> Iterator[_Said]:
    """Yield the figures that free texts write out."""
    for fact in texts_of_the_year(facts):
        if not any(sign.isdigit() for sign in fact.text):
            continue
        for figure, unit in _FIGURE.findall(half_width(fact.text)):
            value = int(figure.replace(",", ""))
            if value >= _TELLING:
                yield _Said(value, unit, fact)


def _differ(one: str, other: str) -> bool:
    return one != other and not {one, other} <= _PERSONS
