"""Settled choices of wording (结构.选定) that contradict each other."""

from collections.abc import Iterator
from typing import Final

from planner.facts.derived.pins import pins
from planner.facts.model import Facts
from planner.facts.rules.notes import at_fact
from planner.finding import Finding, Severity

RULE: Final = "选定"


def twice(facts: Facts) -> Iterator[Finding]:
    """Yield an error for each place that is settled more than once: only the last one holds."""
    seen: dict[str, int] = {}
    for pin in pins(facts):
        if pin.slot in seen:
            message = f"“{pin.slot}”选定了两次（另一次在第{seen[pin.slot]}行），以这一次为准"
            yield at_fact(pin.at, RULE, Severity.ERROR, message, "两条里留一条")
        seen[pin.slot] = pin.at.place.line
