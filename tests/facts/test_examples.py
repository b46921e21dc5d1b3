"""The facts files that are shipped or held against past reports: complete, sound, fictional."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias, cast

import pytest
import yaml

from tests.shipped import COMPLETE, MINIMAL, QUESTIONS, TERM

Node: TypeAlias = "str | list[Node] | dict[str, Node]"
Item: TypeAlias = dict[str, str | list[str]]

REPOSITORY = Path(__file__).resolve().parents[2]
SHORTEST = MINIMAL
RETOLD = tuple(sorted((REPOSITORY / "tests" / "retold").glob("报告-00?.yaml")))
FACTS_FILES = (COMPLETE, SHORTEST, *RETOLD)
REVIEW, PLAN = "本年议题", "来年议题"

# 监督法、预算法、组织法、代表法 ask for these every year: words of the topic, form, and the year
# the figures speak of, counted from the year of the half.
STATUTORY = (
    ("发展计划", "听取和审议", 0),
    ("预算执行", "听取和审议", 0),
    ("决算", "审查和批准", -1),
    ("审计工作", "听取和审议", -1),
    ("审计查出问题整改", "听取和审议", -1),
    ("预算调整", "审查和批准", 0),
    ("预算草案", "初步审查", 1),
    ("国有资产管理", "听取和审议", -1),
    ("政府债务管理", "听取和审议", -1),
    ("环境状况和环境保护目标完成", "听取和审议", -1),
    ("备案审查", "听取和审议", -1),
    ("法治政府", "听取和审议", -1),
    ("代表建议办理", "听取和审议", None),
    ("民生实事", "民生实事监督", None),
)
# fmt: off
PROVINCES = (
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江",
    "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆",
    "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "台湾", "香港",
    "澳门",
)
# fmt: on
EMPTY_WORDS = ("明显成效", "显著", "一致好评", "高度重视", "切实", "积极成效", "深入推进", "作出了积极贡献")


@pytest.mark.parametrize("path", FACTS_FILES, ids=lambda path: path.stem)
def test_file_uses_only_keys_of_the_questionnaire(path: Path) -> None:
    assert list(_unknown_keys(_read(path), _questions())) == []


@pytest.mark.parametrize("path", FACTS_FILES, ids=lambda path: path.stem)
def test_file_is_plain_yaml_without_anchors_tags_or_repeated_keys(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    special = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)
    assert [token for token in yaml.scan(text, yaml.BaseLoader) if isinstance(token, special)] == []
    root = yaml.compose(text, yaml.BaseLoader)
    assert root is not None
    assert list(_repeated_keys(root)) == []


@pytest.mark.parametrize("path", FACTS_FILES, ids=lambda path: path.stem)
def test_no_real_province_is_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [name for name in PROVINCES if name in text] == []


@pytest.mark.parametrize("path", FACTS_FILES, ids=lambda path: path.stem)
def test_no_item_stands_twice_in_one_half(path: Path) -> None:
    for half in (REVIEW, PLAN):
        counts = Counter((item["题目"], item["形式"]) for item in _items(path, half))
        assert [pair for pair, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("path", "local_part"),
    [(COMPLETE, "民生法治"), (SHORTEST, None), (RETOLD[0], "换届选举"), (TERM, "换届选举")],
    ids=["五部分", "最简", "报告-000", "五年报告"],
)
def test_files_cover_local_parts_and_none(path: Path, local_part: str | None) -> None:
    structure = cast("Item", _mapping(path).get("结构", {}))
    assert structure.get("本地部分") == local_part


def test_complete_example_has_a_full_year_of_items() -> None:
    assert 34 <= len(_items(COMPLETE, REVIEW)) <= 38
    assert 27 <= len(_items(COMPLETE, PLAN)) <= 30


def test_shortest_example_is_ten_minutes_of_typing() -> None:
    assert 8 <= len(_items(SHORTEST, REVIEW)) <= 10
    assert 6 <= len(_items(SHORTEST, PLAN)) <= 8
    assert len(SHORTEST.read_text(encoding="utf-8").splitlines()) <= 125


@pytest.mark.parametrize(("half", "year"), [(REVIEW, 2026), (PLAN, 2027)])
@pytest.mark.parametrize(("topic", "form", "offset"), STATUTORY, ids=str)
def test_statutory_item_is_in_both_halves_with_the_year_of_its_figures(
    topic: str, form: str, offset: int | None, half: str, year: int
) -> None:
    found = [item for item in _items(COMPLETE, half) if topic in item["题目"] and item["形式"] == form]
    assert [item.get("数据年度") for item in found] == [None if offset is None else str(year + offset)]


@pytest.mark.parametrize("half", [REVIEW, PLAN])
def test_a_supervisory_or_judicial_organ_reports_in_each_half(half: str) -> None:
    organs = {item.get("报告机关") for item in _items(COMPLETE, half)}
    assert organs & {"区监委", "区法院", "区检察院"}


@pytest.mark.parametrize(("half", "least"), [(REVIEW, 4), (PLAN, 3)])
def test_law_checks_name_laws_in_full(half: str, least: int) -> None:
    titles = [_text(item, "题目") for item in _items(COMPLETE, half) if item["形式"] == "执法检查"]
    assert len(titles) >= least
    assert [title for title in titles if not title.startswith("《中华人民共和国")] == []


@pytest.mark.parametrize("half", [REVIEW, PLAN])
def test_a_topic_is_put_to_questions_in_each_half(half: str) -> None:
    assert [item for item in _items(COMPLETE, half) if item["形式"] == "专题询问"]


def test_three_topics_run_through_two_or_three_forms() -> None:
    counts = Counter(_text(item, "题目") for item in _items(COMPLETE, REVIEW))
    chains = {topic: count for topic, count in counts.items() if count > 1}
    assert chains == {"园区低效用地盘活": 2, "住宅小区物业管理": 2, "居家和社区养老服务": 3}


def test_eight_items_are_told_in_full() -> None:
    stages = {"背景", "问题", "意见", "意见数", "举措", "成效"}
    full = [item["题目"] for item in _items(COMPLETE, REVIEW) if stages <= item.keys()]
    assert len(full) == 8


def test_unfinished_items_give_their_reason_and_return_in_the_plan() -> None:
    open_items = {_text(item, "状态"): item for item in _items(COMPLETE, REVIEW) if "状态" in item}
    assert open_items.keys() == {"进行中", "未完成"}
    assert "进展" in open_items["进行中"]
    assert "原因" in open_items["未完成"]
    planned = {item["题目"] for item in _items(COMPLETE, PLAN)}
    assert {item["题目"] for item in open_items.values()} <= planned


def test_opinions_answer_problems_one_by_one() -> None:
    pairs = [
        (item["问题"], item["意见"]) for item in _items(COMPLETE, REVIEW) if {"问题", "意见"} <= item.keys()
    ]
    assert len(pairs) >= 12
    assert [pair for pair in pairs if len(pair[0]) != len(pair[1])] == []


@pytest.mark.parametrize(
    ("key", "longest"), [("题目", 24), ("背景", 24), ("目的", 18), ("重点", 12), ("问题", 14), ("意见", 14)]
)
def test_answers_are_short_enough_for_a_sentence(key: str, longest: int) -> None:
    items = _items(COMPLETE, REVIEW) + _items(COMPLETE, PLAN)
    answers = [answer for item in items if key in item for answer in _several(item[key])]
    assert answers
    assert [answer for answer in answers if len(answer) > longest] == []


def test_plan_items_record_no_results() -> None:
    told = {"问题", "问题数", "意见", "意见数", "举措", "成效", "状态", "测评", "原因"}
    assert [item for item in _items(COMPLETE, PLAN) if told & item.keys()] == []


def test_every_part_has_a_shortcoming_with_a_measure() -> None:
    shortcomings = cast("list[Item]", _mapping(COMPLETE)["不足"])
    assert [item["部分"] for item in shortcomings] == ["政治", "监督", "决定任免", "代表", "自身"]
    assert [item for item in shortcomings if not item["措施"]] == []


@pytest.mark.parametrize("path", [COMPLETE, SHORTEST], ids=lambda path: path.stem)
def test_figures_agree(path: Path) -> None:
    facts = _numbers(path)
    assert facts["会议.常委会会议"] >= 6
    for part, whole in (
        ("任免.任命", "任免.人次"),
        ("备案.审查", "备案.接收"),
        ("备案.纠正", "备案.审查"),
        ("备案.联网整改", "备案.联网预警"),
        ("代表.办结意见", "代表.收集意见"),
        ("代表.建议解决", "代表.建议总数"),
        ("代表.重点督办", "代表.建议总数"),
        ("代表.实事完成", "代表.实事总数"),
        ("自身.反馈意见", "自身.交办意见"),
    ):
        if part in facts:
            assert facts[part] <= facts[whole], (part, whole)


def test_every_item_with_deliberated_opinions_was_handed_over() -> None:
    forms = {"听取和审议", "执法检查"}
    items = [item for item in _items(COMPLETE, REVIEW) if item["形式"] in forms and "意见数" in item]
    assert len(items) == _numbers(COMPLETE)["自身.交办意见"]


def test_appointments_and_removals_add_up() -> None:
    facts = _numbers(COMPLETE)
    assert facts["任免.任命"] + facts["任免.免职"] == facts["任免.人次"]


def test_rate_of_content_is_a_whole_number_of_proposals() -> None:
    answers = cast("Item", _mapping(COMPLETE)["代表"])
    total = int(_text(answers, "建议总数"))
    rates = {f"{100 * content / total:.1f}%" for content in range(total + 1)}
    assert answers["建议满意率"] in rates


def test_standing_committee_is_of_lawful_size_and_shares_out_its_deputies() -> None:
    # 组织法第四十七条: 15 to 35 members in a district of up to a million people.
    told = cast("Item", _mapping(COMPLETE)["代表"])["联系活动"][0]
    members, each = (int(number) for number in re.findall(r"\d+", told))
    assert 15 <= members <= 35
    assert members * each == _numbers(COMPLETE)["代表.联系代表"]


def test_problems_left_after_the_audit_are_the_ones_visited() -> None:
    audit = next(item for item in _items(COMPLETE, REVIEW) if item["题目"] == "审计查出问题整改")
    assert "46个问题已整改43个" in audit["成效"]


@pytest.mark.parametrize("path", [COMPLETE, SHORTEST], ids=lambda path: path.stem)
def test_example_has_no_empty_words(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [word for word in EMPTY_WORDS if word in text] == []


def test_label_of_the_plan_year_does_not_repeat_the_start_of_the_plan_period() -> None:
    assert cast("Item", _mapping(COMPLETE)["来年"])["定性"] == "实施“十五五”规划的重要一年"


@pytest.mark.parametrize(
    ("path", "items"),
    list(zip(RETOLD, [(41, 1), (0, 41), (19, 23), (19, 22), (14, 3)], strict=True)),
    ids=lambda value: getattr(value, "stem", None),
)
def test_retold_report_keeps_its_number_of_items(path: Path, items: tuple[int, int]) -> None:
    assert (len(_items(path, REVIEW)), len(_items(path, PLAN))) == items


@cache
def _read(path: Path) -> Node:
    return cast("Node", yaml.BaseLoader(path.read_text(encoding="utf-8")).get_single_data())


def _mapping(path: Path) -> dict[str, Node]:
    return cast("dict[str, Node]", _read(path))


def _items(path: Path, half: str) -> list[Item]:
    return cast("list[Item]", _mapping(path).get(half, []))


def _text(item: Item, key: str) -> str:
    return cast("str", item[key])


def _several(answer: str | list[str]) -> list[str]:
    return [answer] if isinstance(answer, str) else answer


def _numbers(path: Path) -> dict[str, int]:
    groups = {name: group for name, group in _mapping(path).items() if isinstance(group, dict)}
    return {
        f"{name}.{key}": int(value)
        for name, group in groups.items()
        for key, value in group.items()
        if isinstance(value, str) and value.isdigit()
    }


def _questions() -> dict[str, Node]:
    """Return the keys of the questionnaire as nested mappings; a scalar or a plain list maps to {}."""
    data = _mapping(QUESTIONS / "问卷.yaml")
    shared = cast("dict[str, list[dict[str, Node]]]", data["记录类型"])

    def keys(questions: list[dict[str, Node]]) -> dict[str, Node]:
        return {cast("str", question["键"]): keys(children(question)) for question in questions}

    def children(question: dict[str, Node]) -> list[dict[str, Node]]:
        if "记录" in question:
            return shared[cast("str", question["记录"])]
        return cast("list[dict[str, Node]]", question.get("组", []))

    return keys(cast("list[dict[str, Node]]", data["题"]))


def _unknown_keys(node: Node, known: dict[str, Node], prefix: str = "") -> Iterator[str]:
    if isinstance(node, list):
        for entry in node:
            yield from _unknown_keys(entry, known, prefix)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in known:
                yield from _unknown_keys(value, cast("dict[str, Node]", known[key]), f"{prefix}{key}.")
            else:
                yield f"{prefix}{key}"


def _repeated_keys(node: yaml.Node) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        counts = Counter(key.value for key, _ in node.value)
        yield from (key for key, count in counts.items() if count > 1)
        for _, value in node.value:
            yield from _repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _repeated_keys(entry)
