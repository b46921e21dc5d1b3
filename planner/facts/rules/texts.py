"""The answers of a facts file one after another, and the free texts among them."""

from collections.abc import Iterator

from planner.facts.model import Fact, Facts


def all_facts(facts: Facts) -> Iterator[Fact]:
    """Yield every answer of the file: those of questions, then those of records."""
    for answers in facts.values.values():
        yield from answers
    for records in facts.records.values():
        for record in records:
            for answers in record.fields.values():
                yield from answers


def texts(facts: Facts) -> Iterator[Fact]:
    """Yield the answers that are words, known ones only."""
    yield from (fact for fact in all_facts(facts) if isinstance(fact.value, str) and not fact.pending)
