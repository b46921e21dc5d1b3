"""Progress: how much of a facts file is filled in, and what is left to ask, must-haves first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.facts.derived.asked import asked, asked_of
from planner.facts.model import Fact, Facts, Kind, Need, Question


@dataclass(frozen=True, slots=True)
class Count:
    """How many questions are answered, of how many asked. 待填 is no answer."""

    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Answered and asked questions, by need and by the label of their group in the order of the file.

    A list of records is one question; the fields of its records are not counted.
    """

    needs: Mapping[Need, Count]
    groups: Mapping[str, Count]


@dataclass(frozen=True, slots=True)
class Open:
    """A question without an answer, or answered 待填; `path` leads into a record (本年议题.3.形式)."""

    path: str
    question: Question


def progress(facts: Facts) -> Progress:
    """Return how much of the file is filled in; questions whose conditions fail are not counted."""
    questions = dict(asked(facts))
    answered = frozenset(path for path, one in questions.items() if _is_answered(facts, path, one))
    needs = {need: _count((p for p, q in questions.items() if q.need is need), answered) for need in Need}
    tops = {top.key: top.label for top in facts.questionnaire.questions}
    homes = dict.fromkeys(tops[path.partition(".")[0]] for path in questions)
    groups = {
        home: _count((path for path in questions if tops[path.partition(".")[0]] == home), answered)
        for home in homes
    }
    return Progress(needs, groups)


def open_questions(facts: Facts) -> tuple[Open, ...]:
    """Return what is left to ask: must-haves first, then usual, then optional, each in file order.

    After a list of records come the open fields of its records.
    """
    found = tuple(_open(facts))
    return tuple(one for need in Need for one in found if one.question.need is need)


def _open(facts: Facts) -> Iterator[Open]:
    for path, question in asked(facts):
        if not _is_answered(facts, path, question):
            yield Open(path, question)
        for record in facts.list(path):
            for child in asked_of(record, question):
                if not _known(record.all(child.key)):
                    yield Open(f"{record.path}.{child.key}", child)


def _count(paths: Iterable[str], answered: frozenset[str]) -> Count:
    known = [path in answered for path in paths]
    return Count(sum(known), len(known))


def _is_answered(facts: Facts, path: str, question: Question) -> bool:
    if question.kind is Kind.RECORDS:
        return bool(facts.list(path))
    return _known(facts.all(path))


def _known(answers: tuple[Fact, ...]) -> bool:
    return any(not fact.pending for fact in answers)
