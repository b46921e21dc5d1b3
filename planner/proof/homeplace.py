"""The place a document speaks for, and whether names were masked in it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from planner.facts.rules.texts import texts
from planner.proof.subject import Subject
from planner.reports.model import NoiseKind
from planner.reuse.gazetteer import gazetteer
from planner.reuse.places import Home, Mention, home_of
from planner.reuse.townships import towns
from planner.rollover.unit import place_of

_MASKED: Final = 5
_PLACE: Final = "单位.地区"


@dataclass(frozen=True, slots=True)
class HomePlace:
    """`name` is the office's own place, "" when unknown; `home` what is no foreign place.

    `placed` says that the gazetteer knows what stands above it; `supplied` that facts or last year's report
    name its townships. `masked` says that the document is somebody's text with its names taken out.
    """

    name: str
    home: Home
    placed: bool
    supplied: bool
    masked: bool


def home_place(subject: Subject) -> HomePlace:
    """Return the place by the facts, else by title and mandate, with what the office calls its own."""
    fact = subject.facts.one(_PLACE) if subject.facts else None
    name = fact.text if fact and not fact.pending else place_of(subject.report)
    supplied = "\n".join(one.text for one in texts(subject.facts)) if subject.facts else ""
    familiar = "\n".join(line.text for line in subject.last.lines.lines) if subject.last else ""
    last = place_of(subject.last) if subject.last and not name else ""
    home = home_of([name or last, *sorted(subject.own.places)], supplied, familiar)
    masks = sum(noise.kind is NoiseKind.MASK for noise in subject.report.noise)
    placed = any(gazetteer().known(place) for place in home.own)
    return HomePlace(name or last, home, placed, bool(supplied or familiar), masks >= _MASKED)


@lru_cache(maxsize=2)
def towns_of(text: str) -> tuple[Mention, ...]:
    """Return the townships, streets and villages that a text names, in order."""
    return tuple(towns(text))
