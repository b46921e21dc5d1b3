"""A Word file as it is marked: its lines, and for every character the element it comes from."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from planner.marking.source import Source, source_of
from planner.marking.tree import Node, Tree
from planner.reports.reading.docx import told_lines
from planner.reports.reading.docxbody import Body
from planner.reports.reading.docxlines import Told
from planner.reports.reading.docxstyles import Styles
from planner.reports.reading.package import Package
from planner.reports.reading.relations import main_part
from planner.reports.reading.xmlpart import follow_placed

_ANCHORS: Final = frozenset({"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"})
_REFERENCES: Final = frozenset({"w:footnoteReference", "w:endnoteReference"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph from its character `start` on, and the element they come from.

    `first` is the element where that which makes the words begins: for an equation field its beginning, else
    the same. `fielded` says that they are the result of a field.
    """

    start: int
    text: str
    node: Node
    first: Node
    fielded: bool


@dataclass(slots=True)
class Found:
    """What following a body gives besides its paragraphs: elements by number of paragraph and id of note."""

    paragraphs: dict[int, Node] = field(default_factory=dict)
    pieces: dict[int, list[Piece]] = field(default_factory=dict)
    references: dict[str, Node] = field(default_factory=dict)
    comments: set[int] = field(default_factory=set)
    ids: set[int] = field(default_factory=set)


class _Trace(Tree):
    """Follows a body and the elements it is made of together."""

    def __init__(self, data: bytes, here: Callable[[], int], styles: Styles) -> None:
        super().__init__(data, here)
        self.found = Found()
        self.body = Body(styles.hidden, styles.default, self)
        self._begun: list[Node] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        self.body.start(name, attributes)
        if name == "w:fldChar":
            if self.body.fields > len(self._begun):
                self._begun.append(self.last)
            del self._begun[self.body.fields :]
        elif "w:id" in attributes:
            self._identify(name, attributes["w:id"])

    def end(self, name: str) -> None:
        super().end(name)
        self.body.end(name)

    def text(self, words: str) -> None:
        self.body.text(words)

    def paragraph(self, number: int) -> None:
        self.found.paragraphs[number] = self.last
        del self._begun[self.body.fields :]

    def words(self, number: int, text: str) -> None:
        pieces = self.found.pieces.setdefault(number, [])
        start = pieces[-1].start + len(pieces[-1].text) if pieces else 0
        node = self.last
        first = self._begun[-1] if node.name == "w:fldChar" and self._begun else node
        pieces.append(Piece(start, text, node, first, self.body.fields > 0))

    def _identify(self, name: str, number: str) -> None:
        if name in _REFERENCES:
            note = f"{name.removesuffix('Reference')}:{number}"
            self.found.references.setdefault(note, self.last)
        elif number.isascii() and number.isdigit():
            (self.found.comments if name in _ANCHORS else self.found.ids).add(int(number))


@dataclass(frozen=True, slots=True)
class Document:
    """The main part of a file: its name, its bytes, its elements, its lines by number."""

    name: str
    source: Source
    tree: Tree
    found: Found
    lines: dict[int, list[Told]]

    def told(self, number: int, piece: int) -> Told | None:
        """Return a line, None where it shows nothing or is not there."""
        return next(iter(self.lines.get(number, ())[piece : piece + 1]), None)

    def piece_at(self, number: int, offset: int) -> Piece:
        """Return what the character at `offset` of a paragraph comes from."""
        pieces = self.found.pieces[number]
        return pieces[bisect_right(pieces, offset, key=lambda piece: piece.start) - 1]

    def pieces_between(self, number: int, low: int, high: int) -> list[Piece]:
        """Return what the characters `low` to `high` of a paragraph come from, in order."""
        pieces = self.found.pieces[number]
        first = bisect_right(pieces, low, key=lambda piece: piece.start) - 1
        beyond = bisect_left(pieces, high, key=lambda piece: piece.start)
        return [piece for piece in pieces[first:beyond] if piece.text and piece.start + len(piece.text) > low]


def read_document(package: Package) -> Document:
    """Return the main part of a file; raises RefusedError as the reader of reports does."""
    traces: list[_Trace] = []
    name = main_part(package)
    source = source_of(b"".join(package.chunks(name)))

    def read(_package: Package, _name: str, styles: Styles) -> Body:
        traces.append(follow_placed(source.data, lambda here: _Trace(source.data, here, styles)))
        return traces[0].body

    lines: dict[int, list[Told]] = {}
    for told in told_lines(package, read):
        lines.setdefault(told.line.number, []).append(told)
    return Document(name, source, traces[0], traces[0].found, lines)
