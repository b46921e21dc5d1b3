"""Items of oversight told twice, and items planned though done."""

import pytest

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank
from planner.proof.detectors import DETECTORS
from planner.proof.reading import lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks

RULES = [rule for rule in rules_of((), DETECTORS)[0] if rule.family == "议题"]
HEAD = "2026年工作回顾\n"


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


def _found(bank: PhraseBank, *parts: str) -> list[tuple[str, int, str]]:
    text = HEAD + "\n".join(parts)
    found = remarks(subject_of(lines_of_text(text), bank), RULES)
    return [(one.finding.rule, one.line, one.finding.text) for one in found]


def test_one_item_in_two_parts_is_found_at_its_second_place(bank: PhraseBank) -> None:
    found = _found(
        bank,
        "一、监督财经",
        "听取和审议区政府关于2025年国有资产管理情况的综合报告，提出审议意见5条。",
        "二、监督民生",
        "视察城市内涝治理情况。",
        "三、服务大局",
        "听取和审议2025年国有资产管理情况的报告。",
    )
    assert found == [("议题-重复", 7, "国有资产管理")]


def test_another_year_makes_another_item(bank: PhraseBank) -> None:
    found = _found(
        bank,
        "一、监督财经",
        "审查和批准2025年本级决算。",
        "二、监督民生",
        "视察城市内涝治理情况。",
        "三、服务大局",
        "审查和批准2024年本级决算。",
    )
    assert found == []


def test_the_year_is_that_of_the_item_and_not_of_another_in_its_line(bank: PhraseBank) -> None:
    found = _found(
        bank,
        "一、监督财经",
        "听取和审议2026年预算上半年执行情况的报告。初步审查2027年预算草案。",
        "二、监督民生",
        "视察城市内涝治理情况。",
        "三、服务大局",
        "初步审查2027年预算草案。",
    )
    assert [(rule, line) for rule, line, _ in found] == [("议题-重复", 7)]


def test_what_is_taken_up_again_is_not_told_twice(bank: PhraseBank) -> None:
    found = _found(
        bank,
        "一、监督财经",
        "听取和审议园区低效用地盘活情况的报告。",
        "二、监督民生",
        "视察城市内涝治理情况。",
        "三、服务大局",
        "跟踪园区低效用地盘活审议意见落实情况，会前听取和审议园区低效用地盘活整改情况的报告。",
    )
    assert found == []
