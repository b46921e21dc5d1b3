"""Frames: which part of the questionnaire a line of a facts file belongs to, by its indent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planner.facts.model import Kind, Question

_LISTS = frozenset({Kind.LIST, Kind.RECORDS})


@dataclass(frozen=True, slots=True)
class Frame:
    """Entries at one column: keys of a group or record, or the marks of a list.

    `keys` are the known keys there (for a list, those of its records); `question` is the one that
    the frame answers, None at the top and under an unknown key. The entries of a `bare` list have
    no marks, each is a line.
    """

    column: int
    keys: Mapping[str, Question]
    question: Question | None
    is_list: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Latest:
    """The last key or list entry: where it stands, its question, its value as typed ("" if none).

    `index` is the line's number from 0, `prefix` what stands before the value, `offset` where the
    value begins.
    """

    index: int = 0
    column: int = 0
    question: Question | None = None
    prefix: str = ""
    value: str = ""
    in_list: bool = False
    filled: bool = True


def keyed(questions: Sequence[Question]) -> dict[str, Question]:
    """Return `questions` by key."""
    return {question.key: question for question in questions}


@dataclass(slots=True)
class Frames:
    """The frames that are open at a line, outermost first; the top frame is never closed."""

    stack: list[Frame]
    latest: Latest = field(default_factory=Latest)

    @property
    def top(self) -> Frame:
        """The innermost open frame."""
        return self.stack[-1]

    def close(self, column: int, *, marked: bool) -> None:
        """Close the frames right of `column`; a list at the column stays open for a marked line."""
        while len(self.stack) > 1 and self._is_past(self.top, column, marked=marked):
            self.stack.pop()

    def awaits(self, column: int) -> bool:
        """Return whether a line without a mark at `column` can be the value of the latest key."""
        return not self.latest.filled and column > self.latest.column

    def awaits_list(self, column: int) -> bool:
        """Return whether a list may begin at `column`, as the value of the latest key."""
        return not self.latest.filled and column >= self.latest.column

    def expects_mark(self, column: int) -> bool:
        """Return whether a list entry is expected at `column`."""
        question = self.latest.question
        begins = question is not None and question.kind in _LISTS and self.awaits_list(column)
        return begins or any(frame.is_list and frame.column == column for frame in self.stack)

    def list_near(self, column: int) -> Frame | None:
        """Return the open list whose column is nearest to `column`, the inner one of two."""
        lists = [frame for frame in reversed(self.stack) if frame.is_list]
        return min(lists, key=lambda frame: abs(frame.column - column), default=None)

    def texts_at(self, column: int) -> Frame | None:
        """Return the open list of texts that a line at `column` is an entry of.

        A blank more than its entries have is a mark deleted; a text that goes on stands further in.
        """
        lists = (f for f in self.stack if f.is_list and f.question and f.question.kind is Kind.LIST)
        return next((f for f in lists if column in {f.column, f.column + (not f.bare)}), None)

    def owner(self, name: str, column: int) -> Frame | None:
        """Return the open frame that knows the key `name`, the one nearest to `column`."""
        owners = [f for f in reversed(self.stack) if not f.is_list and name in f.keys]
        return min(owners, key=lambda frame: abs(frame.column - column), default=None)

    @staticmethod
    def _is_past(frame: Frame, column: int, *, marked: bool) -> bool:
        return frame.column > column or (frame.is_list and frame.column == column and not marked)
