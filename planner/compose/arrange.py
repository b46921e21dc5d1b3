"""Arrange: a part's heading and paragraphs numbered and set as the structure wants them.

Works on the lines of the markup (planner.draft.markup): paragraphs with or without a run-in head.
Numbering habits: domain reference §1.7, “Numbering”.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planner.chinese import numeral
from planner.compose.joints import PLACE, end_sentence, strip_end
from planner.documents.model import OWN_LINE, Half, Mark
from planner.draft.markup import HEAD, body_parts, decode, encode, numbered, run_in, with_id
from planner.draft.model import Spans, plain

# Characters a paragraph may have that holds a whole part; a longer part goes on in the next one.
_LONGEST = 900
# A lone （一） is none: a part with one paragraph has no head (prose guide §7).
_NEVER_ALONE = frozenset({Mark.BRACKET, Mark.BRACKET_LINE, Mark.ORDINAL, Mark.ARABIC, Mark.DASH})
# Characters up to which paragraphs without heads are run together.
_FLOWING = 300
# How the sentences that head a passage are marked where a whole part is one paragraph.
_ONE_PARAGRAPH = frozenset({Mark.INLINE, Mark.BARE_INLINE})


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a part in marked text: id, run-in head, words; `counted` with or without a head."""

    block_id: str
    head: str
    body: str
    counted: bool = False

    @property
    def length(self) -> int:
        """Characters of head and words."""
        return len(plain(decode(self.head, PLACE))) + len(plain(decode(self.body, PLACE)))

    @property
    def says_more(self) -> bool:
        """Whether there are words beside the head; a point may be all head."""
        return bool(plain(decode(self.body, PLACE)))

    def flowing(self) -> "Piece":
        """Return the paragraph without its head; what is all head becomes words."""
        body = (
            self.body if self.says_more or not self.head else encode(end_sentence(decode(self.head, PLACE)))
        )
        return replace(self, head="", body=body)

    def line(self, number: str = "", *, bare: bool = False) -> str:
        """Return the markup line of the paragraph; `bare` leaves its head out, if there are other words."""
        head = () if bare and self.says_more else decode(self.head, PLACE)
        if number.endswith(".") and plain(decode(self.head + self.body, PLACE))[:1].isdigit():
            number += " "  # 6. 2月由…, not 6.2月由…
        said = numbered(number, run_in(end_sentence(head), self.body) if head else self.body)
        return with_id(self.block_id, said) if self.block_id else said


class Arranger:
    """Sets the parts of one half one after the other; it counts what is numbered through the half."""

    def __init__(self, half: Half) -> None:
        """Begin a half."""
        self._half = half
        self._parts = 0
        self._through = 0

    def part(
        self, block_id: str, heading: Spans, lead: str, lines: Sequence[str], mark: Mark | None = None
    ) -> list[str]:
        """Return the lines of a part; `lead` is the sentence that opens it, `lines` its paragraphs.

        `mark` says how the paragraphs are marked where that is not the way of the half.
        """
        mark = mark or self._half.group_mark
        self._parts += 1
        opening = [Piece("", "", lead)] if lead else []
        pieces = [Piece(*body_parts(line), counted=HEAD in line) for line in lines]
        if self._half.part_mark not in OWN_LINE:
            return self._as_paragraphs(block_id, heading, [*opening, *pieces])
        top = "## " + with_id(block_id, encode(heading))
        if mark in _ONE_PARAGRAPH:
            return [top, *_inline([*opening, *pieces], mark)]
        return [top, *(piece.line() for piece in opening), *self._groups(pieces, mark)]

    def _as_paragraphs(self, block_id: str, heading: Spans, pieces: Sequence[Piece]) -> list[str]:
        """Return a part whose heading opens its first paragraph, in as few paragraphs as it may have."""
        head = encode(end_sentence(heading))
        bodies = _run_together(pieces)
        first = Piece(block_id, head, bodies[0] if bodies else "")
        return [first.line(number_of(self._half.part_mark, self._parts)), *bodies[1:]]

    def _groups(self, pieces: Sequence[Piece], mark: Mark) -> Iterator[str]:
        count, under = 0, 0
        if mark in _NEVER_ALONE and sum(1 for piece in pieces if piece.head) == 1:
            mark = Mark.NONE
        if mark is Mark.ORDINAL and sum(1 for piece in pieces if piece.counted) == 1:
            mark = Mark.NONE
        if mark is Mark.BRACKET_LINE and any(piece.head and not piece.says_more for piece in pieces):
            mark = Mark.BRACKET  # points without words of their own are no headings
        for piece in _flowing(pieces) if mark is Mark.NONE else pieces:
            if mark is Mark.NONE:
                yield piece.line(bare=True)
            elif mark is Mark.BARE:
                yield piece.line()
            elif mark is Mark.BRACKET_LINE:
                under = 1 if piece.head else under + 1
                yield from self._under_heading(piece, under)
            elif piece.counted:
                count += 1
                self._through += 1
                yield piece.line(number_of(mark, self._through if mark is Mark.ARABIC_ON else count))
            else:
                yield piece.line()

    def _under_heading(self, piece: Piece, under: int) -> Iterator[str]:
        """Yield a group's heading on its own line, then its paragraph, numbered where items are."""
        if piece.head:
            head = strip_end(decode(piece.head, PLACE))
            yield "### " + with_id(f"{piece.block_id}.标题", encode(head))
        yield piece.line(number_of(self._half.item_mark, under), bare=True)


def number_of(mark: Mark, count: int) -> str:
    """Return the number of a run-in head, with its marks."""
    match mark:
        case Mark.BRACKET:
            return f"（{numeral(count)}）"
        case Mark.ORDINAL | Mark.INLINE:
            return f"{numeral(count)}是"
        case Mark.ARABIC | Mark.ARABIC_ON:
            return f"{count}."
        case Mark.DASH:
            return "——"
        case _:
            return ""


def _inline(pieces: Sequence[Piece], mark: Mark) -> list[str]:
    """Return a part as one paragraph with 一是…二是…; as a paragraph each where that would be too long.

    There is no lone 一是; a lone head without a number stays.
    """
    headed = [piece for piece in pieces if piece.head]
    alone = len(headed) == 1 and mark is Mark.INLINE
    if alone or not headed or sum(piece.length for piece in pieces) > _LONGEST:
        counted = iter(range(1, len(headed) + 1))
        return [
            piece.line("" if alone or not piece.head else number_of(mark, next(counted)), bare=alone)
            for piece in pieces
        ]
    counted = iter(range(1, len(headed) + 1))
    said = [
        _counted_in(piece, number_of(mark, next(counted))) if piece.head else piece.body for piece in pieces
    ]
    first = next((piece.block_id for piece in pieces if piece.block_id), "")
    return [with_id(first, "".join(said)) if first else "".join(said)]


def _counted_in(piece: Piece, number: str) -> str:
    return number + encode(end_sentence(decode(piece.head, PLACE))) + piece.body


def _flowing(pieces: Sequence[Piece]) -> list[Piece]:
    """Return paragraphs without heads in fewer ones: short neighbours are one paragraph."""
    done: list[Piece] = []
    for headed in pieces:
        piece = headed.flowing()
        if done and done[-1].length + headed.length <= _FLOWING:
            done[-1] = replace(done[-1], body=done[-1].body + piece.body)
        else:
            done.append(piece)
    return done


def _run_together(pieces: Sequence[Piece]) -> list[str]:
    """Return the words of paragraphs run together, a new one begun where it would grow too long."""
    bodies: list[str] = []
    length = 0
    for piece in pieces:
        if bodies and length + piece.length <= _LONGEST:
            bodies[-1] += piece.flowing().body
            length += piece.length
        else:
            bodies.append(piece.flowing().body)
            length = piece.length
    return bodies
