"""Reading a .docx: its package, its styles and numbers, its text, its notes."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import unquote

from planner.chinese import is_wide
from planner.reports.model import Line
from planner.reports.reading.docxbody import Body, Paragraph
from planner.reports.reading.docxnumbers import Counter, Numbering, read_numbering
from planner.reports.reading.docxstyles import Numbered, Styles, read_styles
from planner.reports.reading.package import DAMAGED, Package
from planner.reports.reading.refused import SAVE_AS_DOCX, RefusedError
from planner.reports.reading.textfile import is_blank
from planner.reports.reading.xmlpart import children, follow, tree

_MAIN: Final = "word/document.xml"
_MAIN_TYPE: Final = re.compile(
    r"application/vnd\..*wordprocessingml\.(?:document|template)\.main\+xml|.*ms-word.*main\+xml"
)
_OTHERS: Final = {
    "xl/workbook.xml": " Excel 表格",
    "xl/workbook.bin": " Excel 表格",
    "ppt/presentation.xml": "幻灯片",
    "ofd.xml": " OFD 版式文件",
    "visio/document.xml": " Visio 图",
    "word/document.bin": "不常见的 Word 文件",
}
_BREAK: Final = re.compile(r"[\n\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class _Parts:
    """The names of the parts that are read, "" for one that is not there."""

    main: str
    styles: str
    numbering: str
    notes: tuple[str, ...]


def docx_lines(data: bytes) -> tuple[Line, ...]:
    """Return the lines of the .docx (.docm, .dotx) whose bytes are `data`, as Word shows them.

    Foot- and endnotes that the text refers to come at the end. A paragraph broken by line marks gives
    a line for each piece, of one number, unless it is a heading or centred: a title set in two lines
    is one. Raises RefusedError.
    """
    with Package(data) as package:
        parts = _parts(package)
        styles = read_styles(package.chunks(parts.styles)) if parts.styles else Styles({})
        numbering = read_numbering(package.chunks(parts.numbering)) if parts.numbering else Numbering()
        body = _follow(package, parts.main, styles)
        if not body.found_body:
            raise RefusedError(f"里面没有正文，读不了。{SAVE_AS_DOCX}")
        notes = [paragraph for name in parts.notes for paragraph in _follow(package, name, styles).paragraphs]
    paragraphs = _with_notes(body, notes)
    return tuple(_lines(_joined(paragraphs), Counter(numbering, styles), styles))


def _follow(package: Package, name: str, styles: Styles) -> Body:
    body = Body(styles.hidden, styles.default)
    follow(package.chunks(name), body)
    return body


def _parts(package: Package) -> _Parts:
    main = _main(package)
    folder = posixpath.dirname(main)
    relations = posixpath.join(folder, "_rels", f"{posixpath.basename(main)}.rels")
    targets = _targets(package, relations, folder)

    def part(kind: str) -> str:
        usual = posixpath.join(folder, f"{kind}.xml")
        return next((name for name in (targets.get(kind, ""), usual) if name and name in package), "")

    notes = tuple(name for kind in ("footnotes", "endnotes") if (name := part(kind)))
    return _Parts(main, part("styles"), part("numbering"), notes)


def _main(package: Package) -> str:
    """Return the name of the main part: as related, as usual, or as its type says."""
    for name, kind in _OTHERS.items():
        if name in package:
            raise RefusedError(
                f"其实是{kind}，不是 Word 文件。请核对文件名；要用里面的文字，请复制到新文档另存为 .docx。"
            )
    related = _targets(package, "_rels/.rels", "").get("officeDocument", "")
    for name in (related, _MAIN, *_typed(package)):
        if name and name in package:
            return name
    if "content.xml" in package:
        raise RefusedError(f"其实是 ODF 文档，不是 Word 文件。{SAVE_AS_DOCX}")
    if not package.names():
        raise RefusedError(DAMAGED)
    raise RefusedError("其实是压缩文件，不是 Word 文件。请先解压，再给出里面的文件。")


def _targets(package: Package, name: str, folder: str) -> dict[str, str]:
    """Return the parts that a list of relations names, by the last word of their kind.

    Relations that lead nowhere are kept: Word opens a file with them, and who asks looks whether the
    part is there.
    """
    if name not in package:
        return {}
    targets: dict[str, str] = {}
    for element in children(tree(package.chunks(name)), "rel:Relationship"):
        if element.get("TargetMode") == "External":
            continue
        kind = element.get("Type", "").rpartition("/")[2]
        target = unquote(element.get("Target", "").replace("\\", "/"))
        targets.setdefault(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
    return targets


def _typed(package: Package) -> Iterator[str]:
    """Yield the parts that the list of types calls the main one."""
    if "[Content_Types].xml" not in package:
        return
    for element in children(tree(package.chunks("[Content_Types].xml")), "ct:Override"):
        if _MAIN_TYPE.fullmatch(element.get("ContentType", "")):
            yield element.get("PartName", "").lstrip("/")


def _with_notes(body: Body, notes: Sequence[Paragraph]) -> list[Paragraph]:
    """Return all paragraphs in the order of reading, the notes referred to counted on after the body."""
    paragraphs = sorted(body.paragraphs, key=lambda paragraph: paragraph.number)
    referred = list(dict.fromkeys(f"{kind}:{note}" for kind, note in body.notes))
    by_note: dict[str, list[Paragraph]] = {}
    for paragraph in sorted(notes, key=lambda paragraph: paragraph.number):
        by_note.setdefault(paragraph.note, []).append(paragraph)
    last = max((paragraph.number for paragraph in paragraphs), default=0)
    shown = [paragraph for note in referred for paragraph in by_note.get(note, ())]
    return paragraphs + [replace(each, number=last + place) for place, each in enumerate(shown, 1)]


def _joined(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs with those whose end is deleted or hidden put before the next one.

    What is left has the style and number of the later one, as in Word, and stands at the first place that
    has text.
    """
    text, number = "", 0
    for place, paragraph in enumerate(paragraphs):
        if not text:
            number = paragraph.number
        text += paragraph.text
        following = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        if (
            paragraph.joins
            and following
            and following.table == paragraph.table
            and following.note == paragraph.note
        ):
            continue
        yield paragraph if text == paragraph.text else replace(paragraph, text=text, number=number)
        text = ""


def _lines(paragraphs: Iterator[Paragraph], counter: Counter, styles: Styles) -> Iterator[Line]:
    for paragraph in paragraphs:
        whole = styles.whole(paragraph.style)
        numbered = paragraph.numbered or whole.numbered
        if numbered and numbered.level is None and whole.numbered:
            numbered = Numbered(numbered.list_id, whole.numbered.level)
        label = counter.label(numbered, paragraph.style)
        outline = whole.outline if paragraph.outline is None else paragraph.outline
        centred = whole.centred if paragraph.centred is None else paragraph.centred
        pieces = [piece for piece in _BREAK.split(paragraph.text) if not is_blank(piece)]
        if outline or centred:
            pieces = [_one(pieces)] if pieces else []
        for piece in pieces:
            yield Line(piece, paragraph.number, label, outline, paragraph.table)
            label = ""


def _one(pieces: Sequence[str]) -> str:
    """Return the pieces of a heading as one line, with a space only between letters or digits."""
    line = pieces[0]
    for piece in pieces[1:]:
        apart = not is_wide(line[-1]) and not is_wide(piece[0]) and not line[-1].isspace()
        line += (" " if apart else "") + piece
    return line
