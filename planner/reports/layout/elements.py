"""Taking the elements out of a half: what stands after its parts, or under a heading of its own."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from planner.reports.layout.cues import element_of, is_address, is_closing
from planner.reports.layout.heads import cut
from planner.reports.layout.marks import is_line_head
from planner.reports.layout.numbering import NUMBERED, Habit, Mark, read_mark
from planner.reports.layout.paragraphs import Paragraph
from planner.reports.layout.titles import element_heading
from planner.reports.model import Element

_HEADING: Final = 60
_LAST_WORDS: Final = 3

Elements = list[tuple[Element, Paragraph]]


def take_elements(
    paragraphs: Sequence[Paragraph], habit: Habit | None, *, last: bool
) -> tuple[list[Paragraph], Elements]:
    """Return the paragraphs of a half that are its own, and those that are elements.

    `habit` is that of its half heading. A numbered part that is an element by its heading (一、总体要求)
    stays a part without text, unless it is numbered with the halves; the text is the element's.
    """
    half = _HalfText(paragraphs, habit, last=last)
    kept: list[Paragraph] = []
    elements: Elements = []
    zone: Element | None = None
    for place, paragraph in enumerate(paragraphs):
        is_part = half.is_part(place)
        named = half.named(place, begins=not kept)
        if named:
            zone = named
            if is_part and half.marks[place] and half.parts is not habit:
                kept.append(paragraph)
            continue
        if is_part and place <= half.tail:
            zone = None
        elif place > half.tail and (zone or not half.marks[place]):
            zone = half.zone(place, zone)
        if zone:
            elements.append((zone, paragraph))
        else:
            kept.append(paragraph)
    return kept, elements


class _HalfText:
    """The paragraphs of a half and their numbers; `parts` is the habit of its parts.

    `tail` is the place of the last part, behind which elements can stand: by number, else by a line of
    its own, and never in the first half of a text without either.
    """

    def __init__(self, paragraphs: Sequence[Paragraph], habit: Habit | None, *, last: bool) -> None:
        self.paragraphs = paragraphs
        self.habit = habit
        self.last = last
        self.marks = [read_mark(paragraph.text) for paragraph in paragraphs]
        self.parts, self.tail = self._count_of_parts()
        self.before = list(accumulate(self.marks, _latest))
        self.after = [*list(accumulate(reversed(self.marks), _latest))[::-1], None]

    def is_part(self, place: int) -> bool:
        """Return whether a paragraph opens a part."""
        mark = self.marks[place]
        if self.parts:
            return bool(mark and mark.habit is self.parts)
        return self._stands_alone(place)

    def named(self, place: int, *, begins: bool) -> Element | None:
        """Return the element whose heading a paragraph is."""
        paragraph, mark = self.paragraphs[place], self.marks[place]
        if len(paragraph.text) > _HEADING:
            return None
        if mark and not (self.is_part(place) or mark.habit is self.habit or begins):
            return None
        return element_heading(cut(paragraph.text[mark.length if mark else 0 :])[0])

    def zone(self, place: int, zone: Element | None) -> Element | None:
        """Return the element a paragraph after the parts belongs to: the one it opens, else the open one."""
        text = self.paragraphs[place].text
        if self.last and place >= len(self.paragraphs) - _LAST_WORDS and is_closing(text):
            return Element.CLOSING
        if zone is None and self._count_goes_on(place):
            return None
        if opened := element_of(text):
            return opened
        if is_address(text) and zone is None:
            return Element.CLOSING if self.last else Element.CREDIT
        return zone

    def _count_of_parts(self) -> tuple[Habit | None, int]:
        parts, tail, value = None, -1, 0
        for place, mark in enumerate(self.marks):
            if not mark or mark.habit not in NUMBERED:
                continue
            if parts is None and mark.value == 1:
                parts = mark.habit
            if mark.habit is parts and value < mark.value <= value + 2:
                tail, value = place, mark.value
        if parts:
            return parts, tail
        alone = [place for place in range(len(self.paragraphs)) if self._stands_alone(place)]
        return None, max([*alone, len(self.paragraphs) // 2 - 1])

    def _stands_alone(self, place: int) -> bool:
        paragraph = self.paragraphs[place]
        heading = bool(paragraph.outline) or is_line_head(paragraph.text)
        return heading and place + 1 < len(self.paragraphs) and len(paragraph.text) <= _HEADING

    def _count_goes_on(self, place: int) -> bool:
        """Return whether the number after a paragraph counts on from the one before it, below the parts."""
        before, after = self.before[place], self.after[place + 1]
        if not before or not after or before.habit is not after.habit:
            return False
        return after.value == before.value + 1 and before.habit not in {Habit.COMMA, Habit.PART}


def _latest(known: Mark | None, found: Mark | None) -> Mark | None:
    """Return the mark found last that counts; the first one may be of any habit."""
    return found if found and found.habit in NUMBERED else known
