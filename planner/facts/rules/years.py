"""The year an agenda item speaks of: 数据年度 and the years its own words name."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from planner.bank.entries import CalendarDuty
from planner.bank.model import Level, PhraseBank
from planner.chinese import half_width, parse_numeral
from planner.facts.derived.agenda import Item
from planner.facts.derived.coverage import covers, due_in
from planner.facts.model import Fact
from planner.facts.rules.notes import HOUSE, at_fact
from planner.finding import Finding, Severity

RULE: Final = "数据年度"

_YEAR: Final = re.compile(r"(20\d\d|二〇[〇零一二三四五六七八九]{2})年(?!以来|至今)")
# 2024—2026年 is a span, 《…（2026—2030年）》 a name: neither says which year the figures are of.
_SPAN: Final = re.compile(r"(?:20\d\d|二〇..)年?(?:[—–~～至到-]+)(?:20\d\d|二〇..)年")
_TITLE: Final = re.compile(r"《[^》]*》")
_LONG_AGO: Final = 2


def wrong_data_year(items: Sequence[Item], bank: PhraseBank, level: Level, meeting: int) -> Iterator[Finding]:
    """Yield a warning where an item does not speak of the year the law makes it speak of.

    `meeting` is the year of the half the items are of.
    Final accounts, audit, state assets and environment carry the year before the meeting, half-year
    reports that of the meeting, the first look at the budget the year after (domain reference §7,
    rule 7). Without 数据年度 the years named in topic, report and resolution are held to it.
    """
    dated = [duty for duty in due_in(bank, level, meeting) if duty.data_year is not None]
    for item in items:
        yield from _of_item(item, [duty for duty in dated if covers(item, duty)], meeting)


def _of_item(item: Item, duties: Sequence[CalendarDuty], meeting: int) -> Iterator[Finding]:
    years = [meeting + (duty.data_year or 0) for duty in duties]
    stated = item.record.one("数据年度")
    if stated and isinstance(stated.value, int) and years and stated.value not in years:
        message = f"{meeting}年的“{item.topic}”，说的一般是{years[0]}年的数，填的是{stated.text}"
        yield at_fact(stated, RULE, Severity.WARNING, message, str(years[0]), duties[0].basis)
        return
    if stated and isinstance(stated.value, int):
        years = [stated.value]
    for key in ("题目", "报告名", "产物"):
        fact = item.record.one(key)
        named = _named(fact, titles=key == "产物") if fact else ()
        if fact and named and years:
            yield from _misnamed(fact, named, years, duties, meeting)
        elif fact and key == "题目" and named and max(named) <= meeting - _LONG_AGO:
            message = f"{meeting}年的议题，题目里写的是{max(named)}年"
            advice = "去年的题目没有改就改过来；确是那一年的事不用改"
            yield at_fact(fact, RULE, Severity.INFO, message, advice)


def _misnamed(
    fact: Fact, named: Sequence[int], years: Sequence[int], duties: Sequence[CalendarDuty], meeting: int
) -> Iterator[Finding]:
    """Yield a warning at words that name none of the years meant, or beside them a third one."""
    meant = set(named) & set(years)
    odd = [year for year in named if year not in years and not (meant and year == meeting)]
    if odd:
        basis = duties[0].basis if duties else HOUSE
        message = f"{meeting}年的“{fact.text}”，说的一般是{years[0]}年的数，写的是{odd[0]}年"
        advice = fact.text.replace(str(odd[0]), str(years[0]))
        yield at_fact(fact, RULE, Severity.WARNING, message, f"改成“{advice}”，或者核对年份", basis)


def _named(fact: Fact, *, titles: bool) -> tuple[int, ...]:
    """Return the years that the words name, in order; those inside 《》 only with `titles`."""
    if fact.pending:
        return ()
    text = _SPAN.sub("", half_width(fact.text))
    if not titles:
        text = _TITLE.sub("", text)
    years = (parse_numeral(year) if year[0] == "二" else int(year) for year in _YEAR.findall(text))
    return tuple(dict.fromkeys(year for year in years if year))
