"""Lists of plenums: in order, without a gap, up to the latest one held by the day of the document."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from planner.bank.entries import Wording
from planner.bank.model import PhraseBank
from planner.bank.validity import is_settled, learned_congress
from planner.clock import Period
from planner.finding import Severity
from planner.proof.checks.once import once
from planner.proof.checks.watched import sentence_around, years_named
from planner.proof.model import Hit, Rule, Zone
from planner.proof.subject import Subject

_NUMBERS: Final = "一二三四五六七"
_NAMED: Final = re.compile("党的([一二十八九]+)届([一二三四五六七])中全会")
_LIST: Final = re.compile(
    "(?P<congress>十[八九]|二十[一二]?)届"
    "(?:[一二三四五六七]中(?:全会)?(?:、|，|和|及|与|以及))*[一二三四五六七]中全会(?!公报|审议|通过|决定|召开|提出|以来)"
)
_ONE: Final = re.compile("([一二三四五六七])中")
_MONTH: Final = re.compile("(?<!\\d)(\\d{1,2})月")
_FIRST_HALF: Final = re.compile("上半年|年初|年中")
_JUNE, _DECEMBER = 6, 12
_FIRST_LISTED: Final = 2
"""Lists begin with the second plenum; the first elects the leaders."""
_WITH_CONGRESS: Final = re.compile("大(?:和|、|及|以及)(?:党的)?$")


def incomplete_plenums(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield lists of plenums that are out of order, have a gap, or stop before the latest plenum."""
    if subject.clock is None:
        return
    for match in _LIST.finditer(subject.text):
        day = _day(subject, match.start(), match.end())
        held = _held(subject.bank, match["congress"], day)
        numbers = [_NUMBERS.index(one) + 1 for one in _ONE.findall(match[0])]
        joined = bool(_WITH_CONGRESS.search(subject.text, max(0, match.start() - 6), match.start()))
        wrong, severity = _judged(numbers, held, is_list=joined or len(numbers) > 1)
        if wrong and _is_current(subject.bank, match["congress"], day):
            now = learned_congress(subject.bank, day)
            advice = f"写“{now.text}”" if now else "按最近一次全会补全"
            yield Hit(match.start(), match.end(), {"错": wrong}, suggestion=advice, severity=severity)


def _judged(numbers: list[int], held: Mapping[int, bool], *, is_list: bool) -> tuple[str, Severity | None]:
    """Return what is wrong with a list, and its severity where it is not the rule's own."""
    gap = [number for number in range(numbers[0], numbers[-1]) if number not in numbers]
    wrong: tuple[str, Severity | None] = "", None
    if numbers != sorted(set(numbers)):
        wrong = "全会的次序不对", None
    elif gap:
        wrong = f"漏了{_named(gap)}全会", None
    elif held and numbers[-1] > max(held) and is_list:
        wrong = f"{_named(numbers[-1:])}全会还没有开", None
    elif len(numbers) > 1 and numbers[0] > _FIRST_LISTED:
        wrong = f"漏了{_named([_FIRST_LISTED])}全会", Severity.WARNING
    elif is_list:
        wrong = _stopping(numbers[-1], held)
    return wrong


def _stopping(last: int, held: Mapping[int, bool]) -> tuple[str, Severity | None]:
    """Return what a list that ends with the plenum `last` leaves out of those held."""
    left = [number for number in held if number > last]
    if any(held[number] for number in left):
        return f"停在{_named([last])}全会，漏了{_named(left)}全会", None
    return (f"没有{_named(left)}全会，要看那次会议的提法定了没有", Severity.INFO) if left else ("", None)


def _named(numbers: list[int]) -> str:
    return "、".join(f"{_NUMBERS[number - 1]}中" for number in numbers)


def _day(subject: Subject, start: int, end: int) -> date:
    """Return the day by which a list must be complete: that of the document, or of the year named."""
    clock = subject.clock
    assert clock is not None  # noqa: S101  asked by the caller
    begin, stop = sentence_around(subject.text, start, end)
    named = [year for year in years_named(subject.text, begin, stop) if year < clock.year]
    if named:
        return date(max(named), 12, 31)
    if subject.zone_at(start) is Zone.REVIEW:
        months = [int(month) for month in _MONTH.findall(subject.text, begin, stop)]
        if _FIRST_HALF.search(subject.text, begin, stop):
            months.append(_JUNE)
        if months and 1 <= max(months) <= _DECEMBER:
            return date(clock.year, max(months), 28)
    return clock.delivered


def _held(bank: PhraseBank, congress: str, day: date) -> dict[int, bool]:
    """Return the plenums of a congress held by a day, each with whether its wording is settled."""
    span = Period(day, day)
    plenums = once(bank, _plenums).get(congress, ())
    return {
        number: is_settled(wording, span)
        for number, wording in plenums
        if wording.valid.start and wording.valid.start <= day
    }


def _plenums(bank: PhraseBank) -> Mapping[str, tuple[tuple[int, Wording], ...]]:
    """Return the plenums of each congress in order."""
    found: dict[str, dict[int, Wording]] = {}
    for wording in bank.of(Wording):
        match = _NAMED.fullmatch(wording.text)
        if match:
            found.setdefault(match[1], {})[_NUMBERS.index(match[2]) + 1] = wording
    return {
        congress: tuple(sorted(plenums.items(), key=lambda item: item[0]))
        for congress, plenums in found.items()
    }


def _is_current(bank: PhraseBank, congress: str, day: date) -> bool:
    """Return whether a day lies in the years of a congress; what is older is expired as a whole."""
    now = learned_congress(bank, day)
    return now is not None and f"{congress}大" in now.text
