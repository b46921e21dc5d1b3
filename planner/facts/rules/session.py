"""The congress session, the meetings of the year, and what the two years are called."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from planner.bank.model import PhraseBank
from planner.bank.validity import year_label
from planner.clock import Clock
from planner.facts.model import Facts
from planner.facts.rules.notes import at_fact, at_key
from planner.finding import Finding, Severity

_LEAST_MEETINGS: Final = 6


def meetings(facts: Facts) -> Iterator[Finding]:
    """Yield a warning when the standing committee met less often than every two months."""
    fact = facts.one("会议.常委会会议")
    if fact and isinstance(fact.value, int) and not fact.approximate and fact.value < _LEAST_MEETINGS:
        message = f"常委会会议全年{fact.text}次，少于{_LEAST_MEETINGS}次"
        basis = "地方组织法第五十一条：常务委员会会议每两个月至少举行一次"
        yield at_fact(fact, "会议次数", Severity.WARNING, message, "核对次数", basis)


def session(facts: Facts, clock: Clock) -> Iterator[Finding]:
    """Yield doubts about the session: its day, and its number in the term."""
    day = facts.one("大会.日期")
    if day and isinstance(day.value, date):
        first, last = date(clock.year, 12, 15), date(clock.year + 1, 3, 31)
        if not first <= day.value <= last:
            message = f"报告{clock.year}年工作的大会，日期是{day.text}"
            advice = f"一般在{first.year}年12月15日到{last.year}年3月31日之间，核对日期和年度"
            yield at_fact(day, "大会日期", Severity.WARNING, message, advice, "地方组织法第十四条")
    number = facts.one("大会.次")
    if number and number.value == 1:
        message = "第一次会议上作的一般是报告五年工作的届末报告，这份问卷是平年的"
        yield at_fact(number, "大会次数", Severity.INFO, message, "核对是第几次会议", "地方组织法第十四条")


def labels(facts: Facts, bank: PhraseBank, clock: Clock) -> Iterator[Finding]:
    """Yield a year that neither the file nor the phrase bank says how to call."""
    for path, year in (("总述.定性", clock.year), ("来年.定性", clock.plan_year)):
        if not facts.one(path) and year_label(bank, year) is None:
            message = f"短语库里没有核实过的{year}年提法，草稿在“{year}年是”后面留【待填】"
            advice = f"按中央和本地文件的说法填在 {path}"
            yield at_key(facts, path, "年度定性", Severity.INFO, message, advice, "中央提法")
