"""What a filled file is checked for: gaps, sums, agenda, duties of the law, wording of its time."""

import re
from functools import cache
from pathlib import Path

import pytest

from planner.facts.check import check
from planner.facts.derived.timing import facts_clock
from planner.facts.load import load_facts
from planner.facts.rules.wording import EXPIRED, MISWRITTEN, UNSETTLED
from planner.finding import Finding
from tests.facts.reading import HEAD, facts_of, shipped_bank

EXAMPLE = Path(__file__).resolve().parents[2] / "templates" / "工作报告" / "五部分" / "示例.yaml"
OF_WORDING = (EXPIRED, UNSETTLED, MISWRITTEN)
DATE = "大会:\n  日期: 2027年1月12日\n"


def findings(body: str) -> tuple[Finding, ...]:
    facts = facts_of(HEAD + body)
    return check(facts, shipped_bank(), facts_clock(facts))


def of_rule(body: str, *rules: str) -> list[tuple[int, str]]:
    """Return line and severity of the findings of these rules."""
    return [(f.place.line, f.severity.value) for f in findings(body) if f.rule in rules]


@cache
def example_rules() -> dict[str, str]:
    facts, _ = load_facts(EXAMPLE, shipped_bank())
    return {f.rule: f.severity.value for f in check(facts, shipped_bank(), facts_clock(facts))}


def test_complete_example_has_nothing_to_mend() -> None:
    assert set(example_rules().values()) <= {"info"}


def test_blank_must_is_a_warning_and_blank_usual_an_info_once_each() -> None:
    found = {f.text: f for f in findings("") if f.rule == "缺项"}
    assert (found["单位.地区"].severity, found["代表.列席"].severity) == ("warning", "info")
    assert "任免.任命" not in found
    assert (
        found["会议.常委会会议"].message
        == "没有填“会议”的“常委会会议”（全年召开常委会会议），初稿里会留【待填】"
    )
    assert found["会议.常委会会议"].suggestion == "填在“常委会会议:”后面，如 8"


def test_blank_must_of_a_record_is_a_warning_there_and_a_usual_one_is_counted() -> None:
    body = (
        "本年议题:\n  - 题目: 托育服务发展\n  - 题目: 养老服务\n    形式: 专题询问\n    委室: 社会建设工委\n"
    )
    found = [f for f in findings(body) if f.rule == "缺项" and f.place.line]
    assert [(f.place.line, f.severity.value) for f in found if "形式" in f.message] == [(5, "warning")]
    assert [f.message for f in found if "“月份”" in f.message] == ["“本年议题”有2条没有填“月份”"]
    assert [f.suggestion for f in found if "委室" in f.message] == ["有就填：托育服务发展"]


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("不足:\n  - 措施: 建立台账\n    部分: 监督\n", 5, "“表现”（不足是什么），初稿里会留【待填】"),
        ("不足:\n  - 表现: 落实不够\n    部分: 监督\n", 5, "“措施”（今后怎么改），计划里没有和它对应的措施"),
        ("不足:\n  - 表现: 落实不够\n    措施: 建立台账\n", 5, "“部分”（属于哪一部分），措施写进最后一部分"),
        ("政治:\n  补充:\n    - 小标题: 对口支援\n", 6, "“内容”，初稿里会留【待填】"),
        ("代表:\n  建议事例:\n    - 成效: 2条断头路通车\n", 6, "“建议”（代表建议的事），初稿里会留【待填】"),
        ("代表:\n  群众事例:\n    - 成效: 护学通道3处\n", 6, "“反映”（群众反映什么），初稿里会留【待填】"),
        ("本年议题:\n  - 形式: 视察\n", 5, "“题目”（议题），初稿里会留【待填】"),
        ("来年议题:\n  - 题目: 托育服务发展\n", 5, "“形式”，初稿里会留【待填】"),
    ],
)
def test_blank_must_of_any_record_is_a_warning_at_its_line_that_says_what_becomes_of_it(
    body: str, line: int, message: str
) -> None:
    found = [f for f in findings(body) if f.rule == "缺项" and f.place.line == line]
    assert [(f.message.partition("的“")[2], f.severity) for f in found if f.severity == "warning"] == [
        (message.removeprefix("“"), "warning")
    ]


def test_plan_items_are_not_asked_for_results() -> None:
    body = "来年议题:\n  - 题目: 托育服务发展\n    形式: 专题询问\n"
    assert not [f for f in findings(body) if "成效" in f.message or "意见数" in f.message]


def test_pending_answers_and_marks_inside_texts_are_named() -> None:
    body = "会议:\n  常委会会议: 待填\n政治:\n  党委会议: 区委XX会议\n"
    assert of_rule(body, "待填") == [(5, "info"), (7, "warning")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("区委X次全会", True),
        ("中共X区委会议", True),
        ("《X》", True),
        ("×月召开的会议", True),
        ("拍X光片的设备", False),
        ("引进X射线机", False),
        ("建成X5项目", False),
        ("3×年度预算", False),
    ],
)
def test_one_letter_that_masks_a_name_is_a_mark_too(text: str, *, named: bool) -> None:
    assert bool(of_rule(f"政治:\n  党委会议: 区委研究人大工作，{text}\n", "待填")) is named


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("代表:\n  收集意见: 500\n  办结意见: 501\n", [(6, "error")]),
        ("代表:\n  收集意见: 500\n  办结意见: 500\n", []),
        ("代表:\n  收集意见: 约500\n  办结意见: 501\n", []),
        ("代表:\n  收集意见: 500\n  办结意见: 约501\n", []),
        ("代表:\n  收集意见: 500\n  办结意见: 500余\n", []),
        ("代表:\n  建议总数: 9\n  建议解决: 10\n", [(6, "error")]),
        ("代表:\n  实事总数: 10\n  实事完成: 11\n", [(6, "error")]),
        ("备案:\n  接收: 15\n  审查: 16\n", [(6, "error")]),
        ("备案:\n  联网预警: 18\n  联网整改: 19\n", [(6, "error")]),
        ("任免:\n  人次: 58\n  任命: 37\n  免职: 22\n", [(5, "error")]),
        ("任免:\n  人次: 58\n  任命: 37\n  免职: 20\n", [(5, "warning")]),
        ("任免:\n  人次: 58\n  任命: 37\n  免职: 21\n", []),
        ("任免:\n  人次: 58\n  任命: 37\n  免职: 约22\n", []),
        ("任免:\n  人次: 约58\n  任命: 37\n  免职: 22\n", []),
        ("任免:\n  人次: 58\n  任命: 59\n", [(6, "error")]),
    ],
)
def test_parts_may_not_exceed_their_whole(body: str, found: list[tuple[int, str]]) -> None:
    assert of_rule(body, "数字勾稽") == found


@pytest.mark.parametrize(("count", "found"), [("5", [(5, "warning")]), ("6", []), ("待填", [])])
def test_standing_committee_meets_six_times_or_more(count: str, found: list[tuple[int, str]]) -> None:
    assert of_rule(f"会议:\n  常委会会议: {count}\n", "会议次数") == found


@pytest.mark.parametrize(
    ("deputies", "found"), [(139, [(5, "warning")]), (140, []), (450, []), (451, [(5, "warning")])]
)
def test_deputies_elected_are_as_many_as_the_law_sets(deputies: int, found: list[tuple[int, str]]) -> None:
    assert of_rule(f"选举:\n  区代表: {deputies}\n", "数字范围") == found


def test_a_figure_out_of_its_span_says_the_span_and_what_to_look_for() -> None:
    (found,) = [f for f in findings("会议:\n  主任会议: 160\n") if f.rule == "数字范围"]
    assert (found.message, found.suggestion, found.basis) == (
        "“全年召开主任会议”填的是160，一般在4到80之间",
        "核对是否多打、少打了一位",
        "常见范围",
    )


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026年12月14日", [(5, "warning")]),
        ("2026年12月15日", []),
        ("2027年3月31日", []),
        ("2027年4月1日", [(5, "warning")]),
        ("2026年1月12日", [(5, "warning")]),
    ],
)
def test_congress_meets_between_mid_december_and_march(day: str, found: list[tuple[int, str]]) -> None:
    assert of_rule(f"大会:\n  日期: {day}\n", "大会日期") == found


@pytest.mark.parametrize(("number", "found"), [("一", [(5, "warning")]), ("二", [])])
def test_first_session_of_a_term_is_remarked_on(number: str, found: list[tuple[int, str]]) -> None:
    assert of_rule(f"大会:\n  次: {number}\n", "大会次数") == found


def test_same_topic_in_the_same_form_twice_is_an_error_and_in_two_forms_is_not() -> None:
    item = "  - 题目: 托育服务发展\n    形式: {}\n"
    assert of_rule("本年议题:\n" + item.format("专题询问") * 2, "重复议题") == [(7, "error")]
    assert of_rule("本年议题:\n" + item.format("专题询问") + item.format("视察"), "重复议题") == []


def test_topics_in_several_forms_are_named_once_and_told_how_they_count() -> None:
    item = "  - 题目: {}\n    形式: {}\n"
    pairs = (
        ("托育服务发展", "专题询问"),
        ("城市内涝", "视察"),
        ("托育服务发展", "视察"),
        ("城市内涝", "联网监督"),
    )
    body = "本年议题:\n" + "".join(item.format(*pair) for pair in pairs)
    (found,) = [f for f in findings(body) if f.rule == "一题多种形式"]
    assert (found.place.line, found.severity) == (5, "info")
    assert found.message == (
        "“托育服务发展”（专题询问、视察）1个题目用了几种形式：正文写成一段，统计里每种形式各算一次"
    )


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        (
            ("本级决算", "审查和批准"),
            ("2025年财政决算草案", "听取和审议"),
            "“上一年度决算”一年一次，这里又写了一条，前一条是第5行的“本级决算”",
        ),
        (
            ("本级决算", "审查和批准"),
            ("批准2025年区本级决算", "作出决议决定"),
            "“上一年度决算”一年一次，这里又写了一条，前一条是第5行的“本级决算”",
        ),
        (("本级决算", "审查和批准"), ("部门决算编制", "专题调研"), ""),
        (("审计工作", "听取和审议"), ("审计查出问题整改", "听取和审议"), ""),
        (("本级决算", "审查和批准"), ("批准2025年区本级决算", "人事任免"), ""),
        (("国有资产管理综合报告", "听取和审议"), ("企业国有资产管理专项", "听取和审议"), ""),
    ],
)
def test_what_is_done_once_a_year_is_not_listed_twice(
    one: tuple[str, str], other: tuple[str, str], message: str
) -> None:
    body = "本年议题:\n" + "".join("  - 题目: {}\n    形式: {}\n".format(*item) for item in (one, other))
    found = [(f.place.line, f.severity.value, f.message) for f in findings(body) if f.rule == "重复议题"]
    assert found == ([(7, "warning", message)] if message else [])


def test_one_survey_report_under_two_items_is_no_resolution_counted_twice() -> None:
    item = "  - 题目: {}\n    形式: 专题调研\n    产物: 《全民阅读调研报告》\n"
    assert of_rule("本年议题:\n" + item.format("全民阅读") + item.format("书香城区"), "重复议题") == []


def test_one_resolution_under_two_items_is_a_warning_at_the_second() -> None:
    item = "  - 题目: {}\n    形式: 作出决议决定\n    产物: 《关于全民阅读的决定》\n"
    body = "本年议题:\n" + item.format("全民阅读") + item.format("书香城区")
    (found,) = [f for f in findings(body) if f.rule == "重复议题"]
    assert (found.place.line, found.message) == (
        10,
        "《关于全民阅读的决定》在第5行的议题里已经写过，决议决定会多算一项",
    )


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("居家和社区养老服务", "居家社区养老服务", [(6, "info")]),
        ("居家和社区养老服务", "托育服务发展", []),
        ("2025年度审计工作", "2026年度审计工作", []),
        ("《中华人民共和国旅游法》", "《中华人民共和国消防法》", []),
    ],
)
def test_topics_that_differ_in_a_few_words_are_asked_about(
    one: str, other: str, found: list[tuple[int, str]]
) -> None:
    assert of_rule(f"本年议题:\n  - 题目: {one}\n  - 题目: {other}\n", "题目相近") == found


@pytest.mark.parametrize(
    ("half", "topic", "form", "year", "found"),
    [
        ("本年议题", "本级决算", "审查和批准", 2025, []),
        ("本年议题", "本级决算", "审查和批准", 2026, [(7, "warning")]),
        ("来年议题", "本级决算", "审查和批准", 2026, []),
        ("本年议题", "国有资产管理", "听取和审议", 2026, [(7, "warning")]),
        ("本年议题", "本级预算草案", "初步审查", 2027, []),
        ("本年议题", "本级预算草案", "初步审查", 2026, [(7, "warning")]),
        ("本年议题", "上半年预算执行", "听取和审议", 2026, []),
        ("本年议题", "托育服务发展", "听取和审议", 2020, []),
        ("本年议题", "法治政府建设", "听取和审议", 2026, []),
    ],
)
def test_figures_speak_of_the_year_the_law_means(
    half: str, topic: str, form: str, year: int, found: list[tuple[int, str]]
) -> None:
    body = f"{half}:\n  - 题目: {topic}\n    形式: {form}\n    数据年度: {year}\n"
    assert of_rule(body, "数据年度") == found


def test_form_beyond_the_powers_of_the_level_is_an_error() -> None:
    body = "本年议题:\n  - 题目: 托育服务发展\n    形式: 听取和讨论\n"
    assert of_rule(body, "级别") == [(6, "error")]


def test_duty_of_the_year_without_an_item_is_a_warning_with_its_article() -> None:
    found = [
        f for f in findings("本年议题:\n  - 题目: 托育服务发展\n    形式: 专题询问\n") if f.rule == "法定议题"
    ]
    bases = {re.findall("“([^“”]*)”", f.message)[-1]: f.basis for f in found}
    assert "监督法第十九条" in bases["上一年度决算"]
    assert {f.text for f in found} == {"本年议题"}
    assert {f.severity.value: f.message for f in found if not f.message.startswith("2026年")} == {
        "warning": (
            "“本年议题”里没有“下一年度预算草案初步审查”："
            "大会举行三十日前收到下一年度预算草案初步方案，进行初步审查。"
        ),
        "info": "报告里没有写到“代表工作计划”：年度代表工作计划由主任会议通过，向代表通报，并向社会公布。",
    }
    assert "人民代表大会会议" not in bases


HALVES = ("本年议题", "来年议题")
NEW_LAW = {"备案审查工作情况", "国有资产管理情况", "政府债务管理情况", "审计查出问题整改情况"}


def duties_missing(text: str, half: str) -> set[str]:
    """Return the names of the duties that a half of a facts file is said to lack."""
    facts = facts_of(text)
    found = check(facts, shipped_bank(), facts_clock(facts))
    named = [re.match("“(.*?)”里没有“(.*?)”：", f.message) for f in found if f.rule == "法定议题"]
    return {match[2] for match in named if match and match[1] == half}


@pytest.mark.parametrize(
    ("year", "asked"),
    [
        (2022, (set(), set())),
        (2023, (set(), {"审计查出问题整改情况"})),
        (2024, ({"审计查出问题整改情况"}, {*NEW_LAW})),
        (2025, ({*NEW_LAW}, {*NEW_LAW})),
    ],
)
def test_a_duty_is_asked_for_from_the_first_of_its_months_under_the_law(
    year: int, asked: tuple[set[str], set[str]]
) -> None:
    body = f"文种: 工作报告\n级别: 区\n年度: {year}\n" + "".join(
        f"{half}:\n  - 题目: 托育服务发展\n    形式: 专题询问\n" for half in HALVES
    )
    assert tuple(NEW_LAW & duties_missing(body, half) for half in HALVES) == asked


def test_a_duty_that_is_not_settled_is_not_asked_for() -> None:
    body = HEAD + "本年议题:\n  - 题目: 托育服务发展\n    形式: 专题询问\n"
    assert "法治政府建设情况" not in duties_missing(body, "本年议题")


def test_item_on_a_duty_covers_it() -> None:
    body = "本年议题:\n  - 题目: 本级决算\n    形式: 审查和批准\n"
    assert not [f for f in findings(body) if f.rule == "法定议题" and "上一年度决算" in f.message]


def test_duties_are_not_repeated_where_the_whole_list_is_blank() -> None:
    assert of_rule("", "法定议题") == []


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("总述", "学习贯彻党的二十届五中全会精神", "提法待核"),
        ("总述", "推进精准扶贫", "提法时效"),
        ("总述", "学习贯彻党的二十届四中全会精神", ""),
    ],
)
def test_wording_out_of_its_time_is_a_warning_at_its_words(path: str, text: str, rule: str) -> None:
    found = [f for f in findings(f"{DATE}{path}:\n  口号: {text}\n") if f.rule in OF_WORDING]
    assert [f.rule for f in found] == ([rule] if rule else [])
    assert all(f.text == text[f.place.column - 7 :][: len(f.text)] and f.place.line == 7 for f in found)


def test_wording_of_the_plan_is_held_against_the_next_year() -> None:
    assert of_rule(f"{DATE}总述:\n  定性: “十五五”开局之年\n", *OF_WORDING) == []
    assert of_rule(f"{DATE}来年:\n  定性: “十五五”规划谋篇布局\n", *OF_WORDING) == [(7, "warning")]


def test_year_that_nobody_says_how_to_call_is_asked_about() -> None:
    found = [f for f in findings(DATE) if f.rule == "年度定性"]
    assert [(f.text, f.severity.value) for f in found] == [("来年.定性", "info")]
    assert of_rule(f"{DATE}来年:\n  定性: 实施规划的重要一年\n", "年度定性") == []


def test_without_a_year_nothing_is_said_about_time() -> None:
    facts = facts_of("文种: 工作报告\n级别: 区\n总述:\n  口号: 推进精准扶贫\n")
    rules = {f.rule for f in check(facts, shipped_bank(), facts_clock(facts))}
    assert rules == {"缺项"}


def test_findings_come_in_the_order_of_the_file() -> None:
    places = [
        (f.place.line, f.place.column) for f in findings("代表:\n  重点督办: 99\n会议:\n  常委会会议: 2\n")
    ]
    assert places == sorted(places)
