"""What one report gives to mining: its sentences with slots, and the pieces found in them.

An `Extract` is all that is kept of a report for mining; the report itself is not read again. Texts hold
slots as single characters (`planner.mining.slots`).
"""

from dataclasses import dataclass

from planner.bank.model import Duty
from planner.mining.model import CandidateKind, Seen


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: its line, half (回顾, 计划 or ""), duty, as it stands, and with slots for its facts."""

    line: int
    tense: str
    duty: Duty
    text: str
    slotted: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of one kind, and the number of the sentence of the extract it stands in."""

    kind: CandidateKind
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Topic:
    """An item of oversight: form, topic with slots, organ that reports ("" unsaid), its sentence."""

    form: str
    topic: str
    organ: str
    at: int


@dataclass(frozen=True, slots=True)
class Heads:
    """Parallel heads of one document: those of a half (level 1), or of one part (level 2 and below).

    `heads` are pairs of place and heading: the duty of a part, or the number of a head within its part.
    """

    level: int
    tense: str
    duty: Duty
    line: int
    heads: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """What a report gives. `report` is its file name without suffix, `office` whose it is ("" unsaid)."""

    report: str
    digest: str
    office: str
    year_review: int
    year_plan: int
    told: tuple[Told, ...]
    pieces: tuple[Piece, ...]
    topics: tuple[Topic, ...]
    heads: tuple[Heads, ...]

    def year(self, tense: str) -> int:
        """Return the year that a sentence of a half is for; 0 when the report does not say."""
        first, second = self.year_review, self.year_plan
        return (second or first) if tense == "计划" else (first or second)

    def seen(self, at: int) -> Seen:
        """Return the place of sentence `at`."""
        told = self.told[at]
        return Seen(self.report, told.line, self.year(told.tense), told.tense, told.text)
