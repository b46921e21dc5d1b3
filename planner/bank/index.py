"""The searchable side of a phrase bank: each entry folded to the characters that carry meaning.

Folding makes what a clerk types comparable with what the bank holds: full and half width, case,
quotation marks, brackets and spaces do not count. Clause marks become one mark, a semicolon ends
a line, and a slot of a frame becomes characters that no query holds.
"""

import re
import unicodedata
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

_MARK = "，"
_SLOT = "\0"
_FILLED_SLOT = _SLOT * 6  # about as long as what fills it
_CLAUSE_MARKS = frozenset("，。：！？、…—,.:!?")
_LINE_ENDS = frozenset("；;\n")
_SLOTS = re.compile(r"\{[^{}]*\}")
_LONG = 4


class _Folding(dict[int, str]):
    """Code point to what it folds to, for `str.translate`; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_FOLDING = _Folding()


@dataclass(frozen=True, slots=True)
class Row:
    """One entry, ready to be searched.

    `shown` is what a reader is shown. `marked` and `tight` hold its words line by line (text,
    names, members, headings, known wrong forms), with and without clause marks; `labels` holds
    what files the entry (kind, duty, part, form, keywords, legal basis), `letters` the characters
    of both. `size` is the number of characters shown, a slot counted as what may fill it.
    """

    entry: Entry
    shown: str
    marked: str
    tight: str
    labels: str
    letters: frozenset[str]
    size: int

    def haystack(self, word: str) -> str:
        """Return the text to look for `word` in.

        A short word must not straddle a clause mark (代表、决定 does not hold 表决); a long one may,
        because people leave the marks out (不忘初心牢记使命).
        """
        return self.tight if len(word) >= _LONG else self.marked

    def traced(self, word: str) -> tuple[str, tuple[int, ...]]:
        """Return the part of the haystack that is shown, and each character's offset in `shown`."""
        masked = _SLOTS.sub(lambda slot: _SLOT * len(slot[0]), self.shown)
        pairs = [(folded, at) for at, c in enumerate(masked) for folded in _FOLDING[ord(c)]]
        if len(word) >= _LONG:
            pairs = [(folded, at) for folded, at in pairs if folded != _MARK]
        return "".join(folded for folded, _ in pairs), tuple(at for _, at in pairs)

    def holds(self, word: str) -> bool:
        """Return whether the folded `word` stands in the entry or in its labels."""
        return word in self.haystack(word) or word in self.labels


@dataclass(frozen=True, slots=True)
class Index:
    """A bank and a row for each of its entries that is not retired, in its order."""

    bank: PhraseBank
    rows: tuple[Row, ...]


def index_of(bank: PhraseBank) -> Index:
    """Return the index of `bank`."""
    return Index(bank, tuple(_row(entry) for entry in bank if entry.status is not Status.RETIRED))


def folded_words(query: str) -> tuple[str, ...]:
    """Return the folded words of a query, each once; blanks and clause marks part words."""
    parts = (part.translate(_FOLDING) for part in query.split())
    words = (word for part in parts for word in re.split(f"[{_MARK}\n]", part) if word)
    return tuple(dict.fromkeys(words))


def fold(text: str) -> str:
    """Return `text` folded, clause marks and line ends kept."""
    return _SLOTS.sub(_FILLED_SLOT, text).translate(_FOLDING)


def tighten(folded: str) -> str:
    """Return a folded text without its clause marks."""
    return folded.replace(_MARK, "")


def _fold_character(character: str) -> str:
    if character == _SLOT:
        return _SLOT
    if character in _LINE_ENDS:
        return "\n"
    if character in _CLAUSE_MARKS:
        return _MARK
    plain = unicodedata.normalize("NFKC", character).casefold()
    return "".join(c for c in plain if unicodedata.category(c)[0] in "LN")


def _row(entry: Entry) -> Row:
    shown = _shown(entry)
    said = fold(shown)
    marked = _lines(said, fold(_lines(*_names(entry), *entry.variants, *entry.wrong)))
    labels = fold(_lines(entry.kind, entry.duty, *_labels(entry)))
    letters = frozenset(marked + labels)
    return Row(entry, shown, marked, tighten(marked), labels, letters, len(tighten(said)))


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
    OversightTopic: ("form", "topic", "organ"),
}
"""The fields of an entry that file it among its kind."""


def _labels(entry: Entry) -> Iterator[str]:
    """Yield what files the entry among its kind."""
    for name in _LABELS.get(type(entry), ()):
        value = getattr(entry, name)
        yield from (value,) if isinstance(value, str) else value
