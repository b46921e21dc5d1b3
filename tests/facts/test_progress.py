"""How much is filled in, and what is left to ask."""

from planner.facts.asking.progress import Count, open_questions, progress
from planner.facts.model import Need
from planner.facts.rules.missing import missing
from tests.facts.reading import HEAD, facts_of, read

SOME = f"""{HEAD}单位:
  地区: 云川区
  届: 待填
会议:
  常委会会议: 8
本年议题:
  - 题目: 托育服务发展
    形式: 听取和审议
  - 题目: 老旧小区改造
来年议题:
  - 题目: 农村供水保障
    形式: 视察
"""


def test_answers_are_counted_by_need_and_what_is_typed_as_unknown_is_no_answer() -> None:
    counted = progress(facts_of(SOME)).needs
    assert counted[Need.MUST] == Count(7, 15)
    assert counted[Need.USUAL].answered == 0
    assert counted[Need.USUAL].asked > 20


def test_answers_are_counted_by_group_in_the_order_of_the_file() -> None:
    groups = progress(facts_of(SOME)).groups
    assert groups["一、单位和会议"] == Count(1, 2)
    assert list(groups)[:4] == ["文种", "哪一级人大", "报告哪一年的工作", "这一年在本届里是哪一种年份"]
    assert "十一、换届选举（本地部分选“换届选举”时填）" not in groups


def test_must_haves_are_asked_first_then_usual_then_optional_each_in_file_order() -> None:
    left = open_questions(facts_of(SOME))
    needs = [one.question.need for one in left]
    assert needs == sorted(needs, key=list(Need).index)
    assert [one.path for one in left][:9] == [
        "单位.届",
        "大会.次",
        "大会.日期",
        "大会.报告人",
        "大会.职务",
        "本年议题.2.形式",
        "任免.人次",
        "代表.建议总数",
        "不足",
    ]


def test_a_planned_item_is_not_asked_what_came_of_it() -> None:
    paths = [one.path for one in open_questions(facts_of(SOME))]
    assert "来年议题.1.委室" in paths
    assert [
        path for path in paths if path.startswith("来年议题.1.") and path.endswith(("成效", "意见数"))
    ] == []


def test_nothing_is_open_about_elections_until_they_are_the_local_part() -> None:
    chosen = facts_of(f"{HEAD}结构:\n  本地部分: 换届选举\n")
    assert [one.path for one in open_questions(facts_of(HEAD)) if one.path.startswith("选举.")] == []
    assert "选举.参选率" in [one.path for one in open_questions(chosen)]


def test_what_is_not_asked_is_not_missing() -> None:
    said = [finding.text for finding in missing(read(HEAD)[0])]
    assert "本年议题" in said
    assert [text for text in said if text.startswith(("选举.", "本地."))] == []
