"""Blocks: the lines of a facts file that belong to each question and record, comments above included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.facts.model import Kind, Question, Questionnaire
from planner.facts.reading.longway import root_of
from planner.facts.reading.nodes import Mapping, Scalar
from planner.facts.reading.nodes import Sequence as Listed
from planner.facts.reading.source import source_of


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a question or record, counted from 0: comments from `start`, itself from `key` to `end`.

    `column` is where its key, or the mark of the record, stands. `inner` are the lines of the keys of a
    record.
    """

    start: int
    key: int
    end: int
    column: int
    inner: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Blocks:
    """The lines of a text with the blocks of its questions and records (本年议题.3), by path.

    What does not stand on lines of its own ([甲, 乙], {…}) has no block.
    """

    lines: tuple[str, ...]
    by_path: dict[str, Block]

    def comments(self, path: str) -> tuple[str, ...]:
        """Return the comment lines above a question, without blank lines."""
        block = self.by_path[path]
        return tuple(line for line in self.lines[block.start : block.key] if line.strip())

    def body(self, path: str) -> tuple[str, ...]:
        """Return the lines of a question itself, without blank lines at the end."""
        block = self.by_path[path]
        return _stripped(self.lines[block.key : block.end])

    def head(self, path: str) -> tuple[str, ...]:
        """Return the lines of a list up to its first record: its key and the comments below it."""
        block = self.by_path[path]
        first = self.by_path.get(f"{path}.1")
        return _stripped(self.lines[block.key : first.key if first else block.end])

    def record(self, path: str) -> tuple[str, ...]:
        """Return the lines of a record; comments above it too, but for the first of its list."""
        block = self.by_path[path]
        return _stripped(self.lines[block.key if path.endswith(".1") else block.start : block.end])


def blocks_of(content: str, questionnaire: Questionnaire) -> Blocks:
    """Return the blocks of a facts file; raises InvalidInputError when it is no YAML."""
    root, lines = root_of(content, questionnaire), source_of("", content).lines
    cutter = _Cutter(lines)
    if isinstance(root, Mapping):
        cutter.group(questionnaire.questions, root, "", (0, len(lines)))
    return Blocks(lines, cutter.found)


class _Cutter:
    """Finds the lines of each block from the places of the nodes."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.found: dict[str, Block] = {}

    def group(self, questions: Sequence[Question], node: Mapping, prefix: str, span: tuple[int, int]) -> None:
        """Find the blocks of the keys of a group between two lines."""
        known = {question.key: question for question in questions}
        at = [key.place.line - 1 for key, _ in node.entries]
        if not all(self._begins(line, key) for line, (key, _) in zip(at, node.entries, strict=True)):
            return
        column = node.entries[0][0].place.column - 1
        bounds = self._bounds(at, column, span)
        for (key, value), line, (start, end) in zip(node.entries, at, bounds, strict=True):
            question, path = known.get(key.text), f"{prefix}{key.text}"
            if question is None:
                continue
            self.found[path] = Block(start, line, end, column)
            if question.kind is Kind.GROUP and isinstance(value, Mapping):
                self.group(question.children, value, f"{path}.", (line + 1, end))
            elif question.kind is Kind.RECORDS and isinstance(value, Listed) and not value.in_brackets:
                self._records(value, path, (line + 1, end))

    def _records(self, listed: Listed, path: str, span: tuple[int, int]) -> None:
        items = [item for item in listed.items if isinstance(item, Mapping)]
        inner = [tuple(key.place.line - 1 for key, _ in item.entries) for item in items]
        at = [self._dash(lines[0]) for lines in inner]
        separate = all(len(set(lines)) == len(lines) for lines in inner)
        if not at or len(items) != len(listed.items) or None in at or not separate:
            return
        dashes = [line for line in at if line is not None]
        column = len(self.lines[dashes[0]]) - len(self.lines[dashes[0]].lstrip())
        bounds = self._bounds(dashes, column, span)
        for number, (line, lines, (start, end)) in enumerate(zip(dashes, inner, bounds, strict=True), 1):
            self.found[f"{path}.{number}"] = Block(start, line, end, column, lines)

    def _bounds(self, at: Sequence[int], column: int, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Yield where the block of each key begins and ends: comments stand above what they explain."""
        floors = (span[0], *(line + 1 for line in at[:-1]))
        starts = [self._above(line, column, floor) for line, floor in zip(at, floors, strict=True)]
        yield from zip(starts, (*starts[1:], span[1]), strict=True)

    def _above(self, line: int, column: int, floor: int) -> int:
        while line > floor:
            words = self.lines[line - 1].lstrip()
            if words and not (words.startswith("#") and len(self.lines[line - 1]) - len(words) <= column):
                break
            line -= 1
        return line

    def _begins(self, line: int, key: Scalar) -> bool:
        """Return whether a key is the first on its line."""
        return not self.lines[line][: key.place.column - 1].strip()

    def _dash(self, line: int) -> int | None:
        """Return the line of the mark before the first key of a record, None when it is not plain."""
        while line >= 0 and not self.lines[line].lstrip().startswith("-"):
            line -= 1
            words = self.lines[line].strip() if line >= 0 else ""
            if words not in {"", "-"} and not words.startswith("#"):
                return None
        return line if line >= 0 else None


def _stripped(lines: Sequence[str]) -> tuple[str, ...]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return tuple(lines[:end])
