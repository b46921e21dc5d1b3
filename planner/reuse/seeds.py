"""Seeds: which sentences of a large stock are worth aligning with which of ours, found in one pass.

Our sentences are cut into runs of six characters; of every sentence of the stock only each fourth run is
looked up. Any nine characters in a row that both have, figures and marks aside, hold such a run. So the
cost grows with the stock, not with the stock times the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from planner.reuse.keys import BREAK, light

RUN: Final = 6
STEP: Final = 4
MOST: Final = 24
"""Sentences of the stock that are aligned with one of ours: those that share most seeds."""

_CHUNK: Final = 4096
_WHOLE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text of the stock that may share words with one of ours; `hits` is how many seeds they share."""

    hits: int
    number: int
    text: str


@dataclass(slots=True)
class Seeds:
    """The seeds of our sentences; `common` are runs of set formulas, which prove nothing."""

    texts: Sequence[str]
    common: frozenset[str]
    _owners: dict[str, list[int]] = field(init=False, default_factory=dict)
    _wholes: dict[str, list[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index every run of every sentence, and every sentence whole."""
        for at, text in enumerate(self.texts):
            bare = light(text)
            self._wholes.setdefault(bare, []).append(at)
            for run in {bare[i : i + RUN] for i in range(len(bare) - RUN + 1)} - self.common:
                self._owners.setdefault(run, []).append(at)

    def candidates(self, stock: Iterable[tuple[int, str]]) -> dict[int, list[Candidate]]:
        """Return for each of our sentences, by its place, the MOST texts of the stock nearest to it.

        `stock` yields numbers and texts and is read once. Equal ones come in the order of their words, so
        the order of the stock does not matter.
        """
        found: dict[int, list[Candidate]] = {}
        for number, text, bare in _lightened(stock):
            hits: dict[int, int] = {}
            for run in self._owners.keys() & _runs(bare):
                for at in self._owners[run]:
                    hits[at] = hits.get(at, 0) + 1
            for at in self._wholes.get(bare, ()):
                hits[at] = _WHOLE
            for at, count in hits.items():
                own = found.setdefault(at, [])
                own.append(Candidate(count, number, text))
                if len(own) > MOST * 8:
                    own[:] = _best(own)
        return {at: _best(own) for at, own in found.items()}


def runs_of(keys: Iterable[str]) -> frozenset[str]:
    """Return every run of six characters in `keys`, figures aside."""
    lights = (light(key) for key in keys)
    return frozenset(bare[i : i + RUN] for bare in lights for i in range(len(bare) - RUN + 1))


def _runs(bare: str) -> list[str]:
    return [bare[i : i + RUN] for i in range(0, len(bare) - RUN + 1, STEP)]


def _best(candidates: list[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda one: (-one.hits, len(one.text), one.text, one.number))[:MOST]


def _lightened(stock: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
    rows = iter(stock)
    while chunk := list(islice(rows, _CHUNK)):
        joined = BREAK.join(text.replace(BREAK, " ") for _, text in chunk)
        for (number, text), bare in zip(chunk, light(joined).split(BREAK), strict=True):
            yield number, text, bare
