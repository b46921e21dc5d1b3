"""Trace: every word has an origin, and a number in our own words is reported."""

from planner.draft.model import (
    Draft,
    FromFact,
    FromPhrase,
    FromRule,
    FromTemplate,
    Gap,
    Paragraph,
    Role,
    Span,
)
from planner.draft.trace import numbers_without_origin, trace

_DRAFT = Draft(
    (Span("云川区", FromFact("单位.地区", 7, 7)), Span("工作报告", FromTemplate("正文.j2"))),
    (
        Paragraph(
            "回顾.统计",
            Role.BODY,
            (
                Span("全年召开会议", FromPhrase("成句-统计句-1")),
                Span("8", FromFact("会议.常委会会议", 28, 10)),
                Span("次，检查", FromPhrase("成句-统计句-1")),
                Span("4", FromRule("合计：执法检查", ("本年议题.1", "本年议题.5"))),
                Span("项，任免", FromPhrase("成句-统计句-1")),
                Span("【待填：任免】", Gap("任免.人次", "任免")),
            ),
        ),
    ),
)


def test_the_trace_has_the_shape_that_checks_rely_on() -> None:
    traced = trace(_DRAFT)

    assert traced["spans"][0] == {
        "block": 0,
        "text": "云川区",
        "origin": "fact",
        "path": "单位.地区",
        "line": 7,
        "column": 7,
    }
    assert traced["spans"][5] == {
        "block": 1,
        "text": "4",
        "origin": "rule",
        "formula": "合计：执法检查",
        "paths": ["本年议题.1", "本年议题.5"],
    }
    assert traced["gaps"] == [{"path": "任免.人次", "question": "任免", "block": 1}]
    assert traced["phrases"][0] == {"id": "成句-统计句-1", "text": "全年召开会议", "block": 1}
    assert traced["numbers_without_origin"] == []


def test_a_number_in_words_of_bank_or_template_is_without_origin() -> None:
    spans = (Span("新增托位860个", FromPhrase("句式-听1")), Span("占６３％，", FromTemplate("甲.j2")))
    draft = Draft((), (Paragraph("甲", Role.BODY, (*spans, Span("7", FromFact("乙")))),))

    assert [number["text"] for number in numbers_without_origin(draft)] == ["860", "６３％"]


def test_percentages_in_characters_count_as_numbers() -> None:
    draft = Draft((), (Paragraph("甲", Role.BODY, (Span("百分之九十六点七", FromPhrase("乙")),)),))

    assert [number["text"] for number in numbers_without_origin(draft)] == ["百分之九十六点七"]


def test_what_an_item_says_carries_who_supplied_it() -> None:
    told = (
        Span("新增托位860个", FromFact("本年议题.3.成效", 90, 11)),
        Span("8", FromFact("会议.常委会会议")),
    )
    draft = Draft((), (Paragraph("甲", Role.BODY, told),))

    spans = trace(draft, {"本年议题.3": "社会建设工委，11月20日"})["spans"]

    assert [span.get("source") for span in spans] == ["社会建设工委，11月20日", None]
