"""Marks that stand for a word somebody took out: **, XX, ××, ○○, 某某."""

import re
from collections.abc import Iterator
from typing import Final

from planner.reports.cleaning.spot import Spot
from planner.reports.model import NoiseKind

MASKED: Final = "{某}"

_RUN: Final = (
    r"(?:[*＊]+|(?<![A-Za-z])[XxＸｘ]+(?![A-Za-z])|×+|[○◯]+|〇{2,}|□{2,}|△{2,}|_{2,}|＿+|某{2,}"
    r"|某(?=[省市县镇乡村局区])(?!市场|区域|村民|镇域|县域|局部))"
)
_RUNS: Final = re.compile(_RUN)
_MASK: Final = re.compile(
    rf"1[0-9]{{2}}[*＊XxＸ×]{{4}}[0-9]{{4}}"
    rf"|二[〇○零]{_RUN}(?=年)"
    rf"|(?:(?<![0-9０-９.])[0-9０-９]{{1,3}})?{_RUN}(?:[.．](?:{_RUN}|[0-9０-９]+))?"
)
# What a mark is made of; the 某 of {某} is none.
_SIGN: Final = re.compile("[*＊XxＸｘ×○◯〇□△_＿某](?!(?<=某)})")
_BEFORE_SIGN: Final = 3
_DIGITS: Final = frozenset("0123456789０１２３４５６７８９")
_NUMERALS: Final = frozenset("一二三四五六七八九十零〇○百千")
_WORD_WITH_X: Final = re.compile(
    r"[XxＸｘ](?:光|射线|轴|染色体|线[机片检摄成]|型|-|－|[0-9０-９]{1,3}(?![0-9年]))"
)
_MULTIPLIED: Final = ("数据要素", "人工智能", "互联网", "文化", "旅游", "科技")


def find_masks(text: str) -> Iterator[Spot]:
    """Yield the marks of anonymisation in a text, each with the figures it is mixed with (20**, **.**)."""
    place = 0
    # A mark has at most three other characters before its first sign.
    while sign := _SIGN.search(text, place):
        found = _MASK.search(text, max(place, sign.start() - _BEFORE_SIGN))
        if not found:
            return
        if not _is_word(text, found):
            yield Spot(NoiseKind.MASK, *found.span(), MASKED)
        place = found.end()


def runs(text: str, spot: Spot) -> Iterator[tuple[int, str]]:
    """Yield where each run of marks in a spot begins, and the run: **.** has two."""
    # What follows a run tells whether it is one, so the search may look beyond the spot.
    for found in _RUNS.finditer(text, spot.start):
        if found.start() >= spot.end:
            return
        yield found.start(), found.group()


def _is_word(text: str, found: re.Match[str]) -> bool:
    """Return whether what looks like a mark is a sign of its own: X光, 3×4, 二○二六, a bullet."""
    mark, start, end = found.group(), found.start(), found.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    bare = mark.lstrip("0123456789０１２３４５６７８９")
    numbered = len(bare) < len(mark) or before in _DIGITS
    if len(bare) == 1 and numbered and (after in _DIGITS or not after):
        return True
    match bare[0]:
        case "X" | "x" | "Ｘ" | "ｘ":
            return bool(_WORD_WITH_X.match(text, end - 1))
        case "×":
            return after == "”" or text[:start].endswith(_MULTIPLIED)
        case "○" | "◯" | "〇":
            return bool({before, after} & _NUMERALS) or (len(bare) == 1 and not text[:start].strip())
        case "*" | "＊":
            return len(bare) == 1 and not text[:start].strip() and after in " \t\u3000"
    return False
