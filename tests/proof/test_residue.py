"""Residue: what must not be in a document that goes to the congress."""

import pytest

from planner.finding import Severity
from planner.proof.office import OwnWords
from planner.proof.reading import Given
from tests.proof.saying import told, weighed

ERROR, WARNING = Severity.ERROR, Severity.WARNING


def test_each_run_of_masks_is_a_finding_of_its_own() -> None:
    assert told("残留", "20**年**月，XX区参选率**.**%，某县评议○○次。") == [
        ("残留-匿名标记", "**"),
        ("残留-匿名标记", "**"),
        ("残留-匿名标记", "XX"),
        ("残留-匿名标记", "**"),
        ("残留-匿名标记", "**"),
        ("残留-匿名标记", "某"),
        ("残留-匿名标记", "○○"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "severity"),
    [
        ("整改到位。“老秘网www.example.com”", "“老秘网www.example.com”", ERROR),
        ("整改到位。www.example.com", "www.example.com", ERROR),
        ("公开在www.example.gov.cn上", "www.example.gov.cn", WARNING),
        ("来信寄rdb@example.com", "rdb@example.com", WARNING),
    ],
)
def test_an_advert_or_an_address_is_found_and_a_public_one_only_asked_about(
    text: str, words: str, severity: Severity
) -> None:
    assert [(one[1], one[2]) for one in weighed("残留", text)] == [(words, severity)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("听取报告　项。", "　"),
        ("听取报告　项，检查4次。", "　"),
        ("召开主任会议次，视察4次。", "会议次"),
        ("2026年  月  日", "  "),
        ("区第 届人大", "第 "),
    ],
)
def test_a_blank_where_a_number_belongs_is_found(text: str, words: str) -> None:
    assert ("残留-缺数", words) in told("残留", text)


def test_a_blank_that_stands_for_a_number_is_not_offered_for_deletion() -> None:
    assert told("标点", "全年听取报告　项，形成意见。") == []


def test_characters_nobody_sees_are_named_by_their_code() -> None:
    assert told("残留", "审议意见\u200b32条") == [("残留-看不见的字符", "\u200b")]


def test_a_word_the_office_calls_its_own_is_no_advert() -> None:
    given = Given(own=OwnWords(words=frozenset({"www.example.com"})))
    assert told("残留", "公开在www.example.com上", given) == []


@pytest.mark.parametrize(
    "clean",
    [
        "用X光机检查3×4米的板材，到二○三○年完成。",
        "《关于加强备案审查工作的决定》（修订）已经印发。",
        "打造“有事好商量”品牌（第二批）。",
        "会议分两次召开，检查项、检查标准都已公开。",
        "群众扫描二维码就能反映问题，投资13900000000元。",
    ],
)
def test_what_only_looks_like_residue_is_let_be(clean: str) -> None:
    assert told("残留", clean) == []
