"""Where the headings of a report stand: the number, the words, whether they have a line of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.proof.subject import Subject
from planner.reports.layout.numbering import NUMBERED, Habit, Mark, read_mark
from planner.reports.model import Half, Section

_CLAUSES: Final = re.compile("[，、；：,—]+|——")
_STOPS: Final = "。；：，、！？;:,.!?"


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: `start` to `end` in `Subject.text` are its words without number and final mark.

    `begin` is where its number starts. `stop` is the final mark of a heading that stands alone, "" for
    none; `alone` says that nothing else is on its line. `parent` is the place of the heading above it in the
    same list, -1 for a part.
    """

    section: Section
    half: Half
    habit: Habit | None
    begin: int
    start: int
    end: int
    alone: bool
    stop: str
    parent: int

    @property
    def words(self) -> str:
        """The bare heading."""
        return self.section.heading

    @property
    def level(self) -> int:
        """1 for a part."""
        return self.section.level

    @property
    def clauses(self) -> int:
        """How many clauses it has."""
        return len([one for one in _CLAUSES.split(self.words) if one])

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading and no sentence that was given a number."""
        return self.alone and not self.stop


def heads(subject: Subject) -> tuple[Head, ...]:
    """Return the headings of both halves in their order; those whose words are not found are left out.

    None for a document that is mostly tables: what looks like headings there are cells.
    """
    if 2 * sum(len(line.text) for line in subject.lines if line.table) > len(subject.text):
        return ()
    found: list[Head] = []
    cursor: dict[int, int] = {}
    above: list[tuple[int, int]] = []
    numbers = {line.number for line in subject.lines}
    for half, section in subject.sections():
        while above and above[-1][0] >= section.level:
            above.pop()
        if section.line in numbers and section.heading:
            head = _head(subject, half, section, cursor, above[-1][1] if above else -1)
            if head:
                above.append((section.level, len(found)))
                found.append(head)
    return tuple(found)


def _head(subject: Subject, half: Half, section: Section, cursor: dict[int, int], parent: int) -> Head | None:
    begin = subject.offset(section.line)
    text = subject.lines[subject.line_at(begin)].text
    since = cursor.get(section.line, 0)
    at = text.find(section.heading, since)
    if at < 0:
        return None
    end = at + len(section.heading)
    cursor[section.line] = end
    before, after = text[since:at], text[end:].strip()
    bare = before.strip()
    label = subject.lines[subject.line_at(begin)].label
    leading = read_mark((bare or label.strip()) + section.heading) if since == 0 else None
    starts_line = since == 0 and (not bare or (leading is not None and leading.length <= len(bare) + 1))
    mark = leading if starts_line else _inner(section)
    number = since + max(before.rfind(section.number), 0) if bare and section.number else at
    return Head(
        section=section,
        half=half,
        habit=mark.habit if mark and section.number and mark.habit in NUMBERED else None,
        begin=begin + number,
        start=begin + at,
        end=begin + end,
        alone=starts_line and (not after or (len(after) == 1 and after in _STOPS)),
        stop=after if len(after) == 1 and after in _STOPS else "",
        parent=parent,
    )


def _inner(section: Section) -> Mark | None:
    """Return the number of a heading inside a line, whose mark is not in `Section.number`."""
    tries = (read_mark(f"{section.number}{mark}{section.heading}") for mark in ("", "、", "."))
    return next((mark for mark in tries if mark), None)


def families(found: Sequence[Head]) -> Iterator[tuple[Head, ...]]:
    """Yield the headings of one level under one heading, those of parts by their half."""
    groups: dict[tuple[Half, int], list[Head]] = {}
    for head in found:
        groups.setdefault((head.half, head.parent), []).append(head)
    yield from (tuple(group) for group in groups.values())
