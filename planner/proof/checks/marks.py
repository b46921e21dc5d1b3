"""Punctuation by GB/T 15834."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from planner.chinese import is_han
from planner.finding import Severity
from planner.proof.model import Hit, Rule
from planner.proof.subject import Detector, Subject
from planner.reports.clean import spots
from planner.reports.cleaning.spot import Spot
from planner.reports.model import NoiseKind

_QUOTES: Final = frozenset("“”‘’")
_ANGLES: Final = frozenset("《》〈〉")
_PAIRED: Final = {"（": "）", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "‘": "’"}
_OPENING: Final = {closing: opening for opening, closing in _PAIRED.items()}
_BRACKETS: Final = re.compile("[（）()《》〈〉【】〔〕‘’]")
_FULL: Final = {"(": "（", ")": "）"}
"""A bracket of half width pairs with one of full width; that it is wrong is another finding."""

_COUNTER: Final = re.compile("(?:^|[。；：，、\\s])[（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")
_TITLES: Final = re.compile("[《》〈〉]")
_NESTED: Final = re.compile("[“”]")
_TEXT: Final = 40
_LONG: Final = 60
_SURE: Final = re.compile("[。！？]")
_UNENDED: Final = re.compile("[\u4e00-\u9fff0-9%，、]$")
_BLANK: Final = re.compile(
    "(?<=[\u4e00-\u9fff，。；：、！？”》）])[ \u3000\xa0]+(?=[\u4e00-\u9fff“《（，。；：、])"
)
_UNIT: Final = re.compile("人次|[项次件名部条个份场户余届月日]|万元")
_LATIN: Final = re.compile("(?<=[\u4e00-\u9fff]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[\u4e00-\u9fff])")
_NAME: Final = re.compile("[\u4e00-\u9fff]")


def _of_lines(kinds: frozenset[NoiseKind], wanted: Callable[[Spot], bool]) -> Detector:
    """Return a detector of half-width marks and quotes, mended where only one reading is left."""

    def found(subject: Subject, _rule: Rule) -> Iterator[Hit]:
        suspect = {noise.line for noise in subject.report.noise if noise.kind in kinds}
        for index, line in enumerate(subject.lines):
            if line.number not in suspect:
                continue
            for spot in _spots(line.text):
                if spot.kind in kinds and wanted(spot):
                    start = subject.starts[index] + spot.start
                    old = line.text[spot.start : spot.end]
                    new = spot.instead if spot.instead and spot.instead != old.strip() else None
                    yield Hit(
                        start,
                        start + len(old.rstrip()),
                        {"正": new or ""},
                        suggestion=f"改为“{new}”" if new else "",
                        replacement=new,
                    )

    return found


@lru_cache(maxsize=1 << 8)
def _spots(text: str) -> tuple[Spot, ...]:
    return tuple(spots(text))


def _is_plain(spot: Spot) -> bool:
    return spot.instead not in _ANGLES and not _is_quote(spot)


def _is_quote(spot: Spot) -> bool:
    return spot.kind is NoiseKind.QUOTES or spot.instead in _QUOTES


def _unpaired(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield brackets and title marks that nothing faces in their paragraph."""
    for line, begin in zip(subject.lines, subject.starts, strict=True):
        opened: list[tuple[int, str]] = []
        for found in _BRACKETS.finditer(line.text):
            sign, at = _FULL.get(found.group(), found.group()), found.start()
            if sign in _PAIRED:
                opened.append((at, sign))
            elif opened and _PAIRED[opened[-1][1]] == sign:
                opened.pop()
            elif sign != "’" and not _COUNTER.search(line.text, 0, at):
                yield Hit(begin + at, begin + at + 1, {"缺": _OPENING[sign]})
        yield from (Hit(begin + at, begin + at + 1, {"缺": _PAIRED[sign]}) for at, sign in opened)


def _titles_in_titles(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield double title marks inside of a title; they become single ones where they pair."""
    for line, begin in zip(subject.lines, subject.starts, strict=True):
        if "《" in line.text:
            yield from _inner(line.text, begin, _TITLES, "《》", "〈〉")


def _quotes_in_quotes(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield double quotes inside of a quotation."""
    for line, begin in zip(subject.lines, subject.starts, strict=True):
        if "“" in line.text:
            yield from _inner(line.text, begin, _NESTED, "“”", "‘’")


def _inner(text: str, begin: int, marks: re.Pattern[str], outer: str, inner: str) -> Iterator[Hit]:
    opened: list[tuple[int, str]] = []
    hits: list[tuple[int, str]] = []
    for found in marks.finditer(text):
        sign, at = found.group(), found.start()
        if sign in (outer[0], inner[0]):
            opened.append((at, sign))
        elif not opened:
            return
        else:
            start, opening = opened.pop()
            if sign == outer[1] and opening == outer[0] and opened:
                hits += [(start, inner[0]), (at, inner[1])]
    if not opened:
        yield from (Hit(begin + at, begin + at + 1, {"正": new}, replacement=new) for at, new in sorted(hits))


def _no_full_stop(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield the end of a paragraph of running text that has no final mark.

    Where no sentence of it is ended the paragraph may be something else, and is only asked about.
    """
    heads = {section.line for _, section in subject.sections()}
    for line, begin in zip(subject.lines, subject.starts, strict=True):
        text = line.text.rstrip()
        if len(text) < _TEXT or not _UNENDED.search(text) or line.table or line.outline or "\t" in text:
            continue
        sure = bool(_SURE.search(text))
        if sure or (line.number not in heads and _is_long_sentence(text)):
            end = begin + len(text)
            comma = text[-1] in "，、"
            severity = None if sure else Severity.WARNING
            yield Hit(end - 1, end, replacement="。" if comma else f"{text[-1]}。", severity=severity)


def _is_long_sentence(text: str) -> bool:
    return len(text) >= _LONG and text.count("，") > 1 and "；" not in text


def _blanks(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield blanks between Chinese characters of running text, but those that stand for a number."""
    for line, begin in zip(subject.lines, subject.starts, strict=True):
        if line.table or "。" not in line.text:
            continue
        indent = len(line.text) - len(line.text.lstrip())
        for found in _BLANK.finditer(line.text, indent):
            at, end = found.span()
            if not _UNIT.match(line.text, end) and not _is_spaced_name(line.text, at, end):
                yield Hit(begin + at, begin + end, replacement="")


def _is_spaced_name(text: str, at: int, end: int) -> bool:
    """Return whether a blank parts a name of two characters, as lists of names have it: 李　明."""
    before, after = text[max(0, at - 2) : at], text[end : end + 2]
    edged = not before[:-1] or not is_han(before[0])
    return edged and bool(_NAME.match(after)) and not (after[1:] and is_han(after[1]))


def _latin_blanks(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield the first blank between Chinese and a figure, with how many there are."""
    found = list(_LATIN.finditer(subject.text))
    if found:
        yield Hit(found[0].start(), found[0].end(), {"数": str(len(found))})


_HALF, _MISMATCHED = NoiseKind.HALF_WIDTH, NoiseKind.QUOTES

DETECTORS: Final[Mapping[str, Detector]] = {
    "半角标点": _of_lines(frozenset({_HALF}), _is_plain),
    "尖括号": _of_lines(frozenset({_HALF}), lambda spot: spot.instead in _ANGLES),
    "引号": _of_lines(frozenset({_HALF, _MISMATCHED}), _is_quote),
    "括号不成对": _unpaired,
    "书名号套书名号": _titles_in_titles,
    "引号套引号": _quotes_in_quotes,
    "段末标点": _no_full_stop,
    "字间空格": _blanks,
    "数字前后空格": _latin_blanks,
}
