"""Lines of a Word file: its paragraphs joined, broken and numbered as Word shows them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from planner.chinese import is_wide
from planner.reports.model import Line
from planner.reports.reading.docxbody import Body, Paragraph
from planner.reports.reading.docxnumbers import Counter
from planner.reports.reading.docxstyles import Numbered, Styles
from planner.reports.reading.textfile import is_blank

_BREAK: Final = re.compile(r"[\n\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of a line, which are those of a paragraph from `offset` on."""

    start: int
    end: int
    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class Told:
    """A line, the stretches it is made of in order, and the note it belongs to, "" in the body.

    The space between two pieces of a heading stands in no stretch.
    """

    line: Line
    stretches: tuple[Stretch, ...]
    note: str


@dataclass(frozen=True, slots=True)
class _Joined:
    """A paragraph with what was put before it; `sources` are number and length of each in order."""

    paragraph: Paragraph
    sources: tuple[tuple[int, int], ...]


def lines_of(body: Body, notes: Sequence[Paragraph], counter: Counter, styles: Styles) -> Iterator[Told]:
    """Yield the lines of a body and of those notes that it refers to."""
    for joined in _joined(_with_notes(body, notes)):
        yield from _lines(joined, counter, styles)


def _with_notes(body: Body, notes: Sequence[Paragraph]) -> list[Paragraph]:
    """Return all paragraphs in the order of reading, the notes referred to counted on after the body."""
    paragraphs = sorted(body.paragraphs, key=lambda paragraph: paragraph.number)
    referred = list(dict.fromkeys(f"{kind}:{note}" for kind, note in body.notes))
    by_note: dict[str, list[Paragraph]] = {}
    for paragraph in sorted(notes, key=lambda paragraph: paragraph.number):
        by_note.setdefault(paragraph.note, []).append(paragraph)
    last = max((paragraph.number for paragraph in paragraphs), default=0)
    shown = [paragraph for note in referred for paragraph in by_note.get(note, ())]
    return paragraphs + [replace(each, number=last + place) for place, each in enumerate(shown, 1)]


def _joined(paragraphs: Sequence[Paragraph]) -> Iterator[_Joined]:
    """Yield paragraphs with those whose end is deleted or hidden put before the next one.

    What is left has the style and number of the later one, as in Word, and stands at the first place that
    has text.
    """
    text, number = "", 0
    sources: list[tuple[int, int]] = []
    for place, paragraph in enumerate(paragraphs):
        if not text:
            number = paragraph.number
        text += paragraph.text
        sources.append((paragraph.number, len(paragraph.text)))
        following = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        if (
            paragraph.joins
            and following
            and following.table == paragraph.table
            and following.note == paragraph.note
        ):
            continue
        whole = paragraph if text == paragraph.text else replace(paragraph, text=text, number=number)
        yield _Joined(whole, tuple(sources))
        text = ""
        sources.clear()


def _lines(joined: _Joined, counter: Counter, styles: Styles) -> Iterator[Told]:
    paragraph = joined.paragraph
    whole = styles.whole(paragraph.style)
    numbered = paragraph.numbered or whole.numbered
    if numbered and numbered.level is None and whole.numbered:
        numbered = Numbered(numbered.list_id, whole.numbered.level)
    label = counter.label(numbered, paragraph.style)
    outline = whole.outline if paragraph.outline is None else paragraph.outline
    centred = whole.centred if paragraph.centred is None else paragraph.centred
    pieces = list(_pieces(paragraph.text))
    for group in [pieces] if (outline or centred) and pieces else [[piece] for piece in pieces]:
        text, starts = _one([piece for piece, _ in group])
        line = Line(text, paragraph.number, label, outline, paragraph.table)
        offsets = [offset for _, offset in group]
        ends = [start + len(piece) for start, (piece, _) in zip(starts, group, strict=True)]
        spans = zip(starts, ends, offsets, strict=True)
        yield Told(
            line, tuple(each for span in spans for each in _stretches(*span, joined.sources)), paragraph.note
        )
        label = ""


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """Yield what stands between line marks and can be seen, with where it begins."""
    start = 0
    for piece in _BREAK.split(text):
        if not is_blank(piece):
            yield piece, start
        start += len(piece) + 1


def _one(pieces: Sequence[str]) -> tuple[str, list[int]]:
    """Return the pieces of a heading as one line, with a space only between letters or digits.

    Second comes where in the line each begins.
    """
    line, starts = pieces[0], [0]
    for piece in pieces[1:]:
        apart = not is_wide(line[-1]) and not is_wide(piece[0]) and not line[-1].isspace()
        line += " " if apart else ""
        starts.append(len(line))
        line += piece
    return line, starts


def _stretches(start: int, end: int, offset: int, sources: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """Yield the stretches of characters `start` to `end` of a line, which begin at `offset` of `sources`."""
    if len(sources) == 1:
        yield Stretch(start, end, sources[0][0], offset)
        return
    begin = 0
    for number, length in sources:
        low, high = max(offset, begin), min(offset + end - start, begin + length)
        if low < high:
            yield Stretch(start + low - offset, start + high - offset, number, low - begin)
        begin += length
