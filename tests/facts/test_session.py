"""The session's number runs on from last year's, and fits the kind of year."""

import pytest

from tests.facts.checking import after, facts_from, of_rule, told

FILE = (
    "文种: 工作报告\n级别: {level}\n年度: {year}\n年型: {kind}\n单位:\n  届: {term}\n大会:\n  次: {session}\n"
)
LINE = 8


def file(  # noqa: PLR0913 - one argument per answer
    term: str,
    session: str,
    *,
    kind: str = "平年",
    year: int = 2025,
    level: str = "区",
    more: str = "",
) -> str:
    return FILE.format(level=level, year=year, kind=kind, term=term, session=session) + more


@pytest.mark.parametrize(
    ("term", "session", "level"),
    [
        ("九", "五", "区"),
        ("九", "九", "镇"),
        ("九", "十", "镇"),
    ],
)
def test_the_next_session_of_the_term_is_passed_over(term: str, session: str, level: str) -> None:
    before = "八" if level == "镇" else "四"
    now = file(term, session, level=level)
    assert told(after(now, file("九", before, year=2024, level=level)), "大会次数") == []


@pytest.mark.parametrize("session", ["五", "四"])
def test_a_session_that_does_not_run_on_is_an_error_with_the_place_of_last_years(session: str) -> None:
    found = told(after(file("九", session), file("九", "五", year=2024)), "大会次数")
    message = (
        "去年的报告在第五次会议上作（2025.yaml第8行），"
        f"今年还是这一届，填的是第{session}次会议，没有接着往后排"
    )
    assert found == [(LINE, "error", message)]


@pytest.mark.parametrize(("session", "between"), [("七", 1), ("八", 2)])
def test_a_leap_in_the_sessions_is_asked_about(session: str, between: int) -> None:
    message = (
        f"去年的报告在第五次会议上作（2025.yaml第8行），今年填的是第{session}次会议，中间隔了{between}次"
    )
    found = told(after(file("九", session), file("九", "五", year=2024)), "大会次数")
    assert found == [(LINE, "warning", message)]


def test_a_new_term_begins_with_the_first_session() -> None:
    before = file("九", "五", year=2025)
    assert told(after(file("九", "一", kind="届末", year=2026), before), "大会次数") == []
    (wrong,) = of_rule(after(file("十", "一", kind="届末", year=2026), before), "大会次数")
    assert (wrong.message, wrong.suggestion) == (
        "去年是第九届（2025.yaml第6行），今年填的是第十届",
        "届末填作报告的这一届：九",
    )
    found = told(after(file("十", "六", year=2026), before), "大会次数")
    message = "去年的报告在第五次会议上作（2025.yaml第8行），今年换了届，填的是第六次会议"
    assert found == [(LINE, "warning", message)]


@pytest.mark.parametrize(("level", "session"), [("县", "二"), ("镇", "三")])
def test_the_first_year_of_a_term_is_heard_by_a_later_session_than_its_first(
    level: str, session: str
) -> None:
    before = file("九", "六", year=2026, level=level)
    now = file("十", session, kind="首年", year=2027, level=level)
    assert told(after(now, before, "2026.yaml"), "大会次数") == []


@pytest.mark.parametrize("term", ["八", "十一"])
def test_a_term_is_last_years_or_the_next(term: str) -> None:
    found = told(after(file(term, "五"), file("九", "四", year=2024)), "大会次数")
    assert found == [(6, "error", f"去年是第九届（2025.yaml第6行），今年填的是第{term}届")]


def test_a_reference_of_another_year_is_named_and_its_numbers_are_let_be() -> None:
    now = file("九", "五", more="参照:\n  去年: 前年.yaml\n")
    found = told(after(now, file("九", "五", year=2023), "前年.yaml"), "大会次数", "参照年度")
    message = "“参照.去年”的文件说的是2023年的工作（前年.yaml第3行），这份报告说的是2025年"
    assert found == [(10, "warning", message)]


@pytest.mark.parametrize(
    ("kind", "session", "year", "message"),
    [
        ("平年", "一", 2025, "第一次会议上作的一般是报告五年工作的届末报告，这份问卷是平年的"),
        ("首年", "一", 2027, "第一次会议上作的一般是报告五年工作的届末报告，这份问卷是首年的"),
        ("届末", "五", 2026, "年型是届末，五年报告一般在新一届第一次会议上作，填的是第五次会议"),
        ("首年", "四", 2027, "年型是首年，换届后第一年的报告一般在第二次会议上作，填的是第四次会议"),
        ("平年", "二", 2025, ""),
        ("届末", "一", 2026, ""),
        ("首年", "二", 2027, ""),
    ],
)
def test_the_kind_of_year_goes_with_the_number_of_the_session(
    kind: str, session: str, year: int, message: str
) -> None:
    found = told(facts_from(file("九", session, kind=kind, year=year)), "大会次数", "年型")
    assert found == ([(LINE, "warning", message)] if message else [])


@pytest.mark.parametrize(
    ("kind", "session", "year", "fits"),
    [
        ("届末", "一", 2021, True),
        ("届末", "一", 2026, True),
        ("届末", "一", 2027, True),
        ("届末", "一", 2024, False),
        ("首年", "二", 2022, True),
        ("首年", "二", 2027, True),
        ("首年", "二", 2025, False),
        ("平年", "二", 2024, True),
    ],
)
def test_terms_end_in_the_years_of_election(kind: str, session: str, year: int, *, fits: bool) -> None:
    found = told(facts_from(file("九", session, kind=kind, year=year)), "年型")
    message = f"县乡人大五年换届一次，2021至2022年、2026至2027年换届，{year}年不像{kind}"
    assert found == ([] if fits else [(4, "warning", message)])


@pytest.mark.parametrize(
    ("level", "day", "span"),
    [
        ("镇", "2026年4月17日", ""),
        ("镇", "2026年5月1日", "2025年12月1日到2026年4月30日"),
        ("区", "2026年4月17日", "2025年12月15日到2026年3月31日"),
    ],
)
def test_a_town_may_meet_in_april(level: str, day: str, span: str) -> None:
    text = file("九", "五", level=level).replace("大会:\n", f"大会:\n  日期: {day}\n")
    found = told(facts_from(text), "大会日期")
    assert found == ([(8, "warning", f"报告2025年工作的大会，日期是{day}")] if span else [])
