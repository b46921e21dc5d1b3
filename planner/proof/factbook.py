"""Factbook: what a facts file has to say, as its own draft says it, to hold another text against.

The draft made of the facts is the measure: a sentence of it that stands in the text with another number has
had a number changed, and an answer it tells that the text does not is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final

from planner.bank.model import PhraseBank
from planner.documents.load import kinds
from planner.draft.model import Block, Draft, FromFact, Heading, Paragraph, Span, Spans, Table, plain
from planner.drafting import Opened, Wish, make_draft
from planner.errors import UsageError
from planner.facts.derived.ledger import term_totals, year_totals
from planner.facts.model import Facts
from planner.facts.rules.texts import all_facts
from planner.proof.quantities import Quantity, quantities
from planner.proof.skeletons import Bones, clauses_of, sentences_of
from planner.reports.model import Genre, Report

_KINDS: Final[Mapping[Genre, str]] = {
    Genre.POINTS: "年度工作要点",
    Genre.SUMMARY: "总结计划",
    Genre.OVERSIGHT_PLAN: "监督工作计划",
}
_AROUND: Final = 8


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A number of the facts or of their draft, with the words around it."""

    digits: str
    number: Decimal
    unit: str
    around: str


@dataclass(frozen=True)
class Factbook:
    """What the facts say: `text` are the lines of their draft, `typed` the answers, line by line.

    `told` maps a path to the stretches of `text` that tell it, each as start and end. `skeletons` are the
    sentences and clauses of the draft by their words, each with the numbers it can have.
    """

    text: str
    typed: str
    told: Mapping[str, tuple[tuple[int, int], ...]]
    sentences: tuple[Bones, ...] = ()
    derived: frozenset[Decimal] = frozenset()
    clauses: tuple[Bones, ...] = field(default=())

    @cached_property
    def skeletons(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The numbers that each sentence or clause of the draft has, by its words."""
        found: dict[str, dict[tuple[str, ...], None]] = {}
        for one in (*self.sentences, *self.clauses):
            found.setdefault(one.words, {})[one.digits] = None
        return {words: tuple(numbers) for words, numbers in found.items()}

    @cached_property
    def numbers(self) -> Mapping[tuple[Decimal, str], Occurrence]:
        """Every number of facts and draft with its unit."""
        return {(one.number, one.unit): one for one in reversed(self.occurrences)}

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Every number of draft and facts where it stands."""
        return tuple(_occurrence(text, one) for text in (self.text, self.typed) for one in quantities(text))

    @cached_property
    def corpus(self) -> str:
        """All words of facts and draft, without blanks."""
        return "".join(f"{self.text}\n{self.typed}".split(" ")).replace("\u3000", "")


@dataclass(frozen=True, eq=False, slots=True)
class _Same:
    """Facts and bank, equal to themselves alone, so that one run makes one draft of them."""

    facts: Facts
    bank: PhraseBank
    kind: str

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Same):
            return NotImplemented
        return self.facts is other.facts and self.bank is other.bank and self.kind == other.kind

    def __hash__(self) -> int:
        return hash((id(self.facts), id(self.bank), self.kind))


def factbook_of(facts: Facts, bank: PhraseBank, report: Report) -> Factbook:
    """Return the factbook of facts for a document: its kind is told by its title, else by its genre."""
    title = report.title or next((line.text for line in report.lines.lines), "")
    named = [kind.name for kind in kinds().values() if kind.name in title]
    return _factbook(_Same(facts, bank, max(named, key=len, default=_KINDS.get(report.genre, ""))))


@lru_cache(maxsize=1)
def _factbook(key: _Same) -> Factbook:
    draft = _draft(key)
    lines, told, place = [], dict[str, list[tuple[int, int]]](), 0
    for spans in _line_spans(draft) if draft else ():
        for span in spans:
            end = place + len(span.text)
            if isinstance(span.origin, FromFact):
                told.setdefault(span.origin.path, []).append((place, end))
            place = end
        lines.append(plain(spans))
        place += 1
    text = "\n".join(lines)
    found = quantities(text)
    sentences: list[Bones] = []
    start = 0
    for line in lines:
        sentences += sentences_of(text, found, start, start + len(line))
        start += len(line) + 1
    clauses = tuple(clause for sentence in sentences for clause in clauses_of(text, found, sentence))
    typed = "\n".join(fact.text for fact in all_facts(key.facts) if not fact.pending)
    spread = {path: tuple(places) for path, places in told.items()}
    return Factbook(text, typed, spread, tuple(sentences), _derived(key), clauses)


def _draft(key: _Same) -> Draft | None:
    """Return the draft of the facts; of their own kind where the level does not write the one asked for."""
    opened = Opened(key.facts, key.bank, ())
    for kind in dict.fromkeys((key.kind, "")):
        try:
            return make_draft(opened, Wish(kind))
        except UsageError:
            continue
    return None


def _derived(key: _Same) -> frozenset[Decimal]:
    totals = (*year_totals(key.facts, key.bank).values(), *term_totals(key.facts, key.bank).values())
    return frozenset(Decimal(total.value) for total in totals)


def _line_spans(draft: Draft) -> Iterator[Spans]:
    """Yield the spans of each line of a draft, tables cell by cell."""
    yield draft.title
    for block in draft.blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Spans]:
    match block:
        case Heading():
            yield (Span(block.number), *block.spans)
        case Paragraph():
            yield (Span(block.number), *block.head, *block.spans)
        case Table():
            yield block.title
            for row in block.rows:
                yield from row


def _occurrence(text: str, one: Quantity) -> Occurrence:
    around = text[max(0, one.start - _AROUND) : one.start] + text[one.end : one.end + _AROUND // 2]
    return Occurrence(one.digits, one.number, one.unit, around)
