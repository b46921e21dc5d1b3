"""What is put in at each edge, and how the part reads with it: nothing else of its bytes is touched."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from planner.marking.characters import BLANKS, Characters
from planner.marking.edges import Edge
from planner.marking.tree import Node, Tree

_CHANGED_LOOK_ID: Final = re.compile(rb"""(rPrChange\s[^>]*?:id\s*=\s*["'])(\d+)""")
_LARGEST: Final = 2**31 - 1
_KEEPS: Final = b' xml:space="preserve"'
_LITERAL_OPEN, _LITERAL_CLOSE = b"<![CDATA[", b"]]>"


@dataclass(slots=True)
class Slot:
    """The marks at one edge, by the order they are written in."""

    edge: Edge
    closes: list[bytes] = field(default_factory=list)
    ends: list[bytes] = field(default_factory=list)
    points: list[bytes] = field(default_factory=list)
    starts: list[bytes] = field(default_factory=list)
    opens: list[bytes] = field(default_factory=list)

    @property
    def written(self) -> bytes:
        """All of them: what was taken out or put in ends before comments do, and begins after they do."""
        return b"".join((*self.closes, *self.ends, *self.points, *self.starts, *self.opens))


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes of a part that are replaced; `start` and `end` are equal where something is put in."""

    start: int
    end: int
    data: bytes


class Slots:
    """The marks of a part, edge by edge, and the words that are taken out."""

    def __init__(self, tree: Tree, characters: Callable[[Node], Characters], ids: Iterator[int]) -> None:
        """`ids` are numbers no other revision has."""
        self._tree = tree
        self._characters = characters
        self._ids = ids
        self._slots: dict[int, Slot] = {}
        self._removed: dict[int, list[tuple[int, int]]] = {}
        self._runs: dict[int, Node] = {}

    def at(self, edge: Edge) -> Slot:
        """Return the marks at an edge, none at first."""
        return self._slots.setdefault(edge.offset, Slot(edge))

    def edges(self) -> list[Edge]:
        """Return the edges that have marks, in order."""
        return [self._slots[offset].edge for offset in sorted(self._slots)]

    def remove(self, run: Node, start: int, end: int) -> None:
        """Let the words of a run between two places be taken out; they are given in the order of the text."""
        self._removed.setdefault(run.start, []).append((start, end))
        self._runs[run.start] = run

    def applied(self) -> bytes:
        """Return the part with all marks."""
        out: list[bytes] = []
        place = 0
        for edit in sorted(self._edits(), key=lambda each: (each.start, each.end)):
            out += (self._tree.data[place : edit.start], edit.data)
            place = edit.end
        return b"".join((*out, self._tree.data[place:]))

    def _edits(self) -> Iterator[Edit]:
        cuts: dict[int, list[Slot]] = {}
        touched: dict[int, Node] = {}
        for slot in self._slots.values():
            edge = slot.edge
            if edge.text is not None:
                cuts.setdefault(edge.text.start, []).append(slot)
                touched[edge.text.start] = edge.text
            elif edge.run is not None:
                closing, opening = self._cut(edge.run)
                yield Edit(edge.offset, edge.offset, closing + slot.written + opening)
            else:
                yield self._beside(slot)
        for start, spans in self._removed.items():
            for node in self._runs[start].children:
                if node.name == "w:t" and _meets(spans, node):
                    touched[node.start] = node
        for start, node in touched.items():
            yield from self._text(node, sorted(cuts.get(start, ()), key=lambda slot: slot.edge.offset))

    def _beside(self, slot: Slot) -> Edit:
        """Return marks that cut nothing; a paragraph that is one tag is opened for them."""
        edge, tree = slot.edge, self._tree
        if edge.offset == tree.inner_start(edge.around) and tree.is_closed_at_once(edge.around):
            return Edit(edge.offset - 2, edge.offset, b">" + slot.written + tree.end_tag(edge.around))
        return Edit(edge.offset, edge.offset, slot.written)

    def _cut(self, run: Node) -> tuple[bytes, bytes]:
        """Return what ends a run and what begins another of the same look."""
        return self._tree.end_tag(run), self._tree.start_tag(run) + self.look(run)

    def _is_removed(self, run: Node, offset: int) -> bool:
        spans = self._removed.get(run.start, [])
        before = bisect_right(spans, offset, key=lambda span: span[0]) - 1
        return before >= 0 and offset < spans[before][1]

    def look(self, run: Node) -> bytes:
        """Return the properties of a run for another; a recorded change of look gets its own number."""
        properties = run.child("w:rPr")
        raw = self._tree.raw(properties) if properties else b""
        return _CHANGED_LOOK_ID.sub(lambda found: found[1] + str(next(self._ids)).encode(), raw)

    def _text(self, node: Node, slots: list[Slot]) -> Iterator[Edit]:
        """Yield how an element for text is cut, and what is taken out renamed."""
        tree, characters = self._tree, self._characters(node)
        offsets = [slot.edge.offset for slot in slots]
        bounds = [0, *(bisect_left(characters.begins, offset) for offset in offsets), len(characters.begins)]
        tags = [
            self._tags(node, characters, characters.text[low:high], offset)
            for low, high, offset in zip(bounds, bounds[1:], (node.start, *offsets), strict=False)
        ]
        if tags[0][0] != tree.start_tag(node):
            yield Edit(node.start, tree.inner_start(node), tags[0][0])
        for (low, high), (opening, _) in zip(characters.unseen, (tags[0], tags[-1]), strict=True):
            if low < high and _KEEPS in opening:
                yield Edit(low, high, b"")
        for place, slot in enumerate(slots):
            literal = slot.edge.offset in characters.literal
            run = slot.edge.run or node
            closing, opening = self._cut(run)
            before = (_LITERAL_CLOSE if literal else b"") + tags[place][1] + closing
            after = opening + tags[place + 1][0] + (_LITERAL_OPEN if literal else b"")
            yield Edit(slot.edge.offset, slot.edge.offset, before + slot.written + after)
        if not tree.is_closed_at_once(node) and tags[-1][1] != tree.end_tag(node):
            yield Edit(node.inner_end, tree.outer_end(node), tags[-1][1])

    def _tags(self, node: Node, characters: Characters, signs: str, offset: int) -> tuple[bytes, bytes]:
        """Return the tags of a part of an element for text: which keeps its blanks where it ends in one."""
        start, end = self._tree.start_tag(node), self._tree.end_tag(node)
        if not characters.keeps and signs and (signs[0] in BLANKS or signs[-1] in BLANKS):
            bare = re.sub(rb"""\sxml:space\s*=\s*(?:"[^"]*"|'[^']*')""", b"", start)
            start = bare[:-1] + _KEEPS + b">"
        run = node.parent
        if run is not None and self._is_removed(run, offset):
            name = self._tree.written_name(node)
            renamed = name[:-1] + b"delText"
            start, end = start.replace(name, renamed, 1), b"</" + renamed + b">"
        return start, end


def _meets(spans: list[tuple[int, int]], node: Node) -> bool:
    """Return whether one of `spans`, which are in order, has a part in an element."""
    first = bisect_right(spans, node.start, key=lambda span: span[1])
    return first < len(spans) and spans[first][0] < node.inner_end


def free_ids(used: Iterable[int]) -> Iterator[int]:
    """Yield numbers that are not used, behind the last one as long as that is a number Word takes."""
    taken = set(used)
    number = max(taken, default=-1) + 1
    if number > _LARGEST // 2:
        number = 0
    while True:
        if number not in taken:
            yield number
        number += 1
