"""Numerals: how figures, dates and ranges are written."""

import pytest

from tests.proof.saying import told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("投入3.5千万元", "3.5千万"),
        ("走访4千余户", "4千"),
        ("新增6千8百人", "6千8百"),
        ("接待数十余人", "数十余"),
        ("近百余名代表", "近百余"),
        ("走访约300人左右", "约300人左右"),
        ("超过40%以上", "超过40%以上"),
        ("投诉下降2倍", "下降2倍"),
        ("走访315余家", "315余"),
        ("每季度三、四次", "三、四"),
        ("增长5-10%", "5-10%"),
        ("补助3—5万元", "3—5万"),
        ("编制26年预算", "26年"),
        ("2026年01月5日", "0"),
        ("青人常发[2026]5号", "[2026]"),
        ("青人常发〔2026〕第05号", "第0"),
        ("全天候24x7小时", "x"),
        ("召开８次", "８"),
        ("百分之95的建议", "百分之95"),
        ("提高3.2%个百分点", "3.2%个百分点"),
        ("二零三五年", "零"),
        ("广场3000平米", "平米"),
    ],
)
def test_a_number_that_the_standard_writes_otherwise_is_found(text: str, words: str) -> None:
    assert words in [found for _, found in told("用数", text)]


@pytest.mark.parametrize(
    "clean",
    [
        "投入3500万元，走访4000余户，装机30千瓦，全长5千米，入选500强，提高3个百分点。",
        "走访约300人，近年来多次调研，参加的300余名，70岁左右，80%以上。",
        "每季度三四次，一、二年级学生，第一、二次会议，一、三季度。",
        "增长5%—10%，补助3万—5万元，2021—2025年，从5000元提高到1万元。",
        "近30年，从教20年，改革开放40年，第20年度。",
        "青人常发〔2026〕5号，2026年1月5日，二〇三五年远景目标。",
        "海平面上升3毫米，两个专题，第二个百年奋斗目标，12个村。",
    ],
)
def test_a_number_that_is_right_is_let_be(clean: str) -> None:
    assert told("用数", clean) == []


def test_a_session_counted_in_two_ways_is_told_of_the_figures() -> None:
    text = "落实区人大第六次会议精神，召开第3次会议。"
    assert told("用数", text) == [("用数-会议次数", "第3次会议")]


def test_a_year_inside_a_title_stays_as_it_is_quoted() -> None:
    assert told("用数", "2026年落实《十五五规划和二〇三五年远景目标纲要》。") == []
