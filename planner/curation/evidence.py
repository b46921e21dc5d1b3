"""What the places a wording was seen in say about it: sources, counts, years, other forms."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from planner.bank.model import Evidence
from planner.mining.model import Candidate, CandidateKind

_PLACES: Final = 20
_SAMPLE: Final = re.compile(r"(\d{3})_[0-9a-f]{16}")
_SETS: Final = frozenset({CandidateKind.SCHEME, CandidateKind.RUN_IN})
_UNFIT: Final = re.compile(r"""[\s,\[\]{}#'"&*!|>%@`?:\\]+""")


def evidence_of(entry: str, candidates: Sequence[Candidate], known: Collection[str]) -> Evidence:
    """Return what `candidates` say about the entry with the id `entry`.

    Sources are the first place in each report, in at most twenty reports; variants are all forms but the
    `known` ones. Sets of headings have no variants, and an item of oversight is one of nothing but items.
    """
    years = [place.year for candidate in candidates for place in candidate.seen if place.year]
    return Evidence(
        id=entry,
        sources=_sources(candidates),
        count=sum(candidate.count for candidate in candidates),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        variants=tuple(sorted(set(_forms(candidates, entry)) - set(known))),
    )


def forms(candidate: Candidate) -> tuple[str, ...]:
    """Return every form of a family, its representative first."""
    return (candidate.text, *candidate.variants)


def mark(report: str) -> str:
    """Return the short name of a report in sources: S000 of a sample report, else its own, made fit."""
    sample = _SAMPLE.fullmatch(report)
    return f"S{sample[1]}" if sample else _UNFIT.sub("_", report).strip("_") or "报告"


def _sources(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    first: dict[str, int] = {}
    for candidate in candidates:
        for place in candidate.seen:
            first[place.report] = min(place.line, first.get(place.report, place.line))
    return tuple(dict.fromkeys(f"{mark(report)}:{first[report]}" for report in sorted(first)[:_PLACES]))


def _forms(candidates: Iterable[Candidate], entry: str) -> Iterator[str]:
    for candidate in candidates:
        items = candidate.kind is not CandidateKind.ITEM or entry.startswith("议题-")
        if items and candidate.kind not in _SETS:
            yield from forms(candidate)
