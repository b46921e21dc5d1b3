"""Where words begin and end: a lexicon of common words, and the cheapest way to cut a clause with it."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

_UNKNOWN: Final = 170
_LONGEST: Final = 8
_FILES: Final = ("lexicon.txt", "genre.txt")


class Word(NamedTuple):
    """A word of a clause: where it begins and ends, and its part of speech ("" when unknown)."""

    start: int
    end: int
    tag: str


@cache
def lexicon() -> Mapping[str, tuple[int, str]]:
    """Return the common words, each with its cost and part of speech."""
    words: dict[str, tuple[int, str]] = {}
    for name in _FILES:
        for line in files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                tag, cost, *members = line.split(" ")
                words.update(dict.fromkeys(members, (int(cost), tag)))
    return words


def cut(clause: str) -> list[Word]:
    """Return the words of `clause` in order: the way to cut it whose words are commonest together."""
    known = lexicon()
    size = len(clause)
    best = [0] + [1 << 30] * size
    back: list[tuple[int, str]] = [(0, "")] * (size + 1)
    for start in range(size):
        so_far = best[start]
        for end in range(start + 1, min(start + _LONGEST, size) + 1):
            cost, tag = known.get(clause[start:end], (_UNKNOWN if end == start + 1 else -1, ""))
            if cost >= 0 and so_far + cost < best[end]:
                best[end] = so_far + cost
                back[end] = (start, tag)
    words: list[Word] = []
    end = size
    while end:
        start, tag = back[end]
        words.append(Word(start, end, tag))
        end = start
    return words[::-1]
