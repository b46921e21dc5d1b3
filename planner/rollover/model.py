"""Rollover: what last year's report or facts hand on to this year's facts file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.bank.model import Duty, Level
from planner.facts.model import Fact, YearKind
from planner.facts.writing.filling import Answers


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
class Planned:
    """An agenda item that last year's plan put on this year's agenda: its answers by key, its line."""

    answers: Answers
    line: int

    def one(self, key: str) -> str:
        """Return the first text under `key`, "" when there is none."""
        return next(iter(self.answers.get(key, ())), "")


@dataclass(frozen=True, slots=True)
class Session:
    """The session of a congress at which a report was given: its term and number, None when not said.

    `sure` is False where neither the head of the text nor its mandate names the term, so that it may be
    an earlier one. `said` are the words that name it, on `line`.
    """

    term: int | None = None
    number: int | None = None
    sure: bool = True
    said: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class LastYear:
    """What was read from last year's file.

    `level` is one of the five levels, None when the file does not say; `year` the year it reviewed and
    `plan_year` the one it planned, None likewise; `kind` the kind of the reviewed year, where known.
    `unit` says how places in the file count: 行 of a text, 段 of a Word file. `headings` are its bare
    headings of the review, `scheme` the scheme of the bank it used ("" for none). `figures` are last
    year's answers by path, with their places in that file, `lists` all entries of those that have several.
    `remarks` are comments for single questions, `left_out` says what is not carried and would be missed.
    """

    file: str
    level: Level | None
    year: int | None
    plan_year: int | None
    place: str
    session: Session
    local_part: str
    unit: str = "行"
    kind: YearKind | None = None
    scheme: str = ""
    headings: tuple[str, ...] = ()
    figures: Mapping[str, Fact] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()
    planned: tuple[Planned, ...] = ()
    remarks: Mapping[str, str] = field(default_factory=dict)
    lists: Answers = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
