"""Headings that have no line of their own and no number: the first sentence of a paragraph, or “要…。” in it.

Whether such a sentence is a heading is a property of the half, not of the sentence: one emphatic short
sentence is none. A habit holds when two parts have it, or when the headings of one part are parallel.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from planner.reports.sentences import sentence_spans

SHORTEST, LONGEST = 4, 32
_LONGEST_FORMULA: Final = 30
_BODY: Final = 16
_MOST: Final = 3
_PAIR: Final = 2
_SPREAD: Final = 2
_RATIO: Final = 1.8
_CLAUSES: Final = re.compile("[，、,]")
_LEAD: Final = re.compile(
    "一年来|五年来|过去|今年|去年|全年|年内|年初|[0-9〇二]{1,4}年|我们|各位|[区县市镇乡]委|常委会|主席团|[区县市镇乡]人大"
    "|为此|同时|此外|另外|对此|会后|会前|其中|目前|当前|近年来|随着|截至|按照|根据|因此|总之|如[：:]|在此|具体|主任会议"
)
_ACT: Final = re.compile(
    "组织|听取|审议|开展|召开|提出|形成|推动|督促|对|围绕|就|依法|听|视察|检查|调研|举办|全|共|经|把|将|邀请|建成|接收"
)
_STATEMENT: Final = re.compile(r"(?<![特别还就于但凡求总])是(?!非)|[0-9*×]|X{1,}|；|取得了|得到了|有了|^“")


def run_in_end(text: str) -> int:
    """Return where the first sentence of a paragraph ends if it may be a heading, else 0."""
    spans = sentence_spans(text)
    if not spans or len(spans) == 1:
        return 0
    first = text[spans[0][0] : spans[0][1]]
    core = first.rstrip("。！？：")
    if first == core or not SHORTEST <= len(core) <= LONGEST or len(text) - spans[0][1] < _BODY:
        return 0
    return 0 if _LEAD.match(core) or _STATEMENT.search(core) else spans[0][1]


def run_in_heads(groups: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    """Return which paragraphs (group, place) open with a heading; a group is the text under one heading."""
    found = [
        _without_odd(group, [at for at, text in enumerate(group) if run_in_end(text)]) for group in groups
    ]
    strong = [at for at, places in enumerate(found) if _is_strong(groups[at], places)]
    if not _holds(groups, found, strong):
        return set()
    leads = sum(1 for at in strong if found[at][0] > 0)
    chosen: set[tuple[int, int]] = set()
    for at in strong:
        places = found[at]
        if places[0] == 0 and leads * 2 >= len(strong) and not _fits(groups[at], places):
            places = places[1:]
        if len(places) > 1:
            chosen.update((at, place) for place in places)
    return chosen


def _without_odd(group: Sequence[str], places: Sequence[int]) -> list[int]:
    """Drop sentences unlike the others where the others are of one make: as many clauses, as long."""
    makes = {place: _make(_core(group[place])) for place in places}
    counts = Counter(clauses for clauses, _ in makes.values())
    if not counts:
        return []
    clauses, count = max(counts.items(), key=lambda item: (item[1], -item[0]))
    lengths = sorted(length for number, length in makes.values() if number == clauses)
    usual = lengths[len(lengths) // 2]
    close = [
        place
        for place, (number, length) in makes.items()
        if number == clauses and abs(length - usual) <= _SPREAD
    ]
    is_uniform = count >= _PAIR and len(close) == count and 3 * count >= 2 * len(places)
    return close if is_uniform else list(places)


def _make(core: str) -> tuple[int, int]:
    """Return how many clauses a sentence has and how long it is."""
    return len(_CLAUSES.findall(core)) + 1, len(core)


def _is_strong(group: Sequence[str], places: Sequence[int]) -> bool:
    """Return whether most paragraphs from the first heading on have one; a pair must be of like length."""
    if len(places) < _PAIR or 2 * len(places) <= len(group) - places[0]:
        return False
    lengths = sorted(len(_core(group[place])) for place in places)
    return len(places) > _PAIR or lengths[1] <= _RATIO * lengths[0]


def _holds(groups: Sequence[Sequence[str]], found: Sequence[Sequence[int]], strong: Sequence[int]) -> bool:
    if len(strong) > 1:
        return True
    return len(strong) == 1 and _parallel([_core(groups[strong[0]][place]) for place in found[strong[0]]])


def _fits(group: Sequence[str], places: Sequence[int]) -> bool:
    """Return whether the first heading is like the others: it begins as they do, or is as long."""
    first, *others = (_core(group[place]) for place in places)
    signs = {core[0] for core in others}
    if len(others) > 1 and len(signs) == 1:
        return first[0] in signs
    lengths = [len(core) for core in others]
    return first[0] in signs or min(lengths) - _SPREAD <= len(first) <= max(lengths) + _SPREAD


def _parallel(cores: Sequence[str]) -> bool:
    if len(cores) < _MOST:
        return False
    lengths = [len(core) for core in cores]
    return max(lengths) - min(lengths) <= _SPREAD or len({core[0] for core in cores}) == 1


def _core(text: str) -> str:
    return text[: run_in_end(text)].rstrip("。！？：")


def formula_sign(parts: Sequence[Sequence[str]]) -> str:
    """Return how the headings inside paragraphs begin (“要”), "" when the half has no such habit.

    The habit holds when at least three parts, and most parts, have two such sentences or more.
    """
    having = Counter(
        sign for part in parts for sign in sorted({sign for text in part for sign in _repeated(text)})
    )
    if not having:
        return ""
    sign, count = max(having.items(), key=lambda item: (item[1], item[0]))
    return sign if count >= _MOST and 2 * count > len(parts) else ""


def formula_spans(text: str, sign: str) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph that are headings and begin with `sign`: “要…。”."""
    spans = sentence_spans(text)
    return [
        span
        for span, after in pairwise(spans)
        if text.startswith(sign, span[0])
        and not text.startswith(sign, after[0])
        and _may_be_formula(text[slice(*span)])
    ]


def _repeated(text: str) -> list[str]:
    spans = sentence_spans(text)
    signs = Counter(
        text[start]
        for (start, end), (after, _) in pairwise(spans)
        if text[start] != text[after] and _may_be_formula(text[start:end])
    )
    return [sign for sign, count in signs.items() if count > 1]


def _may_be_formula(sentence: str) -> bool:
    core = sentence.rstrip("。")
    return (
        core != sentence
        and SHORTEST <= len(core) <= _LONGEST_FORMULA
        and not _LEAD.match(core)
        and not _ACT.match(core)
        and not _STATEMENT.search(core)
    )
