"""Search over the archive: a few hundred texts by the ladder, scored as those of the bank are."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from planner.archive.ladder import Step, exact_steps, loose_steps, recall_steps
from planner.archive.model import Neighbours, Place, Role
from planner.archive.opening import explained
from planner.archive.store import Archive
from planner.archive.tokens import sounds_of
from planner.bank.model import Duty
from planner.reports.model import Genre, Half
from planner.search.filters import ALL, Filters, Origin
from planner.search.folding import fold, folded_words, is_number, tighten
from planner.search.nearness import slip_span
from planner.search.scoring import (
    ANYWHERE,
    MISSING_ONE,
    SENTENCE,
    Haystack,
    hay,
    lacks,
    rate,
    reasons,
    recall,
    terms,
)
from planner.search.sounds import Span

_PAIR: Final = 2
_PLACES: Final = 20
_ENOUGH: Final = 10
_FEW: Final = 3
_FORMS: Final = 4
_CITY: Final = {"县级市": "市"}
_NARROWED: Final = 10
_TEXTS: Final = (
    "SELECT text.id, text.words FROM lookup CROSS JOIN text ON text.id = lookup.rowid WHERE lookup MATCH ?"
)
_ANY_TEXT: Final = "SELECT 1 FROM lookup WHERE lookup MATCH ? LIMIT 1"
_HAS_PAIR: Final = "SELECT 1 FROM pair WHERE sound = ? AND pair = ?"
_BESIDE: Final = """SELECT words FROM occurrence JOIN report ON report.id = occurrence.report
    JOIN text ON text.id = occurrence.text WHERE digest = ? AND role = ?"""
_BEFORE: Final = f"{_BESIDE} AND place < ? ORDER BY place DESC LIMIT 1"
_AFTER: Final = f"{_BESIDE} AND place > ? ORDER BY place LIMIT 1"
_PLACED: Final = """FROM occurrence JOIN report ON report.id = occurrence.report
    LEFT JOIN section ON section.report = occurrence.report AND section.place = occurrence.section"""
_PLACE: Final = f"""SELECT report.name, report.digest, occurrence.place, occurrence.line, occurrence.role,
    coalesce(section.path, ''), coalesce(section.half, ''), coalesce(section.duty, ''),
    report.year_review, report.level, report.genre {_PLACED}"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A text of past reports that answers a query.

    `id` is made of the text, so it stays the same from archive to archive. `places` are where it stands,
    latest year first, up to twenty; `count` is in how many places. Score, reasons and terms are those of
    `planner.bank.search.Match`.
    """

    id: str
    text: str
    score: float
    terms: tuple[Span, ...]
    reasons: tuple[str, ...]
    places: tuple[Place, ...]
    count: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    number: int
    words: str
    text: Haystack
    score: float


_Text = tuple[int, str, str]
"""A text of the archive: its number, its words, and those folded."""


def search_archive(
    archive: Archive,
    words: str | Sequence[str],
    *,
    limit: int = 10,
    filters: Filters = ALL,
    known: int = 0,
) -> tuple[Hit, ...]:
    """Return the `limit` texts of `archive` that answer `words` best, best first.

    `known` is how many good answers there are already from elsewhere. Slips are looked for when there are
    fewer than three good answers, and of several words when there is none. Without words, texts that pass
    the filters are listed, latest first.
    """
    if filters.origin is Origin.BANK or filters.status or filters.kind not in ("", *Role):
        return ()
    folded = folded_words(words if isinstance(words, str) else " ".join(words))
    with explained(archive.path, write=False):
        searcher = _Searcher(archive.connection, filters, limit)
        if not folded:
            return searcher.listed() if filters.narrow else ()
        return searcher.answer(folded, known)


def neighbours(archive: Archive, place: Place) -> Neighbours:
    """Return the sentences before and after a place, headings passed over."""

    def beside(statement: str) -> str:
        row = archive.connection.execute(
            statement, (place.digest, str(Role.SENTENCE), place.order)
        ).fetchone()
        return str(row[0]) if row else ""

    with explained(archive.path, write=False):
        return Neighbours(beside(_BEFORE), beside(_AFTER))


class _Searcher:
    """One query over one archive."""

    def __init__(self, connection: sqlite3.Connection, filters: Filters, limit: int) -> None:
        self._read = connection.execute
        self._limit = limit
        self._enough = min(limit, _ENOUGH)
        self._pairs: dict[str, bool] = {}
        self._where, self._values = _conditions(filters)

    def answer(self, words: tuple[str, ...], known: int) -> tuple[Hit, ...]:
        """Return the hits for the folded `words`."""
        found = self._climb(words, known)
        lacking: dict[int, str] = {}
        if not found and not known and len(words) > 1:
            for place, word in enumerate(words):
                for candidate in self._climb(words[:place] + words[place + 1 :], known).values():
                    score = round(candidate.score / MISSING_ONE, 1)
                    rival = found.get(candidate.number)
                    if rival is None or score > rival.score:
                        lowered = _Candidate(candidate.number, candidate.words, candidate.text, score)
                        found[candidate.number] = lowered
                        lacking[candidate.number] = word
        if not found and not known:
            found = self._recalled(words)
        best = sorted(found.values(), key=lambda one: (-one.score, one.text.size, one.words))[: self._limit]
        return tuple(self._hit(one, words, lacking.get(one.number, "")) for one in best)

    def listed(self) -> tuple[Hit, ...]:
        """Return the texts that pass the filters, latest year first, in the order of their report."""
        rows = self._read(
            # The conditions are made below of fixed words. With max(), the other columns are of that row.
            "SELECT occurrence.text, max(report.year_review) AS latest, report.name AS name,"
            f" occurrence.place AS place {_PLACED} WHERE {self._where}"
            " GROUP BY occurrence.text ORDER BY latest DESC, name, place LIMIT ?",
            (*self._values, self._limit),
        ).fetchall()
        texts = (self._read("SELECT id, words FROM text WHERE id = ?", row[:1]).fetchone() for row in rows)
        return tuple(
            self._hit(_Candidate(number, words, hay(fold(words)), 0.0), (), "") for number, words in texts
        )

    def _climb(self, words: tuple[str, ...], known: int) -> dict[int, _Candidate]:
        """Return what the steps of the ladder find, by number, until there is enough."""
        found: dict[int, _Candidate] = {}
        for step in exact_steps(words, self):
            if len(found) < self._limit:
                self._take(step, words, frozenset(), found)
        unheard = self._unheard(words)
        if len(found) + known >= min(self._enough, _FEW if len(words) == 1 else 1):
            return found
        for step in loose_steps(words, self, exact=bool(found)):
            if len(found) < step.needed:
                self._take(step, words, unheard, found)
            if len(found) + known >= self._enough:
                break
        return found

    def _recalled(self, words: tuple[str, ...]) -> dict[int, _Candidate]:
        """Return the texts that share a good part of a sentence, by number."""
        found: dict[int, _Candidate] = {}
        if sum(map(len, words)) >= SENTENCE:
            for step in recall_steps(words, self):
                self._take(step, words, frozenset(), found)
        return found

    def _take(
        self, step: Step, words: tuple[str, ...], unheard: frozenset[str], found: dict[int, _Candidate]
    ) -> None:
        """Add to `found` what one step finds, until it has found enough or looked at enough."""
        texts = self._texts(step, words, found)
        if step.slips and not any(is_number(sign) for word in words for sign in word):
            texts = _commonest(list(islice(texts, self._limit * _FORMS)), words)
        left = self._limit
        for number, text, folded in texts:
            straw = hay(folded)
            score = recall(straw, words) if step.recall else rate(straw, words, unheard)
            if score >= step.floor:
                found[number] = _Candidate(number, text, straw, score)
                left -= 1
            if not left:
                return

    def _texts(self, step: Step, words: tuple[str, ...], known: Container[int]) -> Iterator[_Text]:
        """Yield what the index has for a step and is not `known`, until enough was looked at."""
        most = step.most * (_NARROWED if self._where else 1)
        for number, text in islice(self._read(_TEXTS, (step.expression,)), most):
            folded = fold(text)
            if number in known or (step.slips and not _slip_in(words, folded)):
                continue
            if self._passes(number):
                yield number, text, folded

    def _passes(self, number: int) -> bool:
        if not self._where:
            return True
        row = self._read(
            f"SELECT 1 {_PLACED} WHERE occurrence.text = ? AND {self._where} LIMIT 1",
            (number, *self._values),
        ).fetchone()
        return row is not None

    def _unheard(self, words: Iterable[str]) -> frozenset[str]:
        """Return the words of two characters that no text has."""
        return frozenset(word for word in words if len(word) == _PAIR and not self.has(word))

    def has(self, pair: str) -> bool:
        """Return whether a text may hold two characters in a row; True where only the index could say."""
        if pair not in self._pairs:
            sounds = sounds_of(pair)
            known = sounds and self._read(_HAS_PAIR, (sounds[0], pair)).fetchone() is None
            self._pairs[pair] = not known
        return self._pairs[pair]

    def any_text(self, expression: str) -> bool:
        """Return whether the index has a text for an expression."""
        return self._read(_ANY_TEXT, (expression,)).fetchone() is not None

    def sounding(self, sound: str) -> list[str]:
        """Return the pairs of characters that are read as “min sheng”, in order."""
        return [
            pair for (pair,) in self._read("SELECT pair FROM pair WHERE sound = ? ORDER BY pair", (sound,))
        ]

    def rarest(self, signs: Iterable[str]) -> list[str]:
        """Return those of the characters that there are, rarest first."""
        counts = {}
        for sign in signs:
            row = self._read("SELECT texts FROM letter WHERE sign = ?", (sign,)).fetchone()
            if row and row[0] > 0:
                counts[sign] = row[0]
        return sorted(counts, key=lambda sign: (counts[sign], sign))

    def _hit(self, one: _Candidate, words: tuple[str, ...], lacking: str) -> Hit:
        unheard = self._unheard(words) if 0 < one.score < ANYWHERE else frozenset()
        there = tuple(word for word in words if word != lacking)
        missing = (lacks(lacking),) if lacking else ()
        where = f" AND {self._where}" if self._where else ""
        rows = self._read(
            f"{_PLACE} WHERE occurrence.text = ?{where}"
            " ORDER BY report.year_review DESC, report.name, occurrence.place",
            (one.number, *self._values),
        ).fetchall()
        return Hit(
            id=f"语料-{hashlib.sha256(one.words.encode()).hexdigest()[:12]}",
            text=one.words,
            score=one.score,
            terms=terms(one.words, there, unheard),
            reasons=(*missing, *reasons(one.text, there, unheard)),
            places=tuple(_place(row) for row in rows[:_PLACES]),
            count=len(rows),
        )


def _slip_in(words: Iterable[str], folded: str) -> str:
    """Return what stands in a text for one of the words that has a slip; "" when none has."""
    text = tighten(folded)
    spans = (slip_span(word, text) for word in words if len(word) > _PAIR and word not in text)
    return next((text[slice(*span)] for span in spans if span), "")


def _commonest(texts: Sequence[_Text], words: Sequence[str]) -> Iterator[_Text]:
    """Yield texts with a slip by how many have the same for the word: what is common is likely meant."""
    forms = [_slip_in(words, folded) for _, _, folded in texts]
    count = Counter(forms)
    order = sorted(range(len(texts)), key=lambda place: (-count[forms[place]], place))
    return (texts[place] for place in order)


def _conditions(filters: Filters) -> tuple[str, tuple[object, ...]]:
    """Return what an occurrence must satisfy, as SQL and its values; "" for nothing."""
    parts: list[tuple[str, Sequence[object]]] = []
    if filters.kind:
        parts.append(("occurrence.role = ?", (filters.kind,)))
    if filters.duty:
        parts.append(("section.duty = ?", (filters.duty,)))
    if filters.level:
        parts.append(("report.level = ?", (_CITY.get(filters.level, filters.level),)))
    if filters.years:
        parts.append(("report.year_review BETWEEN ? AND ?", filters.years))
    return " AND ".join(part for part, _ in parts), tuple(value for _, own in parts for value in own)


def _place(row: tuple[str, str, int, int, str, str, str, str, int | None, str, str]) -> Place:
    report, digest, order, line, role, section, half, duty, year, level, genre = row
    return Place(
        report=report,
        digest=digest,
        order=order,
        line=line,
        role=Role(role),
        section=section,
        half=Half(half) if half else None,
        duty=Duty(duty) if duty else None,
        year=year,
        level=level,
        genre=Genre(genre),
    )
