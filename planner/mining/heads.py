"""Parallel heads: the heads of one document, or of one part of it, that belong together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from planner.bank.model import Duty
from planner.mining.pieces import Heads
from planner.mining.slots import slotted
from planner.mining.words import cut
from planner.reports.clean import clean
from planner.reports.model import Half, Report, Section

TENSES: Final = {Half.REVIEW: "回顾", Half.PLAN: "计划"}

GAP: Final = "…"
"""What stands in a formula for the words that differ."""

_LONGEST: Final = 36


def parallel_heads(report: Report, own: Sequence[str]) -> Iterator[Heads]:
    """Yield the sets of two or more heads of one level that stand under the same head."""
    for half, tense in TENSES.items():
        yield from _set(report.half(half), 1, tense, Duty.OTHER, own)


def _set(
    sections: Sequence[Section], level: int, tense: str, duty: Duty, own: Sequence[str]
) -> Iterator[Heads]:
    named = [section for section in sections if section.heading and len(section.heading) <= _LONGEST]
    if len(named) > 1:
        headings = slotted("\n".join(clean(section.heading) for section in named), own).split("\n")
        places = _by_duty(named) if level == 1 else [str(number) for number in range(1, len(named) + 1)]
        yield Heads(level, tense, duty, named[0].line, tuple(zip(places, headings, strict=True)))
    for section in sections:
        inner = duty if section.duty is Duty.OTHER else section.duty
        yield from _set(section.children, level + 1, tense, inner, own)


def _by_duty(sections: Sequence[Section]) -> list[str]:
    """Return a name for each part: its duty, with a number from the second of that duty on."""
    seen = Counter[str]()
    names = []
    for section in sections:
        seen[section.duty.value] += 1
        count = seen[section.duty.value]
        names.append(section.duty.value + (str(count) if count > 1 else ""))
    return names


def formula(headings: Sequence[str]) -> str:
    """Return what parallel headings have in common, … for the rest: 在推进…中体现担当作为; "" for nothing.

    The common words stand in all headings in the same order.
    """
    common = _words(headings[0])
    for heading in headings[1:]:
        common = _common(common, _words(heading))
    return "".join(common) if any(word not in {GAP, "，"} for word in common) else ""


def apart_from(heading: str, pattern: str) -> str:
    """Return what a heading has beside the words of its formula, … between the parts."""
    expression = "(.*?)".join(re.escape(part) for part in pattern.split(GAP))
    found = re.fullmatch(expression, heading)
    return GAP.join(part for part in found.groups() if part) if found else ""


def _words(heading: str) -> list[str]:
    return [heading[word.start : word.end] for word in cut(heading)]


def _common(pattern: Sequence[str], heading: Sequence[str]) -> list[str]:
    """Return the pattern of two rows of words: their longest common subsequence, gaps as …."""
    sizes = [[0] * (len(heading) + 1) for _ in range(len(pattern) + 1)]
    for row in range(len(pattern) - 1, -1, -1):
        for column in range(len(heading) - 1, -1, -1):
            sizes[row][column] = (
                sizes[row + 1][column + 1] + len(pattern[row])
                if pattern[row] == heading[column] != GAP
                else max(sizes[row + 1][column], sizes[row][column + 1])
            )
    words: list[str] = []
    row = column = 0
    gap = False
    while row < len(pattern) and column < len(heading):
        if pattern[row] == heading[column] != GAP:
            words += [GAP] * gap + [pattern[row]]
            gap = False
            row, column = row + 1, column + 1
        else:
            gap = True
            if sizes[row + 1][column] >= sizes[row][column + 1]:
                row += 1
            else:
                column += 1
    return words + [GAP] * (gap or row < len(pattern) or column < len(heading))
