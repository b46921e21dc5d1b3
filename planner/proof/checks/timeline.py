"""Dated wording: expired, not yet valid, unsettled, labels of the wrong year, lists of plenums with a gap."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final

from planner.bank.entries import Wording
from planner.bank.model import Entry
from planner.bank.validity import successor_in
from planner.clock import Period
from planner.finding import Severity
from planner.proof.checks.plenums import incomplete_plenums
from planner.proof.checks.watched import Met, sentence_around, watched, years_named
from planner.proof.checks.yearlabels import LABEL, wrong_labels
from planner.proof.model import Hit, Rule, compiled
from planner.proof.subject import Detector, Subject

_compiled = cache(compiled)

_CAMPAIGN: Final = "学习教育"
_CONGRESS, _SPIRIT = "党的", "精神"
_FRUIT: Final = "成果"
_FRESH: Final = 3
"""Years for which a campaign's 成果 are still spoken of."""

# What follows a wording that is told as history: 党的十九大以来, 学习教育结束后.
_HISTORY: Final = re.compile(
    "[”）》]?(?:以来|之后|以后|后|结束|收官|期间|时期|胜利|报告|召开|提出|闭幕|通过|确立|成果|历史|上[，的作])"
)
_BEFORE: Final = re.compile("(?:历经|经过|曾|曾经|原|当年|回顾|自)$")


def expired(subject: Subject, rule: Rule) -> Iterator[Hit]:
    """Yield wordings that were valid only before; with 找 only those words, without them all others."""
    for met in _judged(subject, rule):
        if met.is_over:
            yield _hit(subject, met, f"用到{_month(met.entry.valid.end)}为止")


def early(subject: Subject, rule: Rule) -> Iterator[Hit]:
    """Yield wordings that did not exist yet when the document speaks."""
    for met in _judged(subject, rule):
        if met.is_early:
            yield _hit(subject, met, f"{_month(met.entry.valid.start)}才有")


def unsettled(subject: Subject, rule: Rule) -> Iterator[Hit]:
    """Yield wordings that the sources do not settle for the time the document speaks of."""
    said = set()
    for met in _candidates(subject, rule):
        if met.is_unsettled and met.entry.id not in said:
            said.add(met.entry.id)
            yield Hit(met.start, met.end, {"说明": met.entry.note})


def _candidates(subject: Subject, rule: Rule) -> Iterator[Met]:
    unless = _compiled(rule.unless)
    for met in watched(subject):
        words, entry = met.words(subject), met.entry
        if words in entry.wrong or met.is_law or words in subject.own.all:
            continue
        if isinstance(entry, Wording) and entry.role == LABEL:
            continue
        if words in rule.words if rule.words else not (unless and unless.fullmatch(words)):
            yield met


def _judged(subject: Subject, rule: Rule) -> Iterator[Met]:
    for met in _candidates(subject, rule):
        if not met.is_unsettled and not _told_as_history(subject, met):
            yield met


def _told_as_history(subject: Subject, met: Met) -> bool:
    """Return whether the sentence puts the wording in its own time: a year of its span, 以来, 结束后."""
    text = subject.text
    begin, end = sentence_around(text, met.start, met.end)
    named = (Period(date(year, 1, 1), date(year, 12, 31)) for year in years_named(text, begin, end))
    if any(met.entry.valid.meets(year) for year in named):
        return True
    told = _HISTORY.match(text, met.end)
    if told and told[0].endswith(_FRUIT) and _is_long_over(met):
        return False
    return met.is_over and bool(told or _BEFORE.search(text, max(0, met.start - 4), met.start))


def _is_long_over(met: Met) -> bool:
    """Return whether a study campaign ended so long ago that its fruits are no topic any more."""
    entry, start = met.entry, met.span.start
    campaign = isinstance(entry, Wording) and entry.role == _CAMPAIGN
    end = entry.valid.end
    return campaign and start is not None and end is not None and start.year - end.year > _FRESH


def _hit(subject: Subject, met: Met, when: str) -> Hit:
    successor = successor_in(met.span, met.entry, subject.bank)
    advice = f"现在的提法是“{_bare(successor)}”" if successor else "对照这一年的提法改写，不适用就删去"
    studied = met.entry.text.startswith(_CONGRESS) and subject.text.startswith(_SPIRIT, met.end)
    severity = Severity.ERROR if studied else None
    return Hit(met.start, met.end, {"时间": when}, suggestion=advice, severity=severity)


def _bare(entry: Entry) -> str:
    text = entry.text
    whole = text.startswith("“") and text.endswith("”") and text.count("“") == 1
    return text[1:-1] if whole else text.replace("“", "‘").replace("”", "’")


def _month(day: date | None) -> str:
    return f"{day.year}年{day.month}月" if day else ""


DETECTORS: Final[Mapping[str, Detector]] = {
    "失效提法": expired,
    "未到提法": early,
    "待核提法": unsettled,
    "年度定性": wrong_labels,
    "全会次第": incomplete_plenums,
}
