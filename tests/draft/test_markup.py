"""Markup: words keep their origin, and no fact can pass for structure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.draft.markup import decode, encode, parse, run_in, with_id
from planner.draft.model import (
    Column,
    FromFact,
    FromPhrase,
    FromRule,
    FromTemplate,
    Gap,
    Heading,
    Paragraph,
    Role,
    Span,
    Table,
    plain,
)

_PRIVATE = [chr(c) for c in range(0xE000, 0xE010)]
_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=_PRIVATE), min_size=1)
_PATH = st.text(st.sampled_from("政治.会议1"), min_size=1)
_ORIGIN = st.one_of(
    st.builds(FromFact, _PATH, st.integers(0, 999), st.integers(0, 99)),
    st.builds(FromRule, _PATH, st.tuples(_PATH, _PATH)),
    st.builds(FromPhrase, _PATH),
    st.builds(Gap, _PATH, _PATH),
)
_SPANS = st.lists(st.builds(Span, _TEXT, _ORIGIN, st.sampled_from(["", "提法待核"])), min_size=1).map(tuple)


@given(_SPANS)
def test_decoding_gives_back_what_was_encoded(spans: tuple[Span, ...]) -> None:
    assert decode(encode(spans), "模板") == spans


@given(_SPANS)
def test_no_fact_opens_a_block_whatever_it_holds(spans: tuple[Span, ...]) -> None:
    draft = parse(f"= 题目\n{encode(spans)}\n末段", "模板")

    if plain(spans).strip():
        assert [type(block) for block in draft.blocks] == [Paragraph, Paragraph]
        first = draft.blocks[0]
        assert isinstance(first, Paragraph)
        assert (first.role, first.spans) == (Role.BODY, spans)


def test_words_around_marks_belong_to_the_template() -> None:
    fact = Span("8", FromFact("会议.常委会会议", 21, 3))

    assert decode(f"召开会议{encode((fact,))}次", "正文.j2") == (
        Span("召开会议", FromTemplate("正文.j2")),
        fact,
        Span("次", FromTemplate("正文.j2")),
    )


def test_headings_are_numbered_and_restart_under_their_parents() -> None:
    text = "# 回顾\n## 甲\n### 子\n### 丑\n#### 寅\n## 乙\n### 卯\n# 计划\n## 丙"

    blocks = parse(text, "模板").blocks

    numbers = [b.number for b in blocks if isinstance(b, Heading)]
    assert numbers == ["", "一、", "（一）", "（二）", "1.", "二、", "（一）", "", "一、"]


def test_a_line_is_read_by_its_first_mark() -> None:
    draft = parse("= 题目\n~ 题注\n^ 报告人\n: 各位代表：\n正文", "模板")

    roles = [block.role for block in draft.blocks if isinstance(block, Paragraph)]
    assert plain(draft.title) == "题目"
    assert roles == [Role.DATELINE, Role.SPEAKER, Role.SALUTATION, Role.BODY]


def test_a_run_in_head_opens_its_paragraph() -> None:
    line = with_id("回顾.发展.财政", run_in((Span("管好政府钱袋。", FromPhrase("小标题-甲")),), "审查决算。"))

    (block,) = parse(line, "模板").blocks

    assert isinstance(block, Paragraph)
    assert (block.id, plain(block.head), plain(block.spans)) == (
        "回顾.发展.财政",
        "管好政府钱袋。",
        "审查决算。",
    )


def test_a_table_line_takes_the_rows_below_it() -> None:
    cell = encode((Span("甲|乙", FromFact("来年议题.1.题目")),))

    (block,) = parse(f"! 附件 | 安排表\n|序号:6^|议题:30\n|1|{cell}", "模板").blocks

    assert isinstance(block, Table)
    assert block.columns == (Column("序号", 6, centred=True), Column("议题", 30))
    assert [[plain(c) for c in row] for row in block.rows] == [["1", "甲|乙"]]


@pytest.mark.parametrize(("mark", "wide"), [("!", False), ("!!", True)])
def test_a_table_line_says_whether_the_table_is_laid_across(mark: str, wide: bool) -> None:  # noqa: FBT001
    (block,) = parse(f"{mark} 附件 | 安排表\n|序号:0^|议题:0\n|1|决算", "模板").blocks

    assert isinstance(block, Table)
    assert (block.label, plain(block.title), block.wide) == ("附件", "安排表", wide)
    assert block.columns == (Column("序号", centred=True), Column("议题"))


def test_blocks_without_an_id_get_one_under_the_last_that_has() -> None:
    text = f"## {with_id('回顾.政治', '标题')}\n一段\n又一段"

    assert [block.id for block in parse(text, "模板").blocks] == ["回顾.政治", "回顾.政治.1", "回顾.政治.2"]
