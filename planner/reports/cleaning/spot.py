"""A spot: a stretch of a text that is noise, and what stands there when the text is mined."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.reports.model import NoiseKind


@dataclass(frozen=True, slots=True)
class Spot:
    """`text[start:end]` is noise of a kind; `instead` is mined in its place."""

    kind: NoiseKind
    start: int
    end: int
    instead: str = ""


def apart(spots: Iterable[Spot]) -> list[Spot]:
    """Return spots in order, without those that overlap one that begins earlier or is longer."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (spot.start, -spot.end)):
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept
