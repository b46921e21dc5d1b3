"""Putting notes and changes into the slots of a document, in the order of the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from planner.marking.comments import Look, mark_look
from planner.marking.document import Document
from planner.marking.edges import Edge
from planner.marking.model import Astray, Change, Note, Why
from planner.marking.names import Names, names_in
from planner.marking.places import Anchor, Fragment, Places, Rewriting
from planner.marking.slots import Slots, free_ids
from planner.marking.tree import Node
from planner.word.markup import UnstorableCharacterError, escaped

MOST: Final = 32_767
"""Comments in a file that Word opens ([MS-OI29500] 2.1.315)."""


class Marker:
    """Marks a document; `comments` are number and text of each comment it made, `rewritten` what changed."""

    def __init__(self, document: Document, used: frozenset[int], look: Look, *, cutting: bool) -> None:
        """Mark nothing yet; `used` are the numbers of the comments there are.

        Without `cutting` every run is kept whole.
        """
        self.comments: list[tuple[int, str]] = []
        self.astray: list[Astray] = []
        self.rewritten: list[tuple[Rewriting, Change]] = []
        self._document = document
        self._places = Places(document, cutting=cutting)
        self._numbers = free_ids(document.found.comments | used)
        self._room = MOST - len(document.found.comments | used)
        self._ids = free_ids(document.found.ids)
        self.look = look
        self.slots = Slots(document.tree, self._places.characters, self._ids)

    def put(self, notes: Sequence[Note], changes: Sequence[Change]) -> None:
        """Mark all; a change that cannot be tracked becomes one more note."""
        advised = []
        for change in sorted(changes, key=lambda one: (one.paragraph, one.piece, one.start, one.end)):
            done = self._rewriting(change)
            if isinstance(done, Rewriting):
                self.rewritten.append((done, change))
            else:
                self.astray.append(Astray(change, done))
                advised.append(_advice(change))
        placed = [*self._placed(notes), *self._anchored(advised)]
        placed.sort(key=lambda each: (each[0].start.offset, -each[0].end.offset))
        room = max(self._room, 0)
        for anchor, note in placed[:room]:
            self._comment(anchor, note.text)
        self.astray += [Astray(note, Why.TOO_MANY) for _, note in placed[room:]]
        self._rewrite()

    def _anchored(self, notes: Iterable[Note]) -> list[tuple[Anchor, Note]]:
        found = [(self._places.anchor(note), note) for note in notes]
        return [(anchor, note) for anchor, note in found if anchor is not None]

    def _placed(self, notes: Sequence[Note]) -> list[tuple[Anchor, Note]]:
        """Return where notes stand, and keep those that stand elsewhere than asked for."""
        placed = self._anchored(notes)
        if len(placed) < len(notes):
            self.astray += [Astray(note, Why.NOT_A_PARAGRAPH) for note in notes]
        self.astray += [Astray(note, anchor.why) for anchor, note in placed if anchor.why is not None]
        return placed

    def _rewriting(self, change: Change) -> Rewriting | Why:
        """Return how a change is made, unless it cannot be or meets one that is made already."""
        if "\n" in change.replacement or not _is_storable(change.replacement):
            return Why.UNWRITABLE
        found = self._places.rewriting(change)
        if isinstance(found, Rewriting) and self.rewritten:
            last = self.rewritten[-1][0]
            if last.number == found.number and found.low < last.high:
                return Why.OVERLAPS
        return found

    def _comment(self, anchor: Anchor, text: str) -> None:
        number = next(self._numbers)
        self.comments.append((number, text))
        first, last = self._names(anchor.start.around), self._names(anchor.end.around)
        start = first.element("commentRangeStart", id=number)
        inner = last.inner
        mark = last.element("r", mark_look(inner, self.look), inner.element("commentReference", id=number))
        end = last.element("commentRangeEnd", id=number) + mark
        if anchor.start.offset == anchor.end.offset:
            self.slots.at(anchor.start).points.append(start + end)
        else:
            self.slots.at(anchor.start).starts.append(start)
            self.slots.at(anchor.end).ends.append(end)

    def _rewrite(self) -> None:
        edges = self.slots.edges()
        offsets = [edge.offset for edge in edges]
        for done, change in self.rewritten:
            for fragment in done.fragments:
                low = bisect_right(offsets, fragment.start.offset)
                high = bisect_left(offsets, fragment.end.offset)
                self._take_out(fragment, edges[low:high])
            if change.replacement:
                slot = self.slots.at(done.at)
                put_in = self._put_in(done, change.replacement)
                (slot.closes if done.fragments else slot.opens).append(put_in)

    def _take_out(self, fragment: Fragment, between: list[Edge]) -> None:
        """Take out the words of a run, in several parts where comments begin or end among them."""
        bounds = [fragment.start, *between, fragment.end]
        self.slots.remove(fragment.run, fragment.start.offset, fragment.end.offset)
        for start, end in pairwise(bounds):
            opening, closing = self._revision("del", start.around)
            self.slots.at(start).opens.append(opening)
            self.slots.at(end).closes.append(closing)

    def _put_in(self, done: Rewriting, words: str) -> bytes:
        tree, look = self._document.tree, done.look
        opening, closing = self._revision("ins", done.at.around)
        names = self._names(look)
        pieces = words.split("\t")
        texts = [names.text(piece) if piece else b"" for piece in pieces]
        content = names.element("tab").join(texts)
        run = tree.start_tag(look) + self.slots.look(look) + content + tree.end_tag(look)
        return opening + run + closing

    def _revision(self, name: str, around: Node) -> tuple[bytes, bytes]:
        look = self.look
        return self._names(around).around(name, id=next(self._ids), author=look.author, date=look.date)

    def _names(self, around: Node) -> Names:
        return names_in(self._document.tree.scope(around))


def _advice(change: Change) -> Note:
    """Return the comment that says what a change would have done."""
    if not change.replacement:
        text = "建议删去。"
    elif change.start == change.end:
        text = f"建议在此处加上“{change.replacement}”。"
    else:
        text = f"建议改为“{change.replacement}”。"
    return Note(change.paragraph, change.start, change.end, text, change.piece)


def _is_storable(words: str) -> bool:
    try:
        escaped(words)
    except UnstorableCharacterError:
        return False
    return True
