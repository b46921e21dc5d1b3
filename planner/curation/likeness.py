"""Which entries of a bank say what a candidate says, or nearly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from planner.bank.model import Entry, PhraseBank
from planner.curation.evidence import forms
from planner.curation.kinds import ENTRY_KINDS
from planner.mining.model import Candidate, CandidateKind
from planner.search.folding import fold, tighten

_LEAST: Final = 60.0
_PHRASES: Final = frozenset({"套语", "提法", "时间线", "成句", "起句"})
ALIKE: Final[Mapping[CandidateKind, frozenset[str]]] = {
    CandidateKind.SCHEME: frozenset({"并列标题", "标题"}),
    CandidateKind.RUN_IN: frozenset({"并列标题", "小标题"}),
    CandidateKind.FORMULA: _PHRASES,
    CandidateKind.FRAME: frozenset({"句型", "句式", "成句"}),
    CandidateKind.ITEM: frozenset({"议题"}),
    CandidateKind.OPENING: frozenset({"起句", "过渡"}),
    CandidateKind.SHORTCOMING: frozenset({"不足"}),
    CandidateKind.CLOSING: _PHRASES,
}
"""The kinds of entries that a candidate of a kind may be one with."""


@dataclass(frozen=True, slots=True)
class Like:
    """An entry that reads like a candidate; `score` from 0 to 100, a hundred when they say the same."""

    entry: Entry
    score: float


class Known:
    """What a bank says already, by kind and folded text."""

    def __init__(self, bank: PhraseBank) -> None:
        """Fold the texts and variants of the entries that candidates may be merged into."""
        self._texts: dict[str, list[tuple[str, Entry]]] = {}
        for entry in bank:
            if entry.kind in {*ENTRY_KINDS, "时间线", "标题"}:
                self._texts.setdefault(entry.kind, []).extend(
                    (_bare(text), entry) for text in (entry.text, *entry.variants)
                )

    def like(self, candidate: Candidate, limit: int = 3) -> tuple[Like, ...]:
        """Return the entries of fitting kinds most like a candidate, best first, then by id."""
        rows = [row for kind in sorted(ALIKE[candidate.kind]) for row in self._texts.get(kind, ())]
        said = [text for text, _ in rows]
        best: dict[str, Like] = {}
        for form in dict.fromkeys(_bare(form) for form in forms(candidate)):
            found = process.extract(form, said, scorer=fuzz.ratio, score_cutoff=_LEAST, limit=limit)
            for _, score, at in found:
                entry = rows[at][1]
                if score > best.get(entry.id, Like(entry, 0.0)).score:
                    best[entry.id] = Like(entry, round(score, 1))
        return _first(best.values(), limit)

    def same(self, candidate: Candidate) -> str:
        """Return the id of the entry that says what a candidate says, "" for none."""
        return next((like.entry.id for like in self.like(candidate) if like.score == 100), "")  # noqa: PLR2004


def _first(likes: Iterable[Like], limit: int) -> tuple[Like, ...]:
    return tuple(sorted(likes, key=lambda like: (-like.score, like.entry.id))[:limit])


def _bare(text: str) -> str:
    return tighten(fold(text))
