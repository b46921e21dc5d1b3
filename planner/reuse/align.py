"""Alignment of two sentences: exact runs are seeds, and grow over short differences (seed and extend).

After the two steps of passim and textreuse (shingles find, an alignment measures), kept local, so that a
clause that was moved is found where it went.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

SEED: Final = 4
"""Units of the shortest run that counts as agreement; shorter ones are chance in Chinese."""

_GAP: Final = 8
_ALIKE: Final = 0.7


@dataclass(frozen=True, slots=True)
class Run:
    """Units that two keys share: `size` of them, from `start` in one and `other` in the other."""

    start: int
    other: int
    size: int

    @property
    def end(self) -> int:
        """Where the run ends in the first key."""
        return self.start + self.size

    @property
    def other_end(self) -> int:
        """Where the run ends in the second key."""
        return self.other + self.size


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs in order in both keys with short differences between them."""

    runs: tuple[Run, ...]

    @property
    def start(self) -> int:
        """Where the stretch begins in the first key."""
        return self.runs[0].start

    @property
    def end(self) -> int:
        """Where the stretch ends in the first key."""
        return self.runs[-1].end

    @property
    def other(self) -> int:
        """Where the stretch begins in the second key."""
        return self.runs[0].other

    @property
    def other_end(self) -> int:
        """Where the stretch ends in the second key."""
        return self.runs[-1].other_end


def align(one: str, other: str) -> tuple[Stretch, ...]:
    """Return where two keys agree, the longest stretch first; no unit of `one` is in two stretches.

    A stretch goes on over a difference of up to eight units as long as seven in ten units agree.
    """
    if one == other:
        return (Stretch((Run(0, 0, len(one)),)),) if one else ()
    left = sorted(_runs(one, other), key=lambda run: (-run.size, run.start, run.other))
    stretches: list[Stretch] = []
    while left:
        stretch = _grown(left[0], left)
        stretches.append(stretch)
        left = [run for run in left if run.end <= stretch.start or run.start >= stretch.end]
    return tuple(sorted(stretches, key=lambda s: (-sum(run.size for run in s.runs), s.start)))


def _runs(one: str, other: str) -> list[Run]:
    """Return every run of SEED units or more that cannot be made longer."""
    places: dict[str, list[int]] = {}
    for at in range(len(other) - SEED + 1):
        places.setdefault(other[at : at + SEED], []).append(at)
    runs = []
    for start in range(len(one) - SEED + 1):
        for at in places.get(one[start : start + SEED], ()):
            if start and at and one[start - 1] == other[at - 1]:
                continue
            size = SEED
            most = min(len(one) - start, len(other) - at)
            while size < most and one[start + size] == other[at + size]:
                size += 1
            runs.append(Run(start, at, size))
    return runs


def _grown(core: Run, runs: Sequence[Run]) -> Stretch:
    """Return the stretch around `core`: the nearest run is taken in on either side while enough agrees."""
    chain = [core]
    while True:
        after = [run for run in (_after(chain[-1], run) for run in runs) if run]
        before = [run for run in (_before(chain[0], run) for run in runs) if run]
        options = [[*chain, min(after, key=lambda run: (run.start, run.other))]] if after else []
        if before:
            nearest = max(before, key=lambda run: (run.end, run.other_end))
            options.append([nearest, *chain])
        good = [option for option in options if _alike(option)]
        if not good:
            return Stretch(tuple(chain))
        chain = max(good, key=lambda option: sum(run.size for run in option))


def _after(last: Run, run: Run) -> Run | None:
    """Return `run`, or the part of it behind `last` in both keys, when it is near enough; else None."""
    inside = max(last.end - run.start, last.other_end - run.other, 0)
    if inside > run.size - SEED:
        return None
    cut = Run(run.start + inside, run.other + inside, run.size - inside)
    near = cut.start - last.end <= _GAP and cut.other - last.other_end <= _GAP
    return cut if near else None


def _before(first: Run, run: Run) -> Run | None:
    """Return `run`, or the part of it before `first` in both keys, when it is near enough; else None."""
    inside = max(run.end - first.start, run.other_end - first.other, 0)
    if inside > run.size - SEED:
        return None
    cut = Run(run.start, run.other, run.size - inside)
    near = first.start - cut.end <= _GAP and first.other - cut.other_end <= _GAP
    return cut if near else None


def _alike(chain: Sequence[Run]) -> bool:
    agreed = sum(run.size for run in chain)
    widest = max(chain[-1].end - chain[0].start, chain[-1].other_end - chain[0].other)
    return agreed >= _ALIKE * widest
