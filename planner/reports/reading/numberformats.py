"""Numbers as Word writes them in lists (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable, Sequence
from typing import Final

from planner.chinese import MOST, numeral

_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CIRCLED_HAN: Final = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_STOPPED: Final = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_BRACKETED: Final = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_BRACKETED_HAN: Final = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_SMALL: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LEGAL: Final = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_TRADITIONAL: Final = str.maketrans("零一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
_LONGEST_LETTERS: Final = 30


def formatted(number: int, how: str) -> str:
    """Return `number` in the format Word calls `how`: 12 as chineseCounting is 十二, as none is "".

    A format of another script, and a number its format has no sign for, is written in digits.
    """
    write = _FORMATS.get(how)
    return write(number) if write else str(number)


def _counting(number: int) -> str:
    return numeral(number) if 0 <= number <= MOST else str(number)


def _signs(signs: Sequence[str]) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _digits(signs: str) -> Callable[[int], str]:
    return lambda number: "".join(signs[int(digit)] for digit in str(number)) if number >= 0 else str(number)


def _letters(number: int) -> str:
    """Return a, b, … z, aa, bb, … as Word counts, not as a spreadsheet does."""
    if number < 1 or number > len(_SMALL) * _LONGEST_LETTERS:
        return str(number)
    times, place = divmod(number - 1, len(_SMALL))
    return _SMALL[place] * (times + 1)


def _roman(number: int) -> str:
    if not 1 <= number <= MOST:
        return str(number)
    words = ""
    for size, sign in _ROMAN:
        times, number = divmod(number, size)
        words += sign * times
    return words


def _ordinal(number: int) -> str:
    teen = number // 10 % 10 == 1
    return str(number) + ("th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th"))


_SEXAGENARY: Final = [_STEMS[place % 10] + _BRANCHES[place % 12] for place in range(60)]
_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "ideographDigital": _digits("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _digits("〇一二三四五六七八九"),
    "taiwaneseDigital": _digits("○一二三四五六七八九"),
    "koreanDigital2": _digits("零一二三四五六七八九"),
    "chineseLegalSimplified": lambda number: _counting(number).translate(_LEGAL),
    "ideographLegalTraditional": lambda number: _counting(number).translate(_TRADITIONAL),
    "japaneseLegal": lambda number: _counting(number).translate(_TRADITIONAL),
    "ideographTraditional": _signs(_STEMS),
    "ideographZodiac": _signs(_BRANCHES),
    "ideographZodiacTraditional": _signs(_SEXAGENARY),
    "ideographEnclosedCircle": _signs(_CIRCLED_HAN),
    "ideographParenthesized": _signs(_BRACKETED_HAN),
    "decimalEnclosedCircle": _signs(_CIRCLED),
    "decimalEnclosedCircleChinese": _signs(_CIRCLED),
    "decimalEnclosedFullstop": _signs(_STOPPED),
    "decimalEnclosedParen": _signs(_BRACKETED),
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
}
