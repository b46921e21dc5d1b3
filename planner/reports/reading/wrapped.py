"""Joining lines that a mail program, an 80-column editor or a PDF broke by width.

A greedy breaker ends a line only where the next word does not fit any more. So a line of full width may
go on in the next one, and a shorter one ends its paragraph. Whether the document was broken at all is
decided over all its lines.

What cannot be known: in a document without indents and without blank lines between paragraphs, a last
line that happens to be full looks like one that goes on. Its text is not lost, but its paragraph is joined
to the next one unless that begins with a number.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from planner.chinese import display_width
from planner.reports.cleaning.pagemarks import is_page_number
from planner.reports.model import Line

_WIDEST: Final = 200
_NARROWEST: Final = 16
_FEWEST: Final = 3
_SHARE: Final = 0.15
_WHOLE: Final = 0.25
_NEARLY_ALL: Final = 0.8
_CLEARLY: Final = 1.2
_CLINGING: Final = "，。、；：？！”’）》〉】」%…,.;:?!)"
_OUTLIERS: Final = 50
_AMBIGUOUS: Final = re.compile("[“”‘’…—·×]")
_FINAL: Final = tuple("。！？；：…”）!?;:")
_FIRST_WORD: Final = re.compile(rf"[“‘（《〈【「(\[]*(?:[!-~]+|.)[{_CLINGING}]*")
_NUMBERED: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}(?:部分|章|节)"
    r"|[0-9]{1,2}[、．.](?![0-9])|[（(][0-9]{1,2}[）)]|——"
)
_LETTER: Final = re.compile("[A-Za-z]")
_Measure = Callable[[str], int]


def _wide(text: str) -> int:
    """Return the width where quotes and dashes take two columns, as Chinese faces set them."""
    return display_width(text) + len(_AMBIGUOUS.findall(text))


_MEASURES: Final = (display_width, _wide, len)


@dataclass(frozen=True, slots=True)
class _Broken:
    """How a document was broken: which lines go on, and which of these had room for one more sign."""

    evidence: int = 0
    goes_on: frozenset[int] = frozenset()
    roomy: frozenset[int] = frozenset()


def unwrap(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return `lines` with paragraphs that were broken by width in one line again.

    A joined line keeps the indent and the number of its first. A page number between two halves of
    a paragraph comes after it. A document that was not broken is returned as it is.
    """
    pages = [line for line in lines if is_page_number(line)]
    rows = [line for line in lines if not is_page_number(line)]
    if len(rows) <= _FEWEST or _limit([len(row.text) for row in rows]) > _WIDEST:
        return tuple(lines)
    gaps = _gaps(rows, pages)
    margin = min(_indent(row.text) for row in rows)
    texts = [row.text[margin:] for row in rows]
    tight, hanging = (
        max(
            (_broken(texts, gaps, measure, hangs=hangs) for measure in _MEASURES),
            key=lambda each: each.evidence,
        )
        for hangs in (False, True)
    )
    broken = hanging if hanging.evidence > tight.evidence * _CLEARLY else tight
    if not broken.evidence:
        return tuple(lines)
    return tuple(sorted([*_joined(rows, broken), *pages], key=lambda line: line.number))


def _gaps(rows: Sequence[Line], pages: Sequence[Line]) -> frozenset[int]:
    """Return after which rows a paragraph ends for sure: a blank line that no page break explains."""
    numbers = {page.number for page in pages}
    return frozenset(
        place
        for place, (one, other) in enumerate(pairwise(rows))
        if other.number == one.number
        or (other.number > one.number + 1 and numbers.isdisjoint(range(one.number + 1, other.number)))
    )


def _broken(texts: Sequence[str], gaps: frozenset[int], measure: _Measure, *, hangs: bool) -> _Broken:
    """Return how the document is broken if widths are taken by `measure`; no evidence means it is not.

    `hangs` says whether a mark that may not begin a line hangs over the end of the one before.
    """
    widths = [measure(text.rstrip()) for text in texts]
    width = _limit([measure(text.rstrip().rstrip(_CLINGING)) for text in texts] if hangs else widths)
    if not _NARROWEST <= width <= _WIDEST:
        return _Broken()
    pairs = list(enumerate(pairwise(texts)))
    full = {at for at, (_, other) in pairs if widths[at] + measure(_first_word(other)) > width}
    unfinished = {at for at, (one, _) in pairs if not one.rstrip().endswith(_FINAL)}
    short = [at for at, _ in pairs if at not in full]
    if _uses_indents(texts):
        begins = {at for at, (_, other) in pairs if _indent(other)}
    elif sum(at in gaps for at in short) >= len(short) * _NEARLY_ALL:
        begins = set()
    else:
        begins = {at for at, (_, other) in pairs if _NUMBERED.match(other)}
    goes_on = full - begins - gaps
    evidence = len(goes_on & unfinished) - sum(at in unfinished for at in short)
    if evidence < max(_FEWEST, len(texts) * _SHARE) or _share_of_whole(texts, goes_on) < _WHOLE:
        return _Broken()
    return _Broken(evidence, frozenset(goes_on), frozenset(at for at in goes_on if widths[at] < width))


def _limit(widths: Sequence[int]) -> int:
    """Return the width of the widest lines, but for one in fifty that did not let itself be broken."""
    return sorted(widths, reverse=True)[len(widths) // _OUTLIERS]


def _share_of_whole(texts: Sequence[str], goes_on: set[int]) -> float:
    """Return how many of the joined paragraphs end in a final mark: a list of equal heads does not."""
    ends = [place for place in range(1, len(texts)) if place not in goes_on and place - 1 in goes_on]
    return sum(texts[end].rstrip().endswith(_FINAL) for end in ends) / len(ends) if ends else 0


def _uses_indents(texts: Sequence[str]) -> bool:
    indented = sum(_indent(text) > 0 for text in texts)
    return indented > 1 and indented < len(texts)


def _joined(rows: Sequence[Line], broken: _Broken) -> Iterator[Line]:
    line = rows[0]
    for place, row in enumerate(rows[1:]):
        if place in broken.goes_on:
            first, second = line.text.rstrip(), row.text.lstrip()
            # Between words a break eats the space; inside one it comes where the line is full.
            words = place in broken.roomy and _LETTER.match(first[-1:]) and _LETTER.match(second[:1])
            line = replace(line, text=f"{first} {second}" if words else first + second)
        else:
            yield line
            line = row
    yield line


def _first_word(text: str) -> str:
    """Return what would have had to fit on the line before: a word with the marks that cling to it."""
    found = _FIRST_WORD.match(text.lstrip())
    return found.group() if found else ""


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
