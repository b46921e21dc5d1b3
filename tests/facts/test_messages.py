"""A finding shows its place, its line with a caret under the right column, and what to type."""

from planner.facts.messages import render, with_lines
from planner.finding import Finding, Place, Severity
from tests.facts.reading import HEAD, read


def test_message_has_place_caret_advice_and_reason() -> None:
    found = read(HEAD + "会议:\n  常委会会议：8\n")[1][0]
    assert render(found).split("\n") == [
        "事实.yaml:5:8 错误 冒号：“常委会会议”后面的冒号是全角的，要用半角冒号加空格",
        "    常委会会议：8",
        "              ^",
        "  改法：常委会会议: 8",
        "  依据：填写规则：名称、半角冒号、空格、内容",
    ]


def test_long_line_is_cut_around_the_caret() -> None:
    line = "甲" * 50 + "乙" + "丙" * 50
    found = Finding("规则", Severity.WARNING, Place("a", 1, 51), "乙", "说明", source_line=line)
    assert render(found).split("\n") == [
        "a:1:51 注意 规则：说明",
        "  …" + "甲" * 20 + "乙" + "丙" * 39 + "…",
        "   " + " " * 40 + "^",
    ]


def test_finding_about_a_blank_key_gets_the_line_of_the_key_or_of_its_group() -> None:
    content = HEAD + "单位:\n  # 说明\n  地区:\n会议:\n  主任会议: 3\n"
    paths = ("单位.地区", "会议.常委会会议", "代表.列席")
    findings = [Finding("缺项", Severity.INFO, Place("a"), path, "没有填") for path in paths]
    placed = {f.text: (f.place.line, f.place.column, f.source_line) for f in with_lines(findings, content)}
    assert placed == {
        "单位.地区": (6, 3, "  地区:"),
        "会议.常委会会议": (7, 1, "会议:"),
        "代表.列席": (0, 0, ""),
    }


def test_finding_without_a_place_names_the_file_alone() -> None:
    assert (
        render(Finding("缺项", Severity.INFO, Place("a.yaml"), "x", "没有填")) == "a.yaml: 提示 缺项：没有填"
    )
