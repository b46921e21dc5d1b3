"""The structures of the past reports hold the facts of other places too: nothing is lost, nothing doubled."""

from collections import Counter
from pathlib import Path

import pytest

from planner.bank.model import Tense
from planner.drafting import Wish, make_draft, open_facts, parts_left_out
from tests.acceptance.reading import PLAN, REVIEW, Reading, all_facts, read
from tests.shipped import COMPLETE, TOWN

ROWS = [
    (COMPLETE, "工作报告", "四个机关"),
    (COMPLETE, "工作报告", "四部分"),
    (TOWN, "总结计划", "评议单列"),
]
# What stands only in pieces that these structures leave out: statistics, dateline, insights, the annex.
LEFT_OUT = ("会议.", "大会.", "体会.", "单位.届")
# A summary has no shortcomings; what answers them stands in its plan.
SHORTCOMINGS = ("不足.", ".表现")
ITEM = {
    "题目",
    "重点",
    "做法",
    "问题",
    "意见",
    "意见数",
    "举措",
    "成效",
    "背景",
    "目的",
    "产物",
    "测评",
    "原因",
}


def _reading(path: Path, kind: str, structure: str) -> Reading:
    opened = open_facts(path)
    return Reading(opened, make_draft(opened, Wish(kind=kind, structure=structure)))


@pytest.fixture(scope="module", params=ROWS, ids=lambda row: row[2])
def pair(request: pytest.FixtureRequest) -> tuple[Reading, Reading]:
    path, kind, structure = request.param
    return read(path), _reading(path, kind, structure)


def test_what_the_usual_structure_tells_is_told_in_this_one(pair: tuple[Reading, Reading]) -> None:
    usual, other = pair
    texts = {fact.path: fact.text for fact in all_facts(usual.opened)}
    lost = [path for path in sorted(usual.shown - other.shown) if path in texts and _must_be_told(path)]
    assert [path for path in lost if texts[path] not in other.text] == []


def _must_be_told(path: str) -> bool:
    if path.startswith(LEFT_OUT) or (path.startswith(SHORTCOMINGS[0]) and path.endswith(SHORTCOMINGS[1])):
        return False
    question, _, field = (*path.split("."), "", "")[:3]
    return question not in {"本年议题", "来年议题"} or field in ITEM


def test_no_sentence_stands_twice(pair: tuple[Reading, Reading]) -> None:
    _, other = pair
    counts = Counter(sentence.text for sentence in other.sentences)
    assert [text for text, count in counts.items() if count > 1] == []


def test_a_part_that_no_item_falls_to_is_left_out_and_named() -> None:
    """The complete example plans nothing on grass-roots governance, the fourth of eight parts."""
    reading = _reading(COMPLETE, "工作报告", "四个机关")
    assert [len(reading.parts(half)) for half in (REVIEW, PLAN)] == [4, 7]
    assert all(part.paragraphs for half in (REVIEW, PLAN) for part in reading.parts(half))
    wish = Wish(kind="工作报告", structure="四个机关")
    assert parts_left_out(reading.draft, reading.opened, wish) == ((Tense.PLAN, "治理"),)
    assert parts_left_out(make_draft(reading.opened), reading.opened) == ()
