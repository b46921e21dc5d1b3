"""Comparison: which units of a text stand in a stock, and the passages they make."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from planner.reuse.align import Stretch, align
from planner.reuse.formulas import Formulas
from planner.reuse.keys import Key, key_of, signs_of
from planner.reuse.limits import PASSAGE
from planner.reuse.model import Origin, Passage, Source, Text, Unit
from planner.reuse.seeds import Seeds, runs_of
from planner.reuse.stock import Stock

_EDGE: Final = 2
_NEW: Final = 0.5


@dataclass(frozen=True, slots=True)
class Keyed:
    """A unit with its key and the mask of its set formulas."""

    unit: Unit
    key: Key
    formulas: bytearray

    @property
    def free(self) -> int:
        """How many units belong to no set formula."""
        return len(self.formulas) - sum(self.formulas)


def keyed(text: Text, formulas: Formulas) -> tuple[Keyed, ...]:
    """Return the units of `text`, each with its key and its formulas."""
    keys = ((unit, key_of(unit.text)) for unit in text.units)
    return tuple(Keyed(unit, key, formulas.mask(unit.text, key)) for unit, key in keys)


@dataclass(frozen=True, slots=True)
class _Match:
    """A stretch of one of our units, where it stands, and the sentence it stands in."""

    keyed: Keyed
    stretch: Stretch
    size: int
    source: Source
    theirs: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What a stock has of a text: a mask for each unit and origin, and the passages, longest first."""

    masks: tuple[dict[Origin, bytearray], ...]
    passages: tuple[Passage, ...]


def compare(units: Sequence[Keyed], stock: Stock, formulas: Formulas) -> Compared:
    """Return what `stock` has of `units`.

    Counted are units in runs that agree, in a sentence that is the same whole, or in a stretch that has
    PASSAGE units or more outside formulas; units of formulas never.
    """
    seeds = Seeds([one.unit.text for one in units], runs_of(formulas.keys))
    found = seeds.candidates(stock.texts())
    masks: list[dict[Origin, bytearray]] = []
    shown: list[_Match] = []
    for at, one in enumerate(units):
        matches = [
            match
            for candidate in found.get(at, ())
            for match in _matches(one, candidate.text, stock, candidate.number)
        ]
        matches.sort(key=lambda match: (-match.size, match.theirs, match.source.report))
        masks.append(_masks(one, matches))
        shown += _telling(one, matches)
    return Compared(tuple(masks), _passages(shown))


def _matches(one: Keyed, theirs: str, stock: Stock, number: int) -> Iterator[_Match]:
    signs = signs_of(theirs)
    if signs == one.key.text:
        stretches: Iterable[Stretch] = align(signs, signs)
        least = 0
    else:
        stretches, least = align(one.key.text, signs), int(PASSAGE.value)
    for stretch in stretches:
        size = _free(one, stretch)
        if size >= least:
            source = stock.source(number)
            if source is None:
                return
            yield _Match(one, stretch, size, source, theirs)


def _free(one: Keyed, stretch: Stretch) -> int:
    return sum(run.size - sum(one.formulas[run.start : run.end]) for run in stretch.runs)


def _masks(one: Keyed, matches: Iterable[_Match]) -> dict[Origin, bytearray]:
    masks: dict[Origin, bytearray] = {}
    for match in matches:
        mask = masks.setdefault(match.source.origin, bytearray(len(one.key)))
        for run in match.stretch.runs:
            for at in range(run.start, run.end):
                mask[at] = 1 - one.formulas[at]
    return masks


def _telling(one: Keyed, matches: Iterable[_Match]) -> list[_Match]:
    """Return the matches worth showing, in order of reading: of each origin, those that add something."""
    told: dict[Origin, bytearray] = {}
    kept = []
    for match in matches:
        mask = told.setdefault(match.source.origin, bytearray(len(one.key)))
        stretch = match.stretch
        new = sum(run.size - sum(mask[run.start : run.end]) for run in stretch.runs)
        if match.size and new > _NEW * (stretch.end - stretch.start):
            mask[stretch.start : stretch.end] = b"\1" * (stretch.end - stretch.start)
            kept.append(match)
    return sorted(kept, key=lambda match: match.stretch.start)


def _passages(matches: Iterable[_Match]) -> tuple[Passage, ...]:
    """Return the passages of matches, those that go on from sentence to sentence joined, longest first."""
    open_ones: dict[tuple[Origin, str], tuple[Passage, _Match]] = {}
    done: list[Passage] = []
    for match in matches:
        thread = match.source.origin, match.source.report
        before = open_ones.get(thread)
        if before and _goes_on(before[1], match):
            open_ones[thread] = _joined(before[0], match), match
            continue
        if before:
            done.append(before[0])
        open_ones[thread] = _passage(match), match
    done += [passage for passage, _ in open_ones.values()]
    return tuple(sorted(done, key=lambda one: (-one.size, one.first, one.column, one.source.report)))


def _goes_on(before: _Match, match: _Match) -> bool:
    """Return whether a match takes up where the one before ended, in our text and in theirs."""
    one, other = before.keyed, match.keyed
    if one.unit.heading or other.unit.heading or one.unit.section != other.unit.section:
        return False
    ours = other.unit.order - one.unit.order
    theirs = match.source.order - before.source.order
    whole = before.stretch.end >= len(one.key) - _EDGE and match.stretch.start <= _EDGE
    return ours == theirs == 1 and whole


def _passage(match: _Match) -> Passage:
    unit, key, stretch = match.keyed.unit, match.keyed.key, match.stretch
    theirs = key_of(match.theirs)
    return Passage(
        words=_closed(unit.text, key, stretch.start, stretch.end),
        line=unit.line,
        column=unit.column + key.starts[stretch.start],
        section=unit.section,
        first=unit.order,
        last=unit.order,
        size=match.size,
        theirs=_closed(match.theirs, theirs, stretch.other, stretch.other_end),
        source=match.source,
        heading=unit.heading,
        whole=theirs.text == key.text,
    )


def _closed(text: str, key: Key, start: int, end: int) -> str:
    """Return the words of some units, with the final mark where they run to the end."""
    return text[key.starts[start] :] if end == len(key) else key.shown(text, start, end)


def _joined(passage: Passage, match: _Match) -> Passage:
    further = _passage(match)
    return replace(
        passage,
        words=passage.words + further.words,
        theirs=passage.theirs + further.theirs,
        size=passage.size + further.size,
        last=further.last,
    )
