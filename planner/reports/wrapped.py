"""Joining lines that a program broke by width."""

from collections.abc import Sequence

from planner.reports.model import Line


def unwrap(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return `lines` with broken paragraphs whole again."""
    return tuple(lines)
