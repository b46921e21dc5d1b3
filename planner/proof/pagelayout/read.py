"""Reading the layout of a .docx."""

import posixpath
from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from planner.proof.layout import Layout, Leftovers, Margins, Origin, PageParagraph, PageSection
from planner.proof.pagelayout.body import LooksBody, WrittenSection
from planner.proof.pagelayout.properties import number
from planner.proof.pagelayout.sheet import Sheet, read_sheet, read_themes
from planner.reports.reading.docxstyles import whole_number
from planner.reports.reading.package import Package
from planner.reports.reading.refused import SAVE_AS_DOCX, RefusedError
from planner.reports.reading.relations import main_part, relations, targets
from planner.reports.reading.xmlpart import child_value, children, follow, is_on, tree

OUR_AUTHOR: Final = "起草助手"
"""Who signs the comments of a draft."""

_TWIPS_PER_MM: Final = 1440 / 25.4
_TWIPS: Final = 20
_CHAR_SPACE: Final = 4096
_PAPER: Final = ("12240", "15840")
_MARGIN: Final = "1440"
_MAX_EDGES: Final = 200


def read_layout(data: bytes) -> Layout:
    """Return the layout of the .docx (.docm, .dotx) whose bytes are `data`.

    Paragraphs are numbered as `planner.reports.reading.docx` numbers its lines. Raises RefusedError as that
    reader does, with its limits.
    """
    with Package(data) as package:
        main = main_part(package)
        related = _near(package, main)
        settings = (
            tree(package.chunks(related["settings"])) if "settings" in related else Element("w:settings")
        )
        sheet = _sheet(package, related, settings)
        body = _follow(package, main, sheet)
        if not body.found_body:
            raise RefusedError(f"里面没有正文，读不了。{SAVE_AS_DOCX}")
        sections = tuple(_sections(body.sections, package, main))
        named = {name for each in sections for name in (*each.headers.values(), *each.footers.values())}
        edges = {name: _follow(package, name, sheet).looks for name in sorted(named)[:_MAX_EDGES]}
        return Layout(
            paragraphs=tuple(sorted(body.looks, key=lambda each: each.number)),
            sections=sections,
            tables=tuple(sorted(body.tables, key=lambda each: each.first)),
            edges={name: _in_order(looks) for name, looks in edges.items()},
            even_and_odd=_is_set(settings, "w:evenAndOddHeaders"),
            origin=_origin(package),
            leftovers=_leftovers(package, related, body),
        )


def _near(package: Package, main: str) -> dict[str, str]:
    """Return the parts that belong to the main one by kind, those that are there."""
    related = targets(package, main)
    folder = posixpath.dirname(main)
    usual = {
        kind: posixpath.join(folder, f"{kind}.xml")
        for kind in ("styles", "numbering", "settings", "comments")
    }
    return {kind: name for kind, name in {**usual, **related}.items() if name in package}


def _sheet(package: Package, related: Mapping[str, str], settings: Element) -> Sheet:
    def chunks(kind: str) -> Iterable[bytes] | None:
        return package.chunks(related[kind]) if kind in related else None

    language = next((each.get("w:eastAsia", "") for each in children(settings, "w:themeFontLang")), "")
    themes = read_themes(chunks("theme"), language)
    return read_sheet(chunks("styles"), chunks("numbering"), themes)


def _follow(package: Package, name: str, sheet: Sheet) -> LooksBody:
    body = LooksBody(sheet.hidden, sheet.default, sheet)
    if name in package:
        follow(package.chunks(name), body)
    return body


def _in_order(looks: Iterable[PageParagraph]) -> tuple[PageParagraph, ...]:
    return tuple(sorted(looks, key=lambda each: each.number))


def _sections(written: Iterable[WrittenSection], package: Package, main: str) -> Iterable[PageSection]:
    """Yield the sections; headers and footers that one does not name are those of the one before."""
    parts = {relation.id: relation.target for relation in relations(package, main)}
    headers: dict[str, str] = {}
    footers: dict[str, str] = {}
    found = list(written) or [WrittenSection((), 0)]
    for place, each in enumerate(found):
        for name, pairs in each.elements:
            kinds = (
                headers if name == "w:headerReference" else footers if name == "w:footerReference" else None
            )
            attributes = dict(pairs)
            target = parts.get(next((text for key, text in pairs if key.endswith(":id")), ""), "")
            if kinds is not None and target:
                kinds[attributes.get("w:type", "default")] = target
        last = each.last if place < len(found) - 1 else 10**9
        yield _section(dict(each.elements), last, dict(headers), dict(footers))


def _section(
    elements: Mapping[str, tuple[tuple[str, str], ...]],
    last: int,
    headers: Mapping[str, str],
    footers: Mapping[str, str],
) -> PageSection:
    size, margins = dict(elements.get("w:pgSz", ())), dict(elements.get("w:pgMar", ()))
    grid, pages = dict(elements.get("w:docGrid", ())), dict(elements.get("w:pgNumType", ()))
    title_page = elements.get("w:titlePg")
    kind = dict(elements.get("w:type", ())).get("w:val", "nextPage")

    def margin(side: str) -> float:
        return abs(number(margins.get(f"w:{side}", _MARGIN)))

    gutter = number(margins.get("w:gutter", ""))
    return PageSection(
        last=last,
        width=number(size.get("w:w", _PAPER[0])) / _TWIPS_PER_MM,
        height=number(size.get("w:h", _PAPER[1])) / _TWIPS_PER_MM,
        margins=Margins(
            margin("top") / _TWIPS_PER_MM,
            margin("bottom") / _TWIPS_PER_MM,
            (margin("left") + gutter) / _TWIPS_PER_MM,
            margin("right") / _TWIPS_PER_MM,
        ),
        grid=grid.get("w:type", "").replace("default", ""),
        grid_line=number(grid.get("w:linePitch", "")) / _TWIPS,
        grid_char=number(grid.get("w:charSpace", "")) / _CHAR_SPACE,
        title_page=title_page is not None and is_on(dict(title_page).get("w:val", "")),
        starts_at=whole_number(pages.get("w:start")),
        new_page=kind not in {"continuous", "nextColumn"},
        headers=headers,
        footers=footers,
    )


def _is_set(element: Element, name: str) -> bool:
    switch = child_value(element, name)
    return switch is not None and is_on(switch)


def _origin(package: Package) -> Origin:
    name = targets(package, "").get("core-properties", "docProps/core.xml")
    if name not in package:
        return Origin()
    words = {each.tag.rpartition(":")[2]: (each.text or "").strip() for each in tree(package.chunks(name))}
    return Origin(words.get("title", ""), words.get("creator", ""), words.get("lastModifiedBy", ""))


def _leftovers(package: Package, related: Mapping[str, str], body: LooksBody) -> Leftovers:
    comments = ours = 0
    if body.comments and "comments" in related:
        for each in children(tree(package.chunks(related["comments"])), "w:comment"):
            if each.get("w:id", "") in body.comments:
                comments += 1
                ours += each.get("w:author") == OUR_AUTHOR
    return Leftovers(body.changes, comments, ours)
