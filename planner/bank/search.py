"""Fuzzy search over a phrase bank, for people who remember half of a phrase.

Chinese has no blanks, so a scorer that splits a line into words finds little in it; the benchmark
of this module sets rapidfuzz's WRatio beside it. Here every word of the query is looked for by
itself, and what the words' places have to do with one another makes the score.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

from planner.bank.index import Index, Row, fold, folded_words, index_of, tighten
from planner.bank.model import Authority, Entry, PhraseBank, Status
from planner.bank.nearness import Span, likeness, most_missing, spans

_RANK = {authority: rank for rank, authority in enumerate(Authority)}
_ARRANGED_WORDS = 4
_PAIR = 2
_HALF_LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that answers a query.

    `score` runs from 0 to 100: from 90 the query stands in one line of the entry as typed, from 80
    its words stand side by side, from 65 in one line, from 50 somewhere in the entry or its labels;
    below that a word was taken for a slip. `text` is what to show and `terms` are the spans of the
    found words in it. `mistyped` is the known wrong form that was typed, `instead` the text of the
    entry's successor; "" for none.
    """

    entry: Entry
    score: float
    text: str
    terms: tuple[Span, ...]
    mistyped: str = ""
    instead: str = ""


def search(
    bank: PhraseBank,
    words: str | Sequence[str],
    *,
    limit: int = 10,
    kind: str = "",
    duty: str = "",
) -> tuple[Match, ...]:
    """Return the `limit` entries of `bank` that answer `words` best, best first.

    Every word must be found, in any order; when no entry holds them all, those that hold all but
    one follow with scores up to 10. `kind` and `duty` narrow the entries; without words they list
    them. Retired entries are left out. The same bank and words give the same answer.
    """
    return search_index(index_of(bank), words, limit=limit, kind=kind, duty=duty)


def search_index(
    index: Index,
    words: str | Sequence[str],
    *,
    limit: int = 10,
    kind: str = "",
    duty: str = "",
) -> tuple[Match, ...]:
    """Return what `search` returns; the index is made once for many queries."""
    query = folded_words(words if isinstance(words, str) else " ".join(words))
    rows = [row for row in index.rows if kind in ("", row.entry.kind) and duty in ("", row.entry.duty)]
    if not query:
        listed = sorted(rows, key=_standing) if kind or duty else []
        return tuple(_match(index.bank, row, 0.0, ()) for row in listed[:limit])
    found = _found(index, rows, query, limit) or _with_fewer(index, rows, query, limit)
    return tuple(_match(index.bank, row, score, query) for score, row in found[:limit])


def _found(index: Index, rows: list[Row], query: tuple[str, ...], limit: int) -> list[tuple[float, Row]]:
    """Return the rows that hold every word, then those that do when some are slips, best first."""
    whole = rows
    for word in query:
        whole = [row for row in whole if row.holds(word)]
    found = _scored(whole, lambda row: _score(row, query))
    if len(found) < limit:
        found += _near(index, rows, query, frozenset(row.entry.id for row in whole))
    return found


def _with_fewer(index: Index, rows: list[Row], query: tuple[str, ...], limit: int) -> list[tuple[float, Row]]:
    """Return the rows that hold all words but one, at a tenth of their score; none for a single word."""
    if len(query) == 1:
        return []
    best: dict[str, tuple[float, Row]] = {}
    for left_out in range(len(query)):
        for score, row in _found(index, rows, query[:left_out] + query[left_out + 1 :], limit):
            known = best.get(row.entry.id, (0.0, row))
            best[row.entry.id] = max(known, (round(score / 10, 1), row), key=lambda pair: pair[0])
    return sorted(best.values(), key=lambda pair: (-pair[0], *_standing(pair[1])))


def _near(
    index: Index, rows: Iterable[Row], query: tuple[str, ...], taken: frozenset[str]
) -> list[tuple[float, Row]]:
    """Return the rows not yet `taken` that hold every word when some are slips, best first."""
    pairs = (word for word in query if len(word) == _PAIR)
    unheard = frozenset(word for word in pairs if not any(row.holds(word) for row in index.rows))
    rest = [row for row in rows if row.entry.id not in taken]
    for word in query:
        letters, missing = frozenset(word), 1 if word in unheard else most_missing(word)
        rest = [row for row in rest if len(letters - row.letters) <= missing]
    return _scored(rest, lambda row: _near_score(row, query, unheard))


def _scored(rows: Iterable[Row], score_of: Callable[[Row], float]) -> list[tuple[float, Row]]:
    """Return the rows with a score, best first."""
    scored = [(round(score, 1), row) for row in rows if (score := score_of(row))]
    return sorted(scored, key=lambda pair: (-pair[0], *_standing(pair[1])))


def _standing(row: Row) -> tuple[bool, int, int, str]:
    """Return what orders rows of one score: approved, short, strong in authority, then the id."""
    entry = row.entry
    return entry.status is Status.CANDIDATE, row.size, _RANK[entry.authority], entry.id


def _score(row: Row, query: tuple[str, ...]) -> float:
    """Return the score of a row that holds every word: how they stand, and how little else."""
    base, room, line = _standing_together(row, query)
    return base + room * _covered(row, sum(map(len, query)), line)


def _standing_together(row: Row, query: tuple[str, ...]) -> tuple[float, float, int]:
    """Return the base of the rung, the points above it, and the length of the line it is won by."""
    phrase = "".join(query)
    if found := _shortest((phrase,), row.haystack(phrase)):
        return 90, 10, found
    orders = permutations(query) if 1 < len(query) <= _ARRANGED_WORDS else ()
    for order in orders:
        if found := _shortest(("".join(order),), row.tight):
            return 80, 9, found
    if found := _shortest(query, row.tight):
        return 65, 14, found
    return 50, 14, len(row.tight)


def _shortest(words: tuple[str, ...], text: str) -> int:
    """Return the length of the shortest line that holds all words; 0 without such a line."""
    if not all(word in text for word in words):
        return 0
    return min((len(line) for line in text.split("\n") if all(word in line for word in words)), default=0)


def _covered(row: Row, size: int, line: int) -> float:
    """Return the share of the entry that `size` characters in a line make up; 0 for a candidate.

    Words that fill their line make up the whole: it is a name, a heading or a wrong form.
    """
    if row.entry.status is Status.CANDIDATE:
        return 0.0
    return 1.0 if size == line else min(1.0, size / max(line, row.size))


def _near_score(row: Row, query: tuple[str, ...], unheard: frozenset[str]) -> float:
    """Return the score of a row some words of which are slips; 0 when a word is missing."""

    def like(word: str, text: str) -> float:
        return _half_like(word, text) if word in unheard else likeness(word, text)

    likes = [1.0 if row.holds(word) else like(word, row.haystack(word)) for word in query]
    if not all(likes):
        return 0.0
    size = sum(map(len, query))
    closeness = sum(part * len(word) for part, word in zip(likes, query, strict=True)) / size
    lines = (line for line in row.tight.split("\n") if abs(len(line) - size) <= 1)
    whole = any(all(like(word, line) for word in query) for line in lines)
    return 10 + 29 * closeness + 10 * _covered(row, size, size if whole else len(row.tight))


def _half_like(word: str, text: str) -> float:
    return _HALF_LIKE if any(character in text for character in word) else 0.0


def _match(bank: PhraseBank, row: Row, score: float, query: tuple[str, ...]) -> Match:
    entry = row.entry
    successor = bank.entries.get(entry.successor)
    return Match(
        entry,
        score,
        row.shown,
        terms=_terms(row, query),
        mistyped=_mistyped(row, query),
        instead=successor.text if successor else "",
    )


def _terms(row: Row, query: tuple[str, ...]) -> tuple[Span, ...]:
    """Return where the words stand in the shown text, in order, touching ones joined."""
    found: list[Span] = []
    for word in query:
        text, origin = row.traced(word)
        found += [(origin[start], origin[end - 1] + 1) for start, end in spans(word, text)]
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _mistyped(row: Row, query: tuple[str, ...]) -> str:
    """Return the wrong form that was typed; one that differs in its marks alone cannot be told."""
    typed, right = "".join(query), tighten(fold(row.shown))
    folded = ((wrong, tighten(fold(wrong))) for wrong in row.entry.wrong)
    return next((wrong for wrong, bare in folded if bare in typed and bare not in right), "")
