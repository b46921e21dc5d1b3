"""Where in the elements of a paragraph a mark may stand: between runs, or where a run is cut.

A comment that stands in a text box, a header or a note is ignored by Word ([MS-OI29500] 2.1.315), so it goes
around what holds the box. What cannot be cut (equations, drawings, readings over characters) is kept whole.
"""

from dataclasses import dataclass
from typing import Final

from planner.marking.characters import Characters, characters_of
from planner.marking.document import Document, Piece
from planner.marking.model import Why
from planner.marking.tree import Node, Tree

_AROUND: Final = frozenset(
    {
        "w:ins",
        "w:moveTo",
        "w:hyperlink",
        "w:fldSimple",
        "w:smartTag",
        "w:customXml",
        "w:sdt",
        "w:sdtContent",
        "w:dir",
        "w:bdo",
    }
)
"""What may stand around runs and hold marks between them (ISO/IEC 29500-1, A.1, EG_PContent)."""

_SIGNS: Final = frozenset({"w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:sym"})
_BEFORE_CONTENT: Final = frozenset({"w:rPr", "w:lastRenderedPageBreak"})


@dataclass(frozen=True, slots=True)
class Edge:
    """A place for marks: the byte, the element they stand in, the run that must be cut for them if any.

    `text` is the element for text inside of which the run is cut, None between elements.
    """

    offset: int
    around: Node
    run: Node | None = None
    text: Node | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """What marks on a character stand around: `unit` is a run, cut where `direct`, or something kept whole.

    `why` says why it is not exact.
    """

    unit: Node
    direct: bool
    why: Why | None


class Edges:
    """Finds the edges of characters of a document."""

    def __init__(self, document: Document, *, cutting: bool) -> None:
        """Look at nothing yet; without `cutting` every run is kept whole."""
        self._cutting = cutting
        self._tree: Tree = document.tree
        self._characters: dict[Node, Characters] = {}

    def before(self, piece: Piece, index: int, hold: Hold) -> Edge:
        """Return where marks before a character of a piece stand."""
        unit, node = hold.unit, piece.node
        if not hold.direct:
            return Edge(min(unit.start, hold_start(piece, unit)), _parent(unit))
        if index and node.name == "w:t":
            return Edge(self.characters(node).begins[index], _parent(unit), unit, node)
        if next(each for each in unit.children if each.name not in _BEFORE_CONTENT) is node:
            return Edge(unit.start, _parent(unit))
        return Edge(node.start, _parent(unit), unit)

    def after(self, piece: Piece, index: int, hold: Hold) -> Edge:
        """Return where marks after a character of a piece stand."""
        unit, node = hold.unit, piece.node
        if not hold.direct:
            return Edge(self._tree.outer_end(unit), _parent(unit))
        if node.name == "w:t" and index + 1 < len(piece.text):
            return Edge(self.characters(node).begins[index + 1], _parent(unit), unit, node)
        if unit.children[-1] is node:
            return Edge(self._tree.outer_end(unit), _parent(unit))
        return Edge(self._tree.outer_end(node), _parent(unit), unit)

    def of_comment(self, piece: Piece) -> Hold:
        """Return what a comment on a piece stands around: always in a paragraph of the body."""
        path = piece.node.path()
        boxed = any(each.name == "w:txbxContent" for each in path)
        paragraph = next(place for place, each in enumerate(path) if each.name == "w:p")
        hold = self._hold(piece, path[paragraph + 1 :])
        return Hold(hold.unit, hold.direct, Why.TEXT_BOX) if boxed else hold

    def of_change(self, piece: Piece) -> Hold:
        """Return what a change of a piece stands around; `why` where it cannot be made."""
        path = piece.node.path()
        paragraph = max(place for place, each in enumerate(path) if each.name == "w:p")
        inside = path[paragraph + 1 :]
        hold = self._hold(piece, inside)
        names = {each.name for each in inside}
        if not names.isdisjoint({"w:ins", "w:moveTo"}):
            return Hold(hold.unit, hold.direct, Why.REVISED)
        if piece.fielded or "w:fldSimple" in names:
            return Hold(hold.unit, hold.direct, Why.FIELD)
        return hold

    def characters(self, node: Node) -> Characters:
        """Return the characters of an element for text."""
        if node not in self._characters:
            self._characters[node] = characters_of(self._tree, node)
        return self._characters[node]

    def _hold(self, piece: Piece, inside: list[Node]) -> Hold:
        """Go down from a paragraph's child as far as marks may stand; the last of `inside` is the piece's."""
        place = 0
        while inside[place].name in _AROUND and not _is_bound(inside[place]):
            place += 1
        unit, rest = inside[place], inside[place + 1 :]
        if self._cutting and unit.name == "w:r" and rest == [piece.node] and self._is_cuttable(piece):
            return Hold(unit, direct=True, why=None)
        return Hold(unit, direct=False, why=Why.WHOLE)

    def _is_cuttable(self, piece: Piece) -> bool:
        node = piece.node
        if node.name == "w:t":
            characters = self.characters(node)
            unseen = b"".join(self._tree.data[low:high] for low, high in characters.unseen)
            return not node.children and characters.text == piece.text and not unseen.strip()
        return node.name in _SIGNS


def hold_start(piece: Piece, unit: Node) -> int:
    """Return where what makes a piece begins: a field's beginning where it stands beside its unit."""
    run = piece.first.parent
    return run.start if run is not None and run.parent is unit.parent else unit.start


def _parent(node: Node) -> Node:
    return node.parent or node


def _is_bound(node: Node) -> bool:
    """Return whether a content control is filled from elsewhere, which undoes what is marked in it."""
    properties = node.child("w:sdtPr") if node.name == "w:sdt" else None
    return properties is not None and any(each.name.endswith(":dataBinding") for each in properties.children)
