"""Page numbers that stand in a text, and lines that every page repeats."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from planner.reports.cleaning.spot import Spot
from planner.reports.model import Line, NoiseKind

_DASH: Final = r"[-－—–―‐•·~～]"
_DIGITS: Final = r"[0-9０-９]{1,3}"
_COUNT: Final = rf"(?:{_DIGITS}|[一二三四五六七八九十]{{1,3}})"
_ALONE: Final = re.compile(
    rf"\s*(?:{_DASH}{{0,2}}\s*{_DIGITS}\s*{_DASH}{{0,2}}|[Pp](?:age|AGE)?\.?\s*{_DIGITS}(?:\s*of\s*{_DIGITS})?"
    rf"|{_DASH}?\s*第\s*{_COUNT}\s*页\s*{_DASH}?(?:[，,/／（(]?\s*共\s*{_COUNT}\s*页[）)]?)?"
    rf"|共\s*{_COUNT}\s*页\s*[，,/／]?\s*第\s*{_COUNT}\s*页|{_DIGITS}\s*[/／]\s*{_DIGITS})\s*"
)
_INSIDE: Final = re.compile(
    rf"(?<![0-9０-９ \u3000])[ \u3000]*([-－—–―])[ \u3000]+{_DIGITS}[ \u3000]+\1[ \u3000]*(?![0-9０-９])"
)
LONGEST_PAGE_NUMBER: Final = 24
_LONGEST_LINE: Final = 80
_LONGEST_HEADER: Final = 40
_OFTEN: Final = 3
_TOP: Final = 3
_ENDS_OF_TEXT: Final = "。！？；：，、:!?;,"


def is_page_number(line: Line) -> bool:
    """Return whether a line is nothing but a page number: － 3 －, 第3页 共9页, 3/9, a bare 3.

    A figure in a table is none.
    """
    if line.table or line.label:
        return False
    text = line.text.strip()
    # A page number is short, but a footer may be drawn apart with blanks.
    return len(text) <= _LONGEST_LINE and bool(_ALONE.fullmatch(text))


def find_page_numbers(text: str) -> Iterator[Spot]:
    """Yield the page number a text is, or those a page break left between its words (— 3 —)."""
    if len(text) <= LONGEST_PAGE_NUMBER and _ALONE.fullmatch(text):
        yield Spot(NoiseKind.PAGE_NUMBER, 0, len(text))
        return
    if " " in text or "\u3000" in text:
        yield from (Spot(NoiseKind.PAGE_NUMBER, *found.span()) for found in _INSIDE.finditer(text))


def repeated_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places in `lines` of headers and footers: a short line that comes again and again.

    That is three times, or twice when a page number is always its neighbour. The first may be the
    title: it stays when it is among the first three lines.
    """
    places: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        text = line.text.strip()
        if _may_be_header(line, text):
            places.setdefault(text, []).append(place)
    numbers = {place for place, line in enumerate(lines) if is_page_number(line)}
    found: set[int] = set()
    for repeated in places.values():
        beside = [place for place in repeated if {place - 1, place + 1} & numbers]
        apart = all(later - earlier > 1 for earlier, later in pairwise(repeated))
        if apart and (len(repeated) >= _OFTEN or len(repeated) == len(beside) > 1):
            found.update(repeated[1:] if repeated[0] < _TOP else repeated)
    return frozenset(found)


def _may_be_header(line: Line, text: str) -> bool:
    plain = not (line.table or line.label or line.outline)
    return (
        plain and 1 < len(text) <= _LONGEST_HEADER and text[-1] not in _ENDS_OF_TEXT and not text.isdecimal()
    )
