"""Styles of a Word file, as far as they say what a reader sees: outline level, number, hidden, centred."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from planner.reports.reading.xmlpart import child_value, children, is_on, tree

_HEADING: Final = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_HEADING_ID: Final = re.compile(r"Heading([1-9])")
_BODY: Final = 9
_TABLES: Final = (
    (b'<w:style w:type="table"', b"</w:style>"),
    (b"<w:latentStyles ", b"</w:latentStyles>"),
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """That a paragraph is numbered: the list, and the level from 0; level None where it is not said."""

    list_id: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says by itself; None where it says nothing. `outline` counts from 1, 0 is body text."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list_id: str | None = None
    level: int | None = None
    hidden: bool | None = None
    centred: bool | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """What a style says together with those it is based on; `outline` counts from 1, 0 is body text."""

    outline: int
    numbered: Numbered | None
    centred: bool


class Styles:
    """The styles of a document by id, each with what it takes from those it is based on."""

    def __init__(self, styles: dict[str, Style], default: str = "") -> None:
        """Take styles by id; `default` is the one of paragraphs without a style."""
        self._styles = styles
        self._wholes: dict[str, Whole] = {}
        self.default = default
        self.hidden = frozenset(name for name in styles if self._is_hidden(name))

    def whole(self, style: str) -> Whole:
        """Return what a style says of a paragraph; one that is not there says nothing."""
        if style not in self._wholes:
            chain = self._chain(style)
            centred = next((each.centred for each in chain if each.centred is not None), False)
            self._wholes[style] = Whole(self._outline(style, chain), _numbered(chain), centred)
        return self._wholes[style]

    def list_of(self, style: str) -> str:
        """Return the list that a style of numbering names, "" for none."""
        return next((each.list_id for each in self._chain(style) if each.list_id), "")

    def _outline(self, style: str, chain: list[Style]) -> int:
        """Return the outline level; a built-in heading has its level by name."""
        for each in chain:
            if each.outline is not None:
                return each.outline
            if found := _HEADING.fullmatch(each.name.strip()):
                return int(found[1])
        missing = None if chain else _HEADING_ID.fullmatch(style)
        return int(missing[1]) if missing else 0

    def _is_hidden(self, style: str) -> bool:
        return next((each.hidden for each in self._chain(style) if each.hidden is not None), False)

    def _chain(self, style: str) -> list[Style]:
        """Return a style and those it is based on; a circle ends where it would begin again."""
        chain: dict[str, Style] = {}
        while style in self._styles and style not in chain:
            chain[style] = self._styles[style]
            style = chain[style].based_on
        return list(chain.values())


def read_styles(chunks: Iterable[bytes]) -> Styles:
    """Return the styles of styles.xml; raises RefusedError when the part is damaged."""
    styles: dict[str, Style] = {}
    default = ""
    for element in children(tree([without_tables(b"".join(chunks))]), "w:style"):
        name = element.get("w:styleId", "")
        styles[name] = _style(element)
        if element.get("w:type") == "paragraph" and is_on(element.get("w:default", "0")):
            default = name
    return Styles(styles, default)


def without_tables(data: bytes) -> bytes:
    """Return styles.xml without what says nothing of paragraphs; in a usual file that is nine tenths of it.

    A part with comments or literal sections is left whole, for these could hold half a style.
    """
    if b"<!" in data:
        return data
    for opening, closing in _TABLES:
        first, *others = data.split(opening)
        data = first + b"".join(other.partition(closing)[2] for other in others)
    return data


def _numbered(chain: list[Style]) -> Numbered | None:
    lists = [each.list_id for each in chain if each.list_id is not None]
    levels = [each.level for each in chain if each.level is not None]
    return Numbered(lists[0], levels[0] if levels else None) if lists else None


def whole_number(text: str | None) -> int | None:
    """Return a number of an attribute, None when it is none or out of all bounds."""
    digits = (text or "").strip().removeprefix("+")
    if not digits.isascii() or not digits.isdigit() or len(digits) > _BODY:
        return None
    return int(digits)


def outline_level(text: str | None) -> int | None:
    """Return the outline level from 1 that w:outlineLvl says, 0 for body text, None for nothing."""
    number = whole_number(text)
    return None if number is None else number + 1 if number < _BODY else 0


def _style(element: Element) -> Style:
    paragraph = next(children(element, "w:pPr"), None)
    hidden = child_value(element, "w:rPr", "w:vanish")
    jc = child_value(paragraph, "w:jc")
    return Style(
        name=child_value(element, "w:name") or "",
        based_on=child_value(element, "w:basedOn") or "",
        outline=outline_level(child_value(paragraph, "w:outlineLvl")),
        list_id=child_value(paragraph, "w:numPr", "w:numId"),
        level=whole_number(child_value(paragraph, "w:numPr", "w:ilvl")),
        hidden=None if hidden is None else is_on(hidden),
        centred=None if jc is None else jc == "center",
    )
