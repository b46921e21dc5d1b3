"""Folding: what is typed and what is held are brought to the characters that carry meaning.

Full and half width, case, quotation marks, brackets and spaces do not count. Clause marks become one
mark, a semicolon ends a line, a slot of a frame becomes characters that no query holds. A number
becomes one character that stands for its value, however it is written: 十二, 12 and １２, 二〇二六 and
2026; so 12 is no part of 2012, and a wrong number is one wrong character.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from planner.chinese import MOST, numeral, parse_numeral

MARK: Final = "，"
SLOT: Final = "\0"

_FILLED_SLOT: Final = SLOT * 6  # about as long as what fills it
_CLAUSE_MARKS: Final = frozenset("，。：！？、…—,.:!?")
_LINE_ENDS: Final = frozenset("；;\n")
_SLOTS: Final = re.compile(r"\{[^{}]*\}")
_NUMBERS: Final = re.compile("(?<![0-9０-９])[0-9０-９]{1,6}(?![0-9０-９])|[零〇一二两三四五六七八九十百千]+")
_ANY_NUMBER: Final = re.compile("[0-9０-９零〇一二两三四五六七八九十]")
_VALUES: Final = 0xF0000  # the private use planes: no text holds these characters
_LARGEST: Final = 0x1FFFD
_IN_WORDS: Final = 99
_YEARS: Final = range(1900, 2100)
_CUT: Final = re.compile(f"[{MARK}\n]")


class _Folding(dict[int, str]):
    """Code point to what it folds to, for `str.translate`; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_FOLDING: Final = _Folding()


@dataclass(frozen=True, slots=True)
class Traced:
    """A folded text, and for each of its characters where it begins and ends in what is shown."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the shown text that folds to `text[start:end]`; it is not empty."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> str:
    """Return `text` folded, clause marks and line ends kept."""
    if "{" in text:
        text = _SLOTS.sub(_FILLED_SLOT, text)
    if _ANY_NUMBER.search(text):
        text = _NUMBERS.sub(_value, text)
    return text.translate(_FOLDING)


def tighten(folded: str) -> str:
    """Return a folded text without its clause marks."""
    return folded.replace(MARK, "")


def pairs(text: str) -> list[str]:
    """Return every two characters in a row, in order."""
    return [text[at : at + 2] for at in range(len(text) - 1)]


def folded_words(query: str) -> tuple[str, ...]:
    """Return the folded words of a query, each once; blanks and clause marks part words."""
    words = (word for part in query.split() for word in _CUT.split(fold(part)) if word)
    return tuple(dict.fromkeys(words))


def traced(shown: str, *, tight: bool) -> Traced:
    """Return `shown` folded and traced back, without clause marks when `tight`.

    A slot keeps its length here, since it is shown as it stands.
    """
    masked = _SLOTS.sub(lambda slot: SLOT * len(slot[0]), shown)
    units: list[tuple[str, int, int]] = []
    at = 0
    for number in _NUMBERS.finditer(masked):
        units += [(c, place, place + 1) for place, c in enumerate(masked[at : number.start()], at)]
        value = _value(number)
        whole = (value, number.start(), number.end())
        each = [(c, place, place + 1) for place, c in enumerate(number[0], number.start())]
        units += [whole] if len(value) == 1 else each
        at = number.end()
    units += [(c, place, place + 1) for place, c in enumerate(masked[at:], at)]
    kept = [
        (folded, start, end)
        for sign, start, end in units
        for folded in _FOLDING[ord(sign)]
        if not (tight and folded == MARK)
    ]
    return Traced("".join(c for c, _, _ in kept), tuple(s for _, s, _ in kept), tuple(e for _, _, e in kept))


def spoken(folded: str) -> str:
    """Return a folded text with its numbers as they are read: 二十大, 二〇二六年; 60000 as digits."""
    return folded.translate(_SPOKEN)


def written(folded: str) -> str:
    """Return folded characters as a reader knows them: 二十届, 十二件; years and large numbers in digits."""
    return folded.translate(_WRITTEN)


class _Spoken(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = words = _say(code - _VALUES) if _is_value(code) else chr(code)
        return words


class _Written(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = words = _write(code - _VALUES) if _is_value(code) else chr(code)
        return words


_SPOKEN: Final = _Spoken()
_WRITTEN: Final = _Written()


def is_number(sign: str) -> bool:
    """Return whether a folded character stands for a number."""
    return _is_value(ord(sign))


def _is_value(code: int) -> bool:
    return _VALUES <= code <= _VALUES + _LARGEST


def _write(value: int) -> str:
    return numeral(value) if value <= _IN_WORDS else str(value)


def _say(value: int) -> str:
    if value in _YEARS:
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))
    return numeral(value) if value <= MOST else str(value)


def _value(number: re.Match[str]) -> str:
    """Return the character that stands for a number, or what was matched when it is none."""
    text = number[0]
    plain = unicodedata.normalize("NFKC", text)
    value = int(plain) if plain.isdecimal() else parse_numeral(text)
    return text if value is None or value > _LARGEST else chr(_VALUES + value)


def _fold_character(character: str) -> str:
    if character == SLOT or _is_value(ord(character)):
        return character
    if character in _LINE_ENDS:
        return "\n"
    if character in _CLAUSE_MARKS:
        return MARK
    plain = unicodedata.normalize("NFKC", character).casefold()
    return "".join(c for c in plain if unicodedata.category(c)[0] in "LN")
