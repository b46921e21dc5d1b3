"""The duty of a heading, held against the heading schemes of the shipped bank."""

from planner.bank.entries import HeadingScheme
from planner.bank.load import load_bank
from planner.bank.model import Duty
from planner.reports.layout.duties import duty_of

DUTIES = {
    "政治": {Duty.POLITICAL},
    "发展": {Duty.OVERSIGHT, Duty.OVERALL},
    "民生": {Duty.OVERSIGHT},
    "监督": {Duty.OVERSIGHT},
    "代表": {Duty.DEPUTIES},
    "自身": {Duty.SELF},
    "决定任免": {Duty.DECISION},
    "服务大局": {Duty.OVERALL},
    "换届选举": {Duty.ELECTION},
    "基层民主": {Duty.DEPUTIES},
    **{part: {Duty.OVERSIGHT} for part in ("财经", "城乡", "乡村", "科教", "生态", "安全", "法治", "治理")},
}


def test_at_least_97_in_100_headings_of_the_bank_are_given_their_duty() -> None:
    headings = [
        (part, heading)
        for scheme in load_bank().of(HeadingScheme)
        for half in (scheme.review, scheme.plan)
        for part, heading in half.items()
    ]
    wrong = [h for part, h in headings if duty_of(h, (), "", None) not in DUTIES[part]]
    assert len(headings) > 1100
    assert len(wrong) <= 0.03 * len(headings), wrong


def test_a_heading_that_says_nothing_is_told_by_those_below_then_by_the_text() -> None:
    assert duty_of("迈上新台阶", ("办好代表培训",), "", None) is Duty.DEPUTIES
    assert duty_of("迈上新台阶", (), "加强机关作风建设。", None) is Duty.SELF
    assert duty_of("迈上新台阶", (), "天气晴。", None) is Duty.OTHER
