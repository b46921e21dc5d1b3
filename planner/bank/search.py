"""Fuzzy search over a phrase bank, for people who remember half of a phrase.

Chinese has no blanks, so a scorer that splits a line into words finds little in it; the benchmark
of this module sets rapidfuzz's WRatio beside it. Here every word of the query is looked for by
itself, and what the words' places have to do with one another makes the score.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from planner.bank.index import Index, Row, index_of
from planner.bank.model import Authority, Entry, Level, PhraseBank, Status
from planner.clock import Period
from planner.search.filters import ALL, Filters, Origin
from planner.search.folding import fold, folded_words, tighten
from planner.search.scoring import Haystack, lacks, rate, reasons, recall, terms, within_reach
from planner.search.sounds import Span

_RANK: Final = {authority: rank for rank, authority in enumerate(Authority)}
_PAIR: Final = 2
_CITY: Final = "市"


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that answers a query.

    `score` is that of `planner.search.scoring`, `reasons` say what it was lowered for. `text` is what to
    show and `terms` are the spans of the found words in it. `mistyped` is the known wrong form that was
    typed, `instead` the text of the entry's successor; "" for none.
    """

    entry: Entry
    score: float
    text: str
    terms: tuple[Span, ...]
    mistyped: str = ""
    instead: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Query:
    """The folded words that were asked for, and which of them no entry has as typed.

    `strange` is whether no entry has all of them in a row.
    """

    words: tuple[str, ...]
    unheard: frozenset[str]
    strange: bool = False

    def hay(self, row: Row) -> Haystack:
        """Return what to look through in a row."""
        return row.asked("".join(self.words), strange=self.strange) if row.wrong else row.hay

    def without(self, place: int) -> "_Query":
        return replace(self, words=self.words[:place] + self.words[place + 1 :])


_Scored = tuple[float, Row, tuple[str, ...]]


def search(
    bank: PhraseBank,
    words: str | Sequence[str],
    *,
    limit: int = 10,
    filters: Filters = ALL,
) -> tuple[Match, ...]:
    """Return the `limit` entries of `bank` that answer `words` best, best first.

    Every word must be found, in any order; when no entry holds them all, those that hold all but one
    follow with scores up to 10, and when a sentence was asked for, else those that share a good part of
    it. `filters` narrow the entries; without words they list them. Retired
    entries are left out unless that status is asked for. The same bank and words give the same answer.
    """
    return search_index(index_of(bank), words, limit=limit, filters=filters)


def search_index(
    index: Index,
    words: str | Sequence[str],
    *,
    limit: int = 10,
    filters: Filters = ALL,
) -> tuple[Match, ...]:
    """Return what `search` returns; the index is made once for many queries."""
    folded = folded_words(words if isinstance(words, str) else " ".join(words))
    source = index.retired if filters.status == Status.RETIRED else index.rows
    rows = list(source) if filters == ALL else [row for row in source if _passes(row.entry, filters)]
    if not folded:
        listed = sorted(rows, key=_standing) if filters.narrow else []
        return tuple(_match(index.bank, row, 0.0, _Query((), frozenset())) for row in listed[:limit])
    pairs = (word for word in folded if len(word) == _PAIR)
    unheard = frozenset(word for word in pairs if not any(row.hay.holds(word) for row in index.rows))
    typed = "".join(folded)
    query = _Query(folded, unheard, not any(typed in row.hay.tight for row in index.rows))
    found = _found(rows, query, limit) or _with_fewer(rows, query, limit) or _recalled(rows, query)
    return tuple(_match(index.bank, row, score, query, lacking) for score, row, lacking in found[:limit])


def _found(rows: list[Row], query: _Query, limit: int) -> list[_Scored]:
    """Return the rows that hold every word, then those that do when some are slips, best first."""
    whole = rows
    for word in query.words:
        whole = [row for row in whole if query.hay(row).holds(word)]
    found = _scored(whole, lambda row: rate(query.hay(row), query.words))
    if len(found) < limit:
        taken = frozenset(row.entry.id for row in whole)
        rest = [row for row in rows if row.entry.id not in taken]
        for word in query.words:
            rest = within_reach(rest, query.hay, word, query.unheard)
        found += _scored(rest, lambda row: rate(query.hay(row), query.words, query.unheard))
    return sorted(found, key=lambda scored: (-scored[0], *_standing(scored[1])))


def _with_fewer(rows: list[Row], query: _Query, limit: int) -> list[_Scored]:
    """Return the rows that hold all words but one, at a tenth of their score; none for a single word."""
    if len(query.words) == 1:
        return []
    best: dict[str, _Scored] = {}
    for place, word in enumerate(query.words):
        for score, row, _ in _found(rows, query.without(place), limit):
            scored = round(score / 10, 1), row, (word,)
            known = best.get(row.entry.id)
            best[row.entry.id] = scored if known is None or scored[0] > known[0] else known
    return sorted(best.values(), key=lambda scored: (-scored[0], *_standing(scored[1])))


def _recalled(rows: list[Row], query: _Query) -> list[_Scored]:
    """Return the rows that share a good part of a sentence, best first."""
    found = _scored(rows, lambda row: recall(query.hay(row), query.words))
    return sorted(found, key=lambda scored: (-scored[0], *_standing(scored[1])))


def _scored(rows: Iterable[Row], score_of: Callable[[Row], float]) -> list[_Scored]:
    """Return the rows with a score."""
    return [(score, row, ()) for row in rows if (score := score_of(row))]


def _standing(row: Row) -> tuple[bool, int, int, str]:
    """Return what orders rows of one score: approved, short, strong in authority, then the id."""
    entry = row.entry
    return entry.status is Status.CANDIDATE, row.hay.size, _RANK[entry.authority], entry.id


def _passes(entry: Entry, filters: Filters) -> bool:
    """Return whether an entry is among what a search is narrowed to."""
    return (
        filters.origin in (None, Origin.BANK)
        and filters.kind in ("", entry.kind)
        and filters.duty in ("", entry.duty)
        and filters.status in ("", entry.status)
        and (not filters.level or _level(filters.level) in entry.levels)
        and (filters.years is None or _of_years(entry, *filters.years))
    )


def _level(word: str) -> Level | str:
    return Level.CITY if word == _CITY else word


def _of_years(entry: Entry, first: int, last: int) -> bool:
    """Return whether a wording may be used in those years and, where that is known, was used in them."""
    if not entry.valid.meets(Period(date(first, 1, 1), date(last, 12, 31))):
        return False
    used = entry.first_year, entry.last_year
    return used[0] is None or used[1] is None or (used[0] <= last and first <= used[1])


def _match(bank: PhraseBank, row: Row, score: float, query: _Query, lacking: tuple[str, ...] = ()) -> Match:
    entry = row.entry
    successor = bank.entries.get(entry.successor)
    there = tuple(word for word in query.words if word not in lacking)
    missing = tuple(lacks(word) for word in lacking)
    return Match(
        entry,
        score,
        row.shown,
        terms=terms(row.shown, query.words, query.unheard),
        mistyped=_mistyped(row, query.words),
        instead=successor.text if successor else "",
        reasons=(*missing, *reasons(query.hay(row), there, query.unheard)),
    )


def _mistyped(row: Row, words: tuple[str, ...]) -> str:
    """Return the wrong form that was typed; one that differs in its marks alone cannot be told."""
    typed, right = "".join(words), tighten(fold(row.shown))
    folded = ((wrong, tighten(fold(wrong))) for wrong in row.entry.wrong)
    return next((wrong for wrong, bare in folded if bare in typed and bare not in right), "")
