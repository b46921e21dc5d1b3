"""Text in the columns of a terminal: styled pieces cut and broken by how wide they show.

A line is a row of fragments (style, text); a style is a string of class names for the screen.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from planner.chinese import display_width

Fragment = tuple[str, str]
Line = tuple[Fragment, ...]
Span = tuple[int, int]

_CUT: Final = "…"
_BREAK: Final = "\u3000"
_UNSHOWN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def clean(text: str) -> str:
    """Return `text` with a blank for each sign a terminal would obey or not show; line ends stay."""
    return "".join(" " if sign != "\n" and unicodedata.category(sign) in _UNSHOWN else sign for sign in text)


def width(line: Iterable[Fragment]) -> int:
    """Return how many columns a line takes."""
    return sum(display_width(text) for _, text in line)


def marked(text: str, spans: Iterable[Span], style: str, plain: str = "") -> Line:
    """Return `text` as a line in the style `plain`, with `style` added where the spans are."""
    inside = {at for start, end in spans for at in range(start, end)}
    both = f"{plain} {style}".strip()
    return _line((both if at in inside else plain, sign) for at, sign in enumerate(text))


def fit(line: Line, columns: int) -> Line:
    """Return the part of a line that fits into `columns`, with … at the end of one that is cut."""
    if width(line) <= columns:
        return line
    kept, used = [], display_width(_CUT)
    for style, sign in _signs(line):
        used += display_width(sign)
        if used > columns:
            break
        kept.append((style, sign))
    last = kept[-1][0] if kept else line[0][0]
    return _line([*kept, (last, _CUT)]) if columns > 0 else ()


def wrap(line: Line, columns: int) -> tuple[Line, ...]:
    """Return a line broken at line ends and wherever it is wider than `columns`, at least two.

    A row that is too wide is broken at its last full-width blank, which goes, or else anywhere.
    """
    rows: list[list[Fragment]] = [[]]
    used = 0
    for style, sign in _signs(line):
        if sign == "\n":
            rows.append([])
            used = 0
            continue
        rows[-1].append((style, sign))
        used += display_width(sign)
        if used > columns:
            rows += _halves(rows.pop())
            used = width(rows[-1])
    return tuple(_line(row) for row in rows)


def padded(text: str, columns: int) -> str:
    """Return `text` cut or filled with blanks to exactly `columns`."""
    cut = "".join(sign for _, sign in fit((("", text),), columns))
    return cut + " " * (columns - display_width(cut))


def text_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return what the lines say, without their styles."""
    return tuple("".join(text for _, text in line) for line in lines)


def _halves(row: list[Fragment]) -> tuple[list[Fragment], list[Fragment]]:
    """Return a row, one sign each, that is too wide by its last sign, in two."""
    blanks = [at for at, (_, sign) in enumerate(row) if at and sign == _BREAK]
    if not blanks:
        return row[:-1], row[-1:]
    return row[: blanks[-1]], row[blanks[-1] + 1 :]


def _signs(line: Line) -> Iterable[Fragment]:
    return ((style, sign) for style, text in line for sign in text)


def _line(signs: Iterable[Fragment]) -> Line:
    """Return styled signs with those of one style put together."""
    runs = groupby(signs, key=lambda pair: pair[0])
    return tuple((style, "".join(sign for _, sign in run)) for style, run in runs)
