"""A text file is read in the encoding it is in, by lines as they stand, broken paragraphs whole again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.chinese import display_width
from planner.reports.model import Line
from planner.reports.read import read_lines
from planner.reports.reading.textfile import text_lines
from tests.reports.five import five_reports

REPORT = "云川区工作报告\n\n　　各位代表：\n一、坚持党的领导\n　　过去一年，区人大常委会依法履职。\n"
CLINGING = "，。、；：？！”’）》】"


def texts(content: str) -> list[str]:
    return [line.text.strip() for line in text_lines(content)]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
        ("utf-16", "UTF-16"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_is_the_same_in_every_encoding_and_with_every_line_end(
    tmp_path: Path, encoding: str, named: str, end: str
) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(REPORT.replace("\n", end).encode(encoding))
    read = read_lines(path)
    assert read.encoding == named
    assert read.name == "报告.txt"
    assert read.lines == (
        Line("云川区工作报告", 1),
        Line("　　各位代表：", 3),
        Line("一、坚持党的领导", 4),
        Line("　　过去一年，区人大常委会依法履职。", 5),
    )


def test_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes("甲".encode())
    assert read_lines(path).digest == "33e3580c093111e1c4cac922872c40371f7896bb3fa4e23be5840bd1834fc622"


def test_line_of_unseen_signs_is_blank_and_page_breaks_end_a_line() -> None:
    assert text_lines("甲\n\u200b \u3000\n乙\f丙\u2028丁\n") == (
        Line("甲", 1),
        Line("乙", 3),
        Line("丙", 3),
        Line("丁", 3),
    )


def test_reports_that_were_not_broken_are_left_as_they_stand() -> None:
    counts = {name: len(read_lines(path).lines) for name, path in five_reports().items()}
    assert counts == {"000": 30, "001": 28, "002": 33, "003": 45, "004": 32}


@pytest.mark.parametrize(
    "content",
    [
        "聚焦经济发展强化监督\n聚焦财政资金强化监督\n聚焦生态环境强化监督\n聚焦民生福祉强化监督\n聚焦社会稳定强化监督\n",
        "一、坚持党的领导，把牢方向\n二、坚持依法监督，服务大局\n三、坚持代表主体，发挥作用\n四、坚持自身建设，提升能力\n",
        "张三　李四　王五\n赵六　钱七　孙八\n周九　吴十　郑一\n冯二　陈三　褚四\n卫五　蒋六　沈七\n",
    ],
)
def test_list_of_equal_lines_is_no_broken_paragraph(content: str) -> None:
    assert texts(content) == content.splitlines()


MAIL = """\
一、坚持依法监督
　　过去一年，区人大常委会围绕
中心、服务大局，听取和审议专项
报告八项，开展执法检查三次，形
成审议意见十二份，推动解决了一
批群众关心的问题。
－ 1 －
　　要求有关部门逐项研究，按时
报告办理情况，对进展缓慢的问题
－ 2 －
跟踪到底，直到办结为止。
"""


def test_joined_line_has_the_number_of_its_first_and_the_page_number_comes_after_it() -> None:
    assert text_lines(MAIL) == (
        Line("一、坚持依法监督", 1),
        Line(
            "　　过去一年，区人大常委会围绕中心、服务大局，听取和审议专项报告八项，开展执法检查三次，"
            "形成审议意见十二份，推动解决了一批群众关心的问题。",
            2,
        ),
        Line("－ 1 －", 7),
        Line(
            "　　要求有关部门逐项研究，按时报告办理情况，对进展缓慢的问题跟踪到底，直到办结为止。",
            8,
        ),
        Line("－ 2 －", 10),
    )


def test_words_of_letters_are_joined_with_the_space_that_the_break_took() -> None:
    content = (
        "Deputies inspected the new\nhospital and asked for more\nbeds, doctors and medicines.\n"
        "They will come again in the\nspring to see what was done\nabout it.\n"
    )
    assert " ".join(texts(content)).startswith("Deputies inspected the new hospital and asked for more beds,")


SIGNS = st.text("一二人大常委会监督代表工作报告审议意见和的了在对区", min_size=1, max_size=18)
CLAUSES = st.lists(SIGNS, min_size=1, max_size=5).map("，".join)
PARAGRAPHS = st.lists(CLAUSES, min_size=2, max_size=6).map(lambda clauses: "。".join(clauses) + "。")
REPORTS = st.lists(
    st.tuples(st.text("坚持党的领导依法监督代表主体自身建设", min_size=4, max_size=9), PARAGRAPHS),
    min_size=4,
    max_size=9,
)


@given(
    parts=REPORTS,
    width=st.integers(20, 60),
    measure=st.sampled_from((len, display_width)),
    hangs=st.booleans(),
    shape=st.sampled_from(("indents", "blank lines")),
)
def test_report_broken_at_any_width_gives_its_paragraphs_back(
    parts: list[tuple[str, str]], width: int, measure: Callable[[str], int], shape: str, *, hangs: bool
) -> None:
    """Paragraphs are told by an indent or a blank line, as nearly every office sets them."""
    numerals = "一二三四五六七八九"
    paragraphs = [
        text
        for place, (head, body) in enumerate(parts)
        for text in (
            f"{numerals[place]}、{head}",
            body + "形成审议意见，推动问题解决，回应群众关切，抓好跟踪问效，确保件件有着落。" * 3,
        )
    ]
    assert texts(broken(paragraphs, width, measure, hangs=hangs, shape=shape)) == paragraphs


@pytest.mark.slow
@pytest.mark.parametrize("width", [20, 27, 35, 42, 60])
@pytest.mark.parametrize("measure", [len, display_width])
@pytest.mark.parametrize("shape", ["indents", "blank lines"])
def test_real_reports_broken_at_any_width_give_their_paragraphs_back(
    width: int, measure: Callable[[str], int], shape: str
) -> None:
    for path in five_reports().values():
        paragraphs = [line.text.strip() for line in read_lines(path).lines]
        for hangs in (False, True):
            assert texts(broken(paragraphs, width, measure, hangs=hangs, shape=shape)) == paragraphs


@pytest.mark.parametrize("width", [20, 35, 60])
def test_without_indents_and_blank_lines_only_full_last_lines_are_joined_too_far_and_no_text_is_lost(
    width: int,
) -> None:
    for path in five_reports().values():
        paragraphs = [line.text.strip() for line in read_lines(path).lines]
        read = texts(broken(paragraphs, width, display_width, hangs=False, shape=""))
        assert "".join(read) == "".join(paragraphs)
        assert len(paragraphs) - 5 <= len(read) <= len(paragraphs)


def broken(
    paragraphs: list[str], width: int, measure: Callable[[str], int], *, hangs: bool, shape: str
) -> str:
    indent = "　　" if shape == "indents" else ""
    rows: list[str] = []
    for paragraph in paragraphs:
        rows += wrapped(indent + paragraph, width, measure, hangs=hangs)
        rows += [""] if shape == "blank lines" else []
    return "\n".join(rows)


def wrapped(text: str, width: int, measure: Callable[[str], int], *, hangs: bool) -> list[str]:
    """Break a paragraph greedily; words of letters and figures stay whole, marks may hang over the end."""
    rows, row, word = [], "", ""
    for sign in [*text, ""]:
        if sign and sign.isascii() and not sign.isspace():
            word += sign
            continue
        for piece in (word, sign):
            if row and measure(row + piece) > width and not (hangs and piece and piece in CLINGING):
                rows.append(row)
                row = ""
            row += piece
        word = ""
    return [*rows, row]
