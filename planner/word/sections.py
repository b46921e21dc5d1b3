"""Sections: which blocks of a draft stand on upright pages and which on pages laid across."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from planner.draft.model import Block, Heading, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks in a row whose pages lie alike. The first section of a draft holds its title as well."""

    blocks: tuple[Block, ...]
    across: bool


def divided(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Return the sections of a draft in order, at least one.

    A wide table lies across. An annex brings its own label and title; what leads up to another wide
    table goes with it: the headings right above, and the whole opening of a document without headings.
    So do the paragraphs right below a wide table: notes to it.
    """
    turned = _turned(blocks)
    pairs = zip(turned, blocks, strict=True)
    found = [
        Section(tuple(block for _, block in run), across)
        for across, run in groupby(pairs, key=lambda pair: pair[0])
    ]
    opens_with_annex = bool(found) and found[0].across and _is_annex(found[0].blocks[0])
    if not found or opens_with_annex:
        # The title of the document is not that of its annex.
        found.insert(0, Section((), across=False))
    return tuple(found)


def _turned(blocks: Sequence[Block]) -> list[bool]:
    turned = [isinstance(block, Table) and block.wide for block in blocks]
    for position, block in enumerate(blocks):
        if isinstance(block, Table) and block.wide:
            for led in _leading_up(blocks, position):
                turned[led] = True
        elif isinstance(block, Paragraph) and position and turned[position - 1]:
            turned[position] = True
    return turned


def _leading_up(blocks: Sequence[Block], position: int) -> range:
    """Return the positions of what stands above the table at `position` and goes with it."""
    if _is_annex(blocks[position]):
        return range(0)
    start = position
    while start and isinstance(blocks[start - 1], Heading):
        start -= 1
    opening = all(isinstance(block, Paragraph) for block in blocks[:start])
    return range(0 if opening else start, position)


def _is_annex(block: Block) -> bool:
    return isinstance(block, Table) and bool(block.label)
