"""Lines of a title: broken by sense, in the shape of a trapezoid or a diamond (GB/T 9704 7.3.1)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from planner.draft.model import Spans, plain

_ORGANS = (
    "人民代表大会",
    "常务委员会",
    "人大常委会",
    "人民政府",
    "人民法院",
    "人民检察院",
    "监察委员会",
    "街道工作委员会",
    "专门委员会",
    "工作委员会",
    "主席团",
)
_WORDS = (
    "听取和审议|任务分解表|议题安排表|安排表|分解表|一览表|情况表|统计表|办公室|工作报告|工作总结|工作计划|工作要点|"
    "监督工作|代表工作|主要工作|专项工作|代表建议|执法检查|专题询问|专题调研|情况|年度|会议|关于|贯彻|"
    "落实|实施|推进|办理|规划|决议|决定|意见|方案|报告|要点|计划|总结"
)
"""Words of titles in this genre that a line break would tear."""

_QUOTED = r"《[^》]*》|“[^”]*”|【[^】]*】|（[^）]*）|〔[^〕]*〕"
_ORDINAL = r"第[一二三四五六七八九十百零〇\d]+[届次号条章个]?"
_NUMBER = r"[A-Za-z0-9.%％—～-]+(?:年度|[年月日项件次个名人届号])?"
_ATOM = re.compile("|".join((_QUOTED, _ORDINAL, _NUMBER, *_ORGANS, _WORDS, r"\s+|.")))
_PLACE = re.compile(r"[一-鿿]{1,4}?(?:省|自治区|自治州|自治县|市|州|县|区|旗|乡|镇)")
_NOT_FIRST = frozenset("，。、；：？！”’）》〉】〕·—…的和与及")
_NOT_LAST = frozenset("“‘（《〈【〔")

_LINE, _SHORT, _INSIDE_ORGAN, _LEADS_ON, _INSIDE_WORD, _SHAPE = 100, 60, 80, 60, 300, 400
_TOO_WIDE = 100_000


def break_title(text: str, width_chars: int) -> tuple[str, ...]:
    """Return the lines of a title of at most `width_chars` Chinese characters each.

    Joined they are the title. Words, numbers with their unit, 《…》 and names of organs stay whole
    as far as a line can hold them; widths grow, or shrink, or grow and then shrink. Line feeds in
    `text` are breaks a person has chosen, and are followed. A word wider than a line stands alone.
    """
    if "\n" in text:
        return tuple(text.split("\n"))
    atoms = tuple(_atoms(text))
    if not atoms:
        return ("",)
    starts = [*_cheapest_starts(atoms, 2 * width_chars), len(atoms)]
    return tuple("".join(word for atom in atoms[a:b] for word in atom) for a, b in pairwise(starts))


def broken(spans: Spans, lines: tuple[str, ...]) -> Spans:
    """Return `spans` with line feeds where `lines` of break_title end; breaks already there stay."""
    if "\n" in plain(spans):
        return spans
    ends = set[int]()
    for line in lines[:-1]:
        ends.add(max(ends, default=0) + len(line))
    done, position = [], 0
    for span in spans:
        text = "".join(f"\n{c}" if index in ends else c for index, c in enumerate(span.text, position))
        position += len(span.text)
        done.append(replace(span, text=text))
    return tuple(done)


def _atoms(text: str) -> Iterator[tuple[str, ...]]:
    """Yield what no line may break: words, with the marks and particles that lean on them."""
    held: list[str] = []
    for word in _words(text):
        if held and word[0] not in _NOT_FIRST and held[-1][-1] not in _NOT_LAST:
            yield tuple(held)
            held = []
        held.append(word)
    if held:
        yield tuple(held)


def _words(text: str) -> Iterator[str]:
    """Yield the words of a title, unknown ones character by character."""
    position = 0
    while place := _PLACE.match(text, position):
        yield place[0]
        position = place.end()
    yield from (found[0] for found in _ATOM.finditer(text, position))


def _cheapest_starts(atoms: tuple[tuple[str, ...], ...], width: int) -> tuple[int, ...]:
    """Return the index of the atom that opens each line; `width` in half characters."""

    @cache
    def best(start: int, before: int, *, falling: bool) -> tuple[int, tuple[int, ...]]:
        if start == len(atoms):
            return 0, ()
        return min(lines_from(start, before, falling=falling))

    def lines_from(start: int, before: int, *, falling: bool) -> Iterator[tuple[int, tuple[int, ...]]]:
        line = 0
        for end in range(start + 1, len(atoms) + 1):
            line += _width("".join(atoms[end - 1]))
            if line > width and end > start + 1:
                return
            rest, starts = best(end, line, falling=falling or 0 < before > line)
            cost = _line_cost(line, before, width, falling=falling) + _break_cost(atoms, end)
            yield cost + rest, (start, *starts)

    return best(0, 0, falling=False)[1]


def _line_cost(line: int, before: int, width: int, *, falling: bool) -> int:
    cost = _LINE + (_TOO_WIDE if line > width else 0) + (_SHORT if before and line < 2 * len("报告书") else 0)
    if before:
        out_of_shape = line == before or (falling and line > before)
        cost += (line - before) ** 2 // 8 + (_SHAPE if out_of_shape else 0)
    return cost


def _break_cost(atoms: tuple[tuple[str, ...], ...], end: int) -> int:
    """Return what it costs to end a line before atom `end`."""
    if end == len(atoms):
        return 0
    last, first = atoms[end - 1][-1], atoms[end][0]
    after_place = _PLACE.fullmatch(last) is not None
    if first in _ORGANS and (after_place or last in _ORGANS or last.endswith("届")):
        return _INSIDE_ORGAN
    if after_place and (_PLACE.fullmatch(first) or first.endswith("届")):
        return _INSIDE_ORGAN
    if last == "关于" or last.endswith(("年", "年度")):
        return _LEADS_ON
    return _INSIDE_WORD if len(last) == len(first) == 1 and last not in _NOT_FIRST else 0


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
