"""Paragraphs: the lines of a report as its structure is read from them, without what is not the author's."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from planner.reports.clean import clean
from planner.reports.layout.numbering import Habit, Mark, read_mark
from planner.reports.model import Line, Lines, Noise, NoiseKind, Sentence
from planner.reports.sentences import split_sentences

_NOT_TEXT: Final = frozenset(
    {NoiseKind.ADVERT, NoiseKind.ADDRESS, NoiseKind.PAGE_NUMBER, NoiseKind.HEADER, NoiseKind.INDENT}
)
_SPACED: Final = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff](?:[ \u3000]|$))")
_NUMBER: Final = re.compile("[一二三四五六七八九十（(]")
_AFTER_STOP: Final = re.compile(f"[。！？][”’）]?[ \\u3000]*(?={_NUMBER.pattern})")
_BREAKING: Final = frozenset({Habit.COMMA, Habit.BRACKETS})
_RUN_TOGETHER: Final = 400
_SECOND: Final = 2
# A report that stands in a table for its layout is still a report.
_MOSTLY: Final = 0.8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line that holds text of the author: `text` is stripped and begins with the number Word shows."""

    text: str
    line: int
    outline: int = 0


def paragraphs(lines: Lines, noise: Iterable[Noise]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a report; adverts, page numbers, running heads and tables are left out."""
    out: dict[int, list[Noise]] = {}
    for found in noise:
        if found.kind in _NOT_TEXT:
            out.setdefault(found.line, []).append(found)
    body = _without_tables(lines.lines)
    made = [Paragraph(_text(line, out.get(line.number, ())), line.number, line.outline) for line in body]
    return _broken([paragraph for paragraph in made if paragraph.text])


def sentences(text: str, line: int) -> tuple[Sentence, ...]:
    """Return the sentences of a stretch of a line, as they stand and as they are mined."""
    pairs = ((sentence, clean(sentence)) for sentence in split_sentences(text))
    return tuple(Sentence(sentence, mined, line) for sentence, mined in pairs if mined)


def _broken(whole: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Break paragraphs that have run together where one of the numbers 一、 and （一） begins."""
    broken: list[Paragraph] = []
    last: dict[Habit, int] = {}
    for paragraph in whole:
        starts = [0]
        numbers = _numbers(paragraph.text)
        for place, (start, mark) in enumerate(numbers):
            goes_on = mark.value == last.get(mark.habit, 0) + 1 or mark.value == 1
            if start and goes_on and (mark.value > 1 or _begins_count(numbers, place, paragraph.text)):
                starts.append(start)
            if start == 0 or goes_on:
                last[mark.habit] = mark.value
            if mark.habit is Habit.COMMA:
                last.pop(Habit.BRACKETS, None)
        ends = [*starts[1:], len(paragraph.text)]
        pieces = [paragraph.text[slice(*edges)].strip() for edges in zip(starts, ends, strict=True)]
        broken += [Paragraph(piece, paragraph.line, paragraph.outline) for piece in pieces]
    return tuple(broken)


def _begins_count(numbers: Sequence[tuple[int, Mark]], place: int, text: str) -> bool:
    """Return whether a first number inside a paragraph has a second behind it, or the length of a part."""
    mark = numbers[place][1]
    has_second = any(m.habit is mark.habit and m.value == _SECOND for _, m in numbers[place + 1 :])
    return has_second or len(text) > _RUN_TOGETHER


def _numbers(text: str) -> list[tuple[int, Mark]]:
    starts = [found.end() for found in _AFTER_STOP.finditer(text)]
    if _NUMBER.match(text):
        starts.insert(0, 0)
    return [
        (start, mark)
        for start in starts
        if (mark := read_mark(text[start : start + 8])) and mark.habit in _BREAKING
    ]


def _without_tables(lines: Sequence[Line]) -> list[Line]:
    text = [line for line in lines if not line.table]
    inside = sum(len(line.text) for line in lines if line.table)
    whole = sum(len(line.text) for line in lines)
    return list(lines) if inside > _MOSTLY * whole else text


def _text(line: Line, noise: Iterable[Noise]) -> str:
    text = line.text
    for found in sorted(noise, key=lambda found: -found.column):
        start = found.column - 1
        if text.startswith(found.text, start):
            text = text[:start] + text[start + len(found.text) :]
    text = text.strip()
    if len(text.split()) > 1:
        text = _SPACED.sub("", text)
    return " ".join((line.label.strip() + text).split())
