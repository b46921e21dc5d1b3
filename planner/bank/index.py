"""The searchable side of a phrase bank: each entry folded to the characters that carry meaning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from planner.bank.entries import (
    CalendarDuty,
    Field,
    Form,
    Formula,
    Frame,
    HeadingScheme,
    OversightTopic,
    ParallelHeads,
    RunInHeads,
    Sentence,
    SentencePattern,
    Shortcoming,
    StockPhrase,
    Transition,
    WordClass,
    Wording,
)
from planner.bank.model import Entry, PhraseBank, Status
from planner.search.folding import SLOT, fold, tighten
from planner.search.scoring import HALF, NOTHING, WHOLE, Haystack, hay

_MINED: Final = (StockPhrase, SentencePattern, ParallelHeads, OversightTopic)
"""Kinds taken from reports as they were found there."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry, ready to be searched.

    `shown` is what a reader is shown. `hay` holds its words line by line (text, names, members, headings,
    variants); its labels are what files the entry (kind, duty, part, form, keywords, legal basis).
    `mistaken` holds the known wrong forms besides, which are `wrong` folded and tight.
    """

    entry: Entry
    shown: str
    hay: Haystack
    mistaken: Haystack
    wrong: tuple[str, ...]

    def asked(self, typed: str, *, strange: bool) -> Haystack:
        """Return what to look through for the folded words `typed`, put together.

        Who types a wrong form whole means the entry. Who types a piece of one does when the piece is
        `strange`, no entry having it: 中国特色社会主义思想 is a piece of a wrong form, but right.
        """
        meant = any(own in typed or (strange and typed in own) for own in self.wrong)
        return self.mistaken if meant else self.hay


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
    marked = _lines(said, fold(_lines(*_names(entry), *entry.variants)))
    labels = fold(_lines(entry.kind, entry.duty, *_labels(entry)))
    size, weight = len(tighten(said)), _weight(entry)
    plain = hay(marked, labels, size=size, weight=weight)
    wrong = tuple(tighten(fold(own)) for own in entry.wrong)
    if not wrong:
        return Row(entry, shown, plain, plain, ())
    # What is wrong in a part of the text only is no other form of the whole, and must not fill a line.
    parts = (own if 2 * len(own) >= size else f"{own}{SLOT}" for own in map(fold, entry.wrong))
    mistaken = hay(_lines(marked, *parts), labels, size=size, weight=weight)
    return Row(entry, shown, plain, mistaken, wrong)


def _weight(entry: Entry) -> float:
    if entry.status is Status.CANDIDATE:
        return NOTHING
    return HALF if isinstance(entry, _MINED) else WHOLE


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _shown(entry: Entry) -> str:
    match entry:
        case HeadingScheme():
            halves = ("回顾", entry.review), ("计划", entry.plan)
            lines = [f"{half}：{'；'.join(heads.values())}" for half, heads in halves if heads]
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
