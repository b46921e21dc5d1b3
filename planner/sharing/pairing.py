"""Pairing: which record of one file is which of another, whatever was edited, moved or taken out."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz

from planner.sharing.stand import Entry

_LIKE: Final = 0.6
_TITLE_WEIGHT: Final = 3.0


@dataclass(frozen=True, slots=True)
class Paired:
    """The records of a file, each with its number in the original as `mark`.

    `guessed` are those whose likeness alone decided.
    """

    entries: tuple[Entry, ...]
    guessed: tuple[Entry, ...] = ()


def paired(found: Sequence[Entry], known: Sequence[Entry], keys: Sequence[str]) -> Paired:
    """Return `found` with the numbers of the records of `known` that they are.

    In this order: the same content, the mark a record carries, the same answers to `keys`, likeness.
    Of records with the same content, marks and then places decide. A record of `known` is given once;
    what is none of them gets None.
    """
    desk = _Desk(found, known)
    desk.match(lambda entry: (_content(entry), entry.mark), lambda entry: (_content(entry), entry.number))
    desk.match(lambda entry: (_content(entry), entry.number), lambda entry: (_content(entry), entry.number))
    desk.match(_content, _content)
    desk.match(lambda entry: entry.mark, lambda entry: entry.number)
    desk.match(lambda entry: _answers(entry, keys), lambda entry: _answers(entry, keys), once=True)
    guessed = desk.guess(keys)
    marks = {id(entry): number for entry, number in desk.pairs}
    marked = {id(entry): replace(entry, mark=marks.get(id(entry))) for entry in found}
    return Paired(tuple(marked[id(entry)] for entry in found), tuple(marked[id(entry)] for entry in guessed))


def likeness(one: Entry, other: Entry, keys: Sequence[str]) -> float:
    """Return from 0 to 1 how much two records say the same; the first of `keys` counts threefold."""
    total = scored = 0.0
    for key in dict.fromkeys((*one.fields, *other.fields)):
        weight = _TITLE_WEIGHT if key in keys[:1] else 1.0
        total += weight
        if key in one.fields and key in other.fields:
            texts = ("\n".join(entry.fields[key].texts) for entry in (one, other))
            scored += weight * fuzz.ratio(*texts) / 100
    return scored / total if total else 0.0


@dataclass(slots=True)
class _Desk:
    """Records of both sides that have no partner yet, in the order of their files, and the pairs."""

    found: dict[int, Entry]
    known: dict[int, Entry]
    pairs: list[tuple[Entry, int]]

    def __init__(self, found: Iterable[Entry], known: Iterable[Entry]) -> None:
        self.found = {id(entry): entry for entry in found}
        self.known = {id(entry): entry for entry in known}
        self.pairs = []

    def match(
        self,
        of_found: Callable[[Entry], Hashable | None],
        of_known: Callable[[Entry], Hashable | None],
        *,
        once: bool = False,
    ) -> None:
        """Pair records of equal traits, first with first; None is no trait.

        With `once` only a trait that one record on each side has.
        """
        counts = [
            _counted(map(of_found, self.found.values())),
            _counted(map(of_known, self.known.values())),
        ]
        waiting: dict[Hashable, list[Entry]] = {}
        for entry in self.known.values():
            waiting.setdefault(of_known(entry), []).append(entry)
        for entry in tuple(self.found.values()):
            trait = of_found(entry)
            if trait is None or not waiting.get(trait):
                continue
            if not once or all(count[trait] == 1 for count in counts):
                self._pair(entry, waiting[trait].pop(0))

    def guess(self, keys: Sequence[str]) -> list[Entry]:
        """Pair the most alike of the rest; return those of `found`."""
        scores = [
            (-likeness(entry, other, keys), entry.number, other.number, entry, other)
            for entry in self.found.values()
            for other in self.known.values()
        ]
        guessed = []
        for score, _, _, entry, other in sorted(scores, key=lambda row: row[:3]):
            free = id(entry) in self.found and id(other) in self.known
            if -score >= _LIKE and free:
                self._pair(entry, other)
                guessed.append(entry)
        return guessed

    def _pair(self, entry: Entry, other: Entry) -> None:
        self.pairs.append((entry, other.number))
        del self.found[id(entry)]
        del self.known[id(other)]


def _counted(traits: Iterable[Hashable | None]) -> Counter[Hashable]:
    return Counter(trait for trait in traits if trait is not None)


def _content(entry: Entry) -> Hashable:
    return tuple(sorted(entry.texts.items()))


def _answers(entry: Entry, keys: Sequence[str]) -> Hashable | None:
    texts = tuple(entry.texts.get(key, ()) for key in keys)
    return texts if texts and all(texts) else None
