"""Pins: what the clerk has settled where the phrase bank offers a choice (结构.选定)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner.facts.model import Fact, Facts

PINS: Final = "结构.选定"
SLOT: Final = "处"
USE: Final = "用"

# What tidying makes of the dots between the words of a name.
_STOPS: Final = str.maketrans("。．", "..")


@dataclass(frozen=True, slots=True)
class Pin:
    """One settled choice: the slot, the entry to stand there, the answers that say so.

    `record` is the path of the record (结构.选定.2); `at` and `fact` are its answers under 处 and 用.
    """

    slot: str
    use: str
    record: str
    at: Fact
    fact: Fact


def pins(facts: Facts) -> Iterator[Pin]:
    """Yield the settled choices in the order of the file; one that lacks either answer is left out."""
    for record in facts.list(PINS):
        slot, use = record.one(SLOT), record.one(USE)
        if slot and use and not (slot.pending or use.pending):
            yield Pin(dotted(slot.text), use.text, record.path, slot, use)


def dotted(name: str) -> str:
    """Return a name of several words (计划.监督) as it was typed: tidying makes a full stop of its dot."""
    return name.translate(_STOPS)
