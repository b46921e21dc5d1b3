"""Noise of a report: what in its lines is not the author's, each with its place."""

from collections.abc import Iterator

from planner.reports.clean import spots
from planner.reports.cleaning.masks import runs
from planner.reports.cleaning.pagemarks import is_page_number, repeated_lines
from planner.reports.model import Line, Lines, Noise, NoiseKind


def find_noise(lines: Lines) -> tuple[Noise, ...]:
    """Return all noise of a report in the order of its lines.

    Each run of marks counts by itself (**.** are two), each indent once however wide. A header or footer
    is a whole line that the document repeats.
    """
    headers = repeated_lines(lines.lines)
    return tuple(
        noise
        for place, line in enumerate(lines.lines)
        for noise in (_whole(line) if place in headers else _inside(line))
    )


def _whole(line: Line) -> Iterator[Noise]:
    text = line.text.strip()
    yield Noise(NoiseKind.HEADER, text, line.number, line.text.index(text) + 1)


def _inside(line: Line) -> Iterator[Noise]:
    for spot in spots(line.text):
        if spot.kind is NoiseKind.MASK:
            yield from (Noise(spot.kind, run, line.number, at + 1) for at, run in runs(line.text, spot))
        elif spot.kind is not NoiseKind.PAGE_NUMBER or _is_number_of_page(line):
            yield Noise(spot.kind, line.text[spot.start : spot.end], line.number, spot.start + 1)


def _is_number_of_page(line: Line) -> bool:
    """Return False for a figure in a cell of a table, which looks like a page number."""
    return not line.table or is_page_number(line)
