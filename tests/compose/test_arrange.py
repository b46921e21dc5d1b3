"""Arrange: how the paragraphs of a part are numbered and run together."""

import pytest

from planner.compose.arrange import Arranger
from planner.compose.passages import united
from planner.documents.model import Half, Mark
from planner.draft.markup import BREAK, countable, parse, run_in
from planner.draft.model import Paragraph, Span, Spans, plain

SENTENCE = "这是一句十二个字的话没有多。"


def _head(text: str) -> Spans:
    return (Span(text),)


def _part(group: Mark, *lines: str, mark: Mark | None = None) -> list[str]:
    """Return the paragraphs of a part as printed, after its heading."""
    arranger = Arranger(Half("", (), (Mark.LINE, group)))
    made = arranger.part("回顾.甲", _head("标题"), "", lines, mark)
    blocks = parse("\n".join(made), "试").blocks[1:]
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return [f"{p.number}{plain(p.head)}{plain(p.spans)}" for p in paragraphs]


def _headed(head: str, body: str) -> str:
    return run_in(_head(f"{head}。"), body)


def test_heads_without_a_number_share_one_paragraph() -> None:
    lines = (_headed("要甲", "做甲。"), _headed("要乙", "做乙。"))
    assert _part(Mark.BARE_INLINE, *lines) == ["要甲。做甲。要乙。做乙。"]


def test_a_lone_head_without_a_number_stays() -> None:
    assert _part(Mark.BARE_INLINE, _headed("要甲", "做甲。"), "还做乙。") == ["要甲。做甲。还做乙。"]


def test_there_is_no_lone_number() -> None:
    assert _part(Mark.INLINE, _headed("要甲", "做甲。")) == ["做甲。"]
    assert _part(Mark.BRACKET, _headed("甲", "做甲。")) == ["做甲。"]


def test_two_groups_are_numbered() -> None:
    lines = (_headed("甲", "做甲。"), _headed("乙", "做乙。"))
    assert _part(Mark.INLINE, *lines) == ["一是甲。做甲。二是乙。做乙。"]
    assert _part(Mark.BRACKET, *lines) == ["（一）甲。做甲。", "（二）乙。做乙。"]


def test_a_part_may_be_marked_in_its_own_way() -> None:
    lines = (_headed("甲", "做甲。"), _headed("乙", "做乙。"))
    assert _part(Mark.NONE, *lines, mark=Mark.INLINE) == ["一是甲。做甲。二是乙。做乙。"]
    assert _part(Mark.NONE, *lines) == ["做甲。做乙。"]


def test_a_part_too_long_for_one_paragraph_keeps_its_numbers() -> None:
    lines = (_headed("甲", SENTENCE * 40), _headed("乙", SENTENCE * 40))
    assert [text[:3] for text in _part(Mark.INLINE, *lines)] == ["一是甲", "二是乙"]
    assert [text[:2] for text in _part(Mark.BARE_INLINE, *lines)] == ["甲。", "乙。"]


@pytest.mark.parametrize(("length", "paragraphs"), [(10, 1), (11, 2)])
def test_paragraphs_without_heads_are_run_together_while_they_are_short(length: int, paragraphs: int) -> None:
    assert len(_part(Mark.NONE, SENTENCE * 11, SENTENCE * length)) == paragraphs


def test_groups_are_one_passage_until_it_grows_long() -> None:
    assert united(["甲。", "", "乙。"]) == "甲。乙。"
    assert united([SENTENCE * 20, "乙。"]) == f"{SENTENCE * 20}乙。"
    assert united([SENTENCE * 30, "乙。"]) == f"{SENTENCE * 30}{BREAK}乙。"


def test_a_group_in_paragraphs_of_its_own_keeps_them() -> None:
    assert united([f"甲。{BREAK}乙。", "丙。"]) == f"甲。{BREAK}乙。丙。"
    assert united([]) == ""


def test_points_without_words_of_their_own_are_no_headings_on_lines_of_their_own() -> None:
    lines = (_headed("办甲", ""), _headed("办乙", ""))
    assert _part(Mark.BRACKET_LINE, *lines) == ["（一）办甲。", "（二）办乙。"]


@pytest.mark.parametrize("mark", [Mark.NONE, Mark.INLINE, Mark.BRACKET_LINE, Mark.ORDINAL])
def test_a_lone_point_that_is_all_head_is_not_lost(mark: Mark) -> None:
    assert _part(mark, _headed("办甲", "")) == ["办甲。"]


def test_points_that_are_all_head_are_told_where_nothing_is_numbered() -> None:
    assert _part(Mark.NONE, _headed("办甲", ""), _headed("办乙", "")) == ["办甲。办乙。"]
    arranger = Arranger(Half("", (), (Mark.ORDINAL, Mark.NONE)))
    lines = [_headed("办甲", ""), _headed("办乙", "")]
    (block,) = parse("\n".join(arranger.part("计划.甲", _head("标题"), "", lines)), "试").blocks
    assert isinstance(block, Paragraph)
    assert f"{block.number}{plain(block.head)}{plain(block.spans)}" == "一是标题。办甲。办乙。"


def test_a_lone_counted_point_without_a_head_is_not_numbered_with_words() -> None:
    assert _part(Mark.ORDINAL, countable("办甲。")) == ["办甲。"]
