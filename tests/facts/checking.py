"""What the tests of the rules share: a text as facts of its own mode, with other years behind it."""

from collections.abc import Mapping
from dataclasses import replace

from planner.facts.check import check
from planner.facts.derived.timing import facts_clock
from planner.facts.load import facts_of_text
from planner.facts.model import Background, Fact, Facts
from planner.facts.rules.texts import all_facts
from planner.files import Text
from planner.finding import Finding
from tests.facts.reading import shipped_bank


def facts_from(text: str, file: str = "事实.yaml") -> Facts:
    """Return the facts of a text that must have no problem, read for its own level and kind of year."""
    facts, problems = facts_of_text(file, Text(text, "UTF-8"), shipped_bank())
    assert problems == ()
    return facts


def after(text: str, last_year: str, file: str = "2025.yaml") -> Facts:
    """Return the facts of a text with those of another as last year's."""
    before: Mapping[str, Fact] = {fact.path: fact for fact in all_facts(facts_from(last_year, file))}
    return replace(facts_from(text), background=Background(last_year=before))


def of_rule(facts: Facts, *rules: str) -> list[Finding]:
    """Return the findings of these rules, by place."""
    return [f for f in check(facts, shipped_bank(), facts_clock(facts)) if f.rule in rules]


def told(facts: Facts, *rules: str) -> list[tuple[int, str, str]]:
    """Return line, severity and message of the findings of these rules."""
    return [(f.place.line, f.severity.value, f.message) for f in of_rule(facts, *rules)]
