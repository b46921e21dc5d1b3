"""Punctuation: half-width marks, pairs, doubled marks, ends of paragraphs, blanks."""

import pytest

from planner.bank.load import load_bank
from planner.proof.detectors import DETECTORS
from planner.proof.reading import lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks
from tests.proof.saying import told


def _mended(text: str) -> str:
    rules = [rule for rule in rules_of((), DETECTORS)[0] if rule.family == "标点"]
    for one in reversed(remarks(subject_of(lines_of_text(text), load_bank()), rules)):
        if one.replacement is not None:
            text = text[: one.start] + one.replacement + text[one.end :]
    return text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("形成决议3项,促进了工作;走访(入户)120户.", "形成决议3项，促进了工作；走访（入户）120户。"),
        ("落实《关于贯彻<减负意见>的审议意见》", "落实《关于贯彻〈减负意见〉的审议意见》"),
        ("落实《关于贯彻《减负意见》的审议意见》", "落实《关于贯彻〈减负意见〉的审议意见》"),
        ("《预算法》、《监督法》", "《预算法》《监督法》"),
        ("主要是：一是、听取报告；二是，开展检查。", "主要是：一是听取报告；二是开展检查。"),
        ("面对10.26突发疫情", "面对10·26突发疫情"),
        ("落实2021-2025年规划", "落实2021—2025年规划"),
        ("走进田间。。。走进企业", "走进田间……走进企业"),
        ("按照省市区委部署", "按照省、市、区委部署"),
        ("依法　监督，务求实效。", "依法监督，务求实效。"),
        ("走访（含列席代表。）120人次", "走访（含列席代表）120人次"),
        ("（一）、强化监督", "（一）强化监督"),
    ],
)
def test_what_can_be_mended_safely_is_mended(text: str, mended: str) -> None:
    assert _mended(text) == mended


def test_a_clean_text_is_mended_nowhere() -> None:
    text = (
        "增长3.5%，12:30集中，1,234户；《地方组织法》（新修改）、《监督法》。\n一、强化监督\n“十四五”“两院”。"
    )
    assert _mended(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("用好“批评和自我批评''这一武器", "''"),
        ('邓小平理论、“三个代表"重要思想', '"'),
        ("学习《地方组织法，提高能力", "《"),
        ("代表家站）建设", "）"),
    ],
)
def test_marks_that_do_not_pair_are_found(text: str, words: str) -> None:
    assert words in [found for _, found in told("标点", text)]


@pytest.mark.parametrize("numbered", ["1）听取报告", "主要是：1）听取报告；2）开展视察", "一）加强学习"])
def test_a_number_with_one_bracket_is_a_number(numbered: str) -> None:
    assert told("标点", numbered) == []


def test_a_paragraph_of_running_text_ends_with_a_mark() -> None:
    running = "区人大常委会听取和审议专项工作报告8项。开展执法检查4次，形成审议意见32条，督促整改到位"
    assert told("标点", running) == [("标点-段末", "位")]
    assert told("标点", f"{running}。") == []
    assert told("标点", "二、全面加强对法律实施情况的监督检查，推动经济社会高质量发展") == []


def test_a_half_width_bracket_pairs_with_a_full_width_one() -> None:
    assert told("标点", "（二)坚持现场学") == [("标点-半角", ")")]
