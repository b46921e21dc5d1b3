"""Numbers of paragraphs that Word generates, counted again from numbering.xml.

Rules: ISO/IEC 29500-1, 17.9. Lists that share a definition go on counting together; a list that overrides
the start begins anew when it is first used; a level begins anew after a higher one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from planner.reports.reading.docxstyles import Numbered, Styles, whole_number
from planner.reports.reading.numberformats import formatted
from planner.reports.reading.xmlpart import child_value, children, is_on, tree

LEVELS: Final = 9

_PLACE: Final = re.compile(r"%([1-9])")
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
_HOPS: Final = 5


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how its number is written, and after which level it restarts.

    `restart` is None for after any higher level, 0 for never, else the highest level (from 1) that counts.
    """

    start: int = 1
    how: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """An abstract list: its levels, or the style of numbering that has them."""

    levels: Mapping[int, Level]
    style_link: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list: the definition it uses, the starts and levels it puts in their place."""

    definition: str
    starts: Mapping[int, int]
    levels: Mapping[int, Level]


@dataclass(frozen=True, slots=True)
class Numbering:
    """All lists of a document by id, and their definitions."""

    lists: Mapping[str, List] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)


class Counter:
    """Counts the numbered paragraphs of one document in order."""

    def __init__(self, numbering: Numbering, styles: Styles) -> None:
        """Begin before the first paragraph."""
        self._numbering = numbering
        self._styles = styles
        self._counts: dict[str, list[int | None]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._used: set[tuple[str, int]] = set()

    def label(self, numbered: Numbered | None, style: str) -> str:
        """Return the label of the next paragraph, "" when it has none. Bullets of a symbol face are •."""
        found = self._resolve(numbered, style)
        if found is None:
            return ""
        key, levels, list_id, place = found
        level = levels.get(place, Level())
        counts = self._count(key, levels, list_id, place)
        if level.hidden:
            return ""
        text = _PLACE.sub(lambda hit: self._number(levels, counts, int(hit[1]) - 1, level), level.text)
        return _PRIVATE.sub("•", text).strip()

    def _resolve(
        self, numbered: Numbered | None, style: str
    ) -> tuple[str, Mapping[int, Level], str, int] | None:
        """Return the key of the definition, its levels, the list and the level of a paragraph."""
        if numbered is None:
            return None
        found = self._definition(numbered.list_id)
        if found is None:
            return None
        key, definition = found
        levels = {**definition.levels, **self._numbering.lists[numbered.list_id].levels}
        linked = [place for place, level in levels.items() if style and level.style == style]
        place = numbered.level if numbered.level is not None else linked[0] if linked else 0
        return key, levels, numbered.list_id, min(place, LEVELS - 1)

    def _definition(self, list_id: str) -> tuple[str, Definition] | None:
        """Return the definition of a list; one that names a style of numbering has it from there."""
        for _ in range(_HOPS):
            used = self._numbering.lists.get(list_id)
            definition = self._numbering.definitions.get(used.definition) if used else None
            if used is None or definition is None:
                return None
            if not definition.style_link:
                return used.definition, definition
            list_id = self._styles.list_of(definition.style_link)
        return None

    def _count(self, key: str, levels: Mapping[int, Level], list_id: str, place: int) -> list[int | None]:
        counts = self._counts.setdefault(key, [None] * LEVELS)
        starts = self._starts.setdefault(key, {})
        overrides = self._numbering.lists[list_id].starts
        if place in overrides and (list_id, place) not in self._used:
            counts[place] = None
            starts[place] = overrides[place]
        self._used.add((list_id, place))
        before = counts[place]
        first = starts.get(place, levels.get(place, Level()).start)
        counts[place] = first if before is None else before + 1
        for deeper in range(place + 1, LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or place < restart:
                counts[deeper] = None
        return counts

    @staticmethod
    def _number(levels: Mapping[int, Level], counts: list[int | None], place: int, shown: Level) -> str:
        level = levels.get(place, Level())
        number = counts[place]
        how = "decimal" if shown.legal and level.how not in {"none", "bullet"} else level.how
        return formatted(level.start if number is None else number, how)


def read_numbering(chunks: Iterable[bytes]) -> Numbering:
    """Return the lists of numbering.xml; raises RefusedError when the part is damaged."""
    root = tree(chunks)
    definitions = {
        element.get("w:abstractNumId", ""): Definition(
            _levels(element), child_value(element, "w:numStyleLink") or ""
        )
        for element in children(root, "w:abstractNum")
    }
    lists = {element.get("w:numId", ""): _list(element) for element in children(root, "w:num")}
    return Numbering(lists, definitions)


def _list(element: Element) -> List:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for override in children(element, "w:lvlOverride"):
        place = whole_number(override.get("w:ilvl"))
        start = whole_number(child_value(override, "w:startOverride"))
        if place is not None and start is not None:
            starts[place] = start
        levels |= _levels(override)
    return List(child_value(element, "w:abstractNumId") or "", starts, levels)


def _levels(element: Element) -> dict[int, Level]:
    return {
        place: _level(level)
        for level in children(element, "w:lvl")
        if (place := whole_number(level.get("w:ilvl"))) is not None and place < LEVELS
    }


def _level(element: Element) -> Level:
    start = whole_number(child_value(element, "w:start"))
    legal, hidden = child_value(element, "w:isLgl"), child_value(element, "w:rPr", "w:vanish")
    return Level(
        start=0 if start is None else start,
        how=child_value(element, "w:numFmt") or "decimal",
        text=child_value(element, "w:lvlText") or "",
        legal=legal is not None and is_on(legal),
        restart=whole_number(child_value(element, "w:lvlRestart")),
        style=child_value(element, "w:pStyle") or "",
        hidden=hidden is not None and is_on(hidden),
    )
