"""What a text is found by in the full-text index.

SQLite's own trigrams cannot find a word of two characters, so the tokens are made here: every character,
every two characters in a row, and every three first letters of how the characters are read. A change
here is a new `planner.archive.schema.VERSION`.
"""

from functools import lru_cache
from itertools import islice, product
from typing import Final

from planner.search.folding import MARK, fold, spoken
from planner.search.sounds import readings

_MOST_READINGS: Final = 8
_READINGS_OF_PAIR: Final = 2
_TRIPLE: Final = 3
_KEPT: Final = 1 << 15
_GONE: Final = str.maketrans("", "", f"{MARK}\n\0")


def plain(folded: str) -> str:
    """Return a folded text as it is indexed: in one line, without clause marks and slots."""
    return folded.translate(_GONE)


def pairs(text: str) -> list[str]:
    """Return every two characters in a row, in order."""
    return [text[at : at + 2] for at in range(len(text) - 1)]


def sounds_of(pair: str) -> tuple[str, ...]:
    """Return how two folded characters are read, as “min sheng”, by the commonest readings of each."""
    first, second = (readings(sign)[:_READINGS_OF_PAIR] for sign in pair)
    return tuple(f"{one} {other}" for one in first for other in second)


def tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of a text that is `plain`, each once, in an order of their own."""
    return tuple(dict.fromkeys((*text, *pairs(text), *_initials(text))))


def _initials(text: str) -> list[str]:
    """Return every three first letters in a row, all readings, and the last two."""
    letters = [own for sign in text for own in _letters(sign)]
    commonest = "".join(own[0] for own in letters)
    found = [commonest[at : at + _TRIPLE] for at in range(len(letters) - 1)]
    for at, own in enumerate(letters):
        if len(own) > 1:
            for start in range(max(0, at - _TRIPLE + 1), min(at + 1, len(letters) - 1)):
                every = product(*letters[start : start + _TRIPLE])
                found += ["".join(reading) for reading in islice(every, _MOST_READINGS)]
    return found


@lru_cache(_KEPT)
def _letters(sign: str) -> tuple[str, ...]:
    """Return the first letters a folded character is read with, an item a syllable."""
    if read := readings(sign):
        return ("".join(dict.fromkeys(reading[0] for reading in read)),)
    if sign.isascii():
        return (sign,)
    words = spoken(sign)
    return () if words == sign else tuple(own for word in words for own in _letters(fold(word)))
