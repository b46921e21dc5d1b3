"""Dated wording is judged by the year the document, its half and its sentence speak of."""

import pytest

from planner.bank.load import load_bank
from planner.bank.model import Level, PhraseBank
from planner.finding import Severity
from planner.proof.detectors import DETECTORS
from planner.proof.model import Remark, Zone
from planner.proof.reading import Given, lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks

FAMILY = "时效"
RULES = [rule for rule in rules_of((), DETECTORS)[0] if rule.family == FAMILY]


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


def told(text: str, bank: PhraseBank, year: int, zone: Zone = Zone.REVIEW) -> tuple[Remark, ...]:
    subject = subject_of(lines_of_text(text), bank, Given(year, Level.DISTRICT), zone)
    return remarks(subject, RULES)


def said(text: str, bank: PhraseBank, year: int, zone: Zone = Zone.REVIEW) -> list[tuple[str, str]]:
    return [(one.finding.rule, one.finding.text) for one in told(text, bank, year, zone)]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2021, []),
        (2023, [("时效-失效", "党史学习教育")]),
        (2019, [("时效-未到", "党史学习教育")]),
    ],
)
def test_a_campaign_is_right_only_in_its_own_years(
    year: int, expected: list[tuple[str, str]], bank: PhraseBank
) -> None:
    assert said("扎实开展党史学习教育，改进作风。", bank, year) == expected


def test_a_year_of_its_span_in_the_sentence_makes_it_history(bank: PhraseBank) -> None:
    assert said("2021年以来的党史学习教育让代表受益。", bank, 2026) == []
    assert said("2024年以来的党史学习教育让代表受益。", bank, 2026) == [("时效-失效", "党史学习教育")]


def test_a_year_in_another_sentence_does_not_make_it_history(bank: PhraseBank) -> None:
    text = "2021年的做法仍然有用；今年扎实开展党史学习教育。"
    assert said(text, bank, 2026) == [("时效-失效", "党史学习教育")]


def test_a_campaign_over_by_the_plan_is_right_in_the_review(bank: PhraseBank) -> None:
    text = "深入开展树立和践行正确政绩观学习教育。"
    assert said(text, bank, 2026) == []
    assert said(text, bank, 2026, Zone.PLAN) == [("时效-失效", "树立和践行正确政绩观学习教育")]


def test_a_superseded_wording_is_told_with_what_took_its_place(bank: PhraseBank) -> None:
    (one,) = told("学习习近平总书记关于党的建设的重要思想。", bank, 2027)
    assert one.finding.suggestion == "现在的提法是“习近平党建思想”"
    assert one.finding.message == "关于党的建设的重要思想用到2026年6月为止，核对是不是还该这样说"


def test_an_expired_congress_is_an_error_where_its_spirit_is_studied(bank: PhraseBank) -> None:
    (studied,) = told("学习贯彻党的十九大精神。", bank, 2026)
    (named,) = told("学习党的十九大文件。", bank, 2026)
    assert studied.finding.severity is Severity.ERROR
    assert named.finding.severity is Severity.WARNING


def test_what_the_sources_do_not_settle_is_only_told_once_as_a_hint(bank: PhraseBank) -> None:
    found = told("贯彻党的二十届五中全会部署。\n落实党的二十届五中全会要求。", bank, 2026)
    assert [(one.finding.rule, one.line) for one in found] == [("时效-待核", 1)]
    assert found[0].finding.severity is Severity.INFO


@pytest.mark.parametrize("label", ["开局之年", "起步之年", "第一年"])
def test_the_first_year_of_a_plan_is_no_label_for_its_second(label: str, bank: PhraseBank) -> None:
    text = f"2027年是实施“十五五”规划的{label}。"
    (one,) = told(text, bank, 2026, Zone.PLAN)
    assert (one.finding.rule, one.finding.severity) == ("时效-年度定性", Severity.ERROR)
    assert one.finding.text == f"“十五五”规划的{label}"
    assert one.finding.message.endswith("是2026年的说法，这里说的是2027年")


def test_the_label_of_a_year_that_the_sentence_names_is_judged_by_that_year(bank: PhraseBank) -> None:
    assert said("2026年是“十五五”开局之年，我们迈出了新步伐。", bank, 2026, Zone.PLAN) == []
    assert said("2021年是“十四五”开局之年。", bank, 2026) == []


def test_a_report_on_five_years_may_use_the_labels_of_each(bank: PhraseBank) -> None:
    text = (
        "云川区第六届人民代表大会常务委员会工作报告\n各位代表：\n过去五年工作回顾\n"
        "一、坚持党的领导\n“十四五”收官之年的会议开得好。\n今后五年工作建议\n一、加强监督\n审议甲事。"
    )
    assert [one for one in said(text, bank, 2026) if one[0] == "时效-年度定性"] == []


@pytest.mark.parametrize(
    ("listed", "year", "wrong"),
    [
        ("二十届二中、三中全会", 2025, "停在三中全会，漏了四中全会"),
        ("二十届二中、四中全会", 2025, "漏了三中全会"),
        ("二十届三中、二中、四中全会", 2025, "全会的次序不对"),
        ("二十届二中、三中、四中、六中全会", 2025, "漏了五中全会"),
        ("二十届六中全会", 2025, "六中全会还没有开"),
        ("十九届二中、三中、四中全会", 2020, "停在四中全会，漏了五中全会"),
    ],
)
def test_a_list_of_plenums_is_whole_and_in_order(
    listed: str, year: int, wrong: str, bank: PhraseBank
) -> None:
    congress = "党的十九大" if listed.startswith("十九") else "党的二十大"
    found = told(f"贯彻{congress}和{listed}精神。", bank, year)
    plenums = [one.finding for one in found if one.finding.rule == "时效-全会"]
    assert [(one.text, one.message) for one in plenums] == [(listed, f"全会没有列对：{wrong}")]


def test_a_list_was_whole_in_the_month_the_review_names(bank: PhraseBank) -> None:
    text = "3月，学习党的二十大和二十届二中、三中全会精神。"
    assert said(text, bank, 2025) == []
    assert [rule for rule, _ in said(text, bank, 2026)] == ["时效-全会"]


def test_a_single_plenum_is_no_list(bank: PhraseBank) -> None:
    assert said("学习党的二十届三中全会精神。", bank, 2025) == []


def test_a_plenum_not_yet_settled_asks_only(bank: PhraseBank) -> None:
    (one,) = told("贯彻党的二十大和二十届二中、三中、四中全会精神。", bank, 2026)
    assert (one.finding.rule, one.finding.severity) == ("时效-全会", Severity.INFO)


def test_without_a_year_nothing_is_judged_by_time(bank: PhraseBank) -> None:
    subject = subject_of(lines_of_text("扎实开展党史学习教育。"), bank)
    assert subject.clock is None
    assert remarks(subject, RULES) == ()
