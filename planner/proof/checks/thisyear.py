"""今年, 去年, 明年, 上一年度: which year they mean where they stand.

A report is read to the congress in the year after the one it tells of. So 今年 is the year of the plan
(domain reference §7, rule 6); a summary written in December says 今年 of the year it sums up.
"""

import re
from collections.abc import Iterator
from typing import Final

from planner.finding import Severity
from planner.proof.checks.halfyears import (
    YEAR,
    base_year,
    half_at,
    number_of_year,
    spoken,
    stated_day,
    without_quotes,
)
from planner.proof.model import Hit, Rule, Zone
from planner.proof.subject import Subject
from planner.reports.model import Genre

_THIS: Final = re.compile("今年(?!年?初|[一二12]月|春节|元旦|两会|大会|一季度|第一季度)")
_NEXT: Final = re.compile("明年|来年")
_LAST: Final = re.compile("去年")
_COMPARED: Final = re.compile("(?:比|较|同比|与|超过|高于|低于|多于|少于|对比|相比)[^。，；]{0,4}$")
_RELATIVE: Final = re.compile(
    f"(?P<hit>(?P<word>上一?|本|下一?)年度?[（(](?P<year>{YEAR})年?度?[）)])"
    f"|(?P<hit2>(?P<word2>上一|下一)年度(?:即|也就是)?(?P<year2>{YEAR})年)"
)
_STEPS: Final = {"上": -1, "本": 0, "下": 1}
_DECEMBER: Final = frozenset({Genre.SUMMARY})


def two_this_years(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield 今年 where one document means two years by it: every one in the review, the first in the plan."""
    now = spoken(subject)
    reviewed, planned = _places(subject, _THIS, Zone.REVIEW), _places(subject, _THIS, Zone.PLAN)
    if now is None or not reviewed or not planned:
        return
    for found in reviewed:
        values = {"年": str(now.told), "另": f"计划里的“今年”是{now.planned}年"}
        yield Hit(found.start(), found.end(), values)
    if subject.report.genre in _DECEMBER:
        values = {"年": str(now.planned), "另": f"回顾里的“今年”是{now.told}年"}
        yield Hit(planned[0].start(), planned[0].end(), values)


def this_year_in_review(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield 今年 in the review of a report delivered in the next year; an error where it names its day."""
    now = spoken(subject)
    if now is None or subject.report.genre in _DECEMBER:
        return
    if now.delivered <= now.told or _places(subject, _THIS, Zone.PLAN):
        return
    for found in _places(subject, _THIS, Zone.REVIEW):
        values = {"年": str(now.told), "今": str(now.delivered)}
        yield Hit(
            found.start(), found.end(), values, severity=Severity.ERROR if stated_day(subject) else None
        )


def next_year(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield 明年 and 来年 in a report delivered in the year it plans."""
    now = spoken(subject)
    if now is None or now.delivered <= now.told:
        return
    mixed = bool(_places(subject, _THIS, Zone.PLAN))
    if subject.report.genre in _DECEMBER and not mixed:
        return
    for zone in (Zone.REVIEW, Zone.PLAN):
        for found in _places(subject, _NEXT, zone):
            yield Hit(found.start(), found.end(), {"年": str(now.planned), "明": str(now.planned + 1)})


def last_year(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield 去年 in the review, which a reader takes for one year and a writer for another."""
    now = spoken(subject)
    if now is None or subject.report.genre in _DECEMBER:
        return
    for found in _places(subject, _LAST, Zone.REVIEW):
        compared = _COMPARED.search(subject.text[max(found.start() - 8, 0) : found.start()])
        values = {"年": str(now.told), "前": str(now.told - 1)}
        yield Hit(found.start(), found.end(), values, severity=Severity.INFO if compared else None)


def named_otherwise(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield 上一年度（2026年） where the year named is not the one the words mean."""
    for found in _RELATIVE.finditer(subject.text):
        base = base_year(subject, found.start())
        word, year = found["word"] or found["word2"], found["year"] or found["year2"]
        if base is not None and number_of_year(year) != base + _STEPS[word[0]]:
            meant = str(base + _STEPS[word[0]])
            yield Hit(found.start(), found.end(), {"应": meant})


def mixed_with_figures(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the first 今年 of a plan, or of a summary's review, that also gives its year in figures."""
    now = spoken(subject)
    if now is None:
        return
    halves = [(Zone.PLAN, now.planned)]
    if subject.report.genre in _DECEMBER:
        halves.append((Zone.REVIEW, now.told))
    for zone, year in halves:
        found = _places(subject, _THIS, zone)
        named = (place.start() for place in re.finditer(f"{year}年", subject.text)) if found else ()
        if any(half_at(subject, place) is zone for place in named):
            yield Hit(found[0].start(), found[0].end(), {"年": str(year)})


def _places(subject: Subject, words: re.Pattern[str], zone: Zone) -> list[re.Match[str]]:
    """Return where the words stand in a zone, outside of quotations and titles."""
    if not words.search(subject.text):
        return []
    found = words.finditer(without_quotes(subject.text))
    return [match for match in found if half_at(subject, match.start()) is zone]
