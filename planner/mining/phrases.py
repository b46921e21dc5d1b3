"""Cutting a run of characters back to whole words and whole phrases.

A run that recurs ends where two texts happen to part: in the middle of a word, after a preposition, before
the object of a verb. The words of the clause around it say where a phrase may begin and end; how freely it
does, in all its places, says whether it is one.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from planner.mining.runs import BREAK
from planner.mining.slots import AREA, DATE, LEVEL, MASK, NUMBER, SLOTS, TIMES, YEAR
from planner.mining.texts import LONGEST, PlainText
from planner.mining.words import Word, cut

_SHORTEST: Final = 4
_SURE: Final = 6
_LONG: Final = 8
_RARE: Final = 7
_PARALLEL: Final = 12


def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split(" "))


_NEVER_FIRST: Final = frozenset({"uj", "ul", "uz", "ud", "ug", "uv", "c", "y", "k", "u"})
_NEVER_FIRST_WORDS: Final = _words_of(
    "， 的 了 等 和 与 及 以及 性 化 者 们 中 上 下 内 后 前 情况 问题 区 县 镇 市 省 年 年度 名 件 项 次 "
    "个 是 能 会 要 也 并 而 还"
)
_NEVER_LAST: Final = frozenset({"uj", "c", "p", "d", "uv", "ud", "ul", "uz"})
_NEVER_LAST_WORDS: Final = _words_of(
    "， 的 了 和 与 及 以及 在 对 为 以 将 把 向 从 于 是 要 能 会 更 最 并 而 也 又 不 关于 名 件 项 次 条 "
    "个 相 所 有 可 应 须 必 再 都 就 已 均 十九届 二十届 二中 三中 四中 五中 六中 新 各 全 本 我 其 这 该 一"
)
# A preposition that stands in a phrase needs its other half there too.
_CLOSED_BY: Final = {
    "在": _words_of("下 中 上 时 里 内 期间 方面 之中 之下 周围 前 会上"),
    "以": _words_of("为 作为"),
    "从": _words_of("到 中 上"),
}
_FIGURES: Final = frozenset({YEAR, TIMES, DATE, NUMBER, MASK})
_NO_HEAD: Final = re.compile("(?:工作|管理|执行|计划).*(?:情况|报告)$")

# Parts of speech, by the tags of the lexicon.
_VERBAL: Final = frozenset({"v", "d", "p", "ad", "vd"})
_ACTIONS: Final = frozenset({"v", "vn"})
_TRANSITIVE: Final = frozenset({"v", "vd"})
_OPEN: Final = frozenset({"a", "b", "m", "zg"})
_BEFORE_ANY: Final = frozenset({"ul", "p", "d", "ad"})
_BEFORE_VERBAL: Final = frozenset({"n", "c", "f", "r", "t", "vn", "m", "uj", "uv", "a", "z"})
_BEFORE_NOMINAL: Final = frozenset({"v", "vn", "uj", "f"})
_BEFORE_NOMINAL_SIGNS: Final = frozenset({YEAR, LEVEL, AREA, "年"})
_AFTER_VERBAL: Final = frozenset({"u"})
_AFTER_NOMINAL: Final = frozenset({"uj", "c", "u", "ul", "f", "p", "d", "v", "ad"})


@dataclass(frozen=True, slots=True)
class Cut:
    """A phrase in a text: where it begins and ends, and on which sides it does so freely in this place.

    `ends` holds l and r for the sides, capital at a mark or at the edge of a clause.
    """

    start: int
    end: int
    ends: str


Span = tuple[int, int]


class Cutter:
    """Cuts the runs of some texts; what was cut before, with the same words at its ends, is not cut again."""

    def __init__(self, texts: Sequence[PlainText]) -> None:
        """Take the texts, which go by their number."""
        self._texts = texts
        self._clauses: dict[tuple[int, int], _Clause] = {}
        self._done: set[tuple[int, int, int, int]] = set()

    def phrases(self, number: int, start: int, end: int) -> Iterator[Cut]:
        """Yield the phrases in the run from `start` to `end` of a text, which holds no line end."""
        text = self._texts[number]
        left = text.plain.rfind(BREAK, 0, start) + 1
        clause = self._clauses.get((number, left))
        if clause is None:
            clause = self._clauses[number, left] = _Clause(text, left)
        first, last = clause.inside(start, end)
        key = (number, left, first, last)
        if first < last and key not in self._done:
            self._done.add(key)
            yield from clause.phrases((first, last))


def _breaks(first: int, last: int, quotation: Span) -> bool:
    """Return whether a phrase holds a part of a quotation and not the whole."""
    one, other = quotation
    return first < other and one < last and not (first <= one and other <= last)


def is_whole(phrase: str, ends: Counter[str]) -> bool:
    """Return whether a phrase begins and ends freely often enough; `ends` counts those of its cuts."""
    size = len(phrase) + sum(sign in SLOTS for sign in phrase)
    words = sum(sign not in SLOTS for sign in phrase)
    if words < _SHORTEST or len(phrase) > LONGEST or _NO_HEAD.match(phrase):
        return False
    places = ends.total()
    left, right = (sum(count for sides, count in ends.items() if side in sides.lower()) for side in "lr")
    if not left or not right or _RARE * left < places or _RARE * right < places:
        return False
    if size < _SURE:
        return ends["LR"] > 1
    return size >= _LONG or any(sides != sides.lower() for sides in ends) or 2 * min(left, right) >= places


@lru_cache(maxsize=1 << 13)
def _words(clause: str) -> tuple[Word, ...]:
    return tuple(cut(clause))


class _Clause:
    """What stands between two strong marks: its words, and where it lies in its text."""

    def __init__(self, text: PlainText, left: int) -> None:
        right = text.plain.find(BREAK, left)
        right = right if right >= 0 else len(text.plain)
        self._left = left
        self._plain = text.plain[left:right]
        self._marked = text.marked[left:right]
        self._words = _words(self._plain)
        self._starts = [word.start for word in self._words]
        self._ends = [word.end for word in self._words]
        self._quotations = text.quotations(left, right)

    def inside(self, start: int, end: int) -> Span:
        """Return the words that lie wholly from `start` to `end` of the text."""
        first = bisect_left(self._starts, start - self._left)
        return first, bisect_right(self._ends, end - self._left)

    def phrases(self, span: Span) -> Iterator[Cut]:
        """Yield the phrases in a span of words, and the whole quotations in it."""
        start, end = self._offsets(span)
        for first, last in self._quotations:
            if start <= first and last <= end:
                yield Cut(first, last, "LR")
        parts = self._parts(span)
        for part in parts + self._parallels(parts):
            trimmed = self._trimmed(part)
            if trimmed is None:
                continue
            first, last = self._offsets(trimmed)
            if not any(_breaks(first, last, quotation) for quotation in self._quotations):
                yield Cut(first, last, self._freedom(trimmed))

    def _offsets(self, span: Span) -> Span:
        return self._left + self._words[span[0]].start, self._left + self._words[span[1] - 1].end

    def _parts(self, span: Span) -> list[Span]:
        """Return the spans between commas (not 、) within `span`."""
        parts, first = [], span[0]
        for at in range(*span):
            if self._marked[self._starts[at]] == "，":
                parts.append((first, at))
                first = at + 1
        return [(one, other) for one, other in [*parts, (first, span[1])] if one < other]

    def _parallels(self, parts: Sequence[Span]) -> list[Span]:
        """Return the spans of two or more whole clauses side by side that are short and equally long."""
        found: list[Span] = []
        group: list[Span] = []
        for span in [*filter(self._is_whole, parts), (-1, -1)]:
            if group and not (span[0] == group[-1][1] + 1 and self._is_parallel(group[0], span)):
                found += [(group[0][0], group[-1][1])] if len(group) > 1 else []
                group = []
            group.append(span)
        return found

    def _trimmed(self, span: Span) -> Span | None:
        """Return the span without the words that cannot begin or end a phrase; None when none is left."""
        first, last = span
        while first < last:
            if self._cannot_begin(first, last):
                first += 1
            elif self._cannot_end(last - 1):
                last -= 1
            else:
                break
        is_closed = all(self._is_closed(at, last) for at in range(first, last))
        return (first, last) if first < last and is_closed else None

    def _freedom(self, span: Span) -> str:
        """Return on which sides a phrase ends freely here, as `Cut.ends` says it.

        What begins with a verb or adverb has not ended while its object goes on (的, 和); what begins with
        a noun has not begun while a noun or 和 stands before it.
        """
        members = self._marked[self._words[span[0]].start : self._words[span[1] - 1].end].split("、")
        if len(members) > 1 and not _is_even(members):
            return ""
        return self._left_end(span) + self._right_end(span, listed=len(members) > 1)

    def _left_end(self, span: Span) -> str:
        first = self._words[span[0]]
        if not first.start or any(one == self._left + first.start for one, _ in self._quotations):
            return "L"
        mark, before = self._marked[first.start - 1], self._words[span[0] - 1].tag
        if mark == "，":
            return "L"
        verbal = first.tag in _VERBAL
        free = (
            mark == "、"
            or before in _BEFORE_ANY
            or (first.tag == "p" and before in _ACTIONS)
            or mark in (SLOTS if verbal or first.tag == "vn" else _BEFORE_NOMINAL_SIGNS)
            or before in (_BEFORE_VERBAL if verbal else _BEFORE_NOMINAL)
        )
        return "l" if free else ""

    def _right_end(self, span: Span, *, listed: bool) -> str:
        first, last = self._words[span[0]], self._words[span[1] - 1]
        if last.end == len(self._plain) or any(
            other == self._left + last.end for _, other in self._quotations
        ):
            return "R"
        mark, after = self._marked[last.end], self._words[span[1]].tag
        if mark == "，":
            return "R"
        if last.tag in _OPEN or any(one == self._left + last.end for one, _ in self._quotations):
            return ""
        verbal = first.tag in _VERBAL
        if mark == "、":
            return "" if verbal else "r"
        if mark in _FIGURES:
            return "r"
        if last.tag in _TRANSITIVE:
            free = after in (_AFTER_VERBAL if verbal and not listed else {"uj"})
        else:
            closed = verbal and not listed and first.tag != "p"
            free = after in (_AFTER_VERBAL if closed else _AFTER_NOMINAL) or (listed and after == "vn")
        return "r" if free else ""

    def _text(self, at: int) -> str:
        return self._plain[self._words[at].start : self._words[at].end]

    def _cannot_begin(self, at: int, last: int) -> bool:
        text = self._text(at)
        never = self._words[at].tag in _NEVER_FIRST or text in _NEVER_FIRST_WORDS or text in _FIGURES
        return never or not self._is_closed(at, last)

    def _cannot_end(self, at: int) -> bool:
        text = self._text(at)
        return self._words[at].tag in _NEVER_LAST or text in _NEVER_LAST_WORDS or text in SLOTS

    def _is_closed(self, at: int, last: int) -> bool:
        closers = _CLOSED_BY.get(self._text(at))
        return closers is None or any(self._text(later) in closers for later in range(at + 1, last))

    def _is_whole(self, span: Span) -> bool:
        start, end = self._words[span[0]].start, self._words[span[1] - 1].end
        return (not start or self._plain[start - 1] == "，") and self._plain[end : end + 1] in {"", "，"}

    def _is_parallel(self, one: Span, other: Span) -> bool:
        sizes = [self._words[last - 1].end - self._words[first].start for first, last in (one, other)]
        return max(sizes) <= _PARALLEL and abs(sizes[0] - sizes[1]) <= 1


def _is_even(members: Sequence[str]) -> bool:
    """Return whether the members of a list are of one length, give or take a verb before the first."""
    sizes = sorted(map(len, members))
    return sizes[0] > 2 and sizes[-1] - sizes[0] <= 2  # noqa: PLR2004 - a word of two characters
