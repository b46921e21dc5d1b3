"""Turning: settle one place of a draft in the facts file, and say what that changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.draft.choice import Choice, ChoiceKind
from planner.draft.measure import sentences
from planner.draft.model import Draft, Heading, Paragraph, plain
from planner.facts.derived.pins import PINS, SLOT, USE, pins
from planner.facts.model import Facts
from planner.facts.splicing.splice import Edit, NewRecord

SCHEME: Final = "结构.标题"
"""Where the heading scheme is settled; every other place is under 结构.选定."""


def settling(facts: Facts, choice: Choice, entry: str) -> list[Edit | NewRecord]:
    """Return the changes of the facts file that make `entry` stand at a place."""
    if choice.kind is ChoiceKind.SCHEME:
        return [*_unsettling_records(facts, choice.slot), Edit(SCHEME, (entry,))]
    records = [pin.record for pin in pins(facts) if pin.slot == choice.slot]
    if records:
        return [Edit(f"{record}.{USE}", (entry,)) for record in records]
    return [NewRecord(PINS, {SLOT: (choice.slot,), USE: (entry,)})]


def unsettling(facts: Facts, slot: str) -> list[Edit | NewRecord]:
    """Return the changes that leave a place to the program again, none when it is not settled."""
    changes = _unsettling_records(facts, slot)
    if slot == ChoiceKind.SCHEME and facts.one(SCHEME):
        changes.append(Edit(SCHEME, ()))
    return changes


def _unsettling_records(facts: Facts, slot: str) -> list[Edit | NewRecord]:
    listed = [record.path for record in facts.list(PINS)]
    gone = [pin.record for pin in pins(facts) if pin.slot == slot]
    if gone and len(gone) == len(listed):
        return [Edit(PINS, ())]
    return [Edit(record, ()) for record in gone]


def after(choice: Choice) -> str:
    """Return the entry that follows the one taken, in the order of the options; the first after the last."""
    ids = [option.id for option in choice.options]
    return ids[(ids.index(choice.taken) + 1) % len(ids)]


@dataclass(frozen=True, slots=True)
class Difference:
    """The sentences and headings that only one of two drafts has, in reading order."""

    gone: tuple[str, ...]
    new: tuple[str, ...]


def difference(former: Draft, draft: Draft) -> Difference:
    """Return what differs between two drafts of one file."""
    before, now = tuple(_said(former)), tuple(_said(draft))
    return Difference(_only(before, now), _only(now, before))


def _said(draft: Draft) -> Iterator[str]:
    for block in draft.blocks:
        match block:
            case Heading():
                yield plain(block.spans)
            case Paragraph():
                if block.head:
                    yield plain(block.head)
                yield from sentences(plain(block.spans))


def _only(these: Sequence[str], those: Sequence[str]) -> tuple[str, ...]:
    left = Counter(those)
    found = []
    for sentence in these:
        if left[sentence]:
            left[sentence] -= 1
        else:
            found.append(sentence)
    return tuple(found)
