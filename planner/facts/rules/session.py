"""The congress session: its day, its number in the term, the kind of year, what the years are called."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import PhraseBank, Tense
from planner.chinese import numeral
from planner.clock import Clock, is_election_year, term_of_cycle
from planner.facts.derived.agenda import LOCAL
from planner.facts.derived.ledger import year_of
from planner.facts.derived.termclock import LAST_MEETING, MEETINGS, TASKS, TermClock, number_of
from planner.facts.derived.timing import Timing, by_arithmetic
from planner.facts.model import Fact, Facts, YearKind
from planner.facts.rules.notes import at_fact, at_key
from planner.finding import Finding, Severity

NUMBER: Final = "大会次数"
KIND: Final = "年型"
MEETING_NUMBERS: Final = "常委会次数"
STUDIED: Final = "会议精神"
LAST_YEAR: Final = "参照年度"

_CONSISTENT: Final = "届次要和去年的报告接得上"
_ORGANIC_14: Final = "地方组织法第十四条"
_FIVE_YEARS: Final = "地方组织法第九条：地方各级人民代表大会每届任期五年"
# Days of delivery seen, month and day: counties to the end of February, towns to the middle of April.
_SEASON: Final = ((12, 15), (3, 31))
_TOWN_SEASON: Final = ((12, 1), (4, 30))
_KEPT: Final = "按本届的年份推算"
_SHOWN: Final = 2
# A new congress meets first to elect, and hears of its first full year at its second or third session.
_FIRST_SESSIONS: Final = range(2, 4)


def session(facts: Facts, clock: Clock) -> Iterator[Finding]:
    """Yield doubts about the day of the session: towns meet a little earlier or later than counties."""
    day = facts.one("大会.日期")
    if day and isinstance(day.value, date):
        begin, end = _TOWN_SEASON if _is_town(facts) else _SEASON
        first, last = date(clock.year, *begin), date(clock.year + 1, *end)
        if not first <= day.value <= last:
            message = f"报告{clock.year}年工作的大会，日期是{day.text}"
            advice = f"一般在{first.year}年12月15日到{last.year}年3月31日之间，核对日期和年度"
            yield at_fact(day, "大会日期", Severity.WARNING, message, advice, _ORGANIC_14)


def year_kind(facts: Facts) -> Iterator[Finding]:
    """Yield a warning where 年型, the session's number and the cycle of five years do not go together."""
    kind, number = facts.mode.year_kind, _number(facts.one("大会.次"))
    fact = facts.one("大会.次")
    if fact and number and kind is not YearKind.LAST and number == 1:
        message = f"第一次会议上作的一般是报告五年工作的届末报告，这份问卷是{kind.value}的"
        advice = "是换届后的第一次会议就加一行“年型: 届末”；不是就核对第几次会议"
        yield at_fact(fact, NUMBER, Severity.WARNING, message, advice, _ORGANIC_14)
    elif fact and number and kind is YearKind.LAST and number != 1:
        message = f"年型是届末，五年报告一般在新一届第一次会议上作，填的是第{fact.text}次会议"
        yield at_fact(fact, NUMBER, Severity.WARNING, message, "核对届、次；不是届末就改“年型”", _ORGANIC_14)
    elif fact and number and kind is YearKind.FIRST and number not in _FIRST_SESSIONS and not _is_town(facts):
        message = f"年型是首年，换届后第一年的报告一般在第二次会议上作，填的是第{fact.text}次会议"
        yield at_fact(fact, NUMBER, Severity.WARNING, message, "核对届、次；不是首年就改“年型”", _ORGANIC_14)
    yield from _out_of_cycle(facts, kind)


def running_on(facts: Facts) -> Iterator[Finding]:
    """Yield where term and session do not run on from last year's (domain reference §7, rule 8).

    An error where they cannot be right: a session no later than last year's in the same term, a term
    that is neither last year's nor the next. A town meets twice a year, so its number may grow by two.
    """
    before, year = facts.background.last_year, year_of(facts)
    told, last = before.get("年度"), _number(before.get("年度"))
    reference = facts.one("参照.去年")
    if told and last and year and last != year - 1 and reference:
        message = f"“参照.去年”的文件说的是{last}年的工作（{_where(told)}），这份报告说的是{year}年"
        yield at_fact(reference, LAST_YEAR, Severity.WARNING, message, f"换成{year - 1}年的报告或问卷")
        return
    term, session_ = facts.one("单位.届"), facts.one("大会.次")
    last_term, last_session = before.get("单位.届"), before.get("大会.次")
    if not (term and last_term and _number(term) and _number(last_term)):
        return
    step = _number(term) + TermClock(facts).is_heard_by_the_next - _number(last_term)
    if step not in {0, 1}:
        message = f"去年是第{last_term.text}届（{_where(last_term)}），今年填的是第{term.text}届"
        advice = f"同一届写{last_term.text}，换了届写{numeral(_number(last_term) + 1)}"
        if facts.mode.year_kind is YearKind.LAST:
            advice = f"届末填作报告的这一届：{last_term.text}"
        yield at_fact(term, NUMBER, Severity.ERROR, message, advice, _CONSISTENT)
    elif session_ and last_session and _number(session_) and _number(last_session):
        yield from _session_after(facts, step, session_, last_session)


def labels(facts: Facts, bank: PhraseBank) -> Iterator[Finding]:
    """Yield a year that neither the file nor the bank says how to call, with what the calendar tells."""
    timing = Timing(facts, bank)
    for path, tense in (("总述.定性", Tense.REVIEW), ("来年.定性", Tense.PLAN)):
        if path in timing.asked and not facts.one(path) and timing.label(tense) is None:
            year = timing.year(tense)
            message = f"短语库里没有核实过的{year}年提法，初稿在“{year}年是”后面留【待填】"
            told = by_arithmetic(timing.plan(tense), year)
            kept = "、".join(one.text for one in timing.anniversaries(tense)[:_SHOWN])
            told += f"，逢{kept}" if kept else ""
            advice = f"按中央和本地文件的说法填在“{path}”；按年份推算是{told}"
            yield at_key(facts, path, "年度定性", Severity.INFO, message, advice, "中央提法")


def studied(facts: Facts, bank: PhraseBank) -> Iterator[Finding]:
    """Yield a question where the meetings studied on the day of delivery are not settled."""
    timing = Timing(facts, bank)
    if timing.meetings_studied is None and not facts.one("总述.会议精神"):
        day = timing.clock.delivered
        message = (
            f"{day.year}年{day.month}月要贯彻哪次党代会和全会的精神，短语库里没有核实过，初稿里留【待填】"
        )
        advice = "按中央文件填在“总述.会议精神”，写全称或通行的简称"
        yield at_key(facts, "总述.会议精神", STUDIED, Severity.INFO, message, advice, "中央提法")


def tasks_of(facts: Facts) -> Iterator[Finding]:
    """Yield the session said to have set the year's tasks when it does not come before this one."""
    told, number = facts.one(TASKS), number_of(facts.one("大会.次"))
    before = number_of(told)
    if TermClock(facts).is_elected_anew:
        return
    if told and before is not None and number is not None and before >= number:
        message = f"定下这一年任务的是第{told.text}次会议，不在听取报告的第{numeral(number)}次会议以前"
        yield at_fact(told, NUMBER, Severity.WARNING, message, "核对届次；换届前的会议不填", _CONSISTENT)


def meetings(facts: Facts) -> Iterator[Finding]:
    """Yield where the standing committee's meetings do not run on (domain reference §7, rule 8)."""
    last, held = facts.one(LAST_MEETING), facts.one(MEETINGS)
    if not (last and held and number_of(last) and number_of(held)):
        return
    numbers = TermClock(facts).meetings
    if not numbers:
        message = f"全年开了{held.text}次，最后一次是本届第{last.text}次，少于全年的次数"
        yield at_fact(last, MEETING_NUMBERS, Severity.WARNING, message, "核对次数；年中换了届的不用改", _KEPT)
        return
    before = facts.background.last_year
    earlier = number_of(before.get(LAST_MEETING))
    same_term = number_of(before.get("单位.届")) == number_of(facts.one("单位.届"))
    if earlier is not None and same_term and earlier + 1 != numbers[0]:
        message = (
            f"去年最后一次常委会会议是第{numeral(earlier)}次（{_where(before[LAST_MEETING])}），"
            f"今年开了{held.text}次，应到第{numeral(earlier + len(numbers))}次，填的是第{last.text}次"
        )
        yield at_fact(last, MEETING_NUMBERS, Severity.WARNING, message, "核对今年的次数和届次", _CONSISTENT)


def too_early_a_session(facts: Facts) -> Iterator[Finding]:
    """Yield a county's session that comes too early in the term for the year it hears of.

    A congress meets at least once a year (地方组织法第十四条), and the first session heard of the term
    before: the report on the second year of a term is heard by the third session at the earliest.
    """
    term, fact = TermClock(facts), facts.one("大会.次")
    number, nth = number_of(fact), term.nth_year
    if _is_town(facts) or facts.mode.year_kind is not YearKind.ORDINARY or not fact or term.is_elected_anew:
        return
    if number is not None and nth is not None and 1 < number <= nth:
        message = (
            f"按五年一届推算，{year_of(facts)}年是本届（{term.years[0]}到{term.years[-1]}年）第"
            f"{numeral(nth)}年，报告一般在第{numeral(nth + 1)}次或以后的会议上作，填的是第{fact.text}次"
        )
        advice = "核对届、次和年度；本地换届的年份不同的不用改"
        yield at_fact(fact, "届内次数", Severity.INFO, message, advice, _ORGANIC_14)


def _session_after(facts: Facts, new_term: int, session_: Fact, last: Fact) -> Iterator[Finding]:
    number, before = _number(session_), _number(last)
    if facts.mode.year_kind is YearKind.LAST and number == 1:
        return  # the new congress hears the outgoing committee's five years at its first session
    told = f"去年的报告在第{last.text}次会议上作（{_where(last)}），"
    if new_term:
        if number != 1 and facts.mode.year_kind is not YearKind.FIRST:
            message = f"{told}今年换了届，填的是第{session_.text}次会议"
            advice = "新一届从第一次会议排起；没有换届就改“单位.届”"
            yield at_fact(session_, NUMBER, Severity.WARNING, message, advice, _CONSISTENT)
        return
    most = before + (2 if _is_town(facts) else 1)
    if number <= before:
        message = f"{told}今年还是这一届，填的是第{session_.text}次会议，没有接着往后排"
        advice = f"一般写{numeral(most)}；换了届就改“单位.届”"
        yield at_fact(session_, NUMBER, Severity.ERROR, message, advice, _CONSISTENT)
    elif number > most:
        message = f"{told}今年填的是第{session_.text}次会议，中间隔了{number - before - 1}次"
        advice = f"一般写{numeral(most)}；中间加开过会议就不用改"
        yield at_fact(session_, NUMBER, Severity.WARNING, message, advice, _CONSISTENT)


def _out_of_cycle(facts: Facts, kind: YearKind) -> Iterator[Finding]:
    fact, year = facts.one("年型"), year_of(facts)
    # The year a term ends in is one of election, the first after it begins in one or the next year.
    fits = {YearKind.LAST: 0, YearKind.FIRST: 1}
    if fact and year and kind in fits and not is_election_year(year - fits[kind]):
        now = term_of_cycle(year)
        before, after = now[0], now[-1] + 1
        message = (
            f"县乡人大五年换届一次，{before - 1}至{before}年、{after - 1}至{after}年换届，"
            f"{year}年不像{kind.value}"
        )
        yield at_fact(fact, KIND, Severity.WARNING, message, "核对年度和年型；平年可以不填年型", _FIVE_YEARS)


def election_part(facts: Facts) -> Iterator[Finding]:
    """Yield a doubt about a part on elections in a year without one, neither this nor the next."""
    fact, year = facts.one(LOCAL), year_of(facts)
    if (
        fact
        and year
        and fact.text == "换届选举"
        and not (is_election_year(year) or is_election_year(year + 1))
    ):
        message = f"本地部分选了“换届选举”，按五年一次推算{year}年、{year + 1}年都不换届"
        advice = "去年的结构没有改就另选一项；本地换届的年份不同的不用改"
        yield at_fact(fact, KIND, Severity.WARNING, message, advice, _FIVE_YEARS)


def _is_town(facts: Facts) -> bool:
    return facts.mode.level in TOWN_LEVELS


def _number(fact: Fact | None) -> int:
    return fact.value if fact and isinstance(fact.value, int) and not fact.pending else 0


def _where(fact: Fact) -> str:
    line = f"第{fact.place.line}行" if fact.place.line else ""
    return f"{fact.place.file}{line}" or "参照.去年"
