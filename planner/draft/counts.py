"""Counts: the hard counts of a draft, beside the signs: uses, repetitions, openings, lengths.

What the house asks of every draft: no frame more than twice in a part, no sentence twice, no two
neighbouring paragraphs that begin alike, headings of one level of one length where their scheme is
parallel (prose guide §3, §4, §6).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from planner.draft.measure import length
from planner.draft.model import (
    Draft,
    FromPhrase,
    Heading,
    Paragraph,
    Role,
    Spans,
    plain,
    sentence_spans,
)

_HALF, _PART = 0, 1
_FRAME = "句式-"
# Characters heard as the beginning of a paragraph.
_OPENING = 4
# Beneath this many characters a sentence is a set phrase (各位代表！) and may come again.
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Counts:
    """The hard counts of one draft.

    `frame_uses` is by part and frame; `sentences_twice` each sentence said more than once;
    `same_openings` the ids of neighbouring paragraphs whose first four characters, run-in heads apart,
    are the same; `heading_lengths` the characters of the bare headings by where they stand (回顾, 计划,
    回顾.政治 for its run-in heads); `part_lengths` the characters of every part and section by id.
    """

    frame_uses: Mapping[tuple[str, str], int]
    sentences_twice: tuple[str, ...]
    same_openings: tuple[tuple[str, str], ...]
    heading_lengths: Mapping[str, tuple[int, ...]]
    part_lengths: Mapping[str, int]

    @property
    def most_frame_uses(self) -> int:
        """How often the commonest frame of any one part was used."""
        return max(self.frame_uses.values(), default=0)

    def spread(self, where: str) -> int:
        """Return the difference between the longest and the shortest heading there."""
        lengths = self.heading_lengths.get(where, ())
        return max(lengths) - min(lengths) if lengths else 0


def counts(draft: Draft) -> Counts:
    """Return the hard counts of a draft."""
    placed = tuple(places(draft))
    sentences = Counter(
        plain(sentence) for _, paragraph in placed for sentence in sentence_spans(paragraph.spans)
    )
    openings = [(p.id, plain(p.spans)[:_OPENING]) for _, p in placed]
    lengths: dict[str, int] = {}
    for place, paragraph in placed:
        lengths[place] = lengths.get(place, 0) + length(plain(paragraph.head) + plain(paragraph.spans))
    return Counts(
        frame_uses=_frame_uses(placed),
        sentences_twice=tuple(t for t, times in sentences.items() if times > 1 and length(t) >= _SHORTEST),
        same_openings=tuple((a, b) for (a, one), (b, other) in pairwise(openings) if one and one == other),
        heading_lengths=_heading_lengths(draft),
        part_lengths=lengths,
    )


def places(draft: Draft) -> Iterator[tuple[str, Paragraph]]:
    """Yield each paragraph of the body with the id of its part, or its own outside the parts."""
    part = ""
    for block in draft.blocks:
        if isinstance(block, Heading) and block.level in {_HALF, _PART}:
            part = block.id if block.level == _PART else ""
        elif isinstance(block, Paragraph) and block.role is Role.BODY:
            yield (part if part and block.id.startswith(f"{part}.") else block.id), block


def _frame_uses(placed: tuple[tuple[str, Paragraph], ...]) -> dict[tuple[str, str], int]:
    """Return the uses of frames: a frame was used as often as the commonest of its pieces stands."""
    pieces: Counter[tuple[str, str, str]] = Counter()
    for place, paragraph in placed:
        for entry, text in _pieces(paragraph.spans):
            pieces[place, entry, text] += 1
    uses: dict[tuple[str, str], int] = {}
    for (place, entry, _), times in pieces.items():
        uses[place, entry] = max(times, uses.get((place, entry), 0))
    return uses


def _pieces(spans: Spans) -> Iterator[tuple[str, str]]:
    for span in spans:
        if isinstance(span.origin, FromPhrase) and span.origin.entry_id.startswith(_FRAME) and span.text[1:]:
            yield span.origin.entry_id, span.text


def _heading_lengths(draft: Draft) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    part = ""
    for block in draft.blocks:
        if isinstance(block, Heading):
            where = block.id.rpartition(".")[0]
            part = block.id if block.level == _PART else part
            if block.level > _HALF:
                found.setdefault(where, []).append(length(plain(block.spans)))
        elif isinstance(block, Paragraph) and block.head and block.id.startswith(f"{part}."):
            found.setdefault(part, []).append(length(plain(block.head).rstrip("。")))
    return {where: tuple(lengths) for where, lengths in found.items()}
