"""Years, sessions, terms and anniversaries."""

import pytest

from planner.bank.model import Level
from planner.finding import Severity
from planner.proof.reading import Given
from tests.proof.saying import last_year, report, told, weighed

DISTRICT = Given(2026, Level.DISTRICT)
SIXTH = "——2027年1月12日在云川区第九届人民代表大会第六次会议上"


def test_this_year_cannot_mean_two_years() -> None:
    text = report("今年8月，开展执法检查2项。", "今年，要听取和审议报告9项。")
    assert [words for rule, words in told("年份", text) if rule == "年份-两个今年"] == ["今年"]


def test_this_year_in_the_review_is_an_error_where_the_day_of_delivery_is_named() -> None:
    review = "今年8月，开展执法检查2项。"
    dated = weighed("年份", report(review, front=SIXTH))
    undated = weighed("年份", report(review))
    assert dated == [("年份-回顾今年", "今年", Severity.ERROR)]
    assert undated == [("年份-回顾今年", "今年", Severity.WARNING)]


def test_a_report_delivered_in_december_may_say_this_year_of_the_year_reviewed() -> None:
    day = "——2026年12月28日在云川区第九届人民代表大会第六次会议上"
    assert told("年份", report("今年8月，开展执法检查2项。", front=day)) == []


def test_the_first_weeks_of_the_year_of_delivery_are_this_year() -> None:
    assert told("年份", report("今年1月，交办代表建议120件。")) == []


@pytest.mark.parametrize(
    ("review", "hit"),
    [
        ("审查和批准2026年区级决算。", ["2026年"]),
        ("审查和批准2025年区级决算。", []),
        ("初步审查2026年区级预算草案。", ["2026年"]),
        ("初步审查2027年区级预算草案。", []),
        ("听取和审议2025年上半年预算执行情况的报告。", ["2025年"]),
        ("听取和审议2025年环境状况和环境保护目标完成情况的报告。", []),
        ("听取和审议2024年环境状况和环境保护目标完成情况的报告。", ["2024年"]),
        ("对2024年决算决议落实情况开展跟踪监督。", []),
        ("听取和审议2024—2026年政府债务管理情况的报告。", []),
    ],
)
def test_yearly_items_carry_the_year_of_their_data(review: str, hit: list[str]) -> None:
    assert [words for _, words in told("年份", report(review))] == hit


def test_the_plan_counts_the_years_of_data_from_its_own_year() -> None:
    plan = "要审查和批准2026年区级决算，初步审查2028年区级预算草案，初步审查2027年区级预算草案。"
    assert told("年份", report(plan=plan)) == [("年份-数据年度", "2027年")]


def test_one_year_out_of_many_that_was_not_changed_is_the_one_that_is_hit() -> None:
    text = report(front=SIXTH).replace("2026年工作回顾", "2025年工作回顾")
    assert told("年份", text) == [("年份-标题和正文", "2025年")]


def test_the_session_that_set_the_tasks_comes_before_this_one() -> None:
    for number, words in (("五", []), ("六", ["六次会议"]), ("三", ["三次会议"])):
        review = f"围绕区九届人大{number}次会议确定的任务依法履职。"
        assert [hit for _, hit in told("年份", report(review, front=SIXTH))] == words


def test_the_session_follows_the_one_of_last_years_report() -> None:
    before = report(year=2025, front=SIXTH.replace("2027", "2026").replace("第六次", "第五次"))
    assert told("年份", report(front=SIXTH), last_year(before)) == []
    same = SIXTH.replace("第六次", "第五次")
    assert told("年份", report(front=same), last_year(before)) == [
        ("年份-会议次数", "第九届人民代表大会第五次会议")
    ]


@pytest.mark.parametrize(
    ("listed", "wrong"),
    [
        ("召开第三十五次、第三十六次、第三十八次会议。", True),
        ("召开第三十五次、第三十六次会议。", False),
        ("召开区九届人大第十二、十三、十四次会议。", False),
        ("召开常委会会议8次（第三十三次至第四十次）。", False),
        ("召开常委会会议8次（第三十三次至第四十一次）。", True),
    ],
)
def test_listed_meetings_run_on(listed: str, *, wrong: bool) -> None:
    assert bool(told("年份", report(listed))) is wrong


@pytest.mark.parametrize(
    ("year", "text", "hit"),
    [
        (2026, "2026年是中国共产党成立105周年。", []),
        (2026, "2026年是中国共产党成立104周年。", ["中国共产党成立104周年"]),
        (2027, "2027年是中国人民解放军建军100周年。", []),
        (2026, "重温庆祝中国共产党成立100周年大会精神。", []),
    ],
)
def test_anniversaries_are_those_of_the_year(year: int, text: str, hit: list[str]) -> None:
    assert [words for _, words in told("年份", report(text, year=year))] == hit


@pytest.mark.parametrize(
    ("year", "wrong"),
    [(2021, False), (2022, False), (2024, True), (2026, False), (2027, False), (2028, True)],
)
def test_a_term_begins_only_with_an_election(year: int, *, wrong: bool) -> None:
    found = told("年份", report("把培训作为换届第一年的重点。", year=year))
    assert found == ([("年份-届内年份", "换届第一年")] if wrong else [])


@pytest.mark.parametrize("day", ["2月30日", "13月5日", "4月31日", "2026年2月29日", "六月三十一日"])
def test_days_that_do_not_exist_are_found(day: str) -> None:
    assert [rule for rule, _ in told("年份", report(f"{day}，召开主任会议。"))] == ["年份-日期不存在"]


@pytest.mark.parametrize("day", ["2月28日", "12月31日", "2024年2月29日以来", "历时13个月", "为期3月5日"])
def test_days_and_spans_that_do_exist_are_let_be(day: str) -> None:
    assert told("年份", report(f"{day}，召开主任会议。")) == []
