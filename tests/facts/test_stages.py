"""What is said of an item whose status and answers disagree, and that the draft keeps to it."""

from functools import cache

import pytest

from planner.compose.document import render
from planner.compose.setting import Setting
from planner.draft.model import Draft, FromFact, Paragraph
from planner.facts.check import check
from planner.facts.derived.division import division_of
from planner.facts.derived.timing import facts_clock
from planner.facts.model import Facts
from planner.finding import Finding, Severity
from tests.facts.reading import HEAD, facts_of, shipped_bank

ITEM = "大会:\n  日期: 2027年1月12日\n{}:\n  - 题目: 托育服务发展\n    形式: 听取和审议\n"
STATUS_LINE = 9

ANSWERS = {
    "背景": "入托难",
    "目的": "补齐普惠托育短板",
    "重点": "[普惠托位供给]",
    "做法": "[走访托育机构21家]",
    "人数": "42",
    "问题": "[布局不均]",
    "意见": "[盘活社区闲置用房]",
    "意见数": "7",
    "举措": "出台普惠托育扶持办法",
    "成效": "新增托位860个",
    "测评": "满意票24票",
    "金额": "2.3亿元",
    "产物": "《关于托育服务的决议》",
    "进展": "实地检查",
    "原因": "上位规划调整",
}


@cache
def facts(half: str, *lines: str) -> Facts:
    return facts_of(HEAD + ITEM.format(half) + "".join(f"    {line}\n" for line in lines))


def stage_findings(half: str, *lines: str) -> list[Finding]:
    read = facts(half, *lines)
    return [f for f in check(read, shipped_bank(), facts_clock(read)) if f.rule == "状态"]


def messages(half: str, *lines: str) -> list[str]:
    return [f.message for f in stage_findings(half, *lines)]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ("状态: 整改中", "成效: 新增托位860个"),
            "状态是“整改中”，初稿写到举措，不写“成效”",
        ),
        (
            ("状态: 已提意见", "意见数: 7", "举措: 出台办法"),
            "状态是“已提意见”，初稿写到意见，不写“举措”",
        ),
        (
            ("状态: 已审议", "意见: [健全普惠补助]", "意见数: 7"),
            "状态是“已审议”，初稿写到审议，不写“意见”“意见数”",
        ),
        (
            ("状态: 进行中", "进展: 实地检查", "意见数: 7", "产物: 调研报告", "成效: 新增托位860个"),
            "状态是“进行中”，初稿写到进展和发现的问题，不写“意见数”“成效”“产物”",
        ),
        (
            ("状态: 未完成", "原因: 上位规划调整", "成效: 新增托位860个"),
            "状态是“未完成”，初稿只写原因，不写“成效”",
        ),
        (
            ("状态: 未完成",),
            "状态是“未完成”，“原因”没有填，初稿里会留【待填】",
        ),
        (
            ("状态: 进行中",),
            "状态是“进行中”，“进展”没有填，初稿里会留【待填】",
        ),
        (
            ("状态: 已见成效",),
            "状态是“已见成效”，“成效”没有填，初稿里不写成效",
        ),
        (
            ("状态: 拟开展", "意见数: 7"),
            "本年的议题，状态却是“拟开展”，初稿不写它的内容，只留【待填】",
        ),
    ],
)
def test_a_status_that_its_answers_contradict_is_a_warning_at_the_status(
    lines: tuple[str, ...], message: str
) -> None:
    (found,) = stage_findings("本年议题", *lines)
    assert (found.message, found.severity) == (message, Severity.WARNING)
    assert (found.place.line, found.text) == (STATUS_LINE, lines[0].removeprefix("状态: "))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ("进展: 实地检查", "成效: 新增托位860个"),
            "按填写的内容算“已见成效”，初稿写到成效，不写“进展”",
        ),
        (
            ("原因: 上位规划调整", "成效: 新增托位860个"),
            "按填写的内容算“已见成效”，初稿写到成效，不写“原因”",
        ),
        (
            ("进展: 实地检查", "意见数: 7"),
            "按填写的内容算“进行中”，初稿写到进展和发现的问题，不写“意见数”",
        ),
    ],
)
def test_answers_of_two_stages_without_a_status_are_a_warning_at_the_one_left_out(
    lines: tuple[str, ...], message: str
) -> None:
    (found,) = stage_findings("本年议题", *lines)
    left_out = lines[1] if "“意见数”" in message else lines[0]
    assert (found.message, found.text) == (message, left_out.partition(": ")[2])


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("意见数: 7", "举措: 出台办法", "成效: 新增托位860个"),
        ("状态: 已见成效", "成效: 新增托位860个"),
        ("状态: 已见成效", "成效: 待填"),
        ("状态: 整改中", "意见数: 7", "举措: 出台办法", "成效: 待填"),
        ("状态: 进行中", "进展: 待填"),
        ("状态: 进行中", "进展: 实地检查", "问题: [布局不均]"),
        ("状态: 未完成", "原因: 上位规划调整", "目的: 补齐短板"),
        ("状态: 待填", "意见数: 7"),
    ],
)
def test_a_status_that_fits_is_passed_over(lines: tuple[str, ...]) -> None:
    assert messages("本年议题", *lines) == []


@pytest.mark.parametrize("status", ["进行中", "未完成", "已审议", "已见成效"])
def test_a_status_of_something_begun_does_not_belong_in_the_plan(status: str) -> None:
    assert messages("来年议题", f"状态: {status}") == [f"来年的议题，状态却是“{status}”"]


@pytest.mark.parametrize("lines", [(), ("状态: 拟开展",)])
def test_results_of_an_item_of_the_plan_are_named(lines: tuple[str, ...]) -> None:
    assert messages("来年议题", *lines) == []
    assert messages("来年议题", *lines, "重点: [收费监管]", "意见数: 7", "成效: 新增托位860个") == [
        "来年的议题，初稿只写打算，不写“意见数”“成效”"
    ]


@pytest.mark.parametrize("status", ["未完成", "进行中", "已审议", "已提意见", "整改中", "已见成效", ""])
def test_the_draft_writes_every_answer_of_an_item_but_those_the_warning_names(status: str) -> None:
    assert_kept("本年议题", status)


def test_the_plan_writes_every_answer_of_an_item_but_those_the_warning_names() -> None:
    assert_kept("来年议题", "")


def assert_kept(half: str, status: str) -> None:
    lines = (
        *((f"状态: {status}",) if status else ()),
        *(f"{key}: {value}" for key, value in ANSWERS.items()),
    )
    (message,) = messages(half, *lines)
    named = {key for key in ANSWERS if f"“{key}”" in message}
    aims = {"背景", "目的", "重点"} if status == "未完成" else set()
    assert ANSWERS.keys() - told(half, facts(half, *lines)) == named | aims


def told(half: str, read: Facts) -> set[str]:
    draft: Draft = render(Setting(read, shipped_bank(), {}), division_of(read))
    spans = [span for block in draft.blocks if isinstance(block, Paragraph) for span in block.spans]
    paths = {span.origin.path for span in spans if isinstance(span.origin, FromFact)}
    return {path.split(".")[2] for path in paths if path.startswith(f"{half}.1.")}
