"""Splice: one answer changed in a facts file, every other byte left as it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.errors import PlannerError
from planner.facts.filling import Answers
from planner.facts.model import Questionnaire


class SpliceError(PlannerError):
    """The place of an answer cannot be found in the file as it stands."""


@dataclass(frozen=True, slots=True)
class Edit:
    """The answer to give at a path: texts as a clerk would type them; none at all takes it away.

    The path may lead into a record that is there (本年议题.3.成效).
    """

    path: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record to add at the end of the list at `path`."""

    path: str
    answers: Answers


def splice(content: str, changes: Sequence[Edit | NewRecord], questionnaire: Questionnaire) -> str:
    """Return `content` with the changes made, and every byte outside the changed values as it was.

    Comments, order, indents, line ends and blank lines stay. A key that is missing is put where the
    order of the questions wants it. What is written reads back as the texts given. Raises SpliceError,
    which says the line, when the file is not in a state to be changed.
    """
    raise NotImplementedError
