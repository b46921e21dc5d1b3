"""Promises in the draft: none vanishes, each in its part, no frame more than twice in a section."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.compose.promises import home_of
from planner.draft.model import Gap, Paragraph, block_spans, plain
from tests.acceptance.reading import REVIEW, Reading, read_text

_FILE = """文种: 工作报告
级别: {level}
年度: 2026
单位:
  地区: {place}
  届: 九
大会:
  次: 六
  日期: 2027年1月12日
去年计划:
{promises}本年议题:
  - 题目: 托育服务发展
    形式: {form}
    意见数: 7
  - 题目: 全民阅读
    形式: 专题调研
    状态: 未完成
    原因: 人手不足
  - 题目: 柳溪河治理
    形式: 视察
    状态: 进行中
    进展: 实地察看
来年:
  代表措施:
    - 新建行业类代表联络站4个
"""
_PARTS = ("政治", "监督", "决定任免", "代表", "自身")


def _read(folder: Path, *promises: dict[str, str], level: str = "区") -> Reading:
    entries = (
        "  - " + "\n    ".join(f"{key}: {text}" for key, text in one.items()) + "\n" for one in promises
    )
    town = level in {"镇", "乡"}
    text = _FILE.format(
        level=level,
        place=f"云川{level}",
        promises="".join(entries),
        form="听取和讨论" if town else "听取和审议",
    )
    return read_text(folder, text)


def _paragraphs(reading: Reading) -> dict[str, str]:
    """Return the paragraphs on promises by their id, without the half."""
    found = (b for b in reading.half(REVIEW) if isinstance(b, Paragraph) and b.id.endswith("去年计划"))
    return {block.id.removeprefix("回顾."): plain(block.spans) for block in found}


def test_what_was_done_goes_on_and_was_not_done_is_told_in_that_order_in_its_part(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        {"事项": "建立预算联网监督二期平台", "部分": "自身", "结果": "未做", "原因": "因市级平台尚未建成"},
        {"事项": "编写履职案例集", "部分": "自身", "结果": "推进中", "说明": "目前已完成初稿。"},
        {"事项": "将修订议事规则。", "部分": "自身", "结果": "完成", "说明": "2月印发执行"},
    )
    ((place, text),) = _paragraphs(reading).items()
    assert place == "自身.去年计划"
    first, second, third = (part for part in text.split("。") if part)
    assert "修订议事规则" in first
    assert "将" not in first
    assert first.endswith("2月印发执行")
    assert "编写履职案例集" in second
    assert "已完成初稿" in second
    assert "目前目前" not in second
    assert "建立预算联网监督二期平台" in third
    assert "市级平台尚未建成" in third
    assert "因因" not in third


def test_the_next_year_is_named_only_for_what_the_plan_takes_up(tmp_path: Path) -> None:
    again = {"事项": "新建行业类代表联络站4个", "结果": "推进中", "说明": "已建成2个", "部分": "代表"}
    reading = _read(tmp_path, again, again | {"事项": "编写履职案例集", "说明": "已完成初稿"})
    sentences = _paragraphs(reading)["代表.去年计划"].split("。")
    assert ["2027年" in sentence for sentence in sentences[:2]] == [True, False]


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        ({}, "去年计划“修订‘两个规则’”办得怎样"),
        ({"结果": "待填"}, "去年计划“修订‘两个规则’”办得怎样"),
        ({"结果": "完成"}, "去年计划“修订‘两个规则’”由哪个议题体现，或者做了什么"),
        ({"结果": "完成", "议题": "没有的议题"}, "去年计划“修订‘两个规则’”由哪个议题体现，或者做了什么"),
        ({"结果": "推进中"}, "去年计划“修订‘两个规则’”到了哪一步"),
        ({"结果": "推进中", "说明": "待填"}, "去年计划“修订‘两个规则’”到了哪一步"),
        ({"结果": "未做"}, "去年计划“修订‘两个规则’”没做的原因"),
        (
            {"结果": "完成", "议题": "全民阅读"},
            "去年计划“修订‘两个规则’”是完成，还是议题“全民阅读”说的未完成",
        ),
    ],
    ids=str,
)
def test_what_cannot_be_told_is_asked(tmp_path: Path, answers: dict[str, str], question: str) -> None:
    reading = _read(tmp_path, {"事项": "修订“两个规则”", "部分": "自身"} | answers)
    assert _paragraphs(reading) == {"自身.去年计划": f"【待填：{question}】。"}


def test_a_promise_that_its_item_tells_is_not_told_again(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        {"事项": "审议托育工作", "部分": "监督", "结果": "完成", "议题": "托育服务发展"},
        {"事项": "调研阅读", "部分": "监督", "结果": "未做", "议题": "全民阅读"},
        {"事项": "视察河道", "部分": "监督", "结果": "推进中", "议题": "柳溪河治理"},
    )
    assert _paragraphs(reading) == {}
    assert {f"本年议题.{number}.题目" for number in (1, 2, 3)} <= reading.shown


@pytest.mark.parametrize(
    ("named", "parts", "home"),
    [
        ("监督", ("政治", "发展", "民生", "代表", "自身"), "民生"),
        ("决定任免", ("政治", "发展", "民生", "代表", "自身"), "发展"),
        ("监督", ("政治", "监督", "决定任免", "代表", "自身"), "监督"),
        ("决定任免", ("政治", "监督", "决定任免", "代表", "自身"), "决定任免"),
        ("决定任免", ("政治", "监督", "代表", "自身"), "监督"),
        ("", ("政治", "监督", "代表", "自身"), ""),
    ],
)
def test_a_promise_belongs_to_the_part_of_its_duty(named: str, parts: tuple[str, ...], home: str) -> None:
    assert home_of(named, parts) == home


def test_a_promise_of_no_part_stands_after_the_statistics(tmp_path: Path) -> None:
    reading = _read(tmp_path, {"事项": "修订议事规则", "结果": "完成", "说明": "2月印发执行"})
    places = [block.id for block in reading.half(REVIEW)]
    assert places.index("回顾.去年计划") == places.index("回顾.统计") + 1


@pytest.mark.parametrize("result", ["完成", "推进中", "未做"])
@pytest.mark.parametrize("level", ["区", "镇"])
def test_no_frame_stands_more_than_twice_among_the_promises_of_a_part(
    tmp_path: Path, result: str, level: str
) -> None:
    shown = {"原因": "经费没有到位"} if result == "未做" else {"说明": "已经开了两次会"}
    many = ({"事项": f"办好第{n}件实事", "部分": "自身", "结果": result} | shown for n in range(1, 9))
    reading = _read(tmp_path, *many, level=level)
    text = _paragraphs(reading)["自身.去年计划"]
    assert all(f"第{n}件实事" in text for n in range(1, 9))
    shapes = Counter(re.sub("第[1-8]件", "", sentence) for sentence in text.split("。") if sentence)
    assert shapes.total() == 8
    assert max(shapes.values()) <= 2


_ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "部分": st.sampled_from(_PARTS),
        "结果": st.sampled_from(["完成", "推进中", "未做", "待填"]),
        "议题": st.sampled_from(["托育服务发展", "全民阅读", "柳溪河治理", "没有的议题", "待填"]),
        "说明": st.sampled_from(["2月印发执行", "走访18家，开座谈会3次，形成报告", "待填"]),
        "原因": st.sampled_from(["上位法正在修改", "由于经费没有到位", "待填"]),
    },
)

# Which item of the file tells a promise of this result that names it.
_SHOWS = {
    ("完成", "托育服务发展"): "本年议题.1.题目",
    ("推进中", "托育服务发展"): "本年议题.1.题目",
    ("推进中", "柳溪河治理"): "本年议题.3.题目",
    ("未做", "全民阅读"): "本年议题.2.题目",
    ("", "托育服务发展"): "本年议题.1.题目",
    ("", "柳溪河治理"): "本年议题.3.题目",
    ("", "全民阅读"): "本年议题.2.题目",
}


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answers=st.lists(_ANSWERS, min_size=1, max_size=8),
    words=st.permutations(
        [
            "修订议事规则",
            "新建行业类代表联络站4个",
            "组织学习，全年安排12次",
            "督办意见",
            "将听取汇报",
            "走访代表",
            "清理文件",
            "培训骨干",
        ]
    ),
    level=st.sampled_from(["区", "县", "县级市", "镇", "乡"]),
)
def test_whatever_is_answered_no_promise_vanishes(
    tmp_path: Path, answers: list[dict[str, str]], words: list[str], level: str
) -> None:
    promises = [{"事项": text, **one} for text, one in zip(words, answers, strict=False)]
    reading = _read(tmp_path, *promises, level=level)
    gaps = {
        span.origin.path
        for block in reading.body
        for span in block_spans(block)
        if isinstance(span.origin, Gap)
    }
    for number, promise in enumerate(promises, start=1):
        path = f"去年计划.{number}"
        told_by = _SHOWS.get((promise.get("结果", ""), promise.get("议题", "")), "")
        by_sentence = f"{path}.事项" in reading.shown
        by_gap = any(gap.startswith(f"{path}.") for gap in gaps)
        assert told_by in reading.shown or by_sentence or by_gap, promise
        assert not (by_sentence and by_gap and promise.get("结果") == "待填"), promise


def test_a_mark_typed_into_a_promise_opens_no_block(tmp_path: Path) -> None:
    reading = _read(tmp_path, {"事项": "“# 标题 | 一格”", "部分": "自身"})
    assert _paragraphs(reading)["自身.去年计划"] == "【待填：去年计划“‘#标题|一格’”办得怎样】。"


def test_at_the_end_of_a_term_an_item_that_five_years_leave_out_is_told_for_its_promise(
    tmp_path: Path,
) -> None:
    topics = ("养老服务", "托育服务", "残疾人服务", "殡葬服务")
    promises = [{"事项": f"审议{topic}", "部分": "监督", "结果": "完成", "议题": topic} for topic in topics]
    items = "".join(
        f"  - 题目: {topic}\n    形式: 听取和审议\n    领域: 养老托育\n    意见数: {n}\n"
        for n, topic in enumerate(topics, start=3)
    )
    entries = "".join(
        "  - " + "\n    ".join(f"{key}: {text}" for key, text in one.items()) + "\n" for one in promises
    )
    head = "文种: 工作报告\n级别: 区\n年度: 2026\n年型: 届末\n"
    reading = read_text(tmp_path, f"{head}去年计划:\n{entries}本年议题:\n{items}")
    shown = [f"本年议题.{number}.题目" in reading.shown for number in range(1, 5)]
    assert shown == [True] * 4
    (text,) = _paragraphs(reading).values()
    assert sum(topic in text for topic in topics) == 2
