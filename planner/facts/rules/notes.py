"""Findings about facts: at an answer, at a record, or about a key that is not filled in."""

from typing import Final

from planner.facts.model import Fact, Facts, Record
from planner.finding import Finding, Place, Severity

HOUSE: Final = "填写规则"


def at_fact(  # noqa: PLR0913, PLR0917 - one argument per field of a finding
    fact: Fact,
    rule: str,
    severity: Severity,
    message: str,
    suggestion: str = "",
    basis: str = HOUSE,
) -> Finding:
    """Return a finding at an answer."""
    return Finding(rule, severity, fact.place, fact.text, message, suggestion, basis)


def at_record(record: Record, rule: str, severity: Severity, message: str, suggestion: str = "") -> Finding:
    """Return a finding at the first line of a record."""
    title = next((facts[0].text for facts in record.fields.values()), "")
    return Finding(rule, severity, record.place, title, message, suggestion, HOUSE)


def at_key(  # noqa: PLR0913, PLR0917 - one argument per field of a finding
    facts: Facts,
    path: str,
    rule: str,
    severity: Severity,
    message: str,
    suggestion: str = "",
    basis: str = HOUSE,
) -> Finding:
    """Return a finding about a key without an answer.

    Facts do not hold the place of a blank: line 0 stands for it, and `text` is the key's path.
    """
    return Finding(rule, severity, Place(facts.file), path, message, suggestion, basis)
