"""Headings: the numbers count on, and what stands on one level is of one make."""

import time

import pytest

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank
from planner.proof.detectors import DETECTORS
from planner.proof.heads.spots import heads
from planner.proof.model import Remark
from planner.proof.reading import Given, lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks
from planner.reports.structure import structure

RULES = [rule for rule in rules_of((), DETECTORS)[0] if rule.family == "标题"]


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


def _found(text: str, bank: PhraseBank, last: str = "") -> list[tuple[str, str]]:
    before = structure(lines_of_text(last)) if last else None
    subject = subject_of(lines_of_text(text), bank, Given(year=2026, last=before))
    return [(one.finding.rule, one.finding.text) for one in remarks(subject, RULES)]


def _remark(text: str, rule: str, bank: PhraseBank) -> Remark:
    subject = subject_of(lines_of_text(text), bank, Given(year=2026))
    return next(one for one in remarks(subject, RULES) if one.finding.rule == rule)


def test_a_count_that_leaves_one_out_names_what_is_missing(bank: PhraseBank) -> None:
    text = "要抓三件事：一是办好培训班；二是督好建议件；五是建好联络站。"
    assert _found(text, bank) == [("标题-缺号", "五是")]
    assert "缺“三是、四是”" in _remark(text, "标题-缺号", bank).finding.message


def test_one_wrong_number_gives_one_finding(bank: PhraseBank) -> None:
    parts = "一、甲部工作\n有内容。\n二、乙部工作\n有内容。\n{}、丙部工作\n有内容。\n四、丁部工作\n有内容。"
    assert _found(parts.format("四"), bank) == [("标题-缺号", "四、")]
    assert _found(parts.format("二"), bank) == [("标题-重号", "二、")]


@pytest.mark.parametrize(
    "text",
    [
        "一是办好培训班。\n二是督好建议件。\n三是建好联络站。",
        "党组带头，一是学理论，二是学法律。机关跟进，一是立规矩，二是转作风。",
        "一、甲部工作\n1.有一件。\n2.有两件。\n二、乙部工作\n3.有三件。\n4.有四件。",
        (
            "一、2026年工作回顾\n（一）甲部工作\n有内容。\n（二）乙部工作\n有内容。\n"
            "二、2027年工作安排\n（一）丙部工作\n有内容。\n（二）丁部工作\n有内容。"
        ),
        "丁是丁、卯是卯，一是一、二是二。\n第三产业、第四小组都有发言。",
        "他说：“三是要把账算清。”大家表示赞成。",
    ],
)
def test_counts_that_go_on_or_begin_anew_are_left_alone(text: str, bank: PhraseBank) -> None:
    assert _found(text, bank) == []


def test_a_number_in_the_middle_of_a_paragraph_is_hit_at_its_own_place(bank: PhraseBank) -> None:
    text = "一、把牢方向\n　　架起便民桥，改造小学操场；四是看望困难群众，送去慰问品。"
    one = _remark(text, "标题-无头", bank)
    assert (one.line, one.start, one.end) == (2, 15, 17)


def test_the_safe_fixes_put_the_mark_the_standard_asks_for(bank: PhraseBank) -> None:
    assert _remark("一.把牢方向", "标题-汉字序号", bank).replacement == "、"
    assert _remark("1、党组学习。", "标题-数字序号", bank).replacement == "1."


def test_a_final_mark_of_a_heading_on_its_own_line_is_taken_away(bank: PhraseBank) -> None:
    text = (
        "2026年工作回顾\n一、强化政治引领。\n加强学习。\n二、做实依法监督\n听取报告。\n"
        "三、建强队伍\n改进作风。"
    )
    one = _remark(text, "标题-末尾标点", bank)
    assert (one.line, one.start, one.end, one.replacement) == (2, 8, 9, "")


def test_sentences_that_are_numbered_keep_their_full_stop(bank: PhraseBank) -> None:
    text = (
        "2027年主要任务\n一、执法检查\n（一）检查种子法实施情况。\n（二）检查消防法实施情况。"
        "\n二、视察\n（一）视察学校。\n（二）视察医院。"
    )
    assert _found(text, bank) == []


def test_headings_of_last_year_are_said_once_with_all_of_them(bank: PhraseBank) -> None:
    this = (
        "2026年工作回顾\n一、做实依法监督\n听取报告。\n二、服务代表履职\n办好培训。\n"
        "三、建强机关队伍\n改进作风。"
    )
    last = (
        "2025年工作回顾\n一、做实依法监督\n听取报告。\n二、搭好履职平台\n办好培训。\n"
        "三、建强机关队伍\n改进作风。"
    )
    found = _found(this, bank, last)
    assert found == [("标题-同去年", "做实依法监督")]


def test_every_heading_is_found_where_it_stands(bank: PhraseBank) -> None:
    text = (
        "2026年工作回顾\n　　一、把牢方向\n　　（一）学习在前。党组学习。一是学理论。"
        "二是学法律。\n　　（二）请示在先。请示报告。\n　　二、做实监督\n　　听取报告。"
    )
    subject = subject_of(lines_of_text(text), bank, Given(year=2026))
    found = heads(subject)
    assert [subject.text[one.start : one.end] for one in found] == [
        "把牢方向",
        "学习在前",
        "学理论",
        "学法律",
        "请示在先",
        "做实监督",
    ]
    assert [subject.text[one.begin : one.start] for one in found] == [
        "一、",
        "（一）",
        "一是",
        "二是",
        "（二）",
        "二、",
    ]
    assert [one.alone for one in found] == [True, False, False, False, False, True]


def test_cost_grows_with_the_length(bank: PhraseBank) -> None:
    part = (
        "一、把牢方向\n（一）学习在前\n党组学习，一是学理论，二是学法律，三是学业务。\n"
        "（二）请示在先\n请示报告八次。\n二、做实监督\n听取报告，作出决议。\n"
    )
    assert _cost(part * 200, bank) < 30 * _cost(part * 20, bank) + 0.05


def _cost(text: str, bank: PhraseBank) -> float:
    subject = subject_of(lines_of_text(text), bank, Given(year=2026))
    begin = time.perf_counter()
    remarks(subject, RULES)
    return time.perf_counter() - begin
