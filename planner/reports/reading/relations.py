"""Parts of a Word file by how they are related: the main part, what a part refers to."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from planner.reports.reading.package import DAMAGED, Package
from planner.reports.reading.refused import SAVE_AS_DOCX, RefusedError
from planner.reports.reading.xmlpart import children, tree

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


def main_part(package: Package) -> str:
    """Return the name of the main part: as related, as usual, or as its type says.

    Raises RefusedError when there is none.
    """
    for name, kind in _OTHERS.items():
        if name in package:
            raise RefusedError(
                f"其实是{kind}，不是 Word 文件。请核对文件名；要用里面的文字，请复制到新文档另存为 .docx。"
            )
    related = targets(package, "").get("officeDocument", "")
    for name in (related, _MAIN, *_typed(package)):
        if name and name in package:
            return name
    if "content.xml" in package:
        raise RefusedError(f"其实是 ODF 文档，不是 Word 文件。{SAVE_AS_DOCX}")
    if not package.names():
        raise RefusedError(DAMAGED)
    raise RefusedError("其实是压缩文件，不是 Word 文件。请先解压，再给出里面的文件。")


@dataclass(frozen=True, slots=True)
class Relation:
    """That a part refers to another: by which id, as what (the last word of the kind), to which part."""

    id: str
    kind: str
    target: str


def relations(package: Package, part: str) -> tuple[Relation, ...]:
    """Return what a part refers to inside of the package; "" for the package itself.

    Relations that lead nowhere are kept: Word opens a file with them, and who asks looks whether the
    part is there.
    """
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package:
        return ()
    return tuple(
        Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], _target(element, folder))
        for element in children(tree(package.chunks(listed)), "rel:Relationship")
        if element.get("TargetMode") != "External"
    )


def targets(package: Package, part: str) -> dict[str, str]:
    """Return the parts that a part refers to, the first of each kind."""
    return {relation.kind: relation.target for relation in reversed(relations(package, part))}


def _target(element: Element, folder: str) -> str:
    target = unquote(element.get("Target", "").replace("\\", "/"))
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _typed(package: Package) -> Iterator[str]:
    """Yield the parts that the list of types calls the main one."""
    if "[Content_Types].xml" not in package:
        return
    for element in children(tree(package.chunks("[Content_Types].xml")), "ct:Override"):
        if _MAIN_TYPE.fullmatch(element.get("ContentType", "")):
            yield element.get("PartName", "").lstrip("/")
