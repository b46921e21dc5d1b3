"""What a text is found by in the full-text index.

SQLite's own trigrams cannot find a word of two characters, so the tokens are made here: every character,
every two characters in a row, and every three first letters of how the characters are read. A change
here is a new `planner.archive.schema.VERSION`.
"""

from functools import lru_cache
from itertools import chain, islice, product
from typing import Final

from planner.search.folding import MARK, fold, pairs, spoken
from planner.search.sounds import readings

_MOST_READINGS: Final = 8
_READINGS_OF_PAIR: Final = 2
_TRIPLE: Final = 3
_KEPT: Final = 1 << 15
_GONE: Final = str.maketrans("", "", f"{MARK}\n\0")


def plain(folded: str) -> str:
    """Return a folded text as it is indexed: in one line, without clause marks and slots."""
    return folded.translate(_GONE)


def sounds_of(pair: str) -> tuple[str, ...]:
    """Return how two folded characters are read, as “min sheng”, by the commonest readings of each."""
    first, second = (readings(sign)[:_READINGS_OF_PAIR] for sign in pair)
    return tuple(f"{one} {other}" for one in first for other in second)


def tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of a text that is `plain`, each once, in an order of their own."""
    return tuple(dict.fromkeys((*text, *pairs(text), *_initials(text))))


def _initials(text: str) -> list[str]:
    """Return every three first letters in a row, all readings, and the last two."""
    letters = tuple(chain.from_iterable(map(_letters, text)))
    rows = (letters[at : at + _TRIPLE] for at in range(len(letters) - 1))
    return list(chain.from_iterable(map(_spellings, rows)))


@lru_cache(_KEPT)
def _spellings(letters: tuple[str, ...]) -> tuple[str, ...]:
    """Return how a row of syllables may begin, the commonest readings first."""
    return tuple("".join(reading) for reading in islice(product(*letters), _MOST_READINGS))


@lru_cache(_KEPT)
def _letters(sign: str) -> tuple[str, ...]:
    """Return the first letters a folded character is read with, an item a syllable."""
    if read := readings(sign):
        return ("".join(dict.fromkeys(reading[0] for reading in read)),)
    if sign.isascii():
        return (sign,)
    words = spoken(sign)
    return () if words == sign else tuple(own for word in words for own in _letters(fold(word)))
