"""Promises of last year's plan: every one is answered for, and its answer agrees with the year's items."""

import pytest

from planner.clock import clock_of
from planner.facts.check import check
from planner.facts.derived.promises import bare_promise, promised
from planner.facts.messages import with_lines
from planner.facts.rules.promises import RULE, promises
from planner.finding import Finding
from tests.facts.reading import HEAD, facts_of, shipped_bank

_ITEMS = """本年议题:
  - 题目: 托育服务发展
    形式: 听取和审议
    意见数: 7
  - 题目: 全民阅读
    形式: 专题调研
    状态: 未完成
    原因: 人手不足
  - 题目: 柳溪河治理
    形式: 视察
    状态: 进行中
    进展: 实地察看
"""


def _found(promise: str, plan: str = "") -> list[Finding]:
    text = f"{HEAD}单位:\n  地区: 云川区\n去年计划:\n{promise}{_ITEMS}{plan}"
    facts = facts_of(text)
    return list(with_lines(promises(facts, shipped_bank()), text))


def _told(promise: str, plan: str = "") -> list[tuple[str, str]]:
    return [(found.severity.value, found.message) for found in _found(promise, plan)]


def _promise(**answers: str) -> str:
    lines = [f"{key}: {text}" for key, text in ({"事项": "修订议事规则"} | answers).items()]
    return "  - " + "\n    ".join(lines) + "\n"


def test_a_promise_without_a_result_is_named_at_its_line_with_what_to_type() -> None:
    (found,) = _found(_promise())
    assert (found.rule, found.severity.value, found.place.line) == (RULE, "warning", 7)
    assert found.message == "“修订议事规则”还没有交代办得怎样，初稿里会留【待填】"
    assert found.suggestion == "填“结果: 完成”“结果: 推进中”或“结果: 未做”"


def test_each_of_many_promises_without_a_result_is_named_once() -> None:
    many = "".join(_promise(事项=f"办第{number}件事") for number in range(1, 15))
    facts = facts_of(f"{HEAD}去年计划:\n{many}")
    said = [
        f.message for f in check(facts, shipped_bank(), clock_of(2026, None)) if "交代办得怎样" in f.message
    ]
    assert said == [f"“办第{number}件事”还没有交代办得怎样，初稿里会留【待填】" for number in range(1, 15)]
    found = check(facts, shipped_bank(), clock_of(2026, None))
    assert [f for f in found if f.rule == "缺项" and "结果" in f.message] == []


@pytest.mark.parametrize(
    "answers",
    [
        {"结果": "完成", "议题": "托育服务发展"},
        {"结果": "完成", "议题": "关于托育服务发展情况的报告"},
        {"结果": "完成", "说明": "2月印发执行"},
        {"结果": "推进中", "议题": "柳溪河治理"},
        {"结果": "未做", "议题": "全民阅读"},
    ],
    ids=str,
)
def test_a_promise_that_is_answered_for_raises_nothing_but_that_it_may_go_on(answers: dict[str, str]) -> None:
    assert [told for told in _told(_promise(**answers)) if told[0] != "info"] == []


@pytest.mark.parametrize(
    ("topic", "result"), [("托育服务发展", "完成"), ("全民阅读", "未做"), ("柳溪河治理", "推进中")]
)
def test_a_result_that_is_not_typed_is_what_the_item_shows(topic: str, result: str) -> None:
    facts = facts_of(f"{HEAD}去年计划:\n{_promise(议题=topic)}{_ITEMS}")
    assert [promise.result for promise in promised(facts, shipped_bank())] == [result]
    assert [told for told in _told(_promise(议题=topic)) if told[0] != "info"] == []


_TWO_FORMS = """本年议题:
  - 题目: 托育服务发展
    形式: 听取和审议
    意见数: 7
  - 题目: 托育服务发展
    形式: 专题询问
    状态: 进行中
    进展: 会前调研
"""


@pytest.mark.parametrize(
    ("words", "result", "forms"),
    [
        ("听取和审议托育服务发展情况的报告", "完成", ["听取和审议"]),
        ("对托育服务发展开展专题询问", "推进中", ["专题询问"]),
        ("听取托育服务发展情况的报告并开展专题询问", "完成", ["听取和审议", "专题询问"]),
        ("抓好托育服务发展", "完成", ["听取和审议", "专题询问"]),
    ],
)
def test_of_two_items_of_one_title_that_in_the_promised_form_answers(
    words: str, result: str, forms: list[str]
) -> None:
    facts = facts_of(f"{HEAD}去年计划:\n{_promise(事项=words, 议题='托育服务发展')}{_TWO_FORMS}")
    (promise,) = promised(facts, shipped_bank())
    assert promise.result == result
    assert [item.form.name for item in promise.items if item.form] == forms


def test_an_item_that_is_only_planned_answers_for_no_promise() -> None:
    promise = _promise(议题="托育服务发展")
    planned = _ITEMS.replace("    意见数: 7\n", "    状态: 拟开展\n")
    facts = facts_of(f"{HEAD}去年计划:\n{promise}{planned}")
    (found,) = promises(facts, shipped_bank())
    assert found.message == "“修订议事规则”还没有交代办得怎样，初稿里会留【待填】"
    assert found.suggestion == (
        "第8行的议题办了，把它的“状态”改掉就行；否则填“结果: 完成”“结果: 推进中”或“结果: 未做”"
    )


def test_a_result_that_is_pending_is_asked_for_whatever_the_item_shows() -> None:
    facts = facts_of(f"{HEAD}去年计划:\n{_promise(结果='待填', 议题='托育服务发展')}{_ITEMS}")
    assert [promise.result for promise in promised(facts, shipped_bank())] == [None]


def test_a_result_not_known_yet_is_no_promise_left_out() -> None:
    assert _told(_promise(结果="待填")) == []


@pytest.mark.parametrize(
    ("answers", "severity", "message"),
    [
        (
            {"结果": "完成"},
            "warning",
            "“修订议事规则”填的是完成，没有写由哪个议题体现，初稿里会留【待填】",
        ),
        (
            {"结果": "推进中"},
            "warning",
            "“修订议事规则”还在推进，没有写到了哪一步，初稿里会留【待填】",
        ),
        ({"结果": "未做"}, "warning", "“修订议事规则”没有做，也没有写原因，初稿里会留【待填】"),
        (
            {"结果": "完成", "议题": "全民阅读"},
            "error",
            "“修订议事规则”填的是完成，第14行的议题“全民阅读”却是“未完成”",
        ),
        (
            {"结果": "完成", "议题": "柳溪河治理"},
            "error",
            "“修订议事规则”填的是完成，第18行的议题“柳溪河治理”却是“进行中”",
        ),
        (
            {"结果": "未做", "议题": "托育服务发展"},
            "error",
            "“修订议事规则”填的是未做，第11行的议题“托育服务发展”却是“已提意见”",
        ),
        (
            {"结果": "完成", "议题": "托育服务发站"},
            "error",
            "“本年议题”里没有“托育服务发站”，是不是“托育服务发展”",
        ),
        (
            {"结果": "完成", "议题": "无人机巡河", "说明": "飞了12次"},
            "warning",
            "“本年议题”里没有“无人机巡河”",
        ),
        (
            {"结果": "完成", "议题": "托育服务发展", "说明": "2月印发执行"},
            "info",
            "“修订议事规则”由议题“托育服务发展”体现，“说明”不写进初稿",
        ),
    ],
    ids=str,
)
def test_what_lacks_or_contradicts_is_told(answers: dict[str, str], severity: str, message: str) -> None:
    assert _told(_promise(**answers))[0] == (severity, message)


def test_what_is_not_done_and_not_planned_again_is_mentioned() -> None:
    promise = _promise(结果="未做", 原因="上位法正在修改", 部分="自身")
    (found,) = _found(promise)
    assert found.message == "“修订议事规则”没有做，来年的计划里没有接着安排"
    assert found.suggestion == "还要办就写进“来年议题”或“来年.自身措施”；不再办就不用管"


@pytest.mark.parametrize(
    ("promise", "plan"),
    [
        ("修订议事规则", "来年:\n  自身措施:\n    - 上半年修订议事规则，印发执行\n"),
        ("修订议事规则", "不足:\n  - 表现: 规则旧\n    措施: 修订《议事规则》\n    部分: 自身\n"),
        (
            "对住宅物业管理条例开展执法检查",
            "来年议题:\n  - 题目: 《云川区住宅物业管理条例》\n    形式: 执法检查\n",
        ),
        ("审议医保基金监管情况", "来年议题:\n  - 题目: 医保基金监管\n    形式: 听取和审议\n"),
    ],
)
def test_what_the_plan_says_again_is_taken_up(promise: str, plan: str) -> None:
    assert _told(_promise(事项=promise, 结果="未做", 原因="时间不够"), plan) == []


@pytest.mark.parametrize(
    ("promise", "plan"),
    [
        ("听取养老服务体系建设情况的报告", "来年议题:\n  - 题目: 托育服务体系建设\n    形式: 听取和审议\n"),
        ("举办代表培训班3期", "来年:\n  代表措施:\n    - 组织代表小组活动3次\n"),
        ("视察水利", "来年议题:\n  - 题目: 水利\n    形式: 视察\n"),
    ],
)
def test_what_only_sounds_alike_is_not_taken_up(promise: str, plan: str) -> None:
    facts = facts_of(f"{HEAD}去年计划:\n{_promise(事项=promise, 结果='未做', 原因='时间不够')}{plan}")
    assert [one.taken_up for one in promised(facts, shipped_bank())] == [False]


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("将修订议事规则。", "修订议事规则"),
        ("拟于三季度视察", "三季度视察"),
        ("打算开展调研；", "开展调研"),
        ("拟定监督计划", "拟定监督计划"),
        ("将代表建议办理纳入考核", "将代表建议办理纳入考核"),
        ("将", "将"),
    ],
)
def test_a_promise_is_told_without_the_word_for_the_future(typed: str, bare: str) -> None:
    assert bare_promise(typed) == bare
