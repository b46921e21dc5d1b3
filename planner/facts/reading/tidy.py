"""Tidying of typed text: blanks, widths and marks as print wants them, not one word changed."""

import re
from typing import Final

from planner.chinese import half_width, is_han, is_wide
from planner.facts.reading.lines import INVISIBLE

_FULL_MARKS: Final = str.maketrans(",;:?!", "，；：？！")
_MARK: Final = re.compile(r"[,;:?!]")
_STOP: Final = re.compile(r"(?<=[\u4e00-\u9fff”》）])\.(?=$|[\u4e00-\u9fff])")
_BRACKETS: Final = re.compile(r"\(([^()（）]*)\)")
_QUOTES: Final = re.compile(r'"([^"“”]*)"')
_BLANKS: Final = re.compile(r"\s+")
_DOUBLED: Final = re.compile(r"([，。；：、？！])\1+")
_SIGN: Final = "[\u4e00-\u9fff0-9A-Za-z%“”《》（）—]"
_TIDY: Final = re.compile(rf"(?:{_SIGN}+[，、；：。])*{_SIGN}+")
_CLOSING: Final = "”》）"
_LOOSE: Final = "。；，、 "


def tidy(text: str) -> str:
    """Return `text` as it can stand in a Chinese sentence.

    Blanks go, save between Latin words; digits and letters become half-width, marks next to
    Chinese full-width; doubled marks become one; a final 。；，、 is dropped, the sentence brings
    its own. Tidying twice changes nothing more.
    """
    if is_tidy(text):
        return text
    text = half_width(INVISIBLE.sub("", text))
    while (tidier := _tidied(text)) != text:
        text = tidier
    return text


def is_tidy(text: str) -> bool:
    """Return whether `text` is sure to be tidy: plain words, single Chinese marks between them."""
    return _TIDY.fullmatch(text) is not None


def _tidied(text: str) -> str:
    """Return `text` one step tidier: a mark made full-width may change what its neighbours need."""
    text = _STOP.sub("。", _MARK.sub(_full_mark, text))
    text = _QUOTES.sub(_full_quotes, _BRACKETS.sub(_full_brackets, text))
    text = _BLANKS.sub(_needed_blank, text)
    return _DOUBLED.sub(r"\1", text).strip(_LOOSE)


def _full_mark(match: re.Match[str]) -> str:
    before, after = _neighbours(match)
    chinese = is_han(before) or is_han(after) or before in _CLOSING
    return match[0].translate(_FULL_MARKS) if chinese and before else match[0]


def _full_brackets(match: re.Match[str]) -> str:
    return f"（{match[1]}）" if _is_chinese(match) else match[0]


def _full_quotes(match: re.Match[str]) -> str:
    return f"“{match[1]}”" if _is_chinese(match) else match[0]


def _is_chinese(match: re.Match[str]) -> bool:
    before, after = _neighbours(match)
    return any(is_han(sign) for sign in (before, after, *match[1]))


def _needed_blank(match: re.Match[str]) -> str:
    before, after = _neighbours(match)
    return "" if is_wide(before or "　") or is_wide(after or "　") else " "


def _neighbours(match: re.Match[str]) -> tuple[str, str]:
    text = match.string
    return text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
