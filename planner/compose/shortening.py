"""Shortening: a draft cut to the length asked for, by what no answer is behind and nothing else.

A length is asked for by part, in characters or in minutes read aloud (结构.篇幅). General sentences beside
facts go first, from the end of the part upwards, what introduces a part last; a fact never goes, nor
does a sentence the clerk has settled (结构.选定).
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from planner.compose.optional import Keep, keeping
from planner.draft.counts import places
from planner.draft.lengths import WHOLE
from planner.draft.measure import length
from planner.draft.model import Block, Draft, FromPhrase, Heading, Paragraph, Spans, plain
from planner.facts.derived.division import LENGTHS
from planner.facts.derived.pins import dotted
from planner.facts.model import Fact, Facts

PACE: Final = 220
"""Characters read aloud in a minute: a report of 9,000 characters takes some forty minutes."""

_PLAN, _REVIEW = "计划", "回顾"


@dataclass(frozen=True, slots=True)
class LengthWish:
    """How long a part may be: 全文, a half, a part of the review (监督) or of the plan (计划.监督).

    `most` is in characters; `at` is the answer that says so.
    """

    name: str
    most: int
    at: Fact

    def covers(self, place: str) -> bool:
        """Return whether a place (回顾.监督) belongs to the part."""
        if self.name == WHOLE:
            return True
        if self.name in {_PLAN, _REVIEW}:
            return place.startswith(f"{self.name}.")
        half = "" if self.name.startswith((f"{_PLAN}.", f"{_REVIEW}.")) else f"{_REVIEW}."
        return place == f"{half}{self.name}"


def length_wishes(facts: Facts, kind: str = "") -> tuple[LengthWish, ...]:
    """Return the lengths asked for, those of parts before those of halves and of the whole.

    They are meant for the document of the file: () for another `kind`.
    """
    if kind not in {"", facts.questionnaire.document}:
        return ()
    found = [wish for record in facts.list(LENGTHS) if (wish := _wish(record.fields))]
    return tuple(sorted(found, key=lambda wish: (wish.name == WHOLE, wish.name in {_PLAN, _REVIEW})))


def _wish(fields: Mapping[str, tuple[Fact, ...]]) -> LengthWish | None:
    named = next(iter(fields.get("部分", ())), None)
    for key, times in (("字数", 1), ("分钟", PACE)):
        said = next(iter(fields.get(key, ())), None)
        if named and said and isinstance(said.value, int):
            return LengthWish(dotted(named.text), said.value * times, said)
    return None


def shortened(draft: Draft, wishes: Sequence[LengthWish], settled: AbstractSet[str] = frozenset()) -> Draft:
    """Return the draft with optional sentences left out where it is longer than asked for.

    `settled` are the entries of the bank whose sentences stay.
    """
    for wish in wishes:
        draft = _cut(draft, wish, settled)
    return draft


def excess(draft: Draft, wish: LengthWish) -> int:
    """Return by how many characters a draft is longer than asked for, 0 when it is not."""
    return max(0, _length(draft, wish) - wish.most)


def _length(draft: Draft, wish: LengthWish) -> int:
    covered = (block for place, block in places(draft) if wish.covers(place))
    return sum(length(plain(block.head) + plain(block.spans)) for block in covered)


def _cut(draft: Draft, wish: LengthWish, settled: AbstractSet[str]) -> Draft:
    for keep in (Keep.BESIDE, Keep.ALONE, Keep.LEADING):
        over = excess(draft, wish)
        covered = {block.id for place, block in places(draft) if wish.covers(place)}
        blocks: list[Block] = []
        for place, block in reversed(tuple(enumerate(draft.blocks))):
            if over > 0 and isinstance(block, Paragraph) and block.id in covered:
                needed = bool(block.number) or _stands_alone(draft.blocks[:place], blocks)
                told = keeping(block.spans, settled)
                kept = _without(block, told, keep, over, needed=needed)
                over -= _own_length(block) - (_own_length(kept) if kept else 0)
                blocks += [kept] if kept else []
            else:
                blocks.append(block)
        draft = replace(draft, blocks=tuple(reversed(blocks)))
    return draft


def _stands_alone(before: Sequence[Block], after: Sequence[Block]) -> bool:
    """Return whether a block is all there is below its heading; `after` begins with what comes last."""
    last = not after or isinstance(after[-1], Heading)
    return last and bool(before) and isinstance(before[-1], Heading)


def _without(
    block: Paragraph, told: Sequence[tuple[Spans, Keep]], keep: Keep, over: int, *, needed: bool
) -> Paragraph | None:
    """Return a paragraph without the last of the sentences `told` that stay no more firmly than `keep`.

    As many go as are needed; the sentences that introduce a part go together. None when nothing is left;
    a paragraph that is `needed`, as its number or heading cannot go, keeps its first sentence.
    """
    kept: list[Spans] = []
    gone: set[str] = set()
    for sentence, firmness in reversed(told):
        entries = {span.origin.entry_id for span in sentence if isinstance(span.origin, FromPhrase)}
        if firmness <= keep and (over > 0 or entries & gone):
            over -= length(plain(sentence))
            gone |= entries if firmness is Keep.LEADING else set()
        else:
            kept.append(sentence)
    if not kept and not (needed and told):
        return None
    kept = kept or [told[0][0]]
    return replace(block, spans=tuple(span for sentence in reversed(kept) for span in sentence))


def _own_length(block: Paragraph) -> int:
    return length(plain(block.head) + plain(block.spans))


def too_long(draft: Draft, facts: Facts, kind: str = "") -> Iterator[tuple[LengthWish, int]]:
    """Yield the wishes that a draft, cut as far as it may be, does not meet, with the characters over."""
    for wish in length_wishes(facts, kind):
        if over := excess(draft, wish):
            yield wish, over
