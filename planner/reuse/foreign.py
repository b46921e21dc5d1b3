"""Foreign places in a text, as findings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.finding import Finding, Place, Severity
from planner.reuse.gazetteer import stem_of
from planner.reuse.limits import COPIED
from planner.reuse.model import Origin, Passage, Text, Unit
from planner.reuse.places import Home, Mention, mentions
from planner.reuse.townships import towns

RULE: Final = "外地地名"

_LEAST: Final = 2
_BASIS: Final = "报告写的是本地的事；别处的地名多半是借来的稿子没有改净"
_CHANGE: Final = "换成本地的地名，或者删掉这一句；确实去过、联系过的，写清楚是什么事"
_CONFIRM: Final = "核对这件事；确有其事就留着，别处稿子带来的就换掉"
_LISTED: Final = 12


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the name of a place stands: in which file and unit, `start` characters behind its beginning."""

    file: str
    unit: Unit
    start: int
    name: str

    @property
    def place(self) -> Place:
        """The line and column."""
        return Place(self.file, self.unit.line, self.unit.column + self.start)


def foreign(text: Text, passages: Sequence[Passage], home: Home) -> tuple[Finding, ...]:
    """Return the findings on places in `text` that are not the office's own, one for each place in a line.

    Townships and villages are asked about only where the office has supplied names to hold them against.
    """
    found: dict[tuple[int, int], Finding] = {}
    for finding in (*_lent(text, passages, home), *_listed(text, home)):
        at = finding.place.line, finding.place.column
        found.setdefault(at, finding)
    findings = list(found.values())
    if home.supplied or home.familiar:
        findings += _unknown(text, home, {finding.text for finding in findings})
    return tuple(findings)


def _lent(text: Text, passages: Sequence[Passage], home: Home) -> Iterator[Finding]:
    """Yield the places of those who lent a passage: in it, and if it is long, wherever they are named."""
    units = {unit.order: unit for unit in text.units}
    lent = [passage for passage in passages if passage.source.origin is Origin.OTHERS]
    for place in dict.fromkeys(one.source.place for one in lent if one.size >= COPIED.value):
        if len(place) >= _LEAST and not home.is_own(place):
            for unit in text.units:
                yield from _places_of(text.name, unit, place)
    for passage in lent:
        stem = stem_of(passage.source.place)
        for order in range(passage.first, passage.last + 1):
            unit = units[order]
            if len(stem) >= _LEAST and not home.is_own(passage.source.place):
                yield from _places_of(text.name, unit, stem, passage.source.place)
            for mention in towns(unit.text):
                if not home.knows(mention.name) and mention.name in passage.theirs:
                    why = f"“{mention.name}”在《{passage.source.report}》的同一句里也有"
                    yield _finding(_Spot(text.name, unit, mention.start, mention.name), why)


def _places_of(file: str, unit: Unit, name: str, place: str = "") -> Iterator[Finding]:
    at = unit.text.find(name)
    while at >= 0:
        said = f"（{place}）" if place else ""
        why = f"“{name}”{said}是别处的地名，文中有段落与它的报告相同"
        yield _finding(_Spot(file, unit, at, name), why)
        at = unit.text.find(name, at + len(name))


def _listed(text: Text, home: Home) -> Iterator[Finding]:
    """Yield the places of the gazetteer."""
    for unit in text.units:
        for mention in mentions(unit.text, home):
            above = "".join(reversed(mention.above))
            whole = f"（{above}）" if above else ""
            spot = _Spot(text.name, unit, mention.start, mention.name)
            if mention.visited:
                why = f"提到“{mention.name}”{whole}，像是考察、协作或对口支援"
                yield _finding(spot, why, sure=False)
            else:
                why = f"“{mention.name}”{whole}不是本地的地名"
                yield _finding(spot, why)


def _unknown(text: Text, home: Home, said: Iterable[str]) -> list[Finding]:
    """Return one finding on all names of townships and villages that the office has not supplied."""
    known = set(said)
    names: dict[str, tuple[Unit, Mention]] = {}
    for unit in text.units:
        for mention in towns(unit.text):
            if not home.knows(mention.name) and mention.name not in known:
                names.setdefault(mention.name, (unit, mention))
    if not names:
        return []
    unit, first = next(iter(names.values()))
    listed = "、".join(list(names)[:_LISTED])
    more = f"等 {len(names)} 个" if len(names) > _LISTED else ""
    message = f"去年的报告和问卷里都没有这些乡镇、街道、村：{listed}{more}"
    place = _Spot(text.name, unit, first.start, first.name).place
    advice = "核对是不是本地的；是就不用管，不是就换掉"
    return [Finding(RULE, Severity.INFO, place, first.name, message, advice, _BASIS, unit.text)]


def _finding(spot: _Spot, message: str, *, sure: bool = True) -> Finding:
    return Finding(
        rule=RULE,
        severity=Severity.WARNING if sure else Severity.INFO,
        place=spot.place,
        text=spot.name,
        message=message,
        suggestion=_CHANGE if sure else _CONFIRM,
        basis=_BASIS,
    )
