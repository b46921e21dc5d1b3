"""Families of near-equal texts, in time linear in the texts.

Every text is boiled down to the least hashes of its pairs of characters (MinHash, Broder 1997); texts that
agree in one band of them meet in one bucket and are compared with its first member, never all with all.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

_PRIME: Final = (1 << 61) - 1
_BANDS: Final = 6
_ROWS: Final = 2
_SHORT: Final = 5


def families(texts: Sequence[str], *, alike: float) -> tuple[tuple[str, ...], ...]:
    """Return `texts` in families: distinct texts, each in one family, families and members in order.

    Two texts are of one family when they share `alike` or more of their pairs of characters (Jaccard).
    """
    ordered = sorted(set(texts))
    parent = {text: text for text in ordered}

    def root(text: str) -> str:
        while parent[text] != text:
            parent[text] = parent[parent[text]]
            text = parent[text]
        return text

    buckets: dict[tuple[int, ...], str] = {}
    pairs = {text: frozenset(_pairs(text)) for text in ordered}
    for text in ordered:
        for band in _bands(pairs[text]):
            first = buckets.setdefault(band, text)
            one, other = root(first), root(text)
            if one != other and _share(pairs[first], pairs[text]) >= alike:
                parent[max(one, other)] = min(one, other)
    grouped: dict[str, list[str]] = defaultdict(list)
    for text in ordered:
        grouped[root(text)].append(text)
    return tuple(tuple(group) for _, group in sorted(grouped.items()))


def best(family: Sequence[str], count: Callable[[str], int]) -> str:
    """Return the commonest text of a family, then the shortest, then the first by code point."""
    return min(family, key=lambda text: (-count(text), len(text), text))


def _pairs(text: str) -> set[int]:
    pairs = {text[place : place + 2] for place in range(len(text) - 1)} or {text}
    return {zlib.crc32(pair.encode()) for pair in pairs}


def _bands(pairs: frozenset[int]) -> list[tuple[int, ...]]:
    if len(pairs) < _SHORT:
        return [(-1, *sorted(pairs))]
    least = [min(column) for column in zip(*map(_hashes, pairs), strict=True)]
    return [(band, *least[band * _ROWS : (band + 1) * _ROWS]) for band in range(_BANDS)]


@lru_cache(maxsize=1 << 14)
def _hashes(pair: int) -> tuple[int, ...]:
    """Return the hashes of one pair, one for each row of each band."""
    return tuple(
        (pair * (2 * turn + 0x9E3779B1) + turn * 0x85EBCA6B) % _PRIME * 0xC2B2AE35 % _PRIME
        for turn in range(_BANDS * _ROWS)
    )


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)
