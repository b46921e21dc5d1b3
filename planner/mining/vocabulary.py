"""What is nobody's own: the words of the genre, against the names and slogans of one place.

A text that stands in the reports of one office only may hold a name that no grammar shows. It passes only
when every pair of neighbouring characters in it stands somewhere else too: in the reports of another
office, or in the tables of the shipped bank.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import pairwise
from operator import add
from typing import Final

from planner.bank.load import load_bank
from planner.bank.model import Entry
from planner.mining.pieces import Extract
from planner.mining.scale import sample
from planner.mining.slots import hidden
from planner.mining.words import Word, cut

# Kinds whose entries are written by hand; what mining adds to the bank must not change what it finds.
_TABLES: Final = frozenset({"句式", "成句", "形式", "领域", "日历", "时间线", "词组", "过渡"})
_FUNCTION: Final = frozenset(
    "的和与及在对为以将把了等是不更也并要向从由到中上下各全其所能会被让使就还着得地再"
)
_HAN: Final = re.compile("[\u4e00-\u9fff]+")
_QUOTED: Final = re.compile("“([^“”]+)”")
_BRACED: Final = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pairs of characters, and sayings in quotes, that are of no single office."""

    pairs: frozenset[str]
    sayings: frozenset[str]

    def knows(self, text: str) -> bool:
        """Return whether no word of `text` can be one office's own.

        A common word must stand somewhere else too; what is no common word must with its neighbours.
        """
        if not all(saying in self.sayings for saying in _QUOTED.findall(text)):
            return False
        return all(self._knows_run(run, strictly=True) for run in _HAN.findall(text))

    def may_know(self, text: str) -> bool:
        """Return the same for what seldom names a place (headings, shortcomings): any common word will do."""
        return all(self._knows_run(run, strictly=False) for run in _HAN.findall(text))

    def _knows_run(self, run: str, *, strictly: bool) -> bool:
        unknown = {place for place, pair in enumerate(_pairs(run)) if pair not in self.pairs}
        if not unknown:
            return True
        words = cut(run)
        if strictly and any(place in unknown for word in words for place in range(word.start, word.end - 1)):
            return False
        return all(
            _go_together(run, one, other, unknown) for one, other in pairwise(words) if one.end - 1 in unknown
        )


def _go_together(run: str, one: Word, other: Word, unknown: Container[int]) -> bool:
    """Return whether two neighbours may have met by chance: common words, not two single characters.

    A single character that makes a known pair with its other neighbour is a word with it.
    """
    one_is_word = _is_long(one) or (one.start > 0 and one.start - 1 not in unknown)
    other_is_word = _is_long(other) or (other.end < len(run) and other.end - 1 not in unknown)
    if not ((one.tag or one_is_word) and (other.tag or other_is_word)):
        return False
    return one_is_word or other_is_word or run[one.start] in _FUNCTION or run[other.start] in _FUNCTION


def _is_long(word: Word) -> bool:
    return word.end - word.start > 1


def vocabulary(extracts: Sequence[Extract]) -> Vocabulary:
    """Return what stands in the reports of two or more offices or in the shipped bank's tables.

    Of many extracts a sample is read: the common words of the genre are in it.
    """
    tables = _of_bank()
    pairs, sayings = set(tables.pairs), set(tables.sayings)
    once_pairs: dict[str, str] = {}
    once_sayings: dict[str, str] = {}
    for extract in sample(extracts):
        office = extract.office or extract.digest
        text = "\n".join(told.slotted for told in extract.told)
        _note({pair for run in _HAN.findall(text) for pair in _pairs(run)}, office, once_pairs, pairs)
        _note(set(_QUOTED.findall(text)), office, once_sayings, sayings)
    return Vocabulary(frozenset(pairs), frozenset(sayings))


def _note(found: Iterable[str], office: str, once: dict[str, str], known: set[str]) -> None:
    for text in found:
        if once.setdefault(text, office) != office:
            known.add(text)


def _pairs(run: str) -> Iterator[str]:
    return map(add, run, run[1:])


@cache
def _of_bank() -> Vocabulary:
    texts = [
        _BRACED.sub(" ", text) for entry in load_bank() if entry.kind in _TABLES for text in _texts(entry)
    ]
    pairs = frozenset(pair for text in texts for run in _HAN.findall(text) for pair in _pairs(run))
    return Vocabulary(pairs, frozenset(saying for text in texts for saying in _QUOTED.findall(hidden(text))))


def _texts(entry: Entry) -> Iterator[str]:
    for field in fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, str))
