"""Rollover: what last year's report or facts hand on to this year's facts file."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.bank.model import Duty
from planner.facts.model import Fact


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing last year's plan said would be done: its words, the part it stood in, its line.

    `form` and `topic` are those of the agenda item it names ("" where it names none).
    """

    text: str
    duty: Duty
    line: int
    form: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class LastYear:
    """What was read from last year's file.

    `level` is one of the five levels, "" when the file does not say; `year` the year it reviewed;
    `term` and `session` the numbers of the congress and of its session (None when not said);
    `figures` last year's answers by path, with their places in that file.
    """

    file: str
    level: str
    year: int | None
    place: str
    term: int | None
    session: int | None
    scheme: str
    local_part: str
    figures: Mapping[str, Fact]
    promises: tuple[Promise, ...]
