"""Formulas: what recurs across reports, in whole phrases, counted."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from planner.mining.phrases import Cutter, is_whole
from planner.mining.pieces import Extract
from planner.mining.runs import LEAST, grams, recurring
from planner.mining.scale import least_reports, sample
from planner.mining.texts import PlainText

_BUDGET: Final = 40_000
_PLACES: Final = 6
_IN_FULL: Final = 30
_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A formula: its plain text, its forms as they stand, commonest first, and where it stands.

    `places` are extract and sentence: all in the first thirty extracts, the first one in each of the
    others. `count` and `reports` are of all extracts.
    """

    text: str
    forms: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    count: int
    reports: int


@dataclass(slots=True)
class _Count:
    """How often a phrase stands in texts, in how many of them, some of its places and forms."""

    count: int = 0
    reports: int = 0
    places: list[tuple[int, int]] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)


def formulas(extracts: Sequence[Extract]) -> tuple[Phrase, ...]:
    """Return the formulas of `extracts`, in order of text.

    They are looked for in a sample when there are many extracts, and counted in all.
    """
    texts = [PlainText(extract) for extract in extracts]
    some = sample(texts)
    cutter = Cutter(some)
    ends: dict[str, Counter[str]] = defaultdict(Counter)
    for run in recurring([text.plain for text in some], budget=_BUDGET, places=_PLACES):
        for number, offset in run.places:
            for cut in cutter.phrases(number, offset, offset + len(run.text)):
                ends[some[number].plain[cut.start : cut.end]][cut.ends] += 1
    chosen = sorted(phrase for phrase, freedom in ends.items() if is_whole(phrase, freedom))
    return _without_parts(_counted(chosen, texts))


def _counted(phrases: Sequence[str], texts: Sequence[PlainText]) -> list[Phrase]:
    """Return the phrases that stand in enough texts, with their places."""
    by_head: dict[int, list[str]] = defaultdict(list)
    for phrase in phrases:
        by_head[next(grams(phrase[:LEAST]))[0]].append(phrase)
    counts = {phrase: _Count() for phrase in phrases}
    heads = frozenset(by_head)
    for number, text in enumerate(texts):
        for head in frozenset().union(*map(heads.intersection, grams(text.plain))):
            for phrase in by_head[head]:
                start = text.plain.find(phrase)
                if start >= 0:
                    _count(counts[phrase], number, text, phrase, start)
    least = least_reports(len(texts), 2)
    return [
        Phrase(phrase, _by_count(one.forms), tuple(one.places), one.count, one.reports)
        for phrase, one in counts.items()
        if one.reports >= least
    ]


def _count(count: _Count, number: int, text: PlainText, phrase: str, first: int) -> None:
    count.reports += 1
    if count.reports > _IN_FULL:
        count.count += text.plain.count(phrase)
        count.places.append((number, text.sentence(first)))
        return
    for start in _every(text.plain, phrase):
        count.count += 1
        count.places.append((number, text.sentence(start)))
        count.forms[text.form(start, start + len(phrase))] += 1


def _by_count(forms: Counter[str]) -> tuple[str, ...]:
    """Return the forms, commonest first, then the shortest, then by code point."""
    return tuple(sorted(forms, key=lambda form: (-forms[form], len(form), form)))


def _every(text: str, phrase: str) -> Iterator[int]:
    start = text.find(phrase)
    while start >= 0:
        yield start
        start = text.find(phrase, start + 1)


def _without_parts(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Drop what stands inside a longer phrase wherever it stands, or nearly."""
    known = {phrase.text: phrase for phrase in phrases}
    parts = set()
    for whole in phrases:
        for text in _inner(whole.text):
            part = known.get(text)
            if part and part.reports == whole.reports and part.count <= 2 * whole.count:
                parts.add(text)
    return tuple(phrase for phrase in phrases if phrase.text not in parts)


def _inner(text: str) -> Iterator[str]:
    """Yield the runs of four characters and more inside `text`, without the whole."""
    for first in range(len(text) - _SHORTEST + 1):
        for last in range(first + _SHORTEST, len(text) + 1):
            if last - first < len(text):
                yield text[first:last]
