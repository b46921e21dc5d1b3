"""Where words begin and end: a lexicon of common words, and the cheapest way to cut a clause with it."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

_NO_WORD: Final = (170, "")
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


@cache
def _longest() -> Mapping[str, int]:
    """Return for two characters how long the longest common word is that begins with them."""
    sizes: dict[str, int] = {}
    for word in lexicon():
        head = word[:2]
        if len(word) > sizes.get(head, 1):
            sizes[head] = len(word)
    return sizes


def cut(clause: str) -> list[Word]:
    """Return the words of `clause` in order: the way to cut it whose words are commonest together."""
    known, longest = lexicon(), _longest()
    size = len(clause)
    best = [0] + [1 << 30] * size
    back: list[tuple[int, str]] = [(0, "")] * (size + 1)
    for start in range(size):
        so_far = best[start]
        reach = longest.get(clause[start : start + 2], 1)
        for end in range(start + 1, min(start + reach, size) + 1):
            word = known.get(clause[start:end]) or (_NO_WORD if end == start + 1 else None)
            if word and so_far + word[0] < best[end]:
                best[end] = so_far + word[0]
                back[end] = (start, word[1])
    words: list[Word] = []
    end = size
    while end:
        start, tag = back[end]
        words.append(Word(start, end, tag))
        end = start
    return words[::-1]
