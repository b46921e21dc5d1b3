"""The errors known in the five past reports (`tests/data/proof/实报.yaml`), and which of them are found."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from planner.plainyaml import load_plain
from planner.proof.model import Remark
from planner.proof.reading import Given
from tests.bench.corpus import REPORTS
from tests.proof.seeded import DATA


@dataclass(frozen=True, slots=True)
class Known:
    """An error known in a report: the words as they stand, on which lines ("" and () for something missing).

    `says` are words of which the remark must say one, `least` how many places must be found. `reason` tells
    why it is not found.
    """

    report: int
    kind: str
    families: frozenset[str]
    words: str = ""
    lines: tuple[int, ...] = ()
    says: tuple[str, ...] = ()
    least: int = 1
    reason: str = ""


@cache
def known() -> tuple[Known, ...]:
    """Return all of them, report by report."""
    return tuple(_known(one) for one in _data()["差错"])


def _known(one: Mapping[str, Any]) -> Known:
    return Known(
        report=int(one["报"]),
        kind=one["类"],
        families=frozenset(one["族"]),
        words=one.get("文", ""),
        lines=tuple(int(line) for line in one.get("行", ())),
        says=tuple(one.get("说", ())),
        least=int(one.get("少", 1)),
        reason=one.get("因", ""),
    )


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load_plain((DATA / "实报.yaml").read_text(encoding="utf-8"))
    return data


def texts() -> Iterator[tuple[int, str, Given]]:
    """Yield the reports: number, text, and what they are read with where they do not say it."""
    for one in _data()["报告"]:
        year = int(one["年"]) if "年" in one else None
        yield int(one["报"]), (REPORTS / one["名"]).read_text(encoding="utf-8"), Given(year=year)


def is_found(error: Known, told: Iterable[Remark], text: str) -> bool:
    """Return whether remarks of the families it may come from tell of an error, at its words."""
    heard = [
        one
        for one in told
        if one.finding.rule.partition("-")[0] in error.families
        and (not error.says or any(word in one.finding.message + one.finding.rule for word in error.says))
    ]
    if not error.words:
        return bool(heard)
    hit = sum(_is_hit(place, heard) for place in _places(error, text))
    return hit >= error.least


def _places(error: Known, text: str) -> Iterator[tuple[int, int, int]]:
    """Yield line, start and end of each place the words stand at; the same words in a row are one place."""
    run = re.compile(f"(?:{re.escape(error.words)})+\\*?" if error.words == "**" else re.escape(error.words))
    if error.words in {"X", ","}:
        run = re.compile(f"{error.words}+")
    for number, line in enumerate(text.split("\n"), 1):
        if not error.lines or number in error.lines:
            yield from ((number, *match.span()) for match in run.finditer(line))


def _is_hit(place: tuple[int, int, int], heard: Iterable[Remark]) -> bool:
    line, start, end = place
    return any(one.line == line and one.start < end and start < max(one.end, one.start + 1) for one in heard)
