"""The archive read from end to end: every text once, and where a text stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner.archive.opening import explained
from planner.archive.store import Archive
from planner.reports.model import Element

_TEXTS: Final = "SELECT id, words FROM text ORDER BY id"
_STANDS: Final = """SELECT report.digest, report.name, occurrence.place, occurrence.line,
    coalesce(section.path, '') FROM occurrence JOIN report ON report.id = occurrence.report
    LEFT JOIN section ON section.report = occurrence.report AND section.place = occurrence.section
    WHERE occurrence.text = ? ORDER BY report.year_review DESC, report.name, occurrence.place"""
_UNDER: Final = """SELECT text.words FROM section JOIN report ON report.id = section.report
    JOIN occurrence ON occurrence.report = section.report AND occurrence.section = section.place
    JOIN text ON text.id = occurrence.text WHERE report.digest = ? AND section.path = ?
    ORDER BY occurrence.place"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a text stands: in which report, as which of its texts (from 0), in which line and section."""

    digest: str
    report: str
    order: int
    line: int
    section: str


def every_text(archive: Archive) -> Iterator[tuple[int, str]]:
    """Yield the number and the words of every text of the archive, each once, in a fixed order."""
    with explained(archive.path, write=False):
        yield from archive.connection.execute(_TEXTS)


def standings(archive: Archive, number: int) -> tuple[Standing, ...]:
    """Return every place where the text of that number stands, latest year first."""
    with explained(archive.path, write=False):
        return tuple(Standing(*row) for row in archive.connection.execute(_STANDS, (number,)))


def mandate(archive: Archive, digest: str) -> tuple[str, ...]:
    """Return the sentences of a report that say on whose behalf it is given; () where it has none."""
    with explained(archive.path, write=False):
        rows = archive.connection.execute(_UNDER, (digest, str(Element.MANDATE)))
        return tuple(words for (words,) in rows)
