"""Pieces: the text of a half cut where headings begin, in whatever habit they are marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.reports.layout.heads import bare, cut
from planner.reports.layout.marks import Inner, counting, following, inner_numbers, line_marks
from planner.reports.layout.numbering import Habit, Mark
from planner.reports.layout.paragraphs import Paragraph
from planner.reports.layout.runins import formula_sign, formula_spans
from planner.reports.sentences import sentence_spans

_FORMULA: Final = Mark(Habit.FORMULA, 0, "", 0)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under at most one heading.

    `mark` is None where no heading begins; `inside` is True for a heading inside a paragraph.
    """

    line: int
    text: str
    mark: Mark | None = None
    heading: str = ""
    inside: bool = False


def cut_pieces(paragraphs: Sequence[Paragraph]) -> tuple[Piece, ...]:
    """Return the pieces of a stretch of a report, in order."""
    inner = [inner_numbers(paragraph.text) for paragraph in paragraphs]
    marks = line_marks(paragraphs, inner)
    sign = formula_sign(_bodies(paragraphs, marks))
    after = following(marks)
    return tuple(
        piece
        for place, paragraph in enumerate(paragraphs)
        for piece in _pieces(
            paragraph, marks[place], counting(inner[place], marks[place], after[place]), sign
        )
    )


def _bodies(paragraphs: Sequence[Paragraph], marks: Sequence[Mark | None]) -> list[list[str]]:
    """Return the text under each heading, for looking for headings inside it."""
    bodies: list[list[str]] = []
    for paragraph, mark in zip(paragraphs, marks, strict=True):
        if mark:
            bodies.append([cut(paragraph.text[mark.length :])[1]])
        elif bodies:
            bodies[-1].append(paragraph.text)
    return [body for body in bodies if any(body)]


def _pieces(paragraph: Paragraph, mark: Mark | None, inner: Sequence[Inner], sign: str) -> Iterator[Piece]:
    """Cut one paragraph at its own mark and at the numbers inside it."""
    edges = [*(number.start for number in inner), len(paragraph.text)]
    head = paragraph.text[: edges[0]].strip()
    if mark:
        yield from _opening(paragraph.line, head, mark, sign)
    elif head:
        yield from _formulas(paragraph.line, head, sign)
    for number, end in zip(inner, edges[1:], strict=True):
        heading, body = _cut_marked(paragraph.text[number.start : end].strip(), number.mark)
        yield Piece(paragraph.line, body, number.mark, heading, inside=True)


def _opening(line: int, text: str, mark: Mark, sign: str) -> Iterator[Piece]:
    heading, body = _cut_marked(text, mark)
    yield Piece(line, "", mark, heading)
    if body:
        yield from _formulas(line, body, sign)


def _cut_marked(text: str, mark: Mark) -> tuple[str, str]:
    """Return the bare heading of a marked stretch, and its body.

    Where the heading is only part of a sentence, the body keeps the sentence with its number.
    """
    if mark.habit in {Habit.STYLE, Habit.LINE}:
        return bare(text), ""
    if mark.habit is Habit.RUN_IN:
        end = sentence_spans(text)[0][1]
        return bare(text[:end]), text[end:].strip()
    if mark.habit is Habit.BOXED:
        return text[1 : mark.length - 1], text[mark.length :].strip()
    heading, body = cut(text[mark.length :])
    return heading, text if heading and body.startswith(heading) else body


def _formulas(line: int, text: str, sign: str) -> Iterator[Piece]:
    """Cut a stretch at sentences that are headings by the formula of the half."""
    spans = formula_spans(text, sign) if sign else []
    edges = [*(start for start, _ in spans), len(text)]
    if lead := text[: edges[0]].strip():
        yield Piece(line, lead)
    for (start, end), stop in zip(spans, edges[1:], strict=True):
        yield Piece(line, text[end:stop].strip(), _FORMULA, bare(text[start:end]), inside=True)
