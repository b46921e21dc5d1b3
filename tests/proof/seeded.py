"""The seeded-error set: six clean texts, and the errors that are planted into them one at a time.

The texts and `植错.yaml`, which says how plants are written, lie in `tests/data/proof/`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from planner.finding import Severity
from planner.plainyaml import load_plain

DATA: Final = Path(__file__).parents[1] / "data" / "proof"
TEXTS: Final = (1, 2, 3, 4, 5, 6)
SEVERITIES: Final = {"错误": Severity.ERROR, "注意": Severity.WARNING}
_MARKED: Final = re.compile("⟦(.*?)⟧", re.DOTALL)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Plant:
    """One error to plant: `before` stands once in the text and `after` takes its place, ⟦⟧ around the error.

    An error without ⟦⟧ is something missing and has no place. `also` are words elsewhere that may be hit as
    well; with `deletes` the line that begins so is taken out instead.
    """

    text: int
    kind: str
    severity: Severity
    families: frozenset[str]
    before: str = ""
    after: str = ""
    also: tuple[str, ...] = ()
    deletes: str = ""

    def __str__(self) -> str:
        """Return the text, the kind and the words: enough to find it again."""
        return f"文{self.text} {self.kind}：{(self.after or self.deletes).strip()}"


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with one error in it, and the spans that must be hit; none for something missing."""

    text: str
    spans: tuple[Span, ...]


@cache
def clean(number: int) -> str:
    """Return a clean text."""
    return (DATA / f"文{number}.txt").read_text(encoding="utf-8")


@cache
def last_year(number: int) -> str | None:
    """Return the report of the year before a text, None where there is none."""
    path = DATA / f"上年{number}.txt"
    return path.read_text(encoding="utf-8") if path.is_file() else None


@cache
def plants() -> tuple[Plant, ...]:
    """Return all plants, kind by kind."""
    return (*_plants("植错.yaml"), *_plants("植错续.yaml"))


@cache
def later_plants() -> tuple[Plant, ...]:
    """Return those planted last, which nobody had seen while writing or mending rules."""
    return tuple(_plants("植错三.yaml"))


def _plants(name: str) -> Iterator[Plant]:
    for kind in load_plain((DATA / name).read_text(encoding="utf-8")):
        for one in kind["植"]:
            yield _plant(kind, one)


def _plant(kind: Mapping[str, Any], one: Mapping[str, Any]) -> Plant:
    return Plant(
        text=int(one["文"]),
        kind=kind["类"],
        severity=SEVERITIES[kind["级"]],
        families=frozenset(kind["族"]),
        before=one.get("原", ""),
        after=one.get("换", ""),
        also=tuple(one.get("亦", ())),
        deletes=one.get("删", ""),
    )


def planted(plant: Plant) -> Planted:
    """Return the clean text with the error in it; ValueError as for `seeded_into`."""
    return seeded_into(clean(plant.text), plant)


def seeded_into(text: str, plant: Plant) -> Planted:
    """Return a text with an error in it; ValueError when its words do not stand there just once."""
    if plant.deletes:
        return Planted(_without(text, plant.deletes), ())
    if text.count(plant.before) != 1:
        raise ValueError(f"{plant.before!r} 在原文里有{text.count(plant.before)}处")
    begin = text.index(plant.before)
    spans: list[Span] = []
    for count, match in enumerate(_MARKED.finditer(plant.after)):
        start = begin + match.start() - 2 * count
        spans.append((start, start + len(match[1])))
    changed = text.replace(plant.before, _MARKED.sub(r"\1", plant.after))
    for words in plant.also:
        elsewhere = [match.span() for match in re.finditer(re.escape(words), changed)]
        if not elsewhere:
            raise ValueError(f"{words!r} 不在植错后的文里")
        spans += elsewhere
    return Planted(changed, tuple(spans))


def _without(text: str, begins: str) -> str:
    lines = text.split("\n")
    found = [index for index, line in enumerate(lines) if line.startswith(begins)]
    if len(found) != 1:
        raise ValueError(f"{begins!r} 开头的段有{len(found)}段")
    return "\n".join(lines[: found[0]] + lines[found[0] + 1 :])
