"""Half-width marks among Chinese, and quotes that do not pair."""

import re
from collections.abc import Iterator
from typing import Final

from planner.chinese import is_han
from planner.reports.cleaning.spot import Spot
from planner.reports.model import NoiseKind

_MARKS: Final = re.compile(r"[,;:?!](?:[ \t]+(?=[\u4e00-\u9fff“《（]))?|\.{3,}|\.|--+|[｡､｢｣]")
_FULL: Final = {
    ",": "，",
    ";": "；",
    ":": "：",
    "?": "？",
    "!": "！",
    ".": "。",
    "...": "……",
    "--": "——",
    "｡": "。",
    "､": "、",
    "｢": "「",
    "｣": "」",
}
_ROUND: Final = re.compile(r"[()（）]")
_ANGLES: Final = re.compile(r"<<?([^<>\n]+)>>?")
_QUOTES: Final = re.compile(r"''|``|[“”\"]|(?<![A-Za-z])'|'(?![A-Za-z])")
_NUMBER: Final = re.compile(r"\s*(?:[一二三四五六七八九十]+|[（(][一二三四五六七八九十]+[）)])$")
_WIDE_MARKS: Final = frozenset("，。、；：？！“”‘’《》〈〉（）〔〕【】—…·％%*＊×")


def find_half_width(text: str) -> Iterator[Spot]:
    """Yield half-width marks that stand among Chinese: not 1,234, 12:30, 10.26, (GDP) or 1."""
    for found in _MARKS.finditer(text):
        if _among_chinese(text, found):
            mark = found.group().rstrip()
            full = _FULL[mark[:2] if mark[0] == "-" else mark[:3]]
            yield Spot(NoiseKind.HALF_WIDTH, found.start(), found.end(), full)
    yield from _round_brackets(text)
    open_titles = counted = 0
    for found in _ANGLES.finditer(text):
        open_titles += text.count("《", counted, found.start()) - text.count("》", counted, found.start())
        counted = found.start()
        if not any(map(is_han, found.group(1))):
            continue
        inside_title = open_titles > 0
        opening, closing = "〈〉" if inside_title else "《》"
        yield Spot(NoiseKind.HALF_WIDTH, found.start(), found.start(1), opening)
        yield Spot(NoiseKind.HALF_WIDTH, found.end(1), found.end(), closing)


def find_quotes(text: str) -> Iterator[Spot]:
    """Yield quotes that are half-width (straight to straight) or do not pair with what faces them.

    A quote is mended where only one reading is left: it closes what is open, opens what is closed later,
    or is one of a lone pair that faces the same way. A lone Chinese quote stays as it is, since
    a quotation may go on in the next sentence; a lone straight one goes.
    """
    found = [(each.start(), each.group()) for each in _QUOTES.finditer(text)]
    if [mark for _, mark in found] in (["“", "“"], ["”", "”"]):
        wrong = 1 if found[0][1] == "“" else 0
        yield Spot(NoiseKind.QUOTES, found[wrong][0], found[wrong][0] + 1, "“”"[wrong])
        return
    opened: list[int] = []
    partner: dict[int, int] = {}
    for index, (_, mark) in enumerate(found):
        if mark == "“" or (mark != "”" and not opened):
            opened.append(index)
        elif opened:
            partner[index] = opened.pop()
    partner |= {one: other for other, one in partner.items()}
    for index, (start, mark) in enumerate(found):
        if mark in "“”":
            if index not in partner:
                yield Spot(NoiseKind.QUOTES, start, start + 1, mark)
            continue
        other = partner.get(index)
        kind = NoiseKind.HALF_WIDTH if other is not None and found[other][1] == mark else NoiseKind.QUOTES
        full = "" if other is None else "“" if other > index else "”"
        yield Spot(kind, start, start + len(mark), full)


def _among_chinese(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    mark = found.group().rstrip()
    if mark == ".":
        ends = not after or not after.isascii()
        return ends and _is_chinese(before) and not _NUMBER.match(text, 0, start)
    return _is_chinese(before) or _is_chinese(after)


def _round_brackets(text: str) -> Iterator[Spot]:
    """Yield half-width brackets that hold Chinese, stand beside it or face a full-width one."""
    opened: list[tuple[int, str]] = []
    for found in _ROUND.finditer(text):
        start, mark = found.start(), found.group()
        if mark in "(（":
            opened.append((start, mark))
            continue
        if not opened:
            continue
        opening, facing = opened.pop()
        inside = any(map(is_han, text[opening + 1 : start]))
        beside = _is_chinese(text[opening - 1 : opening]) or _is_chinese(text[start + 1 : start + 2])
        if mark + facing in (")（", "）(") or inside or beside:
            if facing == "(":
                yield Spot(NoiseKind.HALF_WIDTH, opening, opening + 1, "（")
            if mark == ")":
                yield Spot(NoiseKind.HALF_WIDTH, start, start + 1, "）")


def _is_chinese(sign: str) -> bool:
    return bool(sign) and (is_han(sign) or sign in _WIDE_MARKS)
