"""Numerals by GB/T 15835."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from planner.chinese import half_width
from planner.proof.model import Hit, Rule
from planner.proof.subject import Detector, Subject

_WIDE: Final = re.compile("[０-９Ａ-Ｚａ-ｚ％][０-９Ａ-Ｚａ-ｚ％．]*")
_MASK: Final = frozenset("ＸｘX")
_MEETING: Final = re.compile("第(?P<how>[0-9]{1,3}|[一二三四五六七八九十]{1,4})次(?:全体)?会议")
_TERM: Final = re.compile(
    "第?(?P<how>[0-9]{1,2}|[一二三四五六七八九十]{1,3})届(?=人大|人民代表大会|[^，。；\n]{0,8}[0-9一二三四五六七八九十]次)"
)
_YEAR: Final = re.compile(
    "(?<![0-9一二三四五六七八九〇零])(?P<how>20[0-9]{2}|二[〇零○][〇零○一二三四五六七八九]{2})年"
)
_CONTEXT: Final = 30


def _wide_signs(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield figures and letters of full width, with what they are at half width."""
    for found in _WIDE.finditer(subject.text):
        if not set(found.group()) <= _MASK:
            half = half_width(found.group()).replace("．", ".")
            yield Hit(*found.span(), {"正": half}, replacement=half)


def _mixed(pattern: re.Pattern[str], what: str, *, figures_right: bool) -> Detector:
    """Return a detector of numbers of one kind that a text writes in both ways.

    `figures_right` tells whether figures are the right way.
    """

    def found(subject: Subject, _rule: Rule) -> Iterator[Hit]:
        seen = [one for one in pattern.finditer(subject.text) if not _in_title(subject.text, one)]
        figures = [one for one in seen if one["how"].isascii()]
        spelt = [one for one in seen if not one["how"].isascii()]
        if not figures or not spelt:
            return
        right, wrong = (figures, spelt) if figures_right else (spelt, figures)
        for one in wrong:
            yield Hit(*one.span(), {"何": what, "例": right[0].group()})

    return found


def _in_title(text: str, found: re.Match[str]) -> bool:
    """Return whether a number is part of a title, which is quoted as it is."""
    before = text[max(0, found.start() - _CONTEXT) : found.start()]
    after = text[found.end() : found.end() + len("远景目标")]
    return "《" in before.rpartition("》")[2] or after.startswith("远景目标")


DETECTORS: Final[Mapping[str, Detector]] = {
    "全角数字": _wide_signs,
    "会议次数写法": _mixed(_MEETING, "会议的次数", figures_right=False),
    "届数写法": _mixed(_TERM, "届数", figures_right=False),
    "年份写法": _mixed(_YEAR, "年份", figures_right=True),
}
