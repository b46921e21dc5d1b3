"""planner search without words: the live picker over bank and archives, and what is printed of it."""

import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from planner.archive.everywhere import Everywhere
from planner.archive.model import Neighbours, Role
from planner.archive.search import neighbours
from planner.archive.store import open_archive
from planner.bank.keys import KINDS
from planner.bank.model import Duty
from planner.bank.search import Match
from planner.cli.output import emit, say
from planner.cli.picker.state import Hit, Question
from planner.cli.search import Found, everywhere, found_lines
from planner.search.filters import Filters

_LIMIT: Final = 100


def may_open() -> bool:
    """Return whether keyboard and screen are a terminal, and one that can move its cursor."""
    streams = (sys.stdin, sys.stdout)
    return all(stream is not None and stream.isatty() for stream in streams) and (
        os.environ.get("TERM") != "dumb"
    )


def pick_phrase(banks: Sequence[Path]) -> None:
    """Open the picker; print what was chosen on stdout, and what became of the copy on stderr."""
    from planner.cli.picker.screen import pick  # noqa: PLC0415 - prompt_toolkit costs 0.1 s

    today = datetime.now().astimezone().date()
    with everywhere(banks) as place:
        choice = pick(_Finder(place, today), (*KINDS, *Role), tuple(Duty))
    if choice is not None:
        emit(choice.hit.text)
        say(choice.copied.value)


class _Finder:
    """Answers the picker's questions from everything that `place` searches.

    SQLite binds an archive to the thread that opened it, so the first question opens them anew.
    """

    def __init__(self, place: Everywhere, today: date) -> None:
        self._place = place
        self._today = today
        self._here: Everywhere | None = None

    def __call__(self, question: Question) -> tuple[Hit, ...]:
        """Return what answers a question, best first."""
        if self._here is None:
            folders = (archive.path.parent for archive in self._place.archives)
            again = tuple(open_archive(folder, write=False) for folder in folders)
            self._here = Everywhere(self._place.index, again)
        filters = Filters(kind=question.kind, duty=question.duty)
        found = self._here.search(question.words, limit=_LIMIT, filters=filters)
        return tuple(self._hit(one, self._here) for one in found)

    def _hit(self, one: Found, here: Everywhere) -> Hit:
        if isinstance(one, Match):
            kind, duty, beside = one.entry.kind, str(one.entry.duty), None
        else:
            first = one.places[0]
            kind, duty = str(first.role), str(first.duty or "")
            near = (neighbours(archive, first) for archive in here.archives)
            beside = next((sides for sides in near if sides != Neighbours("", "")), None)
        lines = found_lines(one, self._today, beside=beside).split("\n")[one.text.count("\n") + 1 :]
        return Hit(one.text, kind, duty, one.score, one.terms, tuple(line.strip() for line in lines))
