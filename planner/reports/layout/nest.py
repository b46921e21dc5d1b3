"""Nesting: pieces in a row become parts with parts of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from planner.bank.model import Duty
from planner.reports.layout.duties import duty_of
from planner.reports.layout.numbering import Habit, Mark
from planner.reports.layout.paragraphs import sentences
from planner.reports.layout.pieces import Piece
from planner.reports.model import Section, Sentence

# Habits whose value is a level and no number.
_LEVELLED: Final = frozenset({Habit.STYLE, Habit.LINE})


@dataclass(slots=True)
class _Node:
    piece: Piece
    level: int
    sentences: list[Sentence] = field(default_factory=list)
    children: list["_Node"] = field(default_factory=list)


def nest(pieces: Sequence[Piece]) -> tuple[tuple[Sentence, ...], tuple[Section, ...]]:
    """Return the sentences before the first heading, and the parts.

    The level of a heading is that of the earlier headings of its habit that are still open; a new habit
    opens a level below. A number inside a paragraph holds no number that opens a paragraph.
    """
    root = _Node(Piece(0, ""), 0)
    open_nodes = [root]
    for piece in pieces:
        if piece.mark:
            _close(open_nodes, piece, piece.mark)
            node = _Node(piece, len(open_nodes))
            open_nodes[-1].children.append(node)
            open_nodes.append(node)
        open_nodes[-1].sentences += sentences(piece.text, piece.line)
    return tuple(root.sentences), tuple(_section(node, None) for node in root.children)


def _close(open_nodes: list[_Node], piece: Piece, mark: Mark) -> None:
    """Close the headings that `piece` ends."""
    same = [at for at, node in enumerate(open_nodes) if node.piece.mark and _ends(mark, node.piece.mark)]
    if same:
        del open_nodes[same[0] :]
    elif not piece.inside:
        while open_nodes[-1].piece.inside:
            open_nodes.pop()


def _ends(mark: Mark, known: Mark) -> bool:
    """Return whether a mark ends an open heading: one of its habit, by style one as high or lower."""
    if mark.habit is not known.habit:
        return False
    return mark.habit not in _LEVELLED or mark.value <= known.value


def _section(node: _Node, above: Duty | None) -> Section:
    mark = node.piece.mark
    children = [child.piece.heading for child in node.children]
    duty = duty_of(node.piece.heading, children, _body(node), above)
    return Section(
        number=mark.shown if mark else "",
        heading=node.piece.heading,
        level=node.level,
        duty=duty,
        line=node.piece.line,
        sentences=tuple(node.sentences),
        children=tuple(_section(child, duty) for child in node.children),
    )


def _body(node: _Node) -> str:
    own = "".join(sentence.text for sentence in node.sentences)
    return own + "".join(_body(child) for child in node.children)
