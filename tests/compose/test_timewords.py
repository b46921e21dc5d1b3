"""Time words: what a draft says of its years and its term, and what it asks because it is not settled."""

from functools import cache

import pytest

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank, Tense
from planner.compose.setting import Setting
from planner.draft.model import FromFact, FromPhrase, FromRule, Gap, plain
from planner.facts.load import facts_of_text
from planner.files import Text

HEAD = (
    "文种: 工作报告\n级别: {level}\n年度: {year}\n年型: {kind}\n单位:\n  届: {term}\n"
    "大会:\n  次: {session}\n  日期: {day}\n"
)


@cache
def bank() -> PhraseBank:
    return load_bank()


def setting(  # noqa: PLR0913 - one argument per answer
    *,
    level: str = "县",
    year: int = 2026,
    kind: str = "平年",
    term: str = "十八",
    session: str = "六",
    day: str = "",
    more: str = "",
) -> Setting:
    text = HEAD.format(level=level, year=year, kind=kind, term=term, session=session, day=day) + more
    facts, problems = facts_of_text("事实.yaml", Text(text, "UTF-8"), bank())
    assert problems == ()
    return Setting(facts, bank(), {})


def said(one: Setting, word: str, tense: Tense = Tense.REVIEW) -> str:
    return plain(one.lookup(word, tense))


@pytest.mark.parametrize(
    ("level", "year", "session", "more", "words"),
    [
        ("县", 2027, "二", "", "县十八届人大一次会议"),
        ("县", 2027, "三", "", "县十八届人大一次会议"),
        ("镇", 2027, "三", "会议:\n  人代会: 2\n", "镇十八届人大一次会议"),
        ("乡", 2027, "二", "会议:\n  人代会: 1\n", "乡十八届人大一次会议"),
    ],
)
def test_the_first_year_of_a_term_did_what_its_first_session_set(
    level: str, year: int, session: str, more: str, words: str
) -> None:
    one = setting(level=level, year=year, kind="首年", session=session, more=more)
    assert said(one, "届次") == words
    assert said(one, "会届") == "十八"
    assert said(one, "计划标题", Tense.PLAN) == "2028年主要任务"


@pytest.mark.parametrize("level", ["县", "镇"])
def test_the_end_of_a_term_is_told_to_the_next_congress_in_the_name_of_the_old_one(level: str) -> None:
    one = setting(level=level, kind="届末", session="一")
    assert said(one, "届") == "十八"
    assert said(one, "会届") == "十九"
    assert said(one, "本届人大") == f"{level}十八届人大"
    assert said(one, "届次", Tense.PLAN) == f"{level}十九届人大一次会议"
    assert said(one, "计划标题", Tense.PLAN) == "今后五年工作建议"


def test_advice_for_the_next_year_alone_is_headed_by_that_year() -> None:
    one = setting(kind="届末", session="一", more="结构:\n  建议: 来年\n")
    assert said(one, "计划标题", Tense.PLAN) == "2027年工作建议"


def test_a_county_does_what_its_last_session_set_and_plans_for_what_this_one_sets() -> None:
    one = setting(session="六")
    assert said(one, "届次") == "县十八届人大五次会议"
    assert said(one, "届次", Tense.PLAN) == "县十八届人大六次会议"


def test_a_town_that_meets_twice_a_year_did_what_the_session_of_a_year_ago_set() -> None:
    assert (
        said(setting(level="镇", session="九", more="会议:\n  人代会: 2\n"), "届次") == "镇十八届人大七次会议"
    )


def test_a_session_that_cannot_be_told_is_asked_for() -> None:
    one = setting(level="镇", session="九")
    assert said(one, "届次") == "镇十八届人大【待填：定下本年任务的那次人民代表大会会议的次数】次会议"
    (gap,) = (span.origin for span in one.lookup("届次", Tense.REVIEW) if isinstance(span.origin, Gap))
    assert gap.path == "大会.上次"


def test_each_year_is_traced_to_the_answer_it_is_counted_from() -> None:
    one = setting()
    (year,), (following,) = one.lookup("年度", Tense.REVIEW), one.lookup("年度", Tense.PLAN)
    assert isinstance(year.origin, FromFact)
    assert following.origin == FromRule("年度+1", ("年度",))
    assert (year.text, following.text) == ("2026", "2027")
    assert (said(one, "上年度"), said(one, "下年度")) == ("2025", "2027")


def test_a_year_whose_name_is_settled_is_called_by_it() -> None:
    (label,) = setting().lookup("年度定性", Tense.REVIEW)
    assert (label.text, label.origin) == ("“十五五”开局之年", FromPhrase("时间线-十五五开局之年"))


@pytest.mark.parametrize(
    ("year", "tense", "path", "told"),
    [
        (2026, Tense.PLAN, "来年.定性", "2027年按年份推算是“十五五”第二年"),
        (2029, Tense.PLAN, "来年.定性", "2030年按年份推算是“十五五”第五年（收官之年）"),
        (2031, Tense.REVIEW, "总述.定性", "2031年按年份推算是“十六五”第一年（开局之年）"),
        (2034, Tense.PLAN, "来年.定性", "2035年按年份推算是“十六五”第五年（收官之年）"),
    ],
)
def test_a_year_whose_name_is_not_settled_is_asked_for_with_what_the_calendar_tells(
    year: int, tense: Tense, path: str, told: str
) -> None:
    (span,) = setting(year=year).lookup("年度定性", tense)
    assert isinstance(span.origin, Gap)
    assert span.origin.path == path
    assert told in span.origin.question
    assert "之年" not in span.text


def test_what_the_clerk_says_of_a_year_stands() -> None:
    one = setting(more="来年:\n  定性: 实施规划承上启下的一年\n")
    assert said(one, "年度定性", Tense.PLAN) == "实施规划承上启下的一年"


@pytest.mark.parametrize(
    ("year", "day", "words"),
    [
        (2021, "2022年1月10日", "党的十九大和十九届历次全会精神"),
        (2022, "2022年12月27日", "党的二十大精神"),
        (2026, "2027年1月12日", "党的二十大和二十届历次全会精神"),
        (2026, "2027年9月30日", "党的二十大和二十届历次全会精神"),
    ],
)
def test_the_meetings_studied_are_those_up_to_the_day_of_delivery(year: int, day: str, words: str) -> None:
    assert said(setting(year=year, day=day), "会议精神") == words


@pytest.mark.parametrize("year", [2027, 2028, 2034])
def test_after_the_next_party_congress_is_due_what_is_studied_is_asked_for(year: int) -> None:
    (span,) = setting(year=year).lookup("会议精神", Tense.REVIEW)
    assert isinstance(span.origin, Gap)
    assert span.origin.path == "总述.会议精神"
    assert f"{year + 1}年1月怎样说没有核实过" in span.origin.question
    answered = setting(year=year, more="总述:\n  会议精神: 党的某次全会精神\n")
    assert said(answered, "会议精神") == "党的某次全会精神"


def test_without_a_year_nothing_dated_is_said() -> None:
    facts, _ = facts_of_text("事实.yaml", Text("文种: 工作报告\n级别: 县\n", "utf-8"), bank())
    one = Setting(facts, bank(), {})
    for word in ("年度", "上年度", "年度定性", "会议精神", "届次"):
        assert any(isinstance(span.origin, Gap) for span in one.lookup(word, Tense.REVIEW)), word
