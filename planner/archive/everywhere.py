"""Search over everything an office has: the phrase bank in memory, and its archives by their index."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from planner.archive.model import Neighbours
from planner.archive.search import Hit, neighbours, search_archive
from planner.archive.store import Archive
from planner.bank.index import Index
from planner.bank.search import Match, search_index
from planner.search.filters import ALL, Filters
from planner.search.scoring import ANYWHERE, MISSING_ONE

_PLACES: Final = 20


@dataclass(frozen=True, slots=True)
class Everywhere:
    """Where to search. Made once, it answers every keystroke."""

    index: Index
    archives: tuple[Archive, ...] = ()

    def search(
        self, words: str | Sequence[str], *, limit: int = 10, filters: Filters = ALL
    ) -> tuple[Match | Hit, ...]:
        """Return the `limit` best answers, best first; of equal ones those of the bank come first.

        Answers that lack a word are given only when none has them all.
        """
        bank = search_index(self.index, words, limit=limit, filters=filters)
        known = sum(match.score >= ANYWHERE for match in bank)
        hits: dict[str, Hit] = {}
        for archive in self.archives:
            for hit in search_archive(archive, words, limit=limit, filters=filters, known=known):
                hits[hit.id] = _joined(hits[hit.id], hit) if hit.id in hits else hit
        found: list[Match | Hit] = [*bank, *hits.values()]
        whole = [one for one in found if one.score > MISSING_ONE]
        return tuple(sorted(whole or found, key=lambda one: -one.score)[:limit])

    def around(self, found: Match | Hit) -> Neighbours | None:
        """Return the sentences before and after the first place of something found; None for an entry."""
        if isinstance(found, Match):
            return None
        near = (neighbours(archive, found.places[0]) for archive in self.archives)
        return next((one for one in near if one != Neighbours("", "")), None)


def _joined(one: Hit, other: Hit) -> Hit:
    """Return a text that two archives have, with its places in both."""
    return replace(one, places=(*one.places, *other.places)[:_PLACES], count=one.count + other.count)
