"""Names of laws: full at first use, in force on the day, replaced by another."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final

from planner.bank.entries import Wording
from planner.bank.validity import LAW
from planner.clock import Period
from planner.facts.rules.laws import successor_advice
from planner.proof.checks.lawnames import law_names
from planner.proof.checks.watched import Met, sentence_around, watched, years_named
from planner.proof.model import Hit, Rule, Zone, compiled
from planner.proof.subject import Detector, Subject

_STATE: Final = "中华人民共和国"
_TITLE: Final = re.compile(
    "《(?P<title>[^《》〈〉<>，。；：、（）“”\n]{1,40}(?<![办方做用看想说语书兵执司普立宪])(?:法|法典))》"
)
_FULL: Final = re.compile(f"{_STATE}(?P<title>[^《》〈〉<>，。；：、（）“”\n]{{1,60}}?法典?)(?=[》〉>])")
_INTRODUCED: Final = re.compile("简称(?:为|：|:)?[《“]*$")

_compiled = cache(compiled)


def short_at_first(subject: Subject, rule: Rule) -> Iterator[Hit]:
    """Yield the first 《…法》 of a law that was not named in full before.

    With 找 only those titles, which 改 says in full; without, every other one that 除 does not match.
    A title that the text introduces itself (以下简称《…》) is right; a law that is over is another rule's.
    """
    over_at = {met.start for met in _laws(subject) if met.is_over}
    unless = _compiled(rule.unless)
    said: set[str] = set()
    text = subject.text
    fulls = [(match.end(), match["title"]) for match in _FULL.finditer(text)]
    at = 0
    for match in _TITLE.finditer(text):
        title = match["title"]
        while at < len(fulls) and fulls[at][0] <= match.start():
            said |= _endings(fulls[at][1])
            at += 1
        if title.startswith(_STATE) or title in said:
            continue
        said.add(title)
        asked = match[0] in rule.words if rule.words else not (unless and unless.search(match[0]))
        known = bool(_INTRODUCED.search(text, max(0, match.start() - 6), match.start()))
        known = known or match.start() in over_at or bool(law_names().meant_by(title, full=False))
        if asked and not known and subject.zone_at(match.start()) is not Zone.TABLE:
            advice = "" if rule.words else f"《{_STATE}{law_names().ending(title) or title}》"
            yield Hit(match.start(), match.end(), suggestion=advice)


def wrong_names(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield titles that name no law but are near one; a short title that the text introduces is its own."""
    for match in _TITLE.finditer(subject.text):
        title = match["title"].removeprefix(_STATE)
        introduced = _INTRODUCED.search(subject.text, max(0, match.start() - 6), match.start())
        meant = law_names().meant_by(title, full=title != match["title"])
        if meant and not introduced:
            right = f"《{_STATE}{meant}》"
            yield Hit(match.start(), match.end(), suggestion=right)


def unknown_names(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield titles in full that name no law on the list and are near none."""
    for match in _TITLE.finditer(subject.text):
        title = match["title"].removeprefix(_STATE)
        if title == match["title"] or title in law_names().short:
            continue
        if not law_names().meant_by(title, full=True):
            yield Hit(match.start(), match.end())


def _endings(title: str) -> set[str]:
    """Return what a law may be called after its full name: its name without the state, its last words."""
    return {title[start:] for start in range(len(title) - 1)}


def over(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield laws, articles and chapters that were replaced before the time the document speaks of."""
    for met in _laws(subject):
        end = met.entry.valid.end
        if met.is_over and end and not _in_its_time(subject, met):
            advice = met.entry.note or successor_advice(met.entry, subject.bank)
            yield Hit(met.start, met.end, {"止": _day(end)}, suggestion=advice)


def not_yet(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield laws that come into force only after the time the document speaks of."""
    for met in _laws(subject):
        start = met.entry.valid.start
        if met.is_early and start and not _in_its_time(subject, met):
            yield Hit(met.start, met.end, {"起": _day(start)})


def _laws(subject: Subject) -> Iterator[Met]:
    for met in watched(subject):
        if met.is_law and met.words(subject) not in met.entry.wrong and not met.is_unsettled:
            yield met


def _in_its_time(subject: Subject, met: Met) -> bool:
    """Return whether the year named last before a law, in its sentence, lies in the time of the law."""
    begin, _ = sentence_around(subject.text, met.start, met.end)
    named = years_named(subject.text, begin, met.start)[-1:]
    years = (Period(date(year, 1, 1), date(year, 12, 31)) for year in named)
    return any(met.entry.valid.meets(year) for year in years)


def replaced_within(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield where the review of the year a law was replaced in names it first: before or after that day."""
    clock = subject.clock
    if clock is None:
        return
    ended = {
        pattern: law
        for law in subject.bank.of(Wording)
        if law.role == LAW and law.valid.end and law.valid.end.year == clock.year
        for pattern in law.patterns
        if "《" in pattern
    }
    said = set()
    for match in _TITLE.finditer(subject.text) if ended else ():
        law = ended.get(match[0])
        if law and law.valid.end and law.id not in said and subject.zone_at(match.start()) is Zone.REVIEW:
            said.add(law.id)
            advice = f"{successor_advice(law, subject.bank)}；在那以前办的不用改"
            yield Hit(match.start(), match.end(), {"止": _day(law.valid.end)}, suggestion=advice)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


DETECTORS: Final[Mapping[str, Detector]] = {
    "法名首用": short_at_first,
    "法律失效": over,
    "法律未施行": not_yet,
    "法律错名": wrong_names,
    "法律未见": unknown_names,
    "法律当年更替": replaced_within,
}
