"""Numbers of a text: every 一、 （一） 1. 一是 第一， that may count, in order and with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner.proof.subject import Subject
from planner.reports.items.topics import veil
from planner.reports.layout.numbering import NUMBERED, Habit, read_mark

_HAN: Final = "[一二三四五六七八九十]{1,3}"
# A number inside a line stands after a mark; 一、 does so only after a stop.
_INSIDE: Final = re.compile(
    rf"(?<=[。；：，！？;:,])[ \u3000]*"
    rf"(?={_HAN}[是要]|第{_HAN}[，,、：:]|[（(](?:{_HAN}|[0-9]{{1,2}})[）)]|[①-⑳])"
    rf"|(?<=[。！？])[ \u3000]*(?={_HAN}、)"
)
# 一是一、二是二 counts nothing.
_SAYING: Final = re.compile("([一二三四五六七八九])是\\1|一是一二是二")
_APPENDIX: Final = re.compile(r"[ \u3000]*附(?:件|表|录|[：:])")
_WIDEST: Final = 8


@dataclass(frozen=True, slots=True)
class Token:
    """A number: `start` to `end` in `Subject.text`; `heads` when its line begins with it.

    `habit` is None where counting begins anew: at an appendix (value 1), perhaps at a new half (0). `weak`
    when only a comma goes before.
    """

    start: int
    end: int
    habit: Habit | None
    value: int
    shown: str
    heads: bool
    line: int
    weak: bool = False


def tokens(subject: Subject) -> Iterator[Token]:
    """Yield the numbers outside tables and quotations, and where counting begins anew."""
    zone = None
    for index, line in enumerate(subject.lines):
        if line.table:
            continue
        begin = subject.starts[index]
        appended = bool(_APPENDIX.match(line.text))
        if subject.zones[index] is not zone or appended:
            zone = subject.zones[index]
            yield Token(begin, begin, None, int(appended), "", heads=True, line=index)
        yield from _of_line(line.label, line.text, begin, index)


def _of_line(label: str, text: str, begin: int, index: int) -> Iterator[Token]:
    first = len(text) - len(text.lstrip())
    shift = len(label.strip())
    head = read_mark(label.strip() + text[first:])
    if head and head.habit in NUMBERED and not _SAYING.match(text, first):
        end = first + max(head.length - shift, 1)
        yield Token(begin + first, begin + end, head.habit, head.value, head.shown, heads=True, line=index)
    hidden = veil(text)
    for found in _INSIDE.finditer(hidden, first + 1):
        mark = read_mark(hidden[found.end() : found.end() + _WIDEST])
        if mark and mark.habit in NUMBERED and not _SAYING.match(hidden, found.end()):
            start = begin + found.end()
            shown = len(mark.shown) + (mark.habit is Habit.COMMA)
            weak = hidden[found.start() - 1] in "，,"
            end = start + shown
            yield Token(start, end, mark.habit, mark.value, mark.shown, heads=False, line=index, weak=weak)
