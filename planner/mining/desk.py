"""What all kinds of candidates are made with: the extracts in a fixed order, and their vocabulary."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from planner.bank.model import Duty
from planner.mining.model import Candidate, CandidateKind, Seen
from planner.mining.pieces import Extract
from planner.mining.scale import least_reports
from planner.mining.slots import ANY, shown
from planner.mining.vocabulary import Vocabulary, vocabulary

SOMEBODYS: Final = 19
"""How many characters in a row one report may give: a longer run is somebody's sentence."""

MOST: Final = 500
"""How many candidates of a kind a person is asked to read."""

_MOST_SEEN: Final = 24
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_SLOTS: Final = re.compile(f"{ANY}+")
_DUTIES: Final = tuple(Duty)

Place = tuple[int, int]
"""Number of an extract and of a sentence in it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The extracts in a fixed order, what is nobody's own in them, how many reports make a candidate."""

    extracts: Sequence[Extract]
    words: Vocabulary
    least: int

    def pieces(self, kind: CandidateKind) -> Iterator[tuple[str, Place]]:
        """Yield the pieces of a kind, each with its place, in order."""
        for number, extract in enumerate(self.extracts):
            for piece in extract.pieces:
                if piece.kind is kind:
                    yield piece.text, (number, piece.at)

    def candidate(  # noqa: PLR0913 - a candidate is made of as much
        self,
        kind: CandidateKind,
        text: str,
        places: Sequence[Place],
        *,
        score: float,
        variants: Sequence[str] = (),
        count: int = 0,
        heads: Mapping[str, str] | None = None,
    ) -> Candidate:
        """Return a candidate of the texts, which hold slots as characters, that stand in `places`."""
        told = [self.extracts[number].told[at] for number, at in places]
        duties = Counter(one.duty for one in told if one.duty is not Duty.OTHER)
        tenses = {one.tense for one in told}
        return Candidate(
            key=key_of(kind, shown(text)),
            kind=kind,
            text=shown(text),
            duty=min(duties, key=lambda duty: (-duties[duty], _DUTIES.index(duty)), default=Duty.OTHER),
            tense=tenses.pop() if len(tenses) == 1 else "",
            seen=self._seen(places),
            count=count or len(places),
            reports=reports_of(places),
            score=round(score, 4),
            variants=tuple(sorted({shown(variant) for variant in variants} - {shown(text)})),
            heads=dict(heads or {}),
        )

    def _seen(self, places: Sequence[Place]) -> tuple[Seen, ...]:
        """Return up to 24 of `places` in order: the first and last year among them, from most reports."""
        distinct = sorted(set(places))
        if len(distinct) > _MOST_SEEN:
            turns = Counter[int]()
            ranked = []
            for place in distinct:
                ranked.append((turns[place[0]], place))
                turns[place[0]] += 1
            spread = (place for _, place in sorted(ranked))
            distinct = list(dict.fromkeys([*self._ends(distinct), *spread]))[:_MOST_SEEN]
        return tuple(sorted({self.extracts[number].seen(at) for number, at in distinct}))

    def _ends(self, places: Sequence[Place]) -> tuple[Place, Place]:
        """Return a place of the first year and one of the last."""
        years = {(number, at): self.extracts[number].seen(at).year for number, at in places}
        dated = [place for place in places if years[place]] or places
        return min(dated, key=years.__getitem__), max(dated, key=years.__getitem__)


def desk_of(extracts: Sequence[Extract]) -> Desk:
    """Return the desk for extracts in their order."""
    return Desk(extracts, vocabulary(extracts), least_reports(len(extracts), 1))


def key_of(kind: CandidateKind, text: str) -> str:
    """Return the key of a candidate."""
    return f"{kind.value}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def reports_of(places: Sequence[Place]) -> int:
    """Return in how many reports `places` lie."""
    return len({number for number, _ in places})


def size(text: str) -> int:
    """Return how many Chinese characters `text` has."""
    return len(_HAN.findall(text))


def longest_run(text: str) -> int:
    """Return how many Chinese characters stand between two slots at most."""
    return max(map(size, _SLOTS.split(text)))


def slots(text: str) -> int:
    """Return how many slots `text` has, neighbours counted as one."""
    return len(_SLOTS.findall(text))
