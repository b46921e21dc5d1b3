"""The answers of a facts file one after another, and the free texts among them."""

from collections.abc import Iterator
from typing import Final

from planner.facts.model import Fact, Facts

# Names of files, totals that are only compared, choices of wording: no words of the report.
_ASIDE: Final = ("参照.", "核对", "结构.选定.")
_LAST_YEARS: Final = "去年计划."
_NEXT_YEARS: Final = ("来年.", "来年议题.")


def all_facts(facts: Facts) -> Iterator[Fact]:
    """Yield every answer of the file: those of questions, then those of records."""
    for answers in facts.values.values():
        yield from answers
    for records in facts.records.values():
        for record in records:
            for answers in record.fields.values():
                yield from answers


def texts(facts: Facts) -> Iterator[Fact]:
    """Yield the answers that are words of the report, known ones only."""
    for fact in all_facts(facts):
        if isinstance(fact.value, str) and not fact.pending and not fact.path.startswith(_ASIDE):
            yield fact


def texts_of_the_year(facts: Facts) -> Iterator[Fact]:
    """Yield the words of the report about its own year: neither last year's promises nor the plan."""
    return (fact for fact in texts(facts) if not fact.path.startswith((_LAST_YEARS, *_NEXT_YEARS)))
