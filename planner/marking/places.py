"""From characters of a line to the edges in the file: of comments, of changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner.marking.document import Document, Piece
from planner.marking.edges import Edge, Edges
from planner.marking.model import Change, Note, Why
from planner.marking.tree import Node
from planner.reports.reading.docxlines import Told

_FIRST_WORDS: Final = re.compile(r"\s*[^\s，。；：、！？,;:]{1,12}")
_CUTTABLE: Final = frozenset(
    {
        "w:t",
        "w:tab",
        "w:ptab",
        "w:br",
        "w:cr",
        "w:noBreakHyphen",
        "w:sym",
        "w:softHyphen",
        "w:lastRenderedPageBreak",
    }
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a comment stands: around what is between two edges; they are one for a comment on nothing."""

    start: Edge
    end: Edge
    why: Why | None


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words of one run that are taken out."""

    run: Node
    start: Edge
    end: Edge


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A change that can be made: what is taken out in order, where words are put in and in which run's look.

    `number`, `low` and `high` are the characters of the paragraph that it touches.
    """

    fragments: tuple[Fragment, ...]
    at: Edge
    look: Node
    number: int
    low: int
    high: int


class Places:
    """Finds where notes and changes stand in a document."""

    def __init__(self, document: Document, *, cutting: bool) -> None:
        """Look at nothing yet; without `cutting` every run is kept whole."""
        self._document = document
        self._edges = Edges(document, cutting=cutting)
        self.characters = self._edges.characters

    def anchor(self, note: Note) -> Anchor | None:
        """Return where a comment stands; None in a document without paragraphs."""
        told = self._document.told(note.paragraph, note.piece)
        if told is None:
            return self._elsewhere(note)
        if told.note:
            return self._at_reference(told)
        length = len(told.line.text)
        start, end = min(max(note.start, 0), length), min(max(note.end, 0), length)
        why = None if (start, end) == (note.start, note.end) and start <= end else Why.OUT_OF_LINE
        if why or start == end == 0:
            found = _FIRST_WORDS.match(told.line.text)
            start, end = 0, found.end() if found else length
        elif start == end:
            start, end = start - 1, min(start + 1, length)
        return self._around(told, start, end, why)

    def rewriting(self, change: Change) -> Rewriting | Why:
        """Return how a change is made, or why it cannot be."""
        told = self._document.told(change.paragraph, change.piece)
        if told is None or not 0 <= change.start <= change.end <= len(told.line.text):
            return Why.NO_WORDS
        if told.note:
            return Why.NO_WORDS
        low, high = (change.start, change.end)
        stretches = [each for each in told.stretches if each.start < max(high, low + 1) and low < each.end]
        if low == high:
            return self._putting_in(told, low)
        if len(stretches) != 1:
            return Why.CROSSES
        (stretch,) = stretches
        if low < stretch.start or stretch.end < high:
            return Why.CROSSES
        shift = stretch.offset - stretch.start
        return self._taking_out(stretch.paragraph, low + shift, high + shift)

    def _around(self, told: Told, start: int, end: int, why: Why | None) -> Anchor:
        spots = list(self._ends(told, start, end)) or list(self._ends(told, max(start - 1, 0), start))
        (first, first_index), (last, last_index) = spots[0], spots[-1]
        begin, finish = self._edges.of_comment(first), self._edges.of_comment(last)
        return Anchor(
            self._edges.before(first, first_index, begin),
            self._edges.after(last, last_index, finish),
            why or begin.why or finish.why,
        )

    def _ends(self, told: Told, start: int, end: int) -> Iterator[tuple[Piece, int]]:
        """Yield the first and the last character of each stretch that a range of a line covers."""
        for stretch in told.stretches:
            low, high = max(start, stretch.start), min(end, stretch.end)
            for place in (low, high - 1) if low < high else ():
                offset = place - stretch.start + stretch.offset
                piece = self._document.piece_at(stretch.paragraph, offset)
                yield piece, offset - piece.start

    def _at_reference(self, told: Told) -> Anchor:
        node = self._document.found.references[told.note]
        hold = self._edges.of_comment(Piece(0, "", node, node, fielded=False))
        piece = Piece(0, " ", node, node, fielded=False)
        return Anchor(self._edges.before(piece, 0, hold), self._edges.after(piece, 0, hold), Why.FOOTNOTE)

    def _elsewhere(self, note: Note) -> Anchor | None:
        """Return where a comment stands on a paragraph that shows no such line, or on the one before."""
        numbers = self._document.found.paragraphs
        if not numbers:
            return None
        why = Why.OUT_OF_LINE if note.start or note.end or note.piece else None
        number = note.paragraph
        if number not in numbers:
            number = max((each for each in numbers if each < number), default=min(numbers))
            why = Why.NO_PARAGRAPH
        told = self._document.told(number, 0)
        if told is not None:
            found = _FIRST_WORDS.match(told.line.text)
            return self._around(told, 0, found.end() if found else len(told.line.text), why)
        return self._blank(numbers[number], why)

    def _blank(self, node: Node, why: Why | None) -> Anchor:
        """Return where a comment stands on a paragraph without words: in it, or around the box it is in."""
        if any(each.name == "w:txbxContent" for each in node.path()):
            piece = Piece(0, " ", node, node, fielded=False)
            hold = self._edges.of_comment(piece)
            return Anchor(self._edges.before(piece, 0, hold), self._edges.after(piece, 0, hold), Why.TEXT_BOX)
        return self._empty(node, why)

    def _empty(self, paragraph: Node, why: Why | None) -> Anchor:
        tree = self._document.tree
        properties = paragraph.child("w:pPr")
        at = tree.outer_end(properties) if properties else tree.inner_start(paragraph)
        edge = Edge(at, paragraph)
        return Anchor(edge, edge, why)

    def _putting_in(self, told: Told, place: int) -> Rewriting | Why:
        """Return how words are put in behind a character, or before the first one."""
        why: Why = Why.NO_WORDS
        for behind in (True, False):
            at = place - 1 if behind else place
            stretch = next((each for each in told.stretches if each.start <= at < each.end), None)
            if stretch is None:
                continue
            offset = at - stretch.start + stretch.offset
            piece = self._document.piece_at(stretch.paragraph, offset)
            hold = self._edges.of_change(piece)
            if hold.why is None:
                find = self._edges.after if behind else self._edges.before
                point = offset + behind
                edge = find(piece, offset - piece.start, hold)
                return Rewriting((), edge, hold.unit, stretch.paragraph, point, point)
            why = hold.why
        return Why.MIXED if why is Why.WHOLE else why

    def _taking_out(self, number: int, low: int, high: int) -> Rewriting | Why:
        fragments: list[Fragment] = []
        for piece in self._document.pieces_between(number, low, high):
            begin, finish = max(low, piece.start), min(high, piece.start + len(piece.text))
            hold = self._edges.of_change(piece)
            if hold.why is not None:
                return Why.MIXED if hold.why is Why.WHOLE else hold.why
            start = self._edges.before(piece, begin - piece.start, hold)
            end = self._edges.after(piece, finish - piece.start - 1, hold)
            if fragments and fragments[-1].run is hold.unit:
                start = fragments.pop().start
            fragments.append(Fragment(hold.unit, start, end))
        if not fragments or not all(map(_is_text_alone, fragments)):
            return Why.MIXED
        first, last = fragments[0], fragments[-1]
        at = last.end if last.end.around is first.start.around else first.end
        return Rewriting(tuple(fragments), at, first.run, number, low, high)


def _is_text_alone(fragment: Fragment) -> bool:
    """Return whether nothing but text stands between the edges of a fragment."""
    return all(
        each.name in _CUTTABLE
        for each in fragment.run.children
        if fragment.start.offset <= each.start < fragment.end.offset and each.name != "w:rPr"
    )
