"""Making a subject of what is to be proof-read: a file, a text, a draft of our own."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from planner.bank.model import Level, PhraseBank
from planner.clock import Clock, clock_of
from planner.draft.model import Draft, Heading, Paragraph, Table, plain
from planner.facts.model import Facts
from planner.proof.layout import Layout
from planner.proof.model import Zone
from planner.proof.office import OwnWords
from planner.proof.subject import Subject
from planner.reports.model import Line, Lines, Report
from planner.reports.structure import structure

_LEVELS: Final[Mapping[str, Level]] = {"市": Level.CITY, **{level.value: level for level in Level}}

_NO_WORDS: Final = OwnWords()


@dataclass(frozen=True, slots=True)
class Given:
    """What is known besides the document itself; None or blank where it is to be read from the document.

    `year` is the year reviewed.
    """

    year: int | None = None
    level: Level | None = None
    last: Report | None = None
    facts: Facts | None = None
    layout: Layout | None = None
    own: OwnWords = _NO_WORDS
    delivered: date | None = None


def subject_of(
    lines: Lines, bank: PhraseBank, given: Given | None = None, assumed: Zone = Zone.FRONT
) -> Subject:
    """Return the subject of the lines of a document; what `given` says goes before what the text says."""
    given = given or Given()
    report = structure(lines)
    mode = given.facts.mode if given.facts else None
    return Subject(
        report=report,
        bank=bank,
        clock=_clock(report, given),
        level=given.level or (mode.level if mode else _LEVELS.get(report.level)),
        last=given.last,
        facts=given.facts,
        layout=given.layout,
        own=given.own,
        assumed=assumed,
    )


def _clock(report: Report, given: Given) -> Clock | None:
    year = given.year or report.year_review or (report.year_plan - 1 if report.year_plan else None)
    return clock_of(year, given.delivered) if year else None


def lines_of_text(text: str, name: str = "") -> Lines:
    """Return the lines of a text that are not blank, numbered as they stand."""
    lines = tuple(Line(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    return Lines(name, hashlib.sha256(text.encode()).hexdigest(), lines)


def lines_of_draft(draft: Draft, name: str = "") -> Lines:
    """Return the paragraphs of a draft as its Word file will hold them, tables cell by cell."""
    texts: list[tuple[str, bool]] = [(plain(draft.title), False)]
    for block in draft.blocks:
        match block:
            case Heading():
                texts.append((block.number + plain(block.spans), False))
            case Paragraph():
                texts.append((block.number + plain(block.head) + plain(block.spans), False))
            case Table():
                texts += ((plain(block.title), False), *((column.heading, True) for column in block.columns))
                texts += ((plain(cell), True) for row in block.rows for cell in row)
    told = tuple(Line(text, n, table=cell) for n, (text, cell) in enumerate(texts, 1) if text.strip())
    return Lines(name, "", told)
