"""Asked: the questions that a facts file is asked, its own answers to their conditions considered."""

from collections.abc import Iterator
from typing import Final

from planner.facts.derived.agenda import PLAN, REVIEW
from planner.facts.model import Condition, Fact, Facts, Kind, Question, Record

# What rules/stages.py finds misplaced in a planned item.
_AFTERWARDS: Final = frozenset(
    {"状态", "进展", "原因", "问题", "问题数", "意见", "意见数", "举措", "成效", "测评", "产物", "金额"}
)

# What only the table of planned items shows.
_BEFOREHAND: Final = frozenset({"法律依据"})


def asked(facts: Facts) -> Iterator[tuple[str, Question]]:
    """Yield every question the file is asked with its dotted path, groups not, records not entered.

    A condition fails while the answer it hangs on is blank or not known yet; a group that is not
    asked takes its questions with it.
    """
    yield from _asked(facts, facts.questionnaire.questions, "")


def fields_of(path: str, question: Question) -> tuple[Question, ...]:
    """Return the fields that the records at `path` are asked: of a planned item none on what came of it."""
    unasked = {PLAN: _AFTERWARDS, REVIEW: _BEFOREHAND}.get(path, frozenset())
    return tuple(child for child in question.children if child.key not in unasked)


def asked_of(record: Record, question: Question) -> Iterator[Question]:
    """Yield the fields that one record of `question` is asked; their conditions name fields beside them."""
    for child in fields_of(record.path.rpartition(".")[0], question):
        if all(_met(condition, record.one(condition.path)) for condition in child.when):
            yield child


def is_asked(facts: Facts, question: Question) -> bool:
    """Return whether the file's answers meet the conditions of `question`."""
    return all(_met(condition, facts.one(condition.path)) for condition in question.when)


def _asked(facts: Facts, questions: tuple[Question, ...], prefix: str) -> Iterator[tuple[str, Question]]:
    for question in questions:
        if not is_asked(facts, question):
            continue
        path = f"{prefix}{question.key}"
        if question.kind is Kind.GROUP:
            yield from _asked(facts, question.children, f"{path}.")
        else:
            yield path, question


def _met(condition: Condition, fact: Fact | None) -> bool:
    return fact is not None and fact.text in condition.values
