"""Runs of characters that recur in several texts, in time linear in the texts.

Runs of four characters are counted over the texts first; only where frequent ones follow one another can
a longer run recur. What is left of a text is little, and is sorted by its suffixes; neighbours in that
order share the longest runs (suffix array with common prefixes, Kasai et al. 2001; a-priori pruning,
Agrawal and Srikant 1994).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

LEAST: Final = 4
LONGEST: Final = 40
BREAK: Final = "\n"

_BYTES: Final = 2
_RARE: Final = re.compile("[\U00010000-\U0010ffff]")
_FREQUENT_RUNS: Final = re.compile(rb"\x01+")


@dataclass(frozen=True, slots=True)
class Run:
    """A run that cannot be made longer on either side without standing in fewer places.

    `places` are some of its places: number of the text and offset, in order.
    """

    text: str
    texts: int
    places: tuple[tuple[int, int], ...]


def grams(text: str) -> Iterator[list[int]]:
    """Yield the runs of four characters of `text` as numbers, in four lists: every fourth from 0, 1, 2, 3.

    Characters outside the basic plane count as one and the same.
    """
    encoded = text.encode("utf-16-le", "replace")
    if len(encoded) != _BYTES * len(text):
        encoded = _RARE.sub("\ufffd", text).encode("utf-16-le", "replace")
    data = memoryview(encoded)
    for first in range(LEAST):
        rest = data[_BYTES * first :]
        yield rest[: len(rest) // 8 * 8].cast("Q").tolist()


def recurring(texts: Sequence[str], *, budget: int, places: int = 12) -> tuple[Run, ...]:
    """Return the runs of 4 to 40 characters that stand in two or more of `texts`, in order of text.

    No run holds a line end. When more than `budget` characters stand in such runs, a run must stand in
    more texts to count, so that the time stays linear. At most `places` places are named for each run.
    """
    table = Counter[int]()
    for text in texts:
        table.update(set().union(*grams(text)))
    least = _least(table, budget)
    while True:
        frequent = {gram for gram, count in table.items() if count >= least}
        stretches = _stretches(texts, frequent)
        if sum(map(len, stretches)) <= budget or least >= len(texts):
            return _repeats(stretches, least, places)
        least += max(1, least // 2)


def _least(table: Counter[int], budget: int) -> int:
    """Return in how many texts a run of four must stand so that those that do are no more than `budget`."""
    standing = Counter(table.values())
    left = len(table) - standing[1]
    least = 2
    # The stretches hold about six times as many characters as there are frequent runs in this genre.
    while 6 * left > budget:
        left -= standing[least]
        least += 1
    return least


Stretches = dict[str, list[tuple[int, int]]]


def _stretches(texts: Sequence[str], frequent: set[int]) -> Stretches:
    """Return every distinct stretch whose runs of four are all frequent, with its places."""
    found: Stretches = defaultdict(list)
    for number, text in enumerate(texts):
        flags = bytearray(max(len(text) - LEAST + 1, 0))
        for first, column in enumerate(grams(text)):
            flags[first::LEAST] = bytes(map(frequent.__contains__, column))
        for run in _FREQUENT_RUNS.finditer(flags):
            offset = run.start()
            for part in text[offset : run.end() + LEAST - 1].split(BREAK):
                if len(part) >= LEAST:
                    found[part].append((number, offset))
                offset += len(part) + 1
    return found


@dataclass(slots=True)
class _Node:
    """Suffixes that share `size` characters: the texts they stand in, the character before, some of them."""

    size: int
    first: int
    texts: int
    before: str


def _repeats(stretches: Stretches, least: int, places: int) -> tuple[Run, ...]:
    suffixes = sorted(
        (stretch[offset : offset + LONGEST], stretch, offset)
        for stretch in stretches
        for offset in range(len(stretch) - LEAST + 1)
    )
    masks = {stretch: _mask(number for number, _ in spots) for stretch, spots in stretches.items()}
    best: dict[str, tuple[int, int, int]] = {}
    for size, first, last, texts in _intervals(suffixes, masks):
        if texts.bit_count() >= least:
            best[suffixes[first][0][:size]] = (texts, first, last)
    runs = []
    for text, (texts, first, last) in sorted(best.items()):
        spots: set[tuple[int, int]] = set()
        for _, stretch, offset in suffixes[first:last]:
            spots.update((number, start + offset) for number, start in stretches[stretch][:places])
            if len(spots) >= 4 * places:
                break
        runs.append(Run(text, texts.bit_count(), _spread(spots, places)))
    return tuple(runs)


def _spread(spots: set[tuple[int, int]], most: int) -> tuple[tuple[int, int], ...]:
    """Return up to `most` of `spots`, from as many texts as there are."""
    by_text: dict[int, list[int]] = defaultdict(list)
    for number, offset in sorted(spots):
        by_text[number].append(offset)
    rounds = (
        (turn, number, offsets[turn]) for number, offsets in by_text.items() for turn in range(len(offsets))
    )
    return tuple((number, offset) for _, number, offset in sorted(rounds)[:most])


def _mask(numbers: Iterator[int]) -> int:
    mask = 0
    for number in numbers:
        mask |= 1 << number
    return mask


def _intervals(
    suffixes: Sequence[tuple[str, str, int]], masks: dict[str, int]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield size, first, last and texts of every set of suffixes that share a run no longer on the left."""
    stack: list[_Node] = []
    previous = ""
    for place, (text, stretch, offset) in enumerate([*suffixes, ("", "", 0)]):
        common = _common(previous, text)
        first = place - 1
        closed: _Node | None = None
        while stack and stack[-1].size > common:
            closed = stack.pop()
            if not closed.before:
                yield closed.size, closed.first, place, closed.texts
            first = closed.first
            if stack and stack[-1].size >= common:
                _absorb(stack[-1], closed)
        if common >= LEAST and (not stack or stack[-1].size < common):
            if closed is None:
                raise AssertionError("a leaf closes before its neighbour opens")
            stack.append(_Node(common, first, closed.texts, closed.before))
        if stretch:
            before = stretch[offset - 1] if offset else ""
            # A leaf is a node of its own: its whole text may recur as one stretch.
            stack.append(_Node(len(text) + 1, place, masks[stretch], before))
        previous = text


def _absorb(parent: _Node, child: _Node) -> None:
    parent.texts |= child.texts
    if parent.before != child.before:
        parent.before = ""


def _common(left: str, right: str) -> int:
    for place, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return place
    return min(len(left), len(right))
