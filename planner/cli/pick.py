"""planner search without words: the live picker over bank and archives, and what is printed of it."""

import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from planner.archive.everywhere import Everywhere
from planner.archive.model import Role
from planner.bank.keys import KINDS
from planner.bank.model import Duty
from planner.bank.search import Match
from planner.cli.output import emit, say
from planner.cli.picker.state import Hit, Question
from planner.cli.search import Found, bank_alone, everywhere, found_lines
from planner.errors import PlannerError
from planner.search.filters import Filters

_LIMIT: Final = 30


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
        finder = Finder(place, today)
        choice = pick(finder, (*KINDS, *Role), tuple(Duty))
    if finder.trouble:
        say(finder.trouble)
    if choice is not None:
        emit(choice.hit.text)
        say(choice.copied.value)


class Finder:
    """Answers the picker's questions from everything that `place` searches.

    From an archive that turns out to be damaged on, the bank alone is searched; `trouble` says so.
    """

    def __init__(self, place: Everywhere, today: date) -> None:
        """Search `place`; what has expired is judged by `today`."""
        self._place = place
        self._today = today
        self.trouble = ""

    def __call__(self, question: Question) -> tuple[Hit, ...]:
        """Return what answers a question, best first."""
        filters = Filters(kind=question.kind, duty=question.duty)
        try:
            found = self._place.search(question.words, limit=_LIMIT, filters=filters)
        except PlannerError as error:
            self.trouble = bank_alone(error)
            self._place = Everywhere(self._place.index)
            found = self._place.search(question.words, limit=_LIMIT, filters=filters)
        return tuple(map(self._hit, found))

    def _hit(self, one: Found) -> Hit:
        if isinstance(one, Match):
            kind, duty = one.entry.kind, str(one.entry.duty)
        else:
            first = one.places[0]
            kind, duty = str(first.role), str(first.duty or "")
        lines = found_lines(one, self._today, beside=self._place.around(one)).split("\n")[
            one.text.count("\n") + 1 :
        ]
        return Hit(one.text, kind, duty, one.score, one.terms, tuple(line.strip() for line in lines))
