"""From extracts to candidates: what recurs, in families, without a trace of any place. Pure.

The result depends on which reports there are, not on their order.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from planner.mining.desk import MOST, SOMEBODYS, Desk, Place, desk_of, reports_of, size, slots
from planner.mining.families import best, families
from planner.mining.formulas import Phrase, formulas
from planner.mining.framing import FORMS, framed
from planner.mining.model import Candidate, CandidateKind
from planner.mining.pieces import Extract, Topic
from planner.mining.schemes import schemes
from planner.mining.slots import MASK, shown

_ALIKE_FORMULAS: Final = 0.8
_ALIKE_FRAMES: Final = 0.8
_ALIKE_SAYINGS: Final = 0.6
_FOREIGN: Final = re.compile("[A-Za-z0-9]")
_LONGEST_TOPIC: Final = 17
_OFTEN: Final = 4
_ONE_IN: Final = 8
_LEAST_SAID: Final = 5
_LONG: Final = 24
_LONG_FRAME: Final = 40


def mine(extracts: Iterable[Extract]) -> tuple[Candidate, ...]:
    """Return the candidates of `extracts`, kind by kind, best first; at most 500 of a kind.

    A report that is there twice, as .docx and as .txt say, counts once.
    """
    by_text: dict[str, Extract] = {}
    for extract in sorted(extracts, key=lambda one: (one.report, one.digest)):
        by_text.setdefault("".join(word for one in extract.told for word in one.text.split()), extract)
    by_kind: dict[CandidateKind, list[Candidate]] = {kind: [] for kind in CandidateKind}
    for candidate in _candidates(desk_of(tuple(by_text.values()))):
        by_kind[candidate.kind].append(candidate)
    return tuple(
        candidate
        for found in by_kind.values()
        for candidate in sorted(found, key=lambda one: (-one.score, one.text, one.key))[:MOST]
    )


def _candidates(desk: Desk) -> Iterator[Candidate]:
    yield from schemes(desk)
    said = tuple(_formulas(desk))
    yield from said
    yield from _families(desk, CandidateKind.FRAME, framed(desk), alike=_ALIKE_FRAMES)
    yield from _items(desk)
    yield from _openings(desk)
    yield from _sayings(desk, CandidateKind.SHORTCOMING)
    known = "\n".join(form for one in said for form in (one.text, *one.variants))
    yield from _sayings(desk, CandidateKind.CLOSING, unless=known)


def _formulas(desk: Desk) -> Iterator[Candidate]:
    phrases = {phrase.text: phrase for phrase in formulas(desk.extracts)}
    kept = [text for text, phrase in phrases.items() if _is_of_many(desk, phrase)]
    for family in families(kept, alike=_ALIKE_FORMULAS):
        main = phrases[best(family, lambda text: phrases[text].count)]
        places = sorted({place for text in family for place in phrases[text].places})
        text = main.forms[0]
        yield desk.candidate(
            CandidateKind.FORMULA,
            text,
            places,
            variants=[form for member in family for form in phrases[member].forms],
            count=max(phrases[member].count for member in family),
            score=reports_of(places) + math.log2(main.count) / 4 + min(size(text), _LONG) / _LONG,
        )


def _is_of_many(desk: Desk, phrase: Phrase) -> bool:
    """Return whether a phrase stands in the reports of two offices, or its words do."""
    extracts = [desk.extracts[number] for number, _ in phrase.places]
    offices = {extract.office or extract.digest for extract in extracts}
    return MASK not in phrase.text and (len(offices) > 1 or desk.words.knows(phrase.text))


def _items(desk: Desk) -> Iterator[Candidate]:
    found: dict[tuple[str, str], list[tuple[Place, Topic]]] = defaultdict(list)
    for number, extract in enumerate(desk.extracts):
        for topic in extract.topics:
            name = topic.topic.removeprefix("《中华人民共和国").removeprefix("《")
            found[topic.form, name].append(((number, topic.at), topic))
    for spots in found.values():
        places = [place for place, _ in spots]
        names = Counter(topic.topic for _, topic in spots)
        name = best(list(names), names.__getitem__)
        if reports_of(places) < desk.least or not _is_topic(desk, name):
            continue
        form = spots[0][1].form
        organs = Counter(topic.organ for _, topic in spots if topic.organ)
        heads = {"形式": form, "议题": name}
        if organs:
            heads["机关"] = best(list(organs), organs.__getitem__)
        yield desk.candidate(
            CandidateKind.ITEM,
            f"{form}：{name}",
            places,
            variants=[f"{form}：{other}" for other in names],
            score=reports_of(places) + math.log2(len(places)) / 4,
            heads=heads,
        )


def _is_topic(desk: Desk, name: str) -> bool:
    """Return whether other offices may have a topic on their agenda too: a law, or common words."""
    if name.startswith("《"):
        return True
    return size(name) <= _LONGEST_TOPIC and not _FOREIGN.search(name) and desk.words.may_know(name)


def _openings(desk: Desk) -> Iterator[Candidate]:
    found: dict[str, list[Place]] = defaultdict(list)
    for word, place in desk.pieces(CandidateKind.OPENING):
        found[word].append(place)
    least = max(2, len(desk.extracts) // _ONE_IN)
    for word, places in found.items():
        if reports_of(places) >= least and len(places) >= _OFTEN:
            score = reports_of(places) + math.log2(len(places)) / 4
            yield desk.candidate(CandidateKind.OPENING, word, places, score=score)


def _sayings(desk: Desk, kind: CandidateKind, *, unless: str = "") -> Iterator[Candidate]:
    """Yield the candidates of a kind whose pieces are whole clauses; none that stands in `unless`."""
    said: dict[str, list[Place]] = defaultdict(list)
    for text, place in desk.pieces(kind):
        said[text].append(place)
    found = {
        text: places
        for text, places in said.items()
        if len(places) >= desk.least and shown(text) not in unless and _is_saying(desk, text)
    }
    yield from _families(desk, kind, found, alike=_ALIKE_SAYINGS)


def _is_saying(desk: Desk, text: str) -> bool:
    return _LEAST_SAID <= size(text) <= SOMEBODYS and MASK not in text and desk.words.may_know(text)


def _families(
    desk: Desk, kind: CandidateKind, found: Mapping[str, Sequence[Place]], *, alike: float
) -> Iterator[Candidate]:
    for family in families(list(found), alike=alike):
        main = best(family, lambda text: len(found[text]))
        places = [place for text in family for place in found[text]]
        reports = reports_of(places)
        if reports >= desk.least:
            fullness = min(size(main), _LONG_FRAME) / (2 * _LONG_FRAME) - slots(main) / 20
            wanted = 0.5 if kind is CandidateKind.FRAME and FORMS.search(main) else 0.0
            score = reports + math.log2(len(places)) / 4 + fullness + wanted
            yield desk.candidate(kind, main, places, variants=family, score=score)
