"""The sheet of styles of a file, and what a run or a paragraph looks like in the end.

Order of the levels (ISO/IEC 29500-1, 17.7.2): defaults, list, paragraph style with those it is based on,
character style, direct formatting. A list that a paragraph names itself goes over its style, as in Word.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from xml.etree.ElementTree import Element

from planner.proof.layout import ParagraphLook, Pitch, RunLook
from planner.proof.pagelayout.properties import (
    Themes,
    Values,
    Written,
    number,
    paragraph_values,
    put_over,
    run_values,
    twips,
)
from planner.reports.reading.docxstyles import outline_level, without_tables
from planner.reports.reading.xmlpart import child_value, children, is_on, tree

_HEADING: Final = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TOGGLED: Final = ("bold", "italic")
_HALF_POINTS: Final = 2
_TWIPS: Final = 20
_USUAL: Final = 10.0
_LINE: Final = 240
_UNCOUNTED: Final = frozenset({"", "none", "bullet"})
_SCRIPTS: Final = {"zh-TW": "Hant", "zh-HK": "Hant", "ja-JP": "Jpan", "ko-KR": "Hang"}
_CJK_FACE: Final = re.compile(
    "[\u3400-\u9fff]|^(?:Sim|ST|Fang|Kai|MS |MingLiU|PMingLiU|DengXian|NSim)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SheetStyle:
    """One style as written."""

    name: str
    based_on: str
    run: Values
    paragraph: Values


@dataclass(frozen=True)
class Sheet:
    """All styles by id, the defaults, the style of paragraphs that name none, the levels of lists."""

    styles: Mapping[str, SheetStyle]
    run_defaults: Values
    paragraph_defaults: Values
    default: str
    themes: Themes
    lists: Mapping[tuple[str, str], Values]

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The styles whose text is not shown."""
        return frozenset(name for name in self.styles if self._run_values(name).get("hidden") == "1")

    @cached_property
    def _looks(self) -> dict[tuple[str, tuple[Written, ...]], RunLook]:
        return {}

    @cached_property
    def _paragraphs(self) -> dict[tuple[tuple[Written, ...], float], ParagraphLook]:
        return {}

    @cached_property
    def _chains(self) -> dict[str, list[SheetStyle]]:
        return {}

    def run_look(self, style: str, written: tuple[Written, ...]) -> RunLook:
        """Return what a run looks like: `style` is that of its paragraph, `written` its own properties."""
        look = self._looks.get((style, written))
        if look is None:
            look = self._looks[style, written] = self._run_look(style, run_values(written, self.themes))
        return look

    def paragraph_look(self, written: tuple[Written, ...], size: float) -> ParagraphLook:
        """Return what a paragraph looks like; `size` is that of its words, for indents in characters."""
        look = self._paragraphs.get((written, size))
        if look is None:
            look = self._paragraph_look(paragraph_values(written), size)
            self._paragraphs[written, size] = look
        return look

    def style_of(self, written: Iterable[Written]) -> str:
        """Return the style of a paragraph: the one it names, else the one of all that name none."""
        named = next((dict(pairs).get("w:val", "") for name, pairs in written if name == "w:pStyle"), "")
        return named if named in self.styles else self.default

    def _run_look(self, style: str, own: Values) -> RunLook:
        values: dict[str, str] = dict(self.run_defaults)
        toggled: dict[str, bool] = {}
        for level in (self._run_values(style), self._run_values(own.get("style", ""))):
            for key in _TOGGLED:
                toggled[key] = toggled.get(key, False) != (level.get(key) == "1")
            values = put_over(values, level)
        values = put_over(values, own)
        chinese, latin = values.get("eastAsia", ""), values.get("hAnsi") or values.get("ascii", "")
        return RunLook(
            chinese=chinese,
            latin=latin,
            size=number(values.get("sz", "")) / _HALF_POINTS or _USUAL,
            bold=_switched(own, toggled, "bold"),
            italic=_switched(own, toggled, "italic"),
            colour=values.get("colour", ""),
            highlight=values.get("highlight", "") or values.get("shade", ""),
            spacing=twips(values, "spacing") / _TWIPS,
            latin_marks=values.get("hint") != "eastAsia" and not _CJK_FACE.search(latin),
        )

    def _run_values(self, style: str) -> dict[str, str]:
        values: dict[str, str] = {}
        for each in reversed(self._chain(style)):
            values = put_over(values, each.run)
        return values

    def _paragraph_look(self, own: Values, size: float) -> ParagraphLook:
        style = own.get("style", "")
        style = style if style in self.styles else self.default
        chain = self._chain(style)
        styled: dict[str, str] = {}
        for each in reversed(chain):
            styled = put_over(styled, each.paragraph)
        lists = own.get("list") or styled.get("list", "")
        listed = self.lists.get((lists, own.get("level") or styled.get("level") or "0"), {})
        values = dict(self.paragraph_defaults)
        for level in (styled, listed, own) if "list" in own else (listed, styled, own):
            values = put_over(values, level)
        return _paragraph({**values, "format": listed.get("format", "")}, size, chain)

    def _chain(self, style: str) -> list[SheetStyle]:
        """Return a style and those it is based on; a circle ends where it would begin again."""
        if style not in self._chains:
            chain: dict[str, SheetStyle] = {}
            at = style
            while at in self.styles and at not in chain:
                chain[at] = self.styles[at]
                at = chain[at].based_on
            self._chains[style] = list(chain.values())
        return self._chains[style]


def _switched(own: Values, toggled: Mapping[str, bool], key: str) -> bool:
    return own[key] == "1" if key in own else toggled[key]


def _paragraph(values: Values, size: float, chain: list[SheetStyle]) -> ParagraphLook:
    pitch = Pitch(values["lineRule"]) if values.get("lineRule") in set(Pitch) else Pitch.MULTIPLE
    line = twips(values, "line") or _LINE
    line_points = line / _LINE if pitch is Pitch.MULTIPLE else line / _TWIPS
    return ParagraphLook(
        style=chain[0].name if chain else "",
        outline=_outline_of(values, chain),
        align=values.get("align", "left"),
        first=_first(values, size),
        left=_characters(values, "left", size),
        right=_characters(values, "right", size),
        pitch=pitch,
        line=line_points,
        before=_space(values, "before", size),
        after=_space(values, "after", size),
        keep_next=values.get("keep_next") == "1",
        widow_control=values.get("widow_control", "1") == "1",
        page_break_before=values.get("page_break") == "1",
        on_grid=values.get("on_grid", "1") == "1",
        frame=values.get("frame", ""),
        counted=values["format"] not in _UNCOUNTED,
    )


def _outline_of(values: Values, chain: list[SheetStyle]) -> int:
    """Return the outline level; a built-in heading has its level by name."""
    level = outline_level(values.get("outline"))
    if level is not None:
        return level
    found = next((match for each in chain if (match := _HEADING.fullmatch(each.name.strip()))), None)
    return int(found[1]) if found else 0


def _characters(values: Values, side: str, size: float) -> float:
    """Return an indent in characters; one given in characters goes before one in twips."""
    return number(values.get(f"{side}Chars", "")) / 100 or twips(values, side) / _TWIPS / size


def _first(values: Values, size: float) -> float:
    """Return the indent of the first line in characters, negative for a hanging one."""
    hanging = number(values.get("hangingChars", "")) / 100
    first = number(values.get("firstLineChars", "")) / 100
    if hanging or first:
        return first or -hanging
    return (twips(values, "firstLine") - twips(values, "hanging")) / _TWIPS / size


def _space(values: Values, side: str, size: float) -> float:
    """Return the space above or below in points; lines are taken for one and a half times the size."""
    if is_on(values.get(f"{side}Autospacing", "0")):
        return size
    lines = number(values.get(f"{side}Lines", "")) / 100
    return lines * size * 1.5 if lines else twips(values, side) / _TWIPS


def read_sheet(styles: Iterable[bytes] | None, numbering: Iterable[bytes] | None, themes: Themes) -> Sheet:
    """Return the sheet of styles.xml and numbering.xml; raises RefusedError when a part is damaged."""
    root = tree([without_tables(b"".join(styles))]) if styles is not None else Element("w:styles")
    defaults = next(children(root, "w:docDefaults"), None)
    found: dict[str, SheetStyle] = {}
    default = ""
    for element in children(root, "w:style"):
        name = element.get("w:styleId", "")
        if element.get("w:type") in {"paragraph", "character"}:
            found[name] = _style(element, themes)
        if element.get("w:type") == "paragraph" and is_on(element.get("w:default", "0")):
            default = name
    return Sheet(
        styles=found,
        run_defaults=run_values(_written(_below(defaults, "w:rPrDefault", "w:rPr")), themes),
        paragraph_defaults=paragraph_values(_written(_below(defaults, "w:pPrDefault", "w:pPr"))),
        default=default,
        themes=themes,
        lists=_lists(tree(numbering)) if numbering is not None else {},
    )


def _style(element: Element, themes: Themes) -> SheetStyle:
    return SheetStyle(
        name=child_value(element, "w:name") or "",
        based_on=child_value(element, "w:basedOn") or "",
        run=run_values(_written(_below(element, "w:rPr")), themes),
        paragraph=paragraph_values(_written(_below(element, "w:pPr"))),
    )


def _lists(root: Element) -> dict[tuple[str, str], Values]:
    """Return the indents of the levels of lists, by list and level."""
    definitions = {
        each.get("w:abstractNumId", ""): {
            level.get("w:ilvl", "0"): {
                **paragraph_values(_written(_below(level, "w:pPr"))),
                "format": child_value(level, "w:numFmt") or "decimal",
            }
            for level in children(each, "w:lvl")
        }
        for each in children(root, "w:abstractNum")
    }
    return {
        (each.get("w:numId", ""), level): values
        for each in children(root, "w:num")
        for level, values in definitions.get(child_value(each, "w:abstractNumId") or "", {}).items()
    }


def _below(element: Element | None, *names: str) -> Element | None:
    for name in names:
        element = next(children(element, name), None) if element is not None else None
    return element


def _written(element: Element | None) -> tuple[Written, ...]:
    """Return the elements below one; a list is named by elements of its own."""
    if element is None:
        return ()
    listed = [inner for each in element if each.tag == "w:numPr" for inner in each]
    return tuple((each.tag, tuple(each.items())) for each in (*element, *listed))


def read_themes(theme: Iterable[bytes] | None, language: str) -> Themes:
    """Return the faces that a theme's names stand for; `language` is the East Asian one of the document."""
    if theme is None:
        return {}
    faces: dict[str, str] = {}
    script = _SCRIPTS.get(language, "Hans")
    root = tree(theme)
    for kind in ("major", "minor"):
        fonts = next(root.iter(f"a:{kind}Font"), None)
        if fonts is None:
            continue
        named = {each.tag: each.get("typeface", "") for each in fonts if each.tag != "a:font"}
        by_script = {each.get("script", ""): each.get("typeface", "") for each in fonts.iter("a:font")}
        latin = named.get("a:latin", "")
        faces |= {f"{kind}Ascii": latin, f"{kind}HAnsi": latin}
        faces[f"{kind}EastAsia"] = named.get("a:ea") or by_script.get(script, "")
    return faces
