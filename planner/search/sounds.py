"""Words by their sound: finders for what is read the same, spelt in pinyin, or given by its initials.

A finder looks through a folded text as it stands and returns the first span it finds. Characters of
several readings are found by each of them; characters outside GB 2312 only as they are written.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from planner.search.folding import fold, spoken

# The table is read whole here, by syllable, where planner.search.pinyin looks up one character.
from planner.search.pinyin import table

_SYLLABLE: Final = re.compile(
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve"
    "|[aeiouv])|ng?|m"
)
_LATIN: Final = re.compile("[a-z]{2,24}")
_LINE: Final = re.compile(r"^([a-z,]+)\t(.+)$", re.MULTILINE)
_LONGEST: Final = 6
_FEWEST: Final = 2
_NO_INITIAL: Final = frozenset("iuv")
_NUMBERS: Final = tuple(fold(str(value)) for value in range(11))
_WORDS: Final = {_NUMBERS[0]: "零", _NUMBERS[2]: "二两"}
_KEYS: Final = 0xE000  # the private use area
_KEPT: Final = 512
_HEARD: Final = 1 << 13

Span = tuple[int, int]
Finder = Callable[[str], Span | None]


@dataclass(frozen=True, slots=True)
class _Sounds:
    """The characters of each syllable, the readings of each character, and keys for them.

    `keys` gives a private-use character for the commonest reading, `first` and `second` the initial of
    the first and the second.
    """

    characters: dict[str, frozenset[str]]
    readings: dict[str, tuple[str, ...]]
    keys: dict[int, str]
    first: dict[int, str]
    second: dict[int, str]


def sound(text: str) -> str:
    """Return a key of the length of a folded text, the same for texts that sound the same.

    Each character counts by its commonest reading; what has none stays as it is.
    """
    return text.translate(_sounds().keys)


@lru_cache(_HEARD)
def heard(text: str) -> str:
    """Return `sound` of a text that is asked for again and again, as those of a bank are."""
    return sound(text)


def sound_alike(one: str, other: str) -> bool:
    """Return whether two folded characters are the same or share a reading."""
    return one == other or not set(readings(one)).isdisjoint(readings(other))


@lru_cache(_KEPT)
def spelt(word: str) -> Finder | None:
    """Return a finder of what the folded `word` spells in pinyin; None when it spells nothing.

    Two syllables are the fewest. The last may be unfinished (minshengsh), as it is while someone types.
    """
    parts = syllables(word)
    if len(parts) < _FEWEST:
        return None
    known = _sounds().characters
    classes = [known.get(part, frozenset()) for part in parts]
    if not classes[-1]:
        classes[-1] = frozenset().union(*(known[own] for own in known if own.startswith(parts[-1])))
    return _finder(classes) if all(classes) else None


@lru_cache(_KEPT)
def initialled(word: str) -> Finder | None:
    """Return a finder of characters that the letters of the folded `word` are the initials of.

    None when it is no row of initials: two letters are the fewest.
    """
    if not _LATIN.fullmatch(word) or not _NO_INITIAL.isdisjoint(word):
        return None
    tables = _sounds().first, _sounds().second

    def find(text: str) -> Span | None:
        for folded in tables:
            start = text.translate(folded).find(word)
            if start >= 0:
                return start, start + len(word)
        return None

    return find


@lru_cache(_KEPT)
def syllables(word: str) -> tuple[str, ...]:
    """Return the syllables of a word of letters, as few as will do; () when it has none.

    The last may be unfinished.
    """
    if not _LATIN.fullmatch(word):
        return ()
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(word) + 1):
        splits = (
            (*before, word[start:end])
            for start in range(max(0, end - _LONGEST), end)
            if (before := best[start]) is not None and _fits(word[start:end], last=end == len(word))
        )
        best.append(min(splits, key=len, default=None))
    return best[-1] or ()


def readings(sign: str) -> tuple[str, ...]:
    """Return how a folded character is read, a number up to ten too; () for all others."""
    return _sounds().readings.get(sign, ())


def characters(syllable: str) -> frozenset[str]:
    """Return the folded characters that are read `syllable`."""
    return _sounds().characters.get(syllable, frozenset())


def _fits(part: str, *, last: bool) -> bool:
    unfinished = last and (part in {"zh", "ch", "sh"} or (len(part) == 1 and part not in _NO_INITIAL))
    return unfinished or _SYLLABLE.fullmatch(part) is not None


def _finder(classes: list[frozenset[str]]) -> Finder:
    pattern = re.compile("".join(f"[{''.join(map(re.escape, sorted(signs)))}]" for signs in classes))

    def find(text: str) -> Span | None:
        found = pattern.search(text)
        return found.span() if found else None

    return find


@cache
def _sounds() -> _Sounds:
    common = _common()
    by_syllable: dict[str, set[str]] = {}
    by_character: dict[str, tuple[str, ...]] = {}
    for line in _LINE.finditer(table()):
        own = common.intersection(line[2])
        read = tuple(line[1].split(","))
        for syllable in read if own else ():
            by_syllable.setdefault(syllable, set()).update(own)
        by_character.update(dict.fromkeys(own, read))
    for number in _NUMBERS:
        read = tuple(r for word in _WORDS.get(number, spoken(number)) for r in by_character[word])
        for syllable in read:
            by_syllable[syllable].add(number)
        by_character[number] = read
    places = {syllable: chr(_KEYS + place) for place, syllable in enumerate(sorted(by_syllable))}
    return _Sounds(
        {syllable: frozenset(signs) for syllable, signs in by_syllable.items()},
        by_character,
        {ord(sign): places[read[0]] for sign, read in by_character.items() if read},
        {ord(sign): read[0][0] for sign, read in by_character.items() if read},
        {ord(sign): read[min(1, len(read) - 1)][0] for sign, read in by_character.items() if read},
    )


def _common() -> frozenset[str]:
    """Return the characters of GB 2312, with which reports make do."""
    codes = bytes(byte for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    return frozenset("〇" + codes.decode("gb2312", "ignore"))
