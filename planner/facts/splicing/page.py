"""Page: a facts file as typed, with where each part of its YAML begins and ends in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

import yaml

from planner.errors import InvalidInputError, PlannerError
from planner.facts.model import Questionnaire
from planner.facts.reading.lint import lint
from planner.facts.reading.nodes import parse_nodes
from planner.facts.reading.scalars import without_comment
from planner.facts.reading.source import source_of
from planner.facts.splicing.habits import Habits
from planner.finding import Finding, Severity
from planner.plainyaml import LOADER

_LINE: Final = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_BLOCK: Final = frozenset("|>")


class SpliceError(PlannerError):
    """The place of an answer cannot be found in the file as it stands."""


@dataclass(frozen=True, slots=True)
class Patch:
    """The characters from `start` to `end` of a content give way to `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A content by lines, counted from 0, and its YAML nodes.

    `mended` are the lines as the line check gives them to the parser: the marks of the nodes point
    into them. `errors` holds the first error of each line that has one.
    """

    content: str
    lines: tuple[str, ...]
    starts: tuple[int, ...]
    mended: tuple[str, ...]
    errors: Mapping[int, Finding]
    root: yaml.Node | None
    habits: Habits
    line_end: str

    def refuse(self, line: int, reason: str) -> NoReturn:
        """Raise SpliceError about a line; an error of the line check there says more than `reason`."""
        found = self.errors.get(line)
        if found is None:
            raise SpliceError(f"第 {line + 1} 行{reason}；请先在文件里手工改好这一行，再试一次。")
        mended = f"，改成：{found.suggestion.strip()}" if found.suggestion else ""
        raise SpliceError(f"第 {line + 1} 行要先改好才能接着填：{found.message}{mended}。")

    def offset(self, line: int, column: int) -> int:
        """Return where a place of the mended lines is in the content."""
        if line in self.errors or self.lines[line][:column] != self.mended[line][:column]:
            self.refuse(line, "的写法认不准")
        return self.starts[line] + column

    def start(self, node: yaml.Node) -> int:
        """Return where a node begins."""
        return self.offset(node.start_mark.line, node.start_mark.column)

    def extent(self, node: yaml.Node, column: int) -> tuple[int, int]:
        """Return begin and end of a value whose key, or list mark, stands at `column`."""
        begin, last = self.start(node), self.last_line(node, column)
        if _is_block(node):
            return begin, self.starts[last] + len(self.lines[last].rstrip())
        line, end = node.end_mark.line, node.end_mark.column
        if last == line and self.lines[line][:end] == self.mended[line][:end]:
            return begin, self.starts[line] + end
        words = self.lines[last][node.start_mark.column if last == node.start_mark.line else 0 :]
        typed = without_comment(words).rstrip()
        return begin, self.starts[last] + len(self.lines[last]) - len(words) + len(typed)

    def style(self, node: yaml.Node) -> str:
        """Return the sign a value is typed with: a quote, | or >; "" for a plain value or a collection."""
        style = node.style or "" if isinstance(node, yaml.ScalarNode) else ""
        column = node.start_mark.column
        typed = self.lines[node.start_mark.line][column : column + 1] == style
        return style if typed else ""

    def last_line(self, node: yaml.Node, column: int) -> int:
        """Return the last line of a value whose key, or list mark, stands at `column`."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            inner = node.start_mark.column
            return max(
                (self.last_line(child, inner) for child in _children(node)), default=node.start_mark.line
            )
        first = node.start_mark.line
        if _is_block(node):
            inside = range(first + 1, len(self.lines))
            end = next((at for at in inside if not self._is_deeper(at, column)), len(self.lines))
            return self._last_filled(first, end)
        end = node.end_mark.line + 1
        while end < len(self.lines) and self._goes_on(end):
            end += 1
        return self._last_filled(node.end_mark.line, end)

    def with_remarks(self, line: int, column: int) -> int:
        """Return the last of the comments right below a line that stand right of `column`."""
        while line + 1 < len(self.lines):
            below = self.lines[line + 1]
            words = below.lstrip(" ")
            if not words.startswith("#") or len(below) - len(words) <= column:
                break
            line += 1
        return line

    def after(self, line: int, added: Sequence[str]) -> Patch:
        """Return the patch that puts `added` below a line."""
        end = self.starts[line] + len(self.lines[line])
        if line + 1 < len(self.starts):
            at = self.starts[line + 1]
            return Patch(at, at, "".join(words + self.line_end for words in added))
        return Patch(end, end, "".join(self.line_end + words for words in added))

    def without(self, first: int, last: int) -> Patch:
        """Return the patch that takes the lines from `first` to `last` away."""
        for line in range(first, last + 1):
            if line in self.errors:
                self.refuse(line, "的写法认不准")
        end = self.starts[last + 1] if last + 1 < len(self.starts) else len(self.content)
        return Patch(self.starts[first], end, "")

    def _is_deeper(self, line: int, column: int) -> bool:
        words = self.lines[line].lstrip()
        return not words or len(self.lines[line]) - len(words) > column

    def _goes_on(self, line: int) -> bool:
        """Return whether the line check has taken a line into the value above it, or it is blank."""
        words = self.lines[line].strip()
        taken = not self.mended[line] and line not in self.errors and not words.startswith("#")
        return not words or taken

    def _last_filled(self, first: int, end: int) -> int:
        return next((at for at in range(end - 1, first, -1) if self.lines[at].strip()), first)


def page_of(content: str, questionnaire: Questionnaire) -> Page:
    """Return a content with its nodes; raises SpliceError when it is no YAML even when mended."""
    source = source_of("", content)
    linted = lint(source, questionnaire)
    try:
        parse_nodes(linted.text, source)
    except InvalidInputError as error:
        found = error.findings[0]
        message = f"第 {found.place.line} 行读不下去：{found.message}。{found.suggestion}，再接着填。"
        raise SpliceError(message) from error
    errors: dict[int, Finding] = {}
    for found in linted.findings:
        if found.severity is Severity.ERROR:
            errors.setdefault(found.place.line - 1, found)
    ends = [match[2] for match in _LINE.finditer(content) if match[2]]
    root = yaml.compose(linted.text, Loader=LOADER)
    return Page(
        content=content,
        lines=source.lines,
        starts=_starts(content),
        mended=tuple(linted.text.split("\n")),
        errors=errors,
        root=root,
        habits=Habits.of(root),
        line_end=ends[0] if ends else "\n",
    )


def patched(content: str, patches: Sequence[Patch]) -> str:
    """Return `content` with the patches applied; of two at one place the first comes first."""
    parts, at = [], 0
    for patch in sorted(patches, key=lambda patch: patch.start):
        parts += [content[at : patch.start], patch.text]
        at = max(at, patch.end)
    return "".join((*parts, content[at:]))


def _starts(content: str) -> tuple[int, ...]:
    starts = [0]
    starts += [match.end() for match in re.finditer(r"\r\n|\r|\n", content)]
    return tuple(starts)


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in _BLOCK


def _children(node: yaml.CollectionNode) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value)
