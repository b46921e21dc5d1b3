"""The part with comments: made, or written on with what it holds left as it is."""

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from planner.marking.names import Names, names_in
from planner.marking.source import source_of
from planner.marking.tree import W_NAMESPACES, Tree, tree_of
from planner.reports.reading.package import Package
from planner.reports.reading.relations import relations
from planner.reports.reading.xmlpart import child_value, children, tree
from planner.word.markup import DECLARATION, storable

_TYPES: Final = "[Content_Types].xml"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KINDS: Final = dict(
    zip(
        W_NAMESPACES,
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
        ),
        strict=True,
    )
)
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_ID: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Look:
    """Who marks, when ("" for no time); the styles of a comment's text and mark, "" for none."""

    author: str
    date: str
    text: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class CommentsPart:
    """Where comments go: the part's name, its bytes if it is there, the numbers that are used in it.

    `related` says that the main part refers to it already, which some do to a part that is not there.
    """

    name: str
    stored: bytes | None
    ids: frozenset[int] = frozenset()
    related: bool = True


def look_of(package: Package, main: str, author: str, date: str) -> Look:
    """Return how comments look; their styles go by the names Word gives them in every language."""
    name = next((each.target for each in relations(package, main) if each.kind == "styles"), "")
    if name not in package:
        return Look(author, date)
    found = {
        (child_value(style, "w:name") or "").lower(): style.get("w:styleId", "")
        for style in children(tree(package.chunks(name)), "w:style")
    }
    return Look(author, date, found.get("annotation text", ""), found.get("annotation reference", ""))


def comments_part(package: Package, main: str) -> CommentsPart:
    """Return the part that comments of the main part go to."""
    named = [each.target for each in relations(package, main) if each.kind == "comments"]
    name = next((each for each in named if each in package), "")
    if name:
        stored = b"".join(package.chunks(name))
        elements = children(tree([stored]), "w:comment")
        numbers = (element.get("w:id", "") for element in elements)
        return CommentsPart(name, stored, frozenset(int(each) for each in numbers if _ID.fullmatch(each)))
    if named:
        return CommentsPart(named[0], None)
    folder = posixpath.dirname(main)
    usual = [posixpath.join(folder, f"comments{number}.xml") for number in ("", *range(1, 10_000))]
    return CommentsPart(next(each for each in usual if each not in package), None, related=False)


def written_on(part: CommentsPart, comments: Sequence[tuple[int, str]], look: Look, namespace: str) -> bytes:
    """Return the part with comments added: number and text of each."""
    if part.stored is None:
        names = Names("w", f' xmlns:w="{namespace}"')
        added = [_comment(names.inner, number, text, look) for number, text in comments]
        return DECLARATION.encode() + names.element("comments", *added)
    source = source_of(part.stored)
    nodes = tree_of(source.data)
    root = nodes.root.children[0]
    names = names_in(nodes.scope(root))
    added = [_comment(names, number, text, look) for number, text in comments]
    return source.stored(inside_at_end(nodes, b"".join(added)))


def _comment(names: Names, number: int, text: str, look: Look) -> bytes:
    inner = names.inner
    paragraphs: list[bytes] = []
    for line in storable(text).split("\n"):
        style = inner.element("pPr", inner.element("pStyle", val=look.text)) if look.text else b""
        mark = (
            b"" if paragraphs else inner.element("r", mark_look(inner, look), inner.element("annotationRef"))
        )
        paragraphs.append(inner.element("p", style, mark, inner.element("r", inner.text(line))))
    return names.element(
        "comment", *paragraphs, id=number, author=look.author, date=look.date, initials=look.author[:9]
    )


def mark_look(names: Names, look: Look) -> bytes:
    """Return the properties of the run that holds the mark of a comment."""
    return names.element("rPr", names.element("rStyle", val=look.mark)) if look.mark else b""


def with_part(package: Package, main: str, part: CommentsPart, namespace: str) -> Mapping[str, bytes]:
    """Return the lists of types and of relations with a part of comments that was not there."""
    return _typed(package, part) | ({} if part.related else _related(package, main, part, namespace))


def _typed(package: Package, part: CommentsPart) -> dict[str, bytes]:
    types = source_of(b"".join(package.chunks(_TYPES)))
    nodes = tree_of(types.data)
    entry = _child(nodes, "Override", PartName=f"/{part.name}", ContentType=_TYPE)
    if f'"/{part.name}"'.lower().encode() in types.data.lower():
        return {}
    return {_TYPES: types.stored(inside_at_end(nodes, entry))}


def _related(package: Package, main: str, part: CommentsPart, namespace: str) -> dict[str, bytes]:
    folder, base = posixpath.split(main)
    listed = posixpath.join(folder, "_rels", f"{base}.rels")
    stored = b"".join(package.chunks(listed)) if listed in package else _no_relations()
    source = source_of(stored)
    nodes = tree_of(source.data)
    used = {each.id.lower() for each in relations(package, main)}
    numbers = (number for number in range(1, 2**31) if f"rid{number}" not in used)
    names = {"Id": f"rId{next(numbers)}", "Type": _KINDS[namespace], "Target": posixpath.basename(part.name)}
    return {listed: source.stored(inside_at_end(nodes, _child(nodes, "Relationship", **names)))}


def _no_relations() -> bytes:
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONS}"/>'.encode()


def _child(nodes: Tree, name: str, **attributes: str) -> bytes:
    """Return an element of the same namespace as the root, which says what is plain ASCII."""
    prefix = b":".join(nodes.written_name(nodes.root.children[0]).split(b":")[:-1])
    tag = (prefix.decode() + ":" if prefix else "") + name
    listed = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{tag}{listed}/>".encode()


def inside_at_end(nodes: Tree, added: bytes) -> bytes:
    """Return a part with something added inside of its root, after all that is there."""
    root, data = nodes.root.children[0], nodes.data
    if nodes.is_closed_at_once(root):
        inner = nodes.inner_start(root)
        return data[: inner - 2] + b">" + added + nodes.end_tag(root) + data[inner:]
    return data[: root.inner_end] + added + data[root.inner_end :]
