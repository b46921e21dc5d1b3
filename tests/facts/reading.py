"""What the tests of facts share: reading a text as a facts file, and showing what came of it."""

from functools import cache

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank
from planner.errors import InvalidInputError
from planner.facts.load import read_facts
from planner.facts.model import Fact, Facts
from planner.facts.questionnaire import load_questionnaire
from planner.facts.reading.answers import vocabulary
from planner.facts.reading.source import source_of
from planner.facts.rules.texts import all_facts
from planner.finding import Finding

HEAD = "文种: 工作报告\n级别: 区\n年度: 2026\n"


@cache
def shipped_bank() -> PhraseBank:
    """Return the shipped phrase bank, read once."""
    return load_bank()


def read(text: str) -> tuple[Facts, tuple[Finding, ...]]:
    """Return what a facts file of this text gives."""
    return read_facts(
        source_of("事实.yaml", text), load_questionnaire("工作报告"), vocabulary(shipped_bank())
    )


def facts_of(text: str) -> Facts:
    """Return the facts of a text that must have no problem."""
    facts, findings = read(text)
    assert findings == ()
    return facts


def problems(text: str) -> list[tuple[int, str, str]]:
    """Return line, rule and severity of every finding, also when the file cannot be used at all."""
    try:
        findings = read(text)[1]
    except InvalidInputError as error:
        findings = error.findings
    return [(found.place.line, found.rule, found.severity.value) for found in findings]


def answers(facts: Facts) -> dict[str, Fact]:
    """Return all answers by path."""
    return {fact.path: fact for fact in all_facts(facts)}


def texts_of(text: str) -> dict[str, str]:
    """Return the text of all answers by path, without the three of the head."""
    return {path: fact.text for path, fact in answers(read(text)[0]).items() if "." in path}
