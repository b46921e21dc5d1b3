"""Names of national laws: those there are, wrong names on record, and the law that a wrong name meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from planner.resources import data_dir

_FOLDER, _FILE = "校核", "法律名称.txt"
_WRITTEN: Final = ("人大", "人民代表大会")
_NEAR: Final = 2
_SHORTEST: Final = 6
"""A shorter name is a few characters away from too many laws."""
_LAST_WORDS: Final = 3


@dataclass(frozen=True)
class LawNames:
    """The names of all laws without the name of the state; wrong names on record with what they mean."""

    known: tuple[str, ...]
    wrong: Mapping[str, str]

    @cached_property
    def short(self) -> frozenset[str]:
        """What laws may be called for short: the last words of their names (代表法), the whole among them."""
        return frozenset(name[at:] for name in self.known for at in range(len(name) - _LAST_WORDS + 1))

    @cached_property
    def _by_characters(self) -> Mapping[tuple[str, ...], str]:
        return {tuple(sorted(name)): name for name in self.known}

    def ending(self, words: str) -> str:
        """Return the only law whose name ends with `words`, "" for none or several."""
        found = [name for name in self.known if name.endswith(words)]
        return found[0] if len(found) == 1 else ""

    def meant_by(self, title: str, *, full: bool) -> str:
        """Return the law that a wrong title was meant to name, "" where it is right or nothing is near.

        A title in full may be two characters off; one without the name of the state is taken for wrong
        only when it is one off or has the characters of a law in another order.
        """
        if title in self.wrong:
            return self.wrong[title]
        if title in self.short:
            return ""
        swapped = self._by_characters.get(tuple(sorted(title)), "")
        if swapped or len(title) < _SHORTEST:
            return swapped
        most = _NEAR if full else 1
        near = extractOne(title, self.known, scorer=Levenshtein.distance, score_cutoff=most)
        return near[0] if near else ""


@cache
def law_names() -> LawNames:
    """Return the names of the shipped list."""
    lines = (data_dir("phrasebank") / _FOLDER / _FILE).read_text(encoding="utf-8").splitlines()
    rows = [line.replace(*_WRITTEN).split() for line in lines if line and not line.startswith("#")]
    return LawNames(tuple(row[0] for row in rows), {name: row[0] for row in rows for name in row[1:]})
