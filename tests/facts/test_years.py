"""The year each item speaks of: 数据年度, and the years that topic, report and resolution name."""

import pytest

from tests.facts.checking import facts_from, of_rule
from tests.facts.reading import HEAD

RULE = "数据年度"


def item(half: str, topic: str, form: str, *lines: str) -> list[tuple[int, str, str]]:
    more = "".join(f"    {line}\n" for line in lines)
    text = f"{HEAD}{half}:\n  - 题目: {topic}\n    形式: {form}\n{more}"
    return [(f.place.line, f.severity.value, f.message) for f in of_rule(facts_from(text), RULE)]


@pytest.mark.parametrize(
    ("half", "topic", "form", "years"),
    [
        ("本年议题", "2024年本级决算", "审查和批准", (2026, 2025, 2024)),
        ("本年议题", "二〇二四年本级决算", "审查和批准", (2026, 2025, 2024)),
        ("来年议题", "2025年本级决算", "审查和批准", (2027, 2026, 2025)),
        ("本年议题", "2026年度国有资产管理", "听取和审议", (2026, 2025, 2026)),
        ("本年议题", "2025年上半年预算执行", "听取和审议", (2026, 2026, 2025)),
        ("来年议题", "2027年本级预算草案", "初步审查", (2027, 2028, 2027)),
        ("本年议题", "2024年度环境状况和环境保护目标完成", "听取和审议", (2026, 2025, 2024)),
    ],
)
def test_a_topic_that_names_another_year_than_the_law_means_is_a_warning_without_a_data_year(
    half: str, topic: str, form: str, years: tuple[int, int, int]
) -> None:
    meeting, meant, named = years
    message = f"{meeting}年的“{topic}”，说的一般是{meant}年的数，写的是{named}年"
    assert item(half, topic, form) == [(5, "warning", message)]


@pytest.mark.parametrize(
    ("half", "topic", "form"),
    [
        ("本年议题", "2025年本级决算", "审查和批准"),
        ("来年议题", "2026年本级决算", "审查和批准"),
        ("本年议题", "本级决算", "审查和批准"),
        ("本年议题", "2025年决算和2026年上半年预算执行", "听取和审议"),
        ("本年议题", "2026年预算执行和2027年预算草案", "初步审查"),
        ("本年议题", "2021—2023年国有资产管理", "听取和审议"),
        ("本年议题", "2021年至2023年老旧小区改造", "视察"),
        ("本年议题", "托育服务发展", "听取和审议"),
        ("本年议题", "2025年民生实事项目", "视察"),
        ("本年议题", "2020年以来的老旧小区改造", "视察"),
        ("本年议题", "《城市总体规划（2021—2035年）》", "听取和审议"),
    ],
)
def test_a_topic_that_names_the_right_year_or_none_is_passed_over(half: str, topic: str, form: str) -> None:
    assert item(half, topic, form) == []


def test_a_topic_and_its_data_year_must_not_differ() -> None:
    found = item("本年议题", "2024年本级决算", "审查和批准", "数据年度: 2025")
    assert found == [(5, "warning", "2026年的“2024年本级决算”，说的一般是2025年的数，写的是2024年")]


def test_a_resolution_that_kept_last_years_year_is_a_warning_at_it_and_says_what_to_write() -> None:
    item_ = "  - 题目: 本级决算\n    形式: 审查和批准\n    产物: 《关于批准2024年本级决算的决议》\n"
    text = f"{HEAD}本年议题:\n{item_}"
    (found,) = of_rule(facts_from(text), RULE)
    assert (found.place.line, found.suggestion) == (
        7,
        "改成“《关于批准2025年本级决算的决议》”，或者核对年份",
    )


@pytest.mark.parametrize("year", [2023, 2024])
def test_an_old_year_in_any_topic_is_asked_about(year: int) -> None:
    found = item("本年议题", f"{year}年民生实事项目", "视察")
    assert found == [(5, "info", f"2026年的议题，题目里写的是{year}年")]


def test_a_wrong_data_year_is_said_once() -> None:
    found = item("本年议题", "2024年本级决算", "审查和批准", "数据年度: 2024")
    assert found == [(7, "warning", "2026年的“2024年本级决算”，说的一般是2025年的数，填的是2024")]
