"""Which wording stands when: the timeline asked for concrete days, years and texts."""

from datetime import date
from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank
from planner.bank.validity import WatchList, expired_in, learned_congress, usable, watch_list, year_label
from planner.clock import Clock, Period

REPORT_ON_2026 = Clock(2026, date(2027, 1, 12))
REVIEW, PLAN = REPORT_ON_2026.review_span, REPORT_ON_2026.plan_span


HOUSE = """\
类别: {}
默认:
  职责: 政治
  级别: [区]
  权威: 本单位
  来源: [区委全会]
条目:
"""


def office(folder: Path, kind: str, entries: str) -> PhraseBank:
    (folder / "本区.yaml").write_text(HOUSE.format(kind) + entries, encoding="utf-8")
    return load_bank(folder)


def day(year: int, month: int, number: int) -> Period:
    only = date(year, month, number)
    return Period(only, only)


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


@pytest.mark.parametrize(
    ("wording", "span", "expected"),
    [
        ("二十届五中全会", day(2027, 1, 12), False),
        ("党的二十一大", day(2027, 1, 12), False),
        ("二十届历次全会精神", day(2027, 1, 12), True),
        ("精准扶贫", day(2027, 1, 12), False),
        ("精准扶贫", day(2019, 6, 1), True),
        ("十五五开局之年", REVIEW, True),
        ("十五五开局之年", day(2027, 1, 12), False),
        ("十五五开局之年", Period(date(2027, 1, 1), date(2027, 12, 31)), False),
        ("十五五第二年", PLAN, False),
        ("习近平党建思想", day(2026, 6, 14), False),
        ("习近平党建思想", day(2026, 6, 15), True),
        ("生态环境法典", day(2026, 8, 14), False),
        ("生态环境法典", day(2026, 8, 15), True),
        ("商标法", REVIEW, True),
        ("商标法", day(2026, 12, 31), False),
        ("政绩观学习教育", REVIEW, True),
        ("政绩观学习教育", PLAN, False),
        ("一府两院", day(2019, 1, 1), False),
        ("十九届六中全会", day(2021, 12, 20), True),
    ],
)
def test_a_wording_is_usable_when_it_is_confirmed_and_valid(
    bank: PhraseBank, wording: str, span: Period, *, expected: bool
) -> None:
    assert usable(bank.entries[f"时间线-{wording}"], span) is expected


@pytest.mark.parametrize("status", ["候选", "停用"])
def test_an_entry_that_is_not_approved_is_not_usable(tmp_path: Path, status: str) -> None:
    bank = office(tmp_path, "提法", f"  - 编号: 提法-甲\n    文本: 甲\n    状态: {status}\n")
    assert not usable(bank.entries["提法-甲"], Period())


@pytest.mark.parametrize(
    ("year", "label"),
    [
        (2019, None),
        (2020, "“十三五”规划收官之年"),
        (2021, "“十四五”规划开局之年"),
        (2022, "实施“十四五”规划的关键之年"),
        (2023, "全面贯彻党的二十大精神的开局之年"),
        (2024, "实施“十四五”规划的攻坚之年"),
        (2025, "“十四五”规划收官之年"),
        (2026, "“十五五”开局之年"),
        (2027, None),
    ],
)
def test_a_year_has_its_label_or_none_while_it_is_not_settled(
    bank: PhraseBank, year: int, label: str | None
) -> None:
    found = year_label(bank, year)
    assert (found.text if found else None) == label


@pytest.mark.parametrize(
    ("on", "text"),
    [
        (date(2014, 1, 10), "党的十八大和十八届三中全会精神"),
        (date(2017, 10, 17), "党的十八大和十八届三中、四中、五中、六中全会精神"),
        (date(2017, 10, 18), "党的十九大精神"),
        (date(2020, 1, 10), "党的十九大和十九届二中、三中、四中全会精神"),
        (date(2021, 1, 10), "党的十九大和十九届二中、三中、四中、五中全会精神"),
        (date(2021, 12, 20), "党的十九大和十九届历次全会精神"),
        (date(2022, 12, 27), "党的二十大精神"),
        (date(2024, 1, 19), "党的二十大和二十届二中全会精神"),
        (date(2026, 1, 10), "党的二十大和二十届历次全会精神"),
        (date(2027, 1, 12), "党的二十大和二十届历次全会精神"),
    ],
)
def test_a_report_learns_from_the_meetings_known_on_its_day(bank: PhraseBank, on: date, text: str) -> None:
    found = learned_congress(bank, on)
    assert found is not None
    assert found.text == text


def test_before_the_first_meeting_of_the_bank_there_is_none(bank: PhraseBank) -> None:
    assert learned_congress(bank, date(2010, 1, 1)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学习党的二十届四中全会精神", []),
        ("学习党的十九届四中全会精神", [("十九届四中全会", "时间线-十九届四中全会")]),
        ("学习党的二十届五中全会精神", [("二十届五中全会", "时间线-二十届五中全会")]),
        ("坚定“四个自信”", []),
        ("坚定“三个自信”", [("“三个自信”", "时间线-三个自信")]),
        ("筑牢“四种意识”", [("“四种意识”", "提法-四个意识")]),
        ("践行“两个维护”", [("践行“两个维护”", "提法-意识自信维护")]),
        ("做到“两个维护”", []),
        ("支持“一府两院”依法履职", [("一府两院", "时间线-一府两院")]),
        ("支持“一府一委两院”依法履职", []),
        ("助力精准扶贫", [("精准扶贫", "时间线-精准扶贫")]),
        ("巩固拓展脱贫攻坚成果", []),
        ("助力脱贫攻坚", [("脱贫攻坚", "时间线-脱贫攻坚")]),
        ("深刻领悟“两个确立”的决定性意义", []),
        ("深刻领悟“两个确立”，增强", [("深刻领悟“两个确立”，", "提法-深刻领悟两个确立")]),
        ("听取审议报告3项", [("听取审议", "提法-听取和审议")]),
        ("听取和审议报告3项", []),
        ("开展党史学习教育", [("党史学习教育", "时间线-党史学习教育")]),
        ("推动党史学习教育常态化长效化", []),
        ("依据环境保护法第二十七条", []),
        ("2026年是“十五五”开局之年", []),
        ("主席团听取和审议报告", [("主席团听取和审议", "形式-听取和讨论")]),
        ("", []),
    ],
)
def test_what_must_not_stand_in_a_review_of_2026_is_found(
    bank: PhraseBank, text: str, expected: list[tuple[str, str]]
) -> None:
    found = expired_in(text, bank, REVIEW)
    assert [(text[start:end], entry.id) for start, end, entry in found] == expected


def test_a_wording_of_the_review_may_be_out_of_date_in_the_plan(bank: PhraseBank) -> None:
    text = "扎实开展树立和践行正确政绩观学习教育"
    assert expired_in(text, bank, REVIEW) == ()
    ((start, end, entry),) = expired_in(text, bank, PLAN)
    assert (text[start:end], entry.successor) == ("树立和践行正确政绩观学习教育", "时间线-政绩观学习教育成果")
    assert expired_in("巩固拓展树立和践行正确政绩观学习教育成果", bank, PLAN) == ()


def test_a_wording_is_not_out_of_date_in_its_own_time(bank: PhraseBank) -> None:
    text = "学习党的十九届四中全会精神，助力精准扶贫"
    assert expired_in(text, bank, day(2019, 12, 1)) == ()


def test_every_occurrence_is_found_in_order_and_none_twice(bank: PhraseBank) -> None:
    text = "精准扶贫、做出决议、精准扶贫"
    found = expired_in(text, bank, REVIEW)
    assert [text[start:end] for start, end, _ in found] == ["精准扶贫", "做出决议", "精准扶贫"]
    assert [start for start, _, _ in found] == [0, 5, 10]


def test_an_empty_word_stands_nowhere(bank: PhraseBank) -> None:
    entry = bank.entries["提法-四个意识"]
    assert WatchList((("", entry),)).find("四个意识") == ()


def test_the_longest_wording_decides(bank: PhraseBank) -> None:
    text = "全面贯彻党的十九大和十九届历次全会精神"
    ((start, end, entry),) = expired_in(text, bank, REVIEW)
    assert (text[start:end], entry.id) == ("党的十九大和十九届历次全会", "时间线-十九届历次全会精神")


def test_an_office_may_add_wrong_forms_of_its_own(tmp_path: Path) -> None:
    bank = office(tmp_path, "提法", "  - 编号: 提法-口号\n    文本: 山水宜居之城\n    误写: [山水怡居之城]\n")
    ((start, end, found),) = watch_list(bank, REVIEW).find("建设山水怡居之城")
    assert (start, end, found.id) == (2, 8, "提法-口号")


def test_an_office_may_settle_what_the_shipped_bank_leaves_open(tmp_path: Path) -> None:
    label = (
        "  - 编号: 时间线-十五五第二年\n    文本: “十五五”规划的关键一年\n"
        "    用途: 年度定性\n    年份: 2027\n"
    )
    meeting = (
        "  - 编号: 时间线-会后\n    文本: 党的二十届五中全会精神\n    用途: 会议精神\n    起: 2026-10-29\n"
    )
    bank = office(tmp_path, "时间线", label + meeting)
    found, learned = year_label(bank, 2027), learned_congress(bank, date(2027, 1, 12))
    assert found is not None
    assert found.text == "“十五五”规划的关键一年"
    assert learned is not None
    assert learned.text == "党的二十届五中全会精神"


@pytest.mark.parametrize("order", [("甲", "乙"), ("乙", "甲")])
def test_words_of_two_wordings_may_stand_while_one_of_them_is_valid(
    tmp_path: Path, order: tuple[str, str]
) -> None:
    spans = {"甲": "    止: 2020\n", "乙": "    起: 2021\n"}
    entries = (
        f"  - 编号: 时间线-{name}\n    文本: 山水城\n    特征: [山水城]\n{spans[name]}" for name in order
    )
    bank = office(tmp_path, "时间线", "".join(entries))
    assert expired_in("建设山水城", bank, REVIEW) == ()
    assert expired_in("建设山水城", bank, day(2020, 6, 1)) == ()
