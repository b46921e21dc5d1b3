"""Anniversaries: which event is how many years old in a year, and what a text gets wrong about it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.bank.entries import Anniversary
from planner.bank.model import PhraseBank
from planner.chinese import parse_numeral

_ROUND = 5
_NUMBER = "([0-9]{1,3}|[〇零一二两三四五六七八九十百]{1,6})"
# A meeting keeps its name for good: 庆祝中国共产党成立100周年大会.
_NAMED = "(?!大会|座谈会|纪念大会|庆祝大会)"


class Reached(NamedTuple):
    """An event and how many years ago it was in some year."""

    event: Anniversary
    years: int

    @property
    def text(self) -> str:
        """How it is written: 中国共产党成立105周年."""
        return f"{self.event.text}{self.years}周年"


class Misdated(NamedTuple):
    """Words at `start` to `end` of a text that name an anniversary of another year."""

    start: int
    end: int
    event: Anniversary
    years: int

    @property
    def year(self) -> int:
        """The year in which the anniversary named is kept."""
        return self.event.since + self.years


def reached_in(bank: PhraseBank, year: int) -> tuple[Reached, ...]:
    """Return the anniversaries kept in `year` that are multiples of five, in the bank's order."""
    ages = (Reached(event, year - event.since) for event in bank.of(Anniversary))
    return tuple(one for one in ages if one.years > 0 and one.years % _ROUND == 0)


def misdated(text: str, bank: PhraseBank, years: Iterable[int]) -> Iterator[Misdated]:
    """Yield the anniversaries in `text` that are kept in none of `years` nor in a year the text names."""
    if "周年" not in text:
        return
    allowed = {*years, *(int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)年", text))}
    for event in bank.of(Anniversary):
        for word in event.patterns:
            for found in re.finditer(f"{re.escape(word)}{_NUMBER}周年{_NAMED}", text):
                told = found[1]
                number = int(told) if told.isdecimal() else parse_numeral(told)
                if number and event.since + number not in allowed:
                    yield Misdated(found.start(), found.end(), event, number)
