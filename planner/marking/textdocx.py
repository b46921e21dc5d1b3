"""A text as a plain Word file with its marks: a paragraph for each line."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from planner.marking.mark import AUTHOR, mark
from planner.marking.model import Astray, Change, Marked, Note
from planner.reports.model import Lines
from planner.word.markup import storable
from planner.word.package import Properties, plain_docx
from planner.word.profile import Profile

_OneT = TypeVar("_OneT", Note, Change)
_FIRST_DAY: Final = dt.date(1980, 1, 1)
"""What a file says of its day when it is given none: the first a zip file can hold."""


def text_as_docx(
    lines: Lines,
    notes: Sequence[Note],
    changes: Sequence[Change],
    profile: Profile,
    date: dt.date | None = None,
) -> bytes:
    """Return the lines of a text as a .docx with comments and tracked changes; see `mark_text`."""
    return mark_text(lines, notes, changes, profile, date).data


def mark_text(
    lines: Lines,
    notes: Sequence[Note],
    changes: Sequence[Change],
    profile: Profile,
    date: dt.date | None = None,
) -> Marked:
    """Return the lines of a text as a .docx, a paragraph each, with comments and tracked changes.

    Paragraphs of `notes` and `changes` are numbers of lines as the text has them. What a Word file cannot
    hold (control characters) becomes U+FFFD.
    """
    texts = [storable(line.text) for line in lines.lines]
    plain = plain_docx(texts, profile, Properties(lines.name, AUTHOR, date or _FIRST_DAY))
    places = _places(lines)
    moved_notes = {note: _moved(note, places, len(texts) + 1) for note in notes}
    moved_changes = {change: _moved(change, places, len(texts) + 1) for change in changes}
    done = mark(
        plain, [moved_notes[one] for one in notes], [moved_changes[one] for one in changes], date=date
    )
    asked: dict[Note | Change, Note | Change] = {moved: one for one, moved in moved_notes.items()}
    asked |= {moved: one for one, moved in moved_changes.items()}
    return Marked(done.data, tuple(Astray(asked[each.what], each.why) for each in done.astray))


def _places(lines: Lines) -> Mapping[tuple[int, int], int]:
    """Return the paragraph of each line by its number and by which it is of those with that number."""
    places: dict[tuple[int, int], int] = {}
    piece, number = 0, 0
    for place, line in enumerate(lines.lines, 1):
        piece = piece + 1 if line.number == number else 0
        number = line.number
        places[number, piece] = place
    return places


def _moved(one: _OneT, places: Mapping[tuple[int, int], int], beyond: int) -> _OneT:
    return replace(one, paragraph=places.get((one.paragraph, one.piece), beyond), piece=0)
