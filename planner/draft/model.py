"""Draft: a document as blocks of spans, each span knowing where its words come from.

It knows neither Jinja nor Word. Everything after composing (Word, plain text, checks, traces)
works on these values.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class FromFact:
    """A value of the facts file, as typed there."""

    path: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class FromRule:
    """Computed from facts: `formula` names how, `paths` from which."""

    formula: str
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FromPhrase:
    """Words of an entry of the phrase bank."""

    entry_id: str


@dataclass(frozen=True, slots=True)
class FromTemplate:
    """Words of a template."""

    place: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that is missing; the span's text is 【待填：…】, `question` what to supply."""

    path: str
    question: str


Origin = FromFact | FromRule | FromPhrase | FromTemplate | Gap


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one origin. `note`, when not empty, is shown as a Word comment."""

    text: str
    origin: Origin = FromTemplate()
    note: str = ""


Spans = tuple[Span, ...]
_SENTENCE_END = re.compile(r"(?<=[。！？])")


class Role(StrEnum):
    """What a paragraph is in the document, which decides its style."""

    DATELINE = "题注"
    SPEAKER = "报告人"
    SALUTATION = "称谓"
    BODY = "正文"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a line of its own.

    Level 0 is one of the unnumbered halves (review, plan), 1 to 4 are 一、 （一） 1. （1）.
    `number` carries its marks ("一、"); `spans` are bare: no number, no final mark.
    """

    id: str
    level: int
    number: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    `head` is a run-in heading that opens it, with its own full stop; `number` the generated number
    before that, with its marks (（一） 1. 一是 ——), "" for none.
    """

    id: str
    role: Role
    spans: Spans
    head: Spans = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading and its share of the table's width.

    With no weight for any column, the widths follow what stands in the cells.
    """

    heading: str
    weight: int = 0
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: columns and rows of cells. An annex has a title and a label (附件); else both are empty.

    `wide` asks for paper laid across.
    """

    id: str
    label: str
    title: Spans
    columns: tuple[Column, ...]
    rows: tuple[tuple[Spans, ...], ...]
    wide: bool = False


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole document."""

    title: Spans
    blocks: tuple[Block, ...]


def plain(spans: Spans) -> str:
    """Return the words of `spans`."""
    return "".join(span.text for span in spans)


def sentence_spans(spans: Spans) -> Iterator[Spans]:
    """Yield the sentences of `spans`, each with its final mark; a span that holds several is cut."""
    current: list[Span] = []
    for span in spans:
        for piece in filter(None, _SENTENCE_END.split(span.text)):
            current.append(replace(span, text=piece))
            if piece[-1] in "。！？":
                yield tuple(current)
                current = []
    if current:
        yield tuple(current)


def block_spans(block: Block) -> Iterator[Span]:
    """Yield the spans of a block in reading order."""
    match block:
        case Heading():
            yield from block.spans
        case Paragraph():
            yield from block.head
            yield from block.spans
        case Table():
            yield from block.title
            for row in block.rows:
                for cell in row:
                    yield from cell


def gaps(draft: Draft) -> tuple[Gap, ...]:
    """Return the gaps of a draft in reading order, each as often as it shows."""
    places = (draft.title, *(tuple(block_spans(block)) for block in draft.blocks))
    return tuple(s.origin for spans in places for s in spans if isinstance(s.origin, Gap))
