"""Laws: full at first use, the right name, in force when the document speaks."""

import pytest

from planner.bank.entries import Wording
from planner.bank.load import load_bank
from planner.bank.model import Level, PhraseBank
from planner.bank.validity import LAW
from planner.finding import Severity
from planner.proof.checks.lawnames import law_names
from planner.proof.detectors import DETECTORS
from planner.proof.model import Remark, Zone
from planner.proof.reading import Given, lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks

FAMILY = "法律"
RULES = [rule for rule in rules_of((), DETECTORS)[0] if rule.family == FAMILY]


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


def told(text: str, bank: PhraseBank, year: int = 2026, zone: Zone = Zone.REVIEW) -> tuple[Remark, ...]:
    return remarks(subject_of(lines_of_text(text), bank, Given(year, Level.DISTRICT), zone), RULES)


def said(text: str, bank: PhraseBank, year: int = 2026, zone: Zone = Zone.REVIEW) -> list[tuple[str, str]]:
    return [(one.finding.rule, one.finding.text) for one in told(text, bank, year, zone)]


def test_a_short_name_is_told_at_its_first_place_only(bank: PhraseBank) -> None:
    found = told("检查《安全生产法》。\n《安全生产法》施行以来，《预算法》也在检查之列。", bank)
    assert [(one.line, one.finding.text, one.finding.suggestion) for one in found] == [
        (1, "《安全生产法》", "《中华人民共和国安全生产法》"),
        (2, "《预算法》", "《中华人民共和国预算法》"),
    ]


def test_a_short_name_after_the_full_one_is_right(bank: PhraseBank) -> None:
    assert said("检查《中华人民共和国安全生产法》。\n落实《安全生产法》。", bank) == []
    assert said("落实《安全生产法》。\n检查《中华人民共和国安全生产法》。", bank) == [
        ("法律-首用全称", "《安全生产法》")
    ]


def test_the_last_words_of_a_full_name_may_stand_for_it(bank: PhraseBank) -> None:
    full = "《中华人民共和国各级人民代表大会常务委员会监督法》"
    assert said(f"学习{full}，落实《监督法》。", bank) == []
    (one,) = told("落实《监督法》。", bank)
    assert one.finding.suggestion == full


def test_the_constitution_local_rules_and_unquoted_names_need_no_full_name(bank: PhraseBank) -> None:
    assert said("学习《宪法》，依照监督法和《嘉澜市养老服务管理办法》办理。", bank) == []


def test_a_name_that_the_text_introduces_is_right(bank: PhraseBank) -> None:
    assert said("检查《中华人民共和国预算法》（以下简称《预算法》）实施情况。", bank) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("《未成年保护法》", "未成年人保护法"),
        ("《中华人民共和国生产安全法》", "安全生产法"),
        ("《中华人民共和国职业技术教育法》", "职业教育法"),
        ("《中华人民共和国消费者权益保护条例法》", "消费者权益保护法"),
    ],
)
def test_a_wrong_name_is_told_with_the_law_it_meant(wrong: str, right: str, bank: PhraseBank) -> None:
    (one,) = told(f"检查{wrong}的实施情况。", bank)
    assert one.finding.severity is Severity.ERROR
    assert (one.finding.text, one.finding.suggestion) == (wrong, f"《中华人民共和国{right}》")


def test_a_law_on_no_list_is_only_a_hint(bank: PhraseBank) -> None:
    (one,) = told("宣传《中华人民共和国邻里互助促进法》。", bank)
    assert (one.finding.rule, one.finding.severity) == ("法律-未见", Severity.INFO)


def test_every_law_of_the_timeline_is_on_the_list_of_names(bank: PhraseBank) -> None:
    laws = [law for law in bank.of(Wording) if law.role == LAW]
    titles = [law.text.removeprefix("《中华人民共和国").removesuffix("》") for law in laws]
    assert [title for title in titles if title not in law_names().known] == []
    assert len(titles) > 20


def test_a_law_is_judged_by_the_half_that_names_it(bank: PhraseBank) -> None:
    text = "检查《中华人民共和国水污染防治法》的实施情况。"
    assert said(text, bank, 2025) == []
    assert said(text, bank, 2026) == [("法律-当年更替", "《中华人民共和国水污染防治法》")]
    assert said(text, bank, 2026, Zone.PLAN) == [("法律-失效", "《中华人民共和国水污染防治法》")]
    (one,) = told(text, bank, 2026, Zone.PLAN)
    assert one.finding.message == "《中华人民共和国水污染防治法》施行到2026年8月14日，这一年不能再作依据"


def test_a_year_named_after_a_law_does_not_excuse_it(bank: PhraseBank) -> None:
    text = "按照环境保护法第二十七条，听取和审议2026年环境状况的报告。"
    (one,) = told(text, bank, 2026, Zone.PLAN)
    assert (one.finding.rule, one.finding.text) == ("法律-失效", "环境保护法第二十七条")
    assert one.finding.suggestion == "环境报告的依据改写监督法第十二条、地方组织法第五十条"


def test_a_law_named_before_it_is_in_force_is_told_with_the_day(bank: PhraseBank) -> None:
    (one,) = told("检查《中华人民共和国生态环境法典》的实施情况。", bank, 2024)
    assert one.finding.message.startswith("生态环境法典从2026年8月15日起施行")


@pytest.mark.parametrize(
    ("basis", "year", "expected"),
    [
        ("监督法第十五条审查和批准决算", 2026, "监督法第十九条"),
        ("监督法第十九条听取审计工作报告", 2026, "监督法第二十七条"),
        ("代表法第四十二条办理代表建议", 2026, "代表法第五十一条"),
        ("监督法第十五条审查和批准决算", 2022, ""),
        ("监督法第十九条审查和批准决算", 2026, ""),
    ],
)
def test_an_article_that_moved_is_told_with_its_new_number(
    basis: str, year: int, expected: str, bank: PhraseBank
) -> None:
    assert [one.finding.suggestion for one in told(f"依照{basis}。", bank, year)] == (
        [expected] if expected else []
    )
