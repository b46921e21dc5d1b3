"""Runs: the words of a span, split so that Chinese marks never stand in a Latin face."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from planner.draft.model import Gap, Span, Spans
from planner.word.comments import Comments
from planner.word.markup import w, words
from planner.word.names import Style
from planner.word.properties import latin_face

# Printable ASCII and Latin letters. Not “ ” — … · × °: their code points are shared by Latin and
# Chinese text, and here they are Chinese.
_LATIN = re.compile(r"([ -~À-ÖØ-öø-ɏ]+)")
_GAP_COLOUR = "yellow"


@dataclass(frozen=True, slots=True)
class Ink:
    """What runs are written with: the face of digits ("" for none of its own), the comments."""

    latin_face: str
    comments: Comments


def span_groups(spans: Spans, ink: Ink, style: Style | None = None) -> str:
    """Return the run groups of `spans`, one for each; `style` is a character style for all."""
    return "".join(span_group(span, ink, style) for span in spans)


def span_group(span: Span, ink: Ink, style: Style | None = None) -> str:
    """Return the runs of one span, and of no other, with its comment around them.

    A gap is highlighted, and its comment names question and facts path; a note becomes a comment.
    """
    return ink.comments.around(bare_runs(span, ink, style), _comment_lines(span))


def bare_runs(span: Span, ink: Ink, style: Style | None = None) -> str:
    """Return the runs of one span without a comment: for words that stand a second time."""
    mark = w("highlight", val=_GAP_COLOUR) if isinstance(span.origin, Gap) else ""
    return _runs(span.text, ink, style, mark)


def text_runs(text: str, ink: Ink, style: Style | None = None) -> str:
    """Return the runs of words that are no span: numbers of headings, labels."""
    return _runs(text, ink, style, "")


def split_faces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield `text` in pieces, each with whether it is set in the Latin face."""
    for position, piece in enumerate(_LATIN.split(text)):
        if piece:
            yield piece, position % 2 == 1


def _runs(text: str, ink: Ink, style: Style | None, mark: str) -> str:
    looks = (_look("", style, mark), _look(ink.latin_face, style, mark))
    pieces = split_faces(text) if ink.latin_face else ((text, False),) if text else ()
    return "".join(f"<w:r>{looks[is_latin]}{words(piece)}</w:r>" for piece, is_latin in pieces)


@cache
def _look(latin: str, style: Style | None, mark: str) -> str:
    """Return w:rPr; without a Latin face the run takes the paragraph's, as Chinese text."""
    chosen = w("rStyle", val=style) if style else ""
    return w("rPr", chosen, latin_face(latin) if latin else w("rFonts", hint="eastAsia"), mark)


def _comment_lines(span: Span) -> tuple[str, ...]:
    lines: list[str] = []
    if isinstance(span.origin, Gap):
        lines.append("待填：" + "——".join(filter(None, (span.origin.path, span.origin.question))))
    if span.note:
        lines.append(span.note)
    return tuple(lines)
