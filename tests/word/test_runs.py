"""Runs: faces by character class, one group for each span, gaps and notes."""

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.draft.model import Draft, FromFact, Gap, Heading, Paragraph, Role, Span
from planner.word.package import to_docx
from planner.word.profile_file import load_profile
from planner.word.runs import split_faces
from tests.word.opened import Opened, values, write, written
from tests.word.samples import PROPERTIES, body, report, spans

CHINESE_MARKS = set("“”‘’—…·《》〔〕（），。：；！？【】×°％")


def test_digits_and_letters_are_split_from_chinese_words_and_marks() -> None:
    assert list(split_faces("增长5.2%，“GDP”过100亿元——好…")) == [
        ("增长", False),
        ("5.2%", True),
        ("，“", False),
        ("GDP", True),
        ("”过", False),
        ("100", True),
        ("亿元——好…", False),
    ]


@given(st.text())
def test_pieces_joined_are_the_text_and_alternate(text: str) -> None:
    pieces = list(split_faces(text))
    assert "".join(piece for piece, _ in pieces) == text
    assert all(a[1] != b[1] for a, b in pairwise(pieces))


def test_no_chinese_mark_stands_in_a_latin_face() -> None:
    opened = write(report())
    runs = opened.find("//w:r[w:t]")
    in_latin = {run.findtext("{*}t") for run in runs if opened.latin_slot(run) == "Times New Roman"}
    assert {"2026", "41", "2.3"} <= in_latin
    assert not [text for text in in_latin if CHINESE_MARKS & set(text) or re.search("[一-鿿]", text)]
    others = "".join(run.findtext("{*}t") for run in runs if opened.latin_slot(run) != "Times New Roman")
    assert not re.search("[0-9A-Za-z]", others)


def test_chinese_runs_are_hinted_as_east_asian() -> None:
    opened = write(report())
    chinese = [r for r in opened.find("//w:r[w:t]") if opened.latin_slot(r) != "Times New Roman"]
    assert {values(run.find("{*}rPr/{*}rFonts"), "hint") for run in chinese} == {("eastAsia",)}


def test_a_run_never_holds_words_of_two_spans() -> None:
    text = (Span("主任会议"), Span("次数", FromFact("会议.次数")), Span("不变"))
    opened = written(Paragraph("p", Role.BODY, text))
    words = [run.findtext("{*}t") for run in opened.paragraph("主任会议").findall("{*}r")]
    assert words == ["主任会议", "次数", "不变"]


def test_an_empty_span_leaves_no_run() -> None:
    opened = written(Paragraph("p", Role.BODY, (Span(""), Span("有字"))))
    assert len(opened.paragraph("有字").findall("{*}r")) == 1


def test_tabs_and_line_feeds_become_elements() -> None:
    opened = written(body("p", "左\t右\n下"))
    (run,) = opened.paragraph("左").findall("{*}r")
    assert [child.tag.split("}")[1] for child in run] == ["rPr", "t", "tab", "t", "br", "t"]


def test_a_gap_is_yellow_and_its_comment_names_path_and_question() -> None:
    gap = Span("【待填：次数】", Gap("会议.常委会会议", "全年召开常委会会议次数"))
    opened = written(Paragraph("p", Role.BODY, (Span("召开"), gap, Span("次"))))
    assert opened.find("//w:r[w:rPr/w:highlight[@w:val='yellow']]/w:t/text()") == ["【待填：次数】"]
    assert opened.find("//w:comment//w:t/text()", "word/comments.xml") == [
        "待填：会议.常委会会议——全年召开常委会会议次数"
    ]
    order = [child.tag.split("}")[1] for child in opened.paragraph("召开")]
    assert order == ["pPr", "r", "commentRangeStart", "r", "commentRangeEnd", "r", "r"]
    (comment,) = opened.find("//w:comment", "word/comments.xml")
    assert values(comment, "author", "date", "id") == ("起草助手", "2027-01-12T00:00:00Z", "0")


def test_a_note_becomes_a_comment_without_colour() -> None:
    opened = written(Paragraph("p", Role.BODY, (Span("36", FromFact("任免"), "与任免名单核对"),)))
    assert opened.find("//w:highlight") == []
    assert opened.find("//w:comment//w:t/text()", "word/comments.xml") == ["与任免名单核对"]


def test_a_gap_with_a_note_has_one_comment_of_two_lines() -> None:
    span = Span("【待填：次数】", Gap("会议.次数", ""), "办公室供稿")
    opened = written(Paragraph("p", Role.BODY, (span,)))
    assert len(opened.find("//w:comment", "word/comments.xml")) == 1
    assert opened.find("//w:comment//w:t/text()", "word/comments.xml") == ["待填：会议.次数", "办公室供稿"]


def test_gaps_in_title_heading_head_and_cell_have_comments_too() -> None:
    draft = report()
    opened = write(draft)
    marked = opened.find("//w:commentReference/@w:id")
    assert marked == [str(number) for number in range(4)]
    gap = (Span("【待填：届次】", Gap("届次", "第几届")),)
    opened = write(Draft(gap, (Heading("h", 1, "一、", gap), Paragraph("p", Role.BODY, spans("。"), gap))))
    assert len(opened.find("//w:commentReference")) == 3


def test_digits_follow_the_body_face_when_the_profile_says_so() -> None:
    profile = replace(load_profile("gb9704"), latin_face="")
    opened = Opened(to_docx(Draft(spans("题目"), (body("p", "2026年召开8次"),)), profile, PROPERTIES))
    (run,) = opened.paragraph("2026年").findall("{*}r")
    assert opened.latin_slot(run) == "仿宋_GB2312"
