"""What proof-reading works with: rules, hits in a text, remarks on it.

A rule is data (`phrasebank/校核/`): its severity, who says so, when and for whom it holds, what to say, and
texts that show it. What it looks for is words, patterns, or a detector: a function in `planner.proof.checks`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from planner.bank.model import Authority, Level
from planner.clock import Period
from planner.finding import Finding, Severity

_ALWAYS = Period()


class Zone(StrEnum):
    """What a line of a report belongs to."""

    FRONT = "开头"
    """Title, salutation, mandate, overview: before the first part of the review."""
    REVIEW = "回顾"
    PLAN = "计划"
    TABLE = "表格"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing a chief editor looks for.

    `id` begins with its family (年份-今年去年). `valid` is when the rule holds: a document is held to it when
    its review or its plan meets the span. `levels` and `genres` (values of `reports.model.Genre`) are whom it
    holds for, empty for all; `zones` likewise for parts of a document.
    `message` and `suggestion` may hold {slots} that a hit fills; {文} is what was found. `words` and
    `patterns` are looked for in the text, `unless` cancels a hit that it overlaps. `detector` names a
    function instead. `fixes` says that the suggestion may be put in place of the words without asking.
    `fires` and `keeps` are texts, `⟦…⟧` around what must be hit; see `planner.proof.examples`.
    """

    id: str
    severity: Severity
    authority: Authority
    basis: str
    message: str
    suggestion: str = ""
    valid: Period = _ALWAYS
    levels: frozenset[Level] = frozenset()
    genres: frozenset[str] = frozenset()
    zones: frozenset[Zone] = frozenset()
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    detector: str = ""
    fixes: bool = False
    fires: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The first part of its id."""
        return self.id.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a rule is about: `start` to `end` in `Subject.text`, with what fills the rule's slots.

    `suggestion` and `severity` take the place of the rule's when they are given; `replacement` are the words
    to put there, None where nothing can be put there safely.
    """

    start: int
    end: int
    values: Mapping[str, str] = field(default_factory=dict)
    suggestion: str = ""
    replacement: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding and its exact words: `start` to `end` count characters of the line from 0.

    A remark on something that is missing has no words: `start` equals `end`, and the line is where it should
    stand, or the first one. `piece` is which of the lines of that number, from 0.
    """

    finding: Finding
    line: int
    start: int
    end: int
    replacement: str | None = None
    piece: int = 0


def compiled(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """Return one pattern that matches what any of `patterns` matches, None for none."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined, re.MULTILINE) if joined else None
