"""Properties of runs and paragraphs as they are written, one level of the hierarchy at a time.

A level (defaults, a style, a list, direct formatting) says some things and is silent on others; what it says
is put over what lower levels say (ISO/IEC 29500-1, 17.7.2).
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from planner.reports.reading.xmlpart import is_on

Written = tuple[str, tuple[tuple[str, str], ...]]
"""An element of w:rPr or w:pPr as it is written: its name, its attributes."""

Values = Mapping[str, str]
"""What one level says, by property; "1" and "0" are switches."""

_FACES: Final = (("eastAsia", "eastAsiaTheme"), ("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"))
_SWITCHES: Final = {"w:b": "bold", "w:i": "italic", "w:vanish": "hidden"}
_LINES: Final = {
    "w:keepNext": "keep_next",
    "w:widowControl": "widow_control",
    "w:pageBreakBefore": "page_break",
    "w:snapToGrid": "on_grid",
}
_ENDS: Final = {"start": "left", "end": "right", "distribute": "both"}
_NO_COLOURS: Final = frozenset({"", "auto", "none", "nil"})
_TWO_ENDED: Final = {"w:start": "w:left", "w:startChars": "w:leftChars", "w:end": "w:right"}

Themes = Mapping[str, str]
"""Faces by the names of the theme: minorEastAsia, majorHAnsi …"""


def run_values(elements: Iterable[Written], themes: Themes) -> dict[str, str]:
    """Return what elements of w:rPr say."""
    values: dict[str, str] = {}
    for name, pairs in elements:
        attributes = dict(pairs)
        value = attributes.get("w:val", "")
        if name == "w:rFonts":
            _faces(values, attributes, themes)
        elif name in _SWITCHES:
            values[_SWITCHES[name]] = "1" if is_on(value) else "0"
        elif name in {"w:sz", "w:spacing"}:
            values[name.removeprefix("w:")] = value
        elif name == "w:color":
            values["colour"] = "" if value in _NO_COLOURS else value.upper()
        elif name == "w:highlight":
            values["highlight"] = "" if value in _NO_COLOURS else value
        elif name == "w:shd":
            values["shade"] = _shade(attributes)
        elif name == "w:rStyle":
            values["style"] = value
    return values


def _faces(values: dict[str, str], attributes: Mapping[str, str], themes: Themes) -> None:
    """Put in the faces; one of the theme goes before a named one of the same element (17.3.2.26)."""
    for slot, theme in _FACES:
        if themed := attributes.get(f"w:{theme}"):
            values[slot] = themes.get(themed, "")
        elif named := attributes.get(f"w:{slot}"):
            values[slot] = named
    if hint := attributes.get("w:hint"):
        values["hint"] = hint


def _shade(attributes: Mapping[str, str]) -> str:
    fill = attributes.get("w:fill", "")
    return "" if fill in _NO_COLOURS or fill.upper() == "FFFFFF" else fill.upper()


def paragraph_values(elements: Iterable[Written]) -> dict[str, str]:
    """Return what elements of w:pPr say."""
    values: dict[str, str] = {}
    for name, pairs in elements:
        if name in _LINES:
            values[_LINES[name]] = "1" if is_on(dict(pairs).get("w:val", "")) else "0"
        elif take := _TAKEN.get(name):
            take(values, dict(pairs))
    return values


def _style(values: dict[str, str], attributes: Mapping[str, str]) -> None:
    values["style"] = attributes.get("w:val", "")


def _align(values: dict[str, str], attributes: Mapping[str, str]) -> None:
    value = attributes.get("w:val", "")
    values["align"] = _ENDS.get(value, value)


def _indents(values: dict[str, str], attributes: Mapping[str, str]) -> None:
    """Put in the indents; a hanging one and a first line exclude each other."""
    for key, value in attributes.items():
        values[_TWO_ENDED.get(key, key).removeprefix("w:")] = value
    for one, other in (("firstLine", "hanging"), ("hanging", "firstLine")):
        if f"w:{one}" in attributes and f"w:{other}" not in attributes:
            values[other] = "0"


def _spacing(values: dict[str, str], attributes: Mapping[str, str]) -> None:
    values.update((key.removeprefix("w:"), value) for key, value in attributes.items())


def _outline(values: dict[str, str], attributes: Mapping[str, str]) -> None:
    values["outline"] = attributes.get("w:val", "")


def _list(values: dict[str, str], attributes: Mapping[str, str]) -> None:
    values["list"] = attributes.get("w:val", "")


def _level(values: dict[str, str], attributes: Mapping[str, str]) -> None:
    values["level"] = attributes.get("w:val", "")


def _frame(values: dict[str, str], attributes: Mapping[str, str]) -> None:
    values["frame"] = attributes.get("w:xAlign", "") or "placed"


_TAKEN: Final[Mapping[str, Callable[[dict[str, str], Mapping[str, str]], None]]] = {
    "w:pStyle": _style,
    "w:jc": _align,
    "w:ind": _indents,
    "w:spacing": _spacing,
    "w:outlineLvl": _outline,
    "w:numId": _list,
    "w:ilvl": _level,
    "w:framePr": _frame,
}

RUN: Final = frozenset(
    {"w:rFonts", *_SWITCHES, "w:sz", "w:spacing", "w:color", "w:highlight", "w:shd", "w:rStyle"}
)
"""Elements of w:rPr that say something here."""

PARAGRAPH: Final = frozenset({*_LINES, *_TAKEN})
"""Elements of w:pPr that say something here."""


def put_over(lower: Values, upper: Values) -> dict[str, str]:
    """Return what two levels say together: a face of its own takes the place of a hint from below."""
    return {**lower, **upper}


def twips(values: Values, key: str) -> float:
    """Return a length in twips, 0 where it is not said or no number."""
    return number(values.get(key, ""))


def number(text: str) -> float:
    """Return a number of an attribute, 0 where it is none or out of all bounds; lengths may name a unit."""
    for unit, size in (("pt", 20.0), ("mm", 56.6929), ("cm", 566.929), ("in", 1440.0)):
        if text.endswith(unit):
            return number(text.removesuffix(unit)) * size
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if -_MOST < value < _MOST else 0.0


_MOST: Final = 1e6
