"""The searchable side of a phrase bank: each entry folded to the characters that carry meaning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.bank.model import (
    CalendarDuty,
    Entry,
    Field,
    Form,
    Formula,
    Frame,
    HeadingScheme,
    OversightTopic,
    ParallelHeads,
    PhraseBank,
    RunInHeads,
    Sentence,
    SentencePattern,
    Shortcoming,
    Status,
    StockPhrase,
    Transition,
    WordClass,
    Wording,
)
from planner.search.folding import fold, tighten
from planner.search.scoring import Haystack, hay


@dataclass(frozen=True, slots=True)
class Row:
    """One entry, ready to be searched.

    `shown` is what a reader is shown. `hay` holds its words line by line (text, names, members, headings,
    variants, known wrong forms); its labels are what files the entry (kind, duty, part, form, keywords,
    legal basis).
    """

    entry: Entry
    shown: str
    hay: Haystack


@dataclass(frozen=True, slots=True)
class Index:
    """A bank and a row for each of its entries, in its order; the retired ones stand apart."""

    bank: PhraseBank
    rows: tuple[Row, ...]
    retired: tuple[Row, ...]


def index_of(bank: PhraseBank) -> Index:
    """Return the index of `bank`."""
    rows = [_row(entry) for entry in bank]
    return Index(
        bank,
        tuple(row for row in rows if row.entry.status is not Status.RETIRED),
        tuple(row for row in rows if row.entry.status is Status.RETIRED),
    )


def _row(entry: Entry) -> Row:
    shown = _shown(entry)
    said = fold(shown)
    marked = _lines(said, fold(_lines(*_names(entry), *entry.variants, *entry.wrong)))
    labels = fold(_lines(entry.kind, entry.duty, *_labels(entry)))
    provisional = entry.status is Status.CANDIDATE
    return Row(entry, shown, hay(marked, labels, size=len(tighten(said)), provisional=provisional))


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _shown(entry: Entry) -> str:
    match entry:
        case HeadingScheme():
            halves = ("回顾", entry.review), ("计划", entry.plan)
            lines = [f"{half}：{'；'.join(heads.values())}" for half, heads in halves]
            return _lines(entry.text, *lines)
        case RunInHeads():
            return _lines(entry.text, "；".join(entry.heads.values()))
        case ParallelHeads():
            return _lines(entry.text, "；".join(entry.heads))
        case Shortcoming():
            return _lines(entry.text, f"→ {entry.measure}")
        case WordClass():
            return _lines(entry.text, "、".join(entry.words))
    return entry.text


def _names(entry: Entry) -> tuple[str, ...]:
    """Return what else the entry is known by, a line each."""
    match entry:
        case Formula():
            return ("、".join(entry.members),)
        case Wording():
            return entry.patterns
        case Form():
            return (entry.name, *entry.aliases)
        case CalendarDuty() | Field() | HeadingScheme():
            return (entry.name,)
    return ()


_LABELS: Mapping[type[Entry], tuple[str, ...]] = {
    Wording: ("role",),
    Form: ("basis", "product", "review_verb", "plan_verb"),
    Field: ("part", "keywords"),
    CalendarDuty: ("basis", "forms", "keywords"),
    Frame: ("group", "tense", "role"),
    Shortcoming: ("part",),
    RunInHeads: ("part", "tense"),
    Sentence: ("place", "tense"),
    Transition: ("joint",),
    StockPhrase: ("tense",),
    SentencePattern: ("use", "tense"),
    ParallelHeads: ("tense",),
    OversightTopic: ("form", "topic", "field", "organ"),
}
"""The fields of an entry that file it among its kind."""


def _labels(entry: Entry) -> Iterator[str]:
    """Yield what files the entry among its kind."""
    for name in _LABELS.get(type(entry), ()):
        value = getattr(entry, name)
        yield from (value,) if isinstance(value, str) else value
