"""Asked: the questions that a facts file is asked, its own answers to their conditions considered."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from planner.errors import UsageError
from planner.facts.derived.agenda import PLAN, REVIEW
from planner.facts.derived.division import division_of, written_by
from planner.facts.model import Condition, Fact, Facts, Kind, Need, Question, Record

# What rules/stages.py finds misplaced in a planned item.
_AFTERWARDS: Final = frozenset(
    {"状态", "进展", "原因", "问题", "问题数", "意见", "意见数", "举措", "成效", "测评", "产物", "金额"}
)

# A local part may be named by itself or among all parts of the report.
_SAME: Final = {"结构.本地部分": ("结构.部分", "结构.计划部分")}

# What only the tables of planned items show.
_BEFOREHAND: Final = frozenset({"法律依据", "分管领导", "协办", "调研时间", "主任会议", "成果", "备注"})


def asked(facts: Facts) -> Iterator[tuple[str, Question]]:
    """Yield every question the file is asked with its dotted path, groups not, records not entered.

    A condition fails while the answer it hangs on is blank or not known yet; a group that is not
    asked takes its questions with it. What the document of the file has no place for need not be
    answered.
    """
    yield from _asked(facts, facts.questionnaire.questions, "", _written(facts))


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
    return all(
        any(_met(condition, fact) for path in _paths(condition) for fact in facts.all(path))
        for condition in question.when
    )


def _paths(condition: Condition) -> tuple[str, ...]:
    return (condition.path, *_SAME.get(condition.path, ()))


def _asked(
    facts: Facts, questions: tuple[Question, ...], prefix: str, written: Collection[str], told_in: str = ""
) -> Iterator[tuple[str, Question]]:
    for question in questions:
        if not is_asked(facts, question):
            continue
        path, home = f"{prefix}{question.key}", question.told_in or told_in
        if question.kind is Kind.GROUP:
            yield from _asked(facts, question.children, f"{path}.", written, home)
        elif home and home not in written:
            yield path, replace(question, need=Need.OPTIONAL)
        else:
            yield path, question


def _written(facts: Facts) -> frozenset[str]:
    """Return the halves and elements of the file's document; all there are where it has no structure."""
    try:
        divided = division_of(facts)
    except UsageError:
        return written_by(facts.questionnaire)
    return frozenset(map(str, divided.halves)) | divided.elements


def _met(condition: Condition, fact: Fact | None) -> bool:
    return fact is not None and fact.text in condition.values
