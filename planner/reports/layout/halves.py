"""Dividing the body of a report into review and plan, and taking out the elements after the parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from planner.reports.layout.dating import characterised_year, years
from planner.reports.layout.elements import take_elements
from planner.reports.layout.heads import bare
from planner.reports.layout.numbering import NUMBERED, Habit, read_mark
from planner.reports.layout.paragraphs import Paragraph
from planner.reports.layout.titles import HalfHeading, element_heading, half_heading, half_of
from planner.reports.model import Element, Half

_HEADING: Final = 60
_HIGH: Final = frozenset({Habit.PART, Habit.CHAPTER, Habit.COMMA, Habit.BRACKETS, Habit.ORDINAL})
_PLANS: Final = re.compile(
    "将|要(?:以|坚持|在|认真|深入|全面|按照|紧|切实|进一步|继续)|拟|安排如下|打算|制定本计划"
)
_LOOKS_BACK: Final = re.compile("一年来|五年来|过去|去年|圆满|[^为除]了|已|共")
_NEXT: Final = re.compile("今后|下一步|新的一年|明年|来年|今年")
_PLAN_TITLE: Final = re.compile("要点|计划|安排")
_OPENING: Final = 600
_BEFORE: Final = 3
_APPENDIX: Final = re.compile("(?:附件?[0-9一二三：:]|附[：:表件]|名词解释|注释|附录).{0,30}$")


@dataclass(slots=True)
class Stretch:
    """A half: its heading, its paragraphs before elements are taken out, the elements with theirs."""

    half: Half
    heading: str = ""
    habit: Habit | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    elements: list[tuple[Element, Paragraph]] = field(default_factory=list)


def divide(body: Sequence[Paragraph], title: str) -> list[Stretch]:
    """Return the halves in order, elements apart; text before the first half heading is its overview."""
    stretches: list[Stretch] = []
    preface: list[Paragraph] = []
    for paragraph in _without_appendix(body):
        turn = _half_heading(paragraph)
        if turn is None:
            (stretches[-1].paragraphs if stretches else preface).append(paragraph)
            continue
        heading, habit, said = turn
        half = _half(said, stretches, preface, title)
        if stretches and stretches[-1].half is half and not said.timed:
            stretches[-1].paragraphs.append(paragraph)
        else:
            stretches.append(Stretch(half, heading, habit))
    _place_preface(stretches, preface, title)
    if len(stretches) == 1 and not stretches[0].heading:
        stretches = _split_unheaded(stretches[0])
    for stretch in stretches:
        last = stretch is stretches[-1]
        stretch.paragraphs, stretch.elements = take_elements(stretch.paragraphs, stretch.habit, last=last)
    return stretches


def _without_appendix(body: Sequence[Paragraph]) -> list[Paragraph]:
    for place, paragraph in enumerate(body):
        if place * 2 > len(body) and _APPENDIX.match(paragraph.text):
            return list(body[:place])
    return list(body)


def _half_heading(paragraph: Paragraph) -> tuple[str, Habit | None, HalfHeading] | None:
    """Return a half heading bare, the habit it is numbered by, and what it says."""
    if len(paragraph.text) > _HEADING:
        return None
    mark = read_mark(paragraph.text)
    if mark and mark.habit not in _HIGH:
        return None
    heading = bare(paragraph.text[mark.length if mark else 0 :])
    said = half_heading(heading)
    if not said or element_heading(heading):
        return None
    return heading, mark.habit if mark else None, said


def _half(said: HalfHeading, stretches: Sequence[Stretch], preface: Sequence[Paragraph], title: str) -> Half:
    earlier = stretches[-1].half if stretches else None
    before = years(stretches[-1].heading if stretches else title + "".join(p.text[:40] for p in preface[:1]))
    year = years(said.year)
    return half_of(said.turn, earlier, later_year=bool(year and before and year[0] > min(before)))


def _place_preface(stretches: list[Stretch], preface: list[Paragraph], title: str) -> None:
    """Put the text before the first half heading into the review, or into the plan of a plan alone."""
    if not preface:
        return
    if not stretches:
        stretches.append(Stretch(_sole_half(preface, title), paragraphs=preface))
    elif stretches[0].half is Half.REVIEW or not _is_review(preface):
        stretches[0].paragraphs[:0] = preface
    else:
        stretches.insert(0, Stretch(Half.REVIEW, paragraphs=preface))


def _is_review(preface: Sequence[Paragraph]) -> bool:
    return len(preface) > 1 or len(_LOOKS_BACK.findall(preface[0].text)) > 1


def _sole_half(body: Sequence[Paragraph], title: str) -> Half:
    """Return the half of a document without half headings, by its title, then by its first words."""
    if _PLAN_TITLE.search(title) and "总结" not in title:
        return Half.PLAN
    opening = "".join(paragraph.text for paragraph in body[:2])[:_OPENING]
    plans, looks_back = len(_PLANS.findall(opening)), len(_LOOKS_BACK.findall(opening))
    return Half.PLAN if plans > looks_back else Half.REVIEW


def _split_unheaded(stretch: Stretch) -> list[Stretch]:
    """Split a review whose numbers begin anew after a paragraph about another year."""
    counted = [
        (place, mark)
        for place, paragraph in enumerate(stretch.paragraphs)
        if (mark := read_mark(paragraph.text)) and mark.habit in NUMBERED
    ]
    if not counted or stretch.half is Half.PLAN:
        return [stretch]
    habit = counted[0][1].habit
    again = [place for place, mark in counted[1:] if mark.habit is habit and mark.value == 1]
    for place in again:
        start = _preamble(stretch.paragraphs, place)
        if start < place:
            review = Stretch(Half.REVIEW, paragraphs=stretch.paragraphs[:start])
            return [review, Stretch(Half.PLAN, paragraphs=stretch.paragraphs[start:])]
    return [stretch]


def _preamble(paragraphs: Sequence[Paragraph], place: int) -> int:
    """Return where the plan begins that has its first number at `place`; `place` when nothing says."""
    for start in range(place - 1, max(-1, place - 1 - _BEFORE), -1):
        text = paragraphs[start].text
        if read_mark(text):
            break
        if (characterised_year(text) or _NEXT.match(text)) and _PLANS.search(text):
            return start
    return place
