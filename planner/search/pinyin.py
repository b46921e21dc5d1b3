"""How Chinese characters sound, without tones: for search by initials and for homophones.

The table (`pinyin.txt`) is a text of some ninety thousand characters that is searched as it stands:
reading it takes a millisecond, making a mapping of it would take twenty.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

from planner.chinese import half_width

_TABLE: Final = Path(__file__).with_name("pinyin.txt")
_FIRST_CHARACTER: Final = "\u3007"
_SOUNDS: Final = 0xE000  # the private use area: no text holds these characters


def readings(character: str) -> tuple[str, ...]:
    """Return the syllables `character` is read as, commonest first, ü written v; () for none.

    Only Chinese characters have readings; a string of any other length than one has none.
    """
    if len(character) != 1 or character < _FIRST_CHARACTER:
        return ()
    return _readings(character)


def initials(text: str) -> str:
    """Return the first letters of how `text` is read: 民生实事 is msss, 12345热线 is 12345rx.

    A character of several readings gives its commonest. Letters and digits stay, in lower case and
    half width; everything else is left out.
    """
    return text.translate(_INITIALS)


def initial_letters(character: str) -> str:
    """Return the different first letters of all readings of `character`: 长 gives zc, 的 gives d."""
    return "".join(dict.fromkeys(reading[0] for reading in readings(character)))


def sound(text: str, *, loosely: bool = False) -> str:
    """Return a key of the length of `text`, the same for texts that sound the same.

    Each Chinese character becomes a private-use character that stands for its commonest reading;
    others stay, in lower case and half width. `loosely` leaves aside what many speakers do not tell
    apart: z/zh, c/ch, s/sh, n/l, in/ing, en/eng. Keys compare only with keys of the same table and the
    same `loosely`.
    """
    return text.translate(_LOOSE_SOUNDS if loosely else _SOUNDS_ALONE)


def sound_alike(one: str, other: str, *, loosely: bool = False) -> bool:
    """Return whether two characters share a reading, or are the same; `loosely` as for `sound`."""
    if one == other:
        return True
    first, second = readings(one), readings(other)
    if loosely:
        first, second = tuple(map(_loose, first)), tuple(map(_loose, second))
    return not set(first).isdisjoint(second)


@cache
def _readings(character: str) -> tuple[str, ...]:
    lines = table()
    at = lines.find(character)
    if at < 0:
        return ()
    start = lines.rfind("\n", 0, at) + 1
    return tuple(lines[start : lines.index("\t", start)].split(","))


@cache
def table() -> str:
    """Return the lines of the table, each `readings<tab>characters`; the head is cut off."""
    return _TABLE.read_text(encoding="utf-8").partition("\n\n")[2]


@cache
def _letters(*, loosely: bool) -> dict[str, str]:
    """Return the character that stands for each syllable."""
    syllables = sorted(set(re.findall("[a-z]+", table())))
    places = {syllable: chr(_SOUNDS + place) for place, syllable in enumerate(syllables)}
    if not loosely:
        return places
    firsts: dict[str, str] = {}
    return {syllable: firsts.setdefault(_loose(syllable), letter) for syllable, letter in places.items()}


@cache
def _loose(syllable: str) -> str:
    plain = re.sub("^([zcs])h", r"\1", syllable)
    plain = re.sub("^n(?=[aeiouv])", "l", plain)
    return re.sub("(in|en)g$", r"\1", plain)


def _plain(sign: str) -> str:
    return half_width(sign).lower()


class _Initials(dict[int, str]):
    """Code point to first letter, for `str.translate`; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = _plain(sign)
        kept = plain if plain.isascii() and plain.isalnum() else ""
        self[code] = letter = initial_letters(sign)[:1] or kept
        return letter


class _Sounds(dict[int, str]):
    """Code point to the character that stands for its sound, filled likewise."""

    def __init__(self, *, loosely: bool) -> None:
        super().__init__()
        self.loosely = loosely

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        read = readings(sign)
        self[code] = key = _letters(loosely=self.loosely)[read[0]] if read else _plain(sign)
        return key


_INITIALS = _Initials()
_SOUNDS_ALONE = _Sounds(loosely=False)
_LOOSE_SOUNDS = _Sounds(loosely=True)
