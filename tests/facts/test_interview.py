"""Interview: which question comes next, and what a typed line says."""

from dataclasses import replace

import pytest

from planner.facts.asking.interview import (
    Accepted,
    Key,
    Narrowed,
    Refused,
    change_of,
    given,
    is_same,
    key_of,
    last_year,
    read,
)
from planner.facts.asking.progress import open_questions
from planner.facts.asking.steps import Interview, Step, left
from planner.facts.model import Background, Fact, Facts
from planner.facts.reading.answers import vocabulary
from planner.facts.splicing.splice import Edit, NewRecord
from planner.finding import Place
from tests.facts.reading import HEAD, facts_of, shipped_bank

_PROMISES = """去年计划:
  - 事项: 修订议事规则
    结果: {result}
  - 事项: 听取和审议托育服务发展情况的报告
本年议题:
  - 题目: 全民阅读
    形式: 视察
  - 题目: 托育服务发展
    形式: 听取和审议
"""


def _steps(facts: Facts, interview: Interview | None = None) -> list[str]:
    return [step.path for step in left(interview or Interview(), facts, shipped_bank())]


def _step(facts: Facts, path: str, interview: Interview | None = None) -> Step:
    steps = left(interview or Interview(), facts, shipped_bank())
    return next(step for step in steps if step.path == path)


def _read(step: Step, *lines: str, known: tuple[str, ...] = ()) -> Accepted | Refused | Narrowed:
    return read(step, lines, vocabulary(shipped_bank()), known)


def test_must_haves_come_in_the_order_of_the_questionnaire_and_nothing_else() -> None:
    facts = facts_of(HEAD)
    asked = [one.path for one in open_questions(facts) if one.question.need == "必须"]
    steps = _steps(facts)
    assert [path.partition(".1.")[0] for path in steps] == asked
    assert steps[:2] == ["单位.地区", "单位.届"]
    assert "本年议题.1.题目" in steps


def test_usual_and_optional_questions_follow_on_demand() -> None:
    facts = facts_of(HEAD)
    must = _steps(facts)
    everything = _steps(facts, Interview(everything=True))
    assert everything[: len(must)] == must
    assert "总述.口号" in everything[len(must) :]
    assert len(everything) == len(set(everything)) > len(must) + 30


def test_of_a_record_its_optional_fields_are_never_asked() -> None:
    facts = facts_of(f"{HEAD}本年议题:\n  - 题目: 全民阅读\n    形式: 视察\n")
    asked = [path for path in _steps(facts, Interview(everything=True)) if path.startswith("本年议题")]
    fields = [f"本年议题.1.{key}" for key in ("报告机关", "委室", "月份", "意见数", "成效")]
    assert asked == [*fields, "本年议题.2.题目"]


def test_what_was_put_is_not_put_again_until_one_goes_back() -> None:
    facts = facts_of(HEAD)
    first, second, *_ = left(Interview(), facts, shipped_bank())
    interview = Interview().after(first).after(second)
    assert not {first.path, second.path} & set(_steps(facts, interview))
    interview, again = interview.back()
    assert again == second
    assert _steps(facts, interview)[0] == second.path
    assert Interview().back() == (Interview(), None)


def test_a_condition_that_fails_asks_nothing() -> None:
    asked = {one.path for one in open_questions(facts_of(HEAD))}
    assert set(_steps(facts_of(HEAD), Interview(everything=True))) >= {
        p for p in asked if p.startswith("会议.")
    }


def test_an_answer_written_as_not_known_yet_is_asked_in_the_next_interview() -> None:
    assert "单位.地区" in _steps(facts_of(f"{HEAD}单位:\n  地区: 待填\n"))


# Promises


def test_a_promise_is_asked_its_result_then_what_the_result_needs() -> None:
    def asked(result: str) -> list[str]:
        facts = facts_of(_PROMISES.format(result=result))
        return [path for path in _steps(facts) if path.startswith("去年计划.1.")]

    assert asked("待填") == ["去年计划.1.结果"]
    assert asked("完成") == ["去年计划.1.议题", "去年计划.1.说明"]
    assert asked("推进中") == ["去年计划.1.说明"]
    assert asked("未做") == ["去年计划.1.原因"]


def test_promises_are_asked_at_their_place_among_the_must_haves() -> None:
    steps = _steps(facts_of(HEAD + _PROMISES.format(result="完成")))
    at = steps.index("去年计划.1.议题")
    assert steps[at : at + 3] == ["去年计划.1.议题", "去年计划.1.说明", "去年计划.2.结果"]
    assert "会议.常委会会议" in steps[:at]
    assert "任免.人次" in steps[at:]


def test_a_promise_that_is_answered_for_asks_nothing_more() -> None:
    done = "去年计划:\n  - 事项: 审议托育工作\n    结果: 完成\n    议题: 托育服务发展\n"
    facts = facts_of(f"{HEAD}{done}本年议题:\n  - 题目: 托育服务发展\n    形式: 听取和审议\n")
    assert [path for path in _steps(facts) if path.startswith("去年计划")] == []


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        ("拟开展", ["本年议题.2.状态"]),
        ("进行中", ["本年议题.2.进展"]),
        ("进行中\n    进展: 会前调研", []),
        ("未完成", ["本年议题.2.原因"]),
        ("未完成\n    原因: 上位法正在修改", []),
        ("已审议", []),
    ],
)
def test_a_promise_that_names_an_item_asks_how_far_the_item_came(status: str, asked: list[str]) -> None:
    text = _PROMISES.format(result="未做\n    原因: 人手不足")
    text = text.replace("情况的报告\n", "情况的报告\n    议题: 托育服务发展\n", 1)
    steps = _steps(facts_of(f"{HEAD}{text}    状态: {status}\n"))
    assert [path for path in steps if path.startswith(("去年计划.", "本年议题.2."))] == asked


def test_how_far_an_item_came_is_asked_by_its_title_and_form() -> None:
    text = _PROMISES.format(result="完成").replace("情况的报告\n", "情况的报告\n    议题: 托育服务发展\n", 1)
    step = _step(facts_of(f"{HEAD}{text}    状态: 拟开展\n"), "本年议题.2.状态")
    assert step.about == "议题“托育服务发展”（听取和审议）"
    assert step.options[:3] == ("拟开展", "进行中", "已审议")


def test_titles_are_offered_by_likeness_and_taken_by_number_name_or_words() -> None:
    facts = facts_of(_PROMISES.format(result="完成").replace("修订议事规则", "推动全民阅读"))
    step = _step(facts, "去年计划.1.议题")
    known = ("全民阅读", "托育服务发展")
    assert step.about == "去年计划第1条“推动全民阅读”"
    assert step.options == known
    assert _read(step, "２", known=known) == Accepted(("托育服务发展",))
    assert _read(step, "全民阅读", known=known) == Accepted(("全民阅读",))
    assert _read(step, "托育", known=known) == Narrowed(("托育服务发展", "全民阅读"))
    assert _read(step, "待填", known=known) == Accepted(("待填",))


# Records


def test_an_empty_list_of_records_is_begun_by_its_first_field() -> None:
    facts = facts_of(HEAD)
    step = _step(facts, "不足.1.表现")
    assert change_of(step, ("监督不够有力",), facts) == NewRecord("不足", {"表现": ("监督不够有力",)})


def test_a_record_begun_is_finished_first_then_a_further_one_is_offered_once() -> None:
    before = facts_of(HEAD)
    step = _step(before, "不足.1.表现")
    facts = facts_of(f"{HEAD}不足:\n  - 表现: 监督不够有力\n")
    interview = Interview().after(step, "不足.1")
    assert _steps(facts, interview)[:3] == ["不足.1.措施", "不足.1.部分", "不足.2.表现"]
    further = _step(facts, "不足.2.表现", interview)
    assert further.about == "第2条（没有了就直接按回车）"
    assert "不足.2.表现" not in _steps(facts, interview.after(further))
    assert change_of(replace(step), ("监督不够准",), facts) == Edit("不足.1.表现", ("监督不够准",))


def test_a_field_of_a_record_that_is_there_names_its_record() -> None:
    facts = facts_of(f"{HEAD}本年议题:\n  - 题目: 全民阅读\n")
    step = _step(facts, "本年议题.1.形式")
    assert step.about == "第1条“全民阅读”"
    assert "听取和审议" in step.options
    assert "听取和讨论" not in step.options
    assert change_of(step, ("视察",), facts) == Edit("本年议题.1.形式", ("视察",))


# Answers


@pytest.mark.parametrize(
    ("path", "typed", "texts"),
    [
        ("会议.常委会会议", " ８ 次", ("8",)),
        ("会议.常委会会议", "许多", None),
        ("会议.常委会会议", "待填", ("待填",)),
        ("会议.常委会会议", "无", None),
        ("大会.日期", "2027-1-12", ("2027年1月12日",)),
        ("大会.次", "6", ("六",)),
        ("大会.职务", "2", ("代理主任",)),
        ("大会.职务", "主任", ("主任",)),
        ("大会.职务", "主仁", None),
        ("总述.口号", "建设山水宜居之城", ("建设山水宜居之城",)),
        ("总述.口号", "无", ()),
    ],
)
def test_a_line_is_read_as_the_loader_reads_it(path: str, typed: str, texts: tuple[str, ...] | None) -> None:
    step = _step(facts_of(HEAD), path, Interview(everything=True))
    answer = _read(step, typed)
    assert isinstance(answer, Refused) if texts is None else answer == Accepted(texts)


def test_a_refusal_says_what_to_type() -> None:
    step = _step(facts_of(HEAD), "大会.职务")
    assert _read(step, "代理主仁") == Refused("没有“代理主仁”这个选项，是不是“代理主任”。改法：代理主任。")


def test_a_remark_comes_with_the_answer() -> None:
    step = _step(facts_of(HEAD), "总述.目标", Interview(everything=True))
    answer = _read(step, "“双一流建设")
    assert answer == Accepted(("“双一流建设",), ("前后引号不成对。", "补上缺的那一半，或者去掉多的。"))


def test_lines_of_a_list_are_its_entries_without_numbers() -> None:
    step = _step(facts_of(HEAD), "自身.制度", Interview(everything=True))
    assert _read(step, "1. 《议事规则》", "（2）《办法》") == Accepted(("《议事规则》", "《办法》"))
    assert _read(step, "《甲》《乙》") == Accepted(("《甲》", "《乙》"))
    assert _read(step, "学习、培训、交流") == Accepted(("学习、培训、交流",))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", Key.SKIP),
        ("  ", Key.SKIP),
        ("?", Key.HELP),
        ("？", Key.HELP),
        ("<", Key.BACK),
        ("＜", Key.BACK),
        ("《", Key.BACK),
        ("上一题", Key.BACK),
        ("Q", Key.LEAVE),
        ("ｑ", Key.LEAVE),
        ("退出", Key.LEAVE),
        ("8", None),
        ("待填", None),
        ("《议事规则》", None),
    ],
)
def test_keys_are_known_however_the_input_method_writes_them(typed: str, key: Key | None) -> None:
    assert key_of(typed) is key


# Last year, and other hands


def test_last_year_is_told_from_its_file_or_from_the_comment_above_the_key() -> None:
    text = f"{HEAD}会议:\n  # 全年召开常委会会议（必填）\n  # 去年：9次\n  常委会会议:\n  主任会议:\n"
    facts = facts_of(text)
    step = _step(facts, "会议.常委会会议")
    assert last_year(step, facts, text) == "9次"
    assert last_year(_step(facts, "会议.主任会议", Interview(everything=True)), facts, text) == ""
    before = Fact("会议.常委会会议", "10", 10, Place("去年.yaml", 3, 1), "")
    rolled = replace(facts, background=Background({"会议.常委会会议": before}))
    assert last_year(step, rolled, text) == "10次"


def test_a_step_is_the_same_only_while_its_record_and_answer_are() -> None:
    one = facts_of(f"{HEAD}本年议题:\n  - 题目: 全民阅读\n")
    step = _step(one, "本年议题.1.形式")
    moved = facts_of(f"{HEAD}本年议题:\n  - 题目: 托育服务\n  - 题目: 全民阅读\n")
    answered = facts_of(f"{HEAD}本年议题:\n  - 题目: 全民阅读\n    形式: 视察\n")
    elsewhere = facts_of(f"{HEAD}会议:\n  常委会会议: 8\n本年议题:\n  - 题目: 全民阅读\n")
    assert [is_same(step, one, other) for other in (one, moved, answered, elsewhere)] == [
        True,
        False,
        False,
        True,
    ]
    assert [fact.text for fact in given(step, answered)] == ["视察"]
