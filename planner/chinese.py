"""Chinese writing: display width, numerals and the width of letters and digits."""

import unicodedata
from typing import Final

MOST: Final = 9999

# Digit by digit is how years are written; fewer digits only when one of them is a zero.
_SPELT: Final = 4
_ZEROS: Final = frozenset("零〇")
_DIGITS: Final = "零一二三四五六七八九"
_VALUES: Final = {sign: value for value, sign in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_TEENS: Final = range(10, 20)
_WIDE: Final = frozenset("WF")
_WITHOUT_WIDTH: Final = frozenset({"Mn", "Me", "Cf"})
_HALF_WIDTH: Final = {
    code: code - 0xFEE0
    for code in (
        *range(ord("０"), ord("９") + 1),
        *range(ord("Ａ"), ord("Ｚ") + 1),
        *range(ord("ａ"), ord("ｚ") + 1),
        ord("％"),
    )
}


def is_han(sign: str) -> bool:
    """Return whether `sign` is one Chinese character."""
    return "\u4e00" <= sign <= "\u9fff" or "\u3400" <= sign <= "\u4dbf" or sign == "〇"


def is_wide(sign: str) -> bool:
    """Return whether `sign` is set on a full square: a Chinese character or mark."""
    return unicodedata.east_asian_width(sign) in _WIDE


def display_width(text: str) -> int:
    """Return how many terminal columns `text` takes.

    A Chinese character takes two; a character of ambiguous width (“ ” ——) takes one, as terminals
    set to UTF-8 show it.
    """
    return sum(_columns(sign) for sign in text)


def half_width(text: str) -> str:
    """Return `text` with full-width digits, letters and percent signs made half-width."""
    return text.translate(_HALF_WIDTH)


def numeral(number: int) -> str:
    """Return `number` in Chinese numerals: 9 is 九, 12 is 十二, 105 is 一百零五.

    Raises ValueError outside 0 to 9999.
    """
    if not 0 <= number <= MOST:
        raise ValueError(number)
    if number == 0:
        return _DIGITS[0]
    words, skipped = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // size % 10
        if digit:
            words += ("零" if skipped and words else "") + _DIGITS[digit] + unit
        skipped = digit == 0
    return words.removeprefix("一") if number in _TEENS else words


def parse_numeral(text: str) -> int | None:
    """Return the number `text` writes in Chinese numerals, None when it is not one.

    Reads both 一百零五 and digit by digit 二〇二六; 两 counts as 二. Two or three digits in a row without
    a zero are no number but an estimate (七八, GB/T 15835-2011, 5.2.1): None.
    """
    spelt = len(text) >= _SPELT or (len(text) > 1 and not _ZEROS.isdisjoint(text))
    if spelt and all(sign in _VALUES for sign in text):
        return int("".join(str(_VALUES[sign]) for sign in text))
    total, digit = 0, None
    for sign in text:
        if sign in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[sign]
            digit = None
        elif sign in _VALUES:
            digit = _VALUES[sign]
        else:
            return None
    total += digit or 0
    return total if _is_canonical(text, total) else None


def _is_canonical(text: str, number: int) -> bool:
    if not text or number > MOST:
        return False
    plain = text.replace("两", "二").replace("〇", "零")
    return plain in {numeral(number), "一" + numeral(number)}


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in _WITHOUT_WIDTH:
        return 0
    return 2 if is_wide(sign) else 1
