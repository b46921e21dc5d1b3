"""Candidates of parallel heads: the parts of a half, the heads under one part."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from planner.mining.desk import MOST, SOMEBODYS, Desk, key_of, size
from planner.mining.families import best, families
from planner.mining.heads import apart_from, formula
from planner.mining.model import Candidate, CandidateKind, Seen
from planner.mining.pieces import Heads
from planner.mining.slots import MASK, shown

BETWEEN: Final = "｜"
"""What stands between the headings in the text of a candidate."""

_ALIKE: Final = 0.7
_FORMULA: Final = 5
_MOST_HEADS: Final = 6
_MOST_SEEN: Final = 24

_Spot = tuple[Heads, int]


def schemes(desk: Desk) -> Iterator[Candidate]:
    """Yield the candidates of parallel heads."""
    by_heads: dict[Heads, list[_Spot]] = defaultdict(list)
    for number, extract in enumerate(desk.extracts):
        for heads in extract.heads:
            by_heads[replace(heads, line=0)].append((heads, number))
    by_text: dict[str, list[_Spot]] = defaultdict(list)
    told: dict[str, dict[str, str]] = {}
    for heads in _commonest(by_heads):
        kept = _kept(desk, heads)
        if len(kept) > 1:
            text = BETWEEN.join(kept.values())
            told[text] = kept
            by_text[text] += by_heads[heads]
    for family in families(list(by_text), alike=_ALIKE):
        yield _candidate(desk, family, by_text, told)


def _candidate(
    desk: Desk,
    family: Sequence[str],
    by_text: Mapping[str, Sequence[_Spot]],
    told: Mapping[str, Mapping[str, str]],
) -> Candidate:
    main = best(family, lambda text: len(by_text[text]))
    spots = [spot for text in family for spot in by_text[text]]
    first = by_text[main][0][0]
    reports = len({number for _, number in spots})
    kind = CandidateKind.SCHEME if first.level == 1 else CandidateKind.RUN_IN
    return Candidate(
        key=key_of(kind, shown(main)),
        kind=kind,
        text=shown(main),
        duty=first.duty,
        tense=first.tense,
        seen=tuple(sorted({_seen(desk, heads, number) for heads, number in spots})[:_MOST_SEEN]),
        count=len(spots),
        reports=reports,
        score=round(reports + min(main.count(BETWEEN), _MOST_HEADS) / 10, 4),
        variants=tuple(sorted({shown(text) for text in family} - {shown(main)})),
        heads={place: shown(heading) for place, heading in told[main].items()},
    )


def _commonest(by_heads: Mapping[Heads, Sequence[_Spot]]) -> Iterator[Heads]:
    """Yield the sets of parts and of heads below them, of each as many as a person may read."""
    ranked = sorted(by_heads, key=lambda heads: (-len(by_heads[heads]), -len(heads.heads), repr(heads)))
    yield from [heads for heads in ranked if heads.level == 1][:MOST]
    yield from [heads for heads in ranked if heads.level > 1][:MOST]


def _seen(desk: Desk, heads: Heads, number: int) -> Seen:
    extract = desk.extracts[number]
    headings = BETWEEN.join(shown(heading) for _, heading in heads.heads)
    return Seen(extract.report, heads.line, extract.year(heads.tense), heads.tense, headings)


def _kept(desk: Desk, heads: Heads) -> dict[str, str]:
    """Return the headings by place that name no place; only what tells them apart when they are long."""
    kept = {
        place: heading
        for place, heading in heads.heads
        if MASK not in heading and desk.words.may_know(heading)
    }
    long = sum(size(heading) > SOMEBODYS for heading in kept.values())
    common = formula(list(kept.values())) if len(kept) > 1 and 2 * long >= len(kept) else ""
    if size(common) >= _FORMULA:
        kept = {place: apart_from(heading, common) for place, heading in kept.items()}
    return {place: text for place, text in kept.items() if text and size(text) <= SOMEBODYS}
