"""Lines of a text file: as they stand, or joined to paragraphs where a program broke them by width."""

import re
from typing import Final

from planner.reports.model import Line
from planner.reports.reading.wrapped import unwrap

_ENDS: Final = re.compile(r"\r\n|\r|\n")
_INNER_ENDS: Final = re.compile("[\v\f\x85\u2028\u2029]")
_UNSEEN: Final = "\ufeff\u200b\u200c\u200d\u2060\xad"


def text_lines(content: str) -> tuple[Line, ...]:
    """Return the lines of `content` that are not blank, counted as an editor counts them.

    A page break or a line mark of a web page inside a line ends it too, and the pieces share its
    number. Lines broken by width are joined (`wrapped.unwrap`), and keep the number of the first.
    """
    rows = _ENDS.split(content)
    return unwrap([Line(piece, number) for number, row in enumerate(rows, 1) for piece in _pieces(row)])


def is_blank(text: str) -> bool:
    """Return whether nothing of `text` can be seen."""
    return not text.strip().strip(_UNSEEN).strip()


def _pieces(row: str) -> list[str]:
    return [piece for piece in _INNER_ENDS.split(row) if not is_blank(piece)]
