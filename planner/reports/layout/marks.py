"""Marks: which paragraphs of a half open with a heading, and by which habit.

A number counts when it belongs to a count, so that a stray “三是” or a date is no heading; a line or a
first sentence counts when the half has the habit.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from planner.reports.layout.numbering import NUMBERED, Habit, Mark, read_mark
from planner.reports.layout.paragraphs import Paragraph
from planner.reports.layout.runins import run_in_heads
from planner.reports.sentences import sentence_spans

_LONGEST_LINE: Final = 36
_SHORTEST_LINE: Final = 4
_LONGEST_STYLED: Final = 60
_STOPS: Final = tuple("。！？；：:")
_WIDEST: Final = 8
_INSIDE: Final = frozenset(
    {
        Habit.BEING,
        Habit.SHALL,
        Habit.ORDINAL,
        Habit.BRACKETS,
        Habit.ARABIC,
        Habit.ARABIC_BRACKETS,
        Habit.CIRCLED,
    }
)
# Numbers that hardly ever stand at the head of a line for another reason.
_SURE: Final = frozenset({Habit.PART, Habit.CHAPTER, Habit.COMMA, Habit.BRACKETS})
_LIST_BEGINS: Final = re.compile(r"[：:](?=\s*(?:一是|一要|第一[，,、]|[（(]一[）)]|[（(]1[）)]|①))")
_SIGNED: Final = re.compile(
    "(?:19|20)[0-9*X]{2}年|二[〇○零].{2}年|[（(]|附|注|.{0,24}(?:办公室|常务委员会|常委会|主席团|人大|大会)$"
)


class Inner(NamedTuple):
    """A number inside a paragraph and where it stands."""

    start: int
    mark: Mark


def inner_numbers(text: str) -> list[Inner]:
    """Return the numbers at the heads of sentences inside a paragraph, and after a colon before a list."""
    starts = {start for start, _ in sentence_spans(text)} | {
        found.end() for found in _LIST_BEGINS.finditer(text)
    }
    marks = ((start, read_mark(text[start : start + _WIDEST])) for start in sorted(starts) if start)
    return [Inner(start, mark) for start, mark in marks if mark and mark.habit in _INSIDE]


def counting(inner: Sequence[Inner], own: Mark | None, after: Mark | None) -> list[Inner]:
    """Return the numbers inside a paragraph that count on from one another: 一是…。二是….

    `own` is the number the paragraph opens with, `after` the next one that opens a paragraph.
    """
    kept: list[Inner] = []
    last = {(number.mark.habit, number.mark.value): place for place, number in enumerate(inner)}
    known = {(own.habit, own.value)} if own else set[tuple[Habit, int]]()
    for place, number in enumerate(inner):
        habit, value = number.mark.habit, number.mark.value
        follows = last.get((habit, 2), -1) > place or (after is not None and _goes_on(number.mark, after))
        if (value == 1 and follows) or (habit, value - 1) in known:
            kept.append(number)
            known.add((habit, value))
    return kept


def line_marks(paragraphs: Sequence[Paragraph], inner: Sequence[Sequence[Inner]]) -> list[Mark | None]:
    """Return the mark each paragraph opens with, None where it opens with no heading.

    `inner` are the numbers inside each paragraph.
    """
    marks = _numbers(paragraphs, inner)
    _add_styles(paragraphs, marks)
    _add_lines(paragraphs, marks)
    _add_run_ins(paragraphs, marks)
    return marks


def following(marks: Sequence[Mark | None]) -> list[Mark | None]:
    """Return for each paragraph the mark that comes next after it."""
    found: list[Mark | None] = []
    after: Mark | None = None
    for mark in reversed(marks):
        found.append(after)
        after = mark or after
    return found[::-1]


def _goes_on(first: Mark, second: Mark) -> bool:
    return first.habit is second.habit and second.value == first.value + 1


def _numbers(paragraphs: Sequence[Paragraph], inner: Sequence[Sequence[Inner]]) -> list[Mark | None]:
    """Return the numbers that belong to a count, and the marks that need none (——, ●, 【】)."""
    read = [read_mark(paragraph.text) for paragraph in paragraphs]
    within = [
        [number.mark for number in counting(numbers, mark, after)]
        for numbers, mark, after in zip(inner, read, following(read), strict=True)
    ]
    followed = _followed(read, within)
    marks: list[Mark | None] = []
    last: dict[Habit, int] = {}
    for place, mark in enumerate(read):
        counts = mark if mark and _counts(mark, last, is_followed=followed[place]) else None
        last.update((found.habit, found.value) for found in (*([counts] if counts else []), *within[place]))
        marks.append(counts)
    return marks


def _followed(read: Sequence[Mark | None], within: Sequence[Sequence[Mark]]) -> list[bool]:
    """Return for each paragraph whether the next number of its habit comes before its own comes again."""
    never = len(read)
    ahead: dict[tuple[Habit, int], int] = {}
    followed: list[bool] = []
    for place in range(never - 1, -1, -1):
        mark = read[place]
        ahead.update(((found.habit, found.value), place) for found in within[place])
        if not mark:
            followed.append(False)
            continue
        following = ahead.get((mark.habit, mark.value + 1), never)
        followed.append(following < ahead.get((mark.habit, mark.value), never))
        ahead[(mark.habit, mark.value)] = place
    return followed[::-1]


def _counts(mark: Mark, last: dict[Habit, int], *, is_followed: bool) -> bool:
    """Return whether a number is part of a count and no accident."""
    if mark.habit not in NUMBERED or mark.habit in _SURE:
        return True
    if mark.value == 1:
        return is_followed
    if mark.habit is Habit.ARABIC:
        return mark.habit in last or is_followed
    return last.get(mark.habit) in {mark.value - 1, mark.value}


def _add_styles(paragraphs: Sequence[Paragraph], marks: list[Mark | None]) -> None:
    """Mark paragraphs in a heading style; long ones are text that was given the style by mistake."""
    for place, paragraph in enumerate(paragraphs):
        if not marks[place] and paragraph.outline and len(paragraph.text) <= _LONGEST_STYLED:
            marks[place] = Mark(Habit.STYLE, paragraph.outline, "", 0)


def _add_lines(paragraphs: Sequence[Paragraph], marks: list[Mark | None]) -> None:
    """Mark headings that are told only by standing on a line of their own; at least two make a habit.

    A line that comes again is a running head of the page. A line right above another is a level higher.
    """
    texts = Counter(paragraph.text for paragraph in paragraphs)
    places = {
        place
        for place, paragraph in enumerate(paragraphs[:-1])
        if not marks[place] and texts[paragraph.text] == 1 and is_line_head(paragraph.text)
    }
    if len(places) > 1:
        for place in places:
            marks[place] = Mark(Habit.LINE, 1 if place + 1 in places else 2, "", 0)


def is_line_head(text: str) -> bool:
    """Return whether a line may be a heading by standing alone: short, without a stop, no signature."""
    return (
        _SHORTEST_LINE <= len(text) <= _LONGEST_LINE
        and not text.endswith(_STOPS)
        and "。" not in text
        and not _SIGNED.match(text)
    )


def _add_run_ins(paragraphs: Sequence[Paragraph], marks: list[Mark | None]) -> None:
    groups = list(_groups(marks))
    texts = [[paragraphs[place].text for place in group] for group in groups]
    for group, place in run_in_heads(texts):
        marks[groups[group][place]] = Mark(Habit.RUN_IN, 0, "", 0)


def _groups(marks: Sequence[Mark | None]) -> Iterator[list[int]]:
    """Yield the places of paragraphs without a mark, by the marked one they stand under."""
    group: list[int] = []
    for place, mark in enumerate(marks):
        if mark:
            yield group
            group = []
        else:
            group.append(place)
    yield group
