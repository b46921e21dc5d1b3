"""Promises: what last year's plan said would be done is answered by this year's review, or named."""

import pytest

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank
from planner.proof.detectors import DETECTORS
from planner.proof.model import Remark
from planner.proof.reading import Given, lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks
from planner.reports.structure import structure

RULES = [rule for rule in rules_of((), DETECTORS)[0] if rule.family == "承诺"]

LAST = """2025年工作回顾
一、做实依法监督
听取专项报告。
二、服务代表履职
督办代表建议。
2026年工作安排
一、深化依法监督
听取和审议区政府关于养老服务发展情况的报告。对《中华人民共和国种子法》实施情况开展执法检查。
二、活跃代表工作
新建园区行业联络站6个。组织编印代表建议写作范例。
三、加强自身建设
坚持党的领导，严守纪律规矩。"""
ELDERS = "围绕养老服务，听取和审议发展情况的报告，提出审议意见5条。"
SEEDS = "检查种子法实施情况，发现问题12个。"
STATIONS = "在3个园区建成行业联络站5个，另1个顺延到明年。"
SAMPLES = "把写作范例编印成册，发给每名代表。"


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


def _remarks(oversight: str, deputies: str, bank: PhraseBank, last: str = LAST) -> list[Remark]:
    text = f"2026年工作回顾\n一、做实依法监督\n开展监督。{oversight}\n二、服务代表履职\n搞好服务。{deputies}"
    given = Given(year=2026, last=structure(lines_of_text(last)) if last else None)
    return list(remarks(subject_of(lines_of_text(text), bank, given), RULES))


def test_promises_that_were_kept_or_explained_are_answered(bank: PhraseBank) -> None:
    assert _remarks(ELDERS + SEEDS, STATIONS + SAMPLES, bank) == []


def test_items_left_out_are_named_together_with_their_lines(bank: PhraseBank) -> None:
    (one,) = _remarks("", STATIONS + SAMPLES, bank)
    assert one.finding.rule == "承诺-议题"
    assert one.finding.message == (
        "去年计划的2项议题，回顾里没有交代（监督）：“听取和审议区政府关于养老服务发展情况的报告”（第8行）；"
        "“对《中华人民共和国种子法》实施情况开展执法检查”（第8行）"
    )
    assert (one.line, one.start, one.end) == (2, 0, 0)


def test_a_law_is_answered_by_its_name_only(bank: PhraseBank) -> None:
    (one,) = _remarks(ELDERS + "检查农作物种子市场。", STATIONS + SAMPLES, bank)
    assert "种子法" in one.finding.message


def test_a_promise_with_a_number_weighs_more_than_one_without(bank: PhraseBank) -> None:
    found = {one.finding.rule: one.finding.severity.name for one in _remarks(ELDERS + SEEDS, "", bank)}
    assert found == {"承诺-数目": "WARNING", "承诺-措施": "INFO"}


def test_attitudes_are_no_promises(bank: PhraseBank) -> None:
    found = _remarks("", "", bank)
    assert not any("纪律" in one.finding.message for one in found)


def test_without_last_years_report_nothing_is_asked(bank: PhraseBank) -> None:
    assert _remarks("", "", bank, last="") == []
