"""A draft as a reader goes through it: halves, parts, sentences, and the answers that show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.draft.model import (
    Block,
    Draft,
    FromFact,
    FromRule,
    Gap,
    Heading,
    Paragraph,
    Role,
    Span,
    Table,
    block_spans,
    gaps,
    plain,
)
from planner.drafting import Opened, Wish, make_draft, open_facts
from planner.facts.model import Fact

REVIEW, PLAN = "回顾", "计划"

_SENTENCE_END = re.compile(r"(?<=[。！？])(?!”)")
_HALF, _PART = 0, 1


@dataclass(frozen=True, slots=True)
class Part:
    """One of the parts of a half: its numbered heading and its paragraphs."""

    heading: Heading
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body and the answers it was made of."""

    text: str
    paths: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A facts file and the draft made of it."""

    opened: Opened
    draft: Draft

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks from the line under the title to the closing."""
        return tuple(block for block in self.draft.blocks if not isinstance(block, Table))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The annex."""
        return tuple(block for block in self.draft.blocks if isinstance(block, Table))

    @property
    def text(self) -> str:
        """The words from the title to the closing, one block a line."""
        return "\n".join((plain(self.draft.title), *map(words, self.body)))

    def half(self, name: str) -> tuple[Block, ...]:
        """Return the blocks of a half with its heading, if it has one; the annex belongs to the plan."""
        blocks = self.draft.blocks
        *_, second = (n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.level == _HALF)
        return blocks[:second] if name == REVIEW else blocks[second:]

    def half_text(self, name: str) -> str:
        """Return the words of a half, one block a line."""
        return "\n".join(map(words, self.half(name)))

    def parts(self, name: str) -> tuple[Part, ...]:
        """Return the numbered parts of a half, each with the paragraphs whose ids say they are its own."""
        blocks = self.half(name)
        headings = [b for b in blocks if isinstance(b, Heading) and b.level == _PART]
        paragraphs = [b for b in blocks if isinstance(b, Paragraph)]
        return tuple(
            Part(heading, tuple(p for p in paragraphs if p.id.startswith(f"{heading.id}.")))
            for heading in headings
        )

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body paragraphs, without run-in heads."""
        paragraphs = (b for b in self.body if isinstance(b, Paragraph) and b.role is Role.BODY)
        return tuple(sentence for paragraph in paragraphs for sentence in _sentences(paragraph))

    @property
    def questions(self) -> set[str]:
        """The questions the draft leaves open."""
        return {gap.question for gap in gaps(self.draft)}

    @property
    def named(self) -> frozenset[str]:
        """The paths of all answers that any words of the draft come from, sums and the annex included."""
        places = (self.draft.title, *(tuple(block_spans(block)) for block in self.draft.blocks))
        return frozenset(path for spans in places for span in spans for path in _paths(span))

    @property
    def shown(self) -> frozenset[str]:
        """The paths of the answers that the draft shows.

        A total of the whole year shows none of what it counts; a sum inside a part does.
        """
        first = next(n for n, b in enumerate(self.body) if isinstance(b, Heading) and b.level == _PART)
        places = (self.draft.title, *(tuple(block_spans(block)) for block in self.draft.blocks))
        return frozenset(
            path
            for place, spans in enumerate(places)
            for span in spans
            if place > first or not isinstance(span.origin, FromRule)
            for path in _paths(span)
        )


def read(path: Path, scheme: str = "") -> Reading:
    """Return the draft of a facts file."""
    opened = open_facts(path)
    return Reading(opened, make_draft(opened, Wish(scheme=scheme)))


def read_text(folder: Path, facts: str, scheme: str = "") -> Reading:
    """Return the draft of a facts file with this content."""
    path = folder / "facts.yaml"
    path.write_text(facts, encoding="utf-8")
    return read(path, scheme)


def all_facts(opened: Opened) -> Iterator[Fact]:
    """Yield every answer of the facts file."""
    for facts in opened.facts.values.values():
        yield from facts
    for records in opened.facts.records.values():
        for record in records:
            for facts in record.fields.values():
                yield from facts


def words(block: Block) -> str:
    """Return the words of a block as printed, a table row by row."""
    match block:
        case Heading():
            return block.number + plain(block.spans)
        case Paragraph():
            return plain(block.head) + plain(block.spans)
        case Table():
            rows = ("\t".join(map(plain, row)) for row in block.rows)
            heads = "\t".join(column.heading for column in block.columns)
            return "\n".join((block.label, plain(block.title), heads, *rows))


def compact(text: str) -> str:
    """Return `text` without white space."""
    return re.sub(r"\s", "", text)


def _sentences(paragraph: Paragraph) -> Iterator[Sentence]:
    text, start = plain(paragraph.spans), 0
    for piece in _SENTENCE_END.split(text):
        end = start + len(piece)
        if piece:
            yield Sentence(piece, frozenset(_paths_between(paragraph.spans, start, end)))
        start = end


def _paths_between(spans: tuple[Span, ...], start: int, end: int) -> Iterator[str]:
    position = 0
    for span in spans:
        if position < end and start < position + len(span.text):
            yield from _paths(span)
        position += len(span.text)


def _paths(span: Span) -> tuple[str, ...]:
    match span.origin:
        case FromFact(path) | Gap(path):
            return (path,)
        case FromRule(_, paths):
            return paths
        case _:
            return ()
