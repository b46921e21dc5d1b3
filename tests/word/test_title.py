"""Titles broken by sense."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.draft.model import Draft, Gap, Span
from planner.word.title import break_title, broken
from tests.word.opened import write, written
from tests.word.samples import spans


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("云川区人民代表大会常务委员会工作报告", ("云川区人民代表大会常务委员会工作报告",)),
        (
            "云川区第三届人民代表大会常务委员会2026年工作报告",
            ("云川区第三届人民代表大会常务委员会", "2026年工作报告"),
        ),
        (
            "关于检查《中华人民共和国安全生产法》实施情况的报告",
            ("关于检查《中华人民共和国安全生产法》", "实施情况的报告"),
        ),
        (
            "云川区人民代表大会常务委员会关于听取和审议2026年度环境状况和环境保护目标完成情况报告的工作方案",
            (
                "云川区人民代表大会常务委员会",
                "关于听取和审议2026年度环境状况和",
                "环境保护目标完成情况报告的工作方案",
            ),
        ),
        (
            "2027年云川区人大常委会听取和审议专项工作报告安排表",
            ("2027年云川区人大常委会", "听取和审议专项工作报告安排表"),
        ),
        (
            "【待填：单位全称、届次、年度】人民代表大会工作报告",
            ("【待填：单位全称、届次、年度】", "人民代表大会工作报告"),
        ),
    ],
)
def test_lines_end_where_the_sense_does(title: str, lines: tuple[str, ...]) -> None:
    assert break_title(title, 20) == lines


@pytest.mark.parametrize(
    "title",
    [
        "青禾县禾塘镇人民代表大会主席团2026年工作总结和2027年工作计划",
        "云川区人民代表大会常务委员会2026年度重点督办代表建议一览表",
        "2026年区人大常委会执法检查、专题询问和专题调研情况一览表",
        "云川区人民代表大会常务委员会关于贯彻落实《优化营商环境条例》情况的执法检查工作方案",
    ],
)
def test_widths_grow_or_shrink_or_grow_and_then_shrink(title: str) -> None:
    widths = [sum(1 if ord(c) > 255 else 0.5 for c in line) for line in break_title(title, 20)]
    assert 2 <= len(widths) <= 3
    assert max(widths) <= 20
    rising = [after > before for before, after in pairwise(widths)]
    assert rising == sorted(rising, reverse=True)
    assert all(before != after for before, after in pairwise(widths))


@pytest.mark.parametrize("width", range(6, 21))
@pytest.mark.parametrize("whole", ["云川区", "常务委员会", "2026年度", "《水法》", "实施", "情况", "12件"])
def test_words_stay_whole_at_every_width(whole: str, width: int) -> None:
    title = "云川区人民代表大会常务委员会关于2026年度《水法》实施情况和12件建议的报告"
    assert any(whole in line for line in break_title(title, width))


def test_breaks_a_person_has_chosen_are_followed() -> None:
    assert break_title("云川区人大常委会\n工作\n报告", 20) == ("云川区人大常委会", "工作", "报告")


def test_a_word_wider_than_a_line_stands_alone() -> None:
    assert break_title("关于《甲乙丙丁戊己庚辛》的报告", 6) == ("关于", "《甲乙丙丁戊己庚辛》的", "报告")


@given(
    st.text(
        st.sampled_from("云川区人民代表大会常务委员会工作报告关于的和第三届《》“”、2026年 a。"), max_size=60
    )
)
def test_lines_joined_are_the_title_and_fit_unless_one_word_does_not(title: str) -> None:
    lines = break_title(title, 20)
    assert "".join(lines) == title


def test_no_line_opens_with_a_mark_or_closes_with_an_opening_one() -> None:
    for width in range(4, 20):
        lines = break_title("云川区“一府一委两院”工作、代表工作（含街道）、监督工作情况报告", width)
        assert not [line for line in lines[1:] if line[0] in "”、）的和"]
        assert not [line for line in lines[:-1] if line[-1] in "“（"]


def test_broken_puts_line_feeds_into_the_spans_they_fall_in() -> None:
    title = (Span("云川区"), Span("2026", Gap("年度", "哪一年")), Span("年报告"))
    done = broken(title, ("云川区20", "26年", "报告"))
    assert [span.text for span in done] == ["云川区", "20\n26", "年\n报告"]
    assert [span.origin for span in done] == [span.origin for span in title]


def test_chosen_breaks_are_not_doubled() -> None:
    title = spans("云川区\n工作报告")
    assert broken(title, break_title("云川区\n工作报告", 20)) == title


def test_title_is_one_paragraph_of_lines_joined_by_breaks() -> None:
    opened = write(Draft(spans("云川区第三届人民代表大会常务委员会2026年工作报告"), ()))
    (paragraph,) = opened.find("//w:p[w:pPr/w:pStyle/@w:val='Title']")
    assert len(paragraph.findall(".//{*}br")) == 1
    assert opened.find("//w:p[w:pPr/w:pStyle/@w:val='Title']//w:t/text()") == [
        "云川区第三届人民代表大会常务委员会",
        "2026",
        "年工作报告",
    ]


def test_a_short_title_has_no_break() -> None:
    assert written(title="云川区工作报告").find("//w:br") == []


def test_a_dateline_too_long_for_a_line_is_broken_by_sense() -> None:
    dateline = "——2027年1月12日在云川区第九届人民代表大会第六次会议上"

    assert break_title(dateline, 26) == ("——2027年1月12日在云川区", "第九届人民代表大会第六次会议上")
