"""Counts: uses of frames, sentences said twice, beginnings and lengths, counted over a small draft."""

from planner.draft.counts import counts
from planner.draft.lengths import LENGTHS, LEVELS, WHOLE, Extent, length_plan, lengths
from planner.draft.model import Draft, FromFact, FromPhrase, Heading, Paragraph, Role, Span, Spans


def _frame(name: str, *pieces: str) -> Spans:
    """Return the pieces of one use of a frame with a fact between them."""
    spans: list[Span] = []
    for number, piece in enumerate(pieces):
        if number:
            spans.append(Span("甲", FromFact("本年议题.1.题目")))
        spans.append(Span(piece, FromPhrase(name)))
    return tuple(spans)


def _draft() -> Draft:
    audited = _frame("句式-听1", "听取和审议", "情况的报告，提出", "。")
    return Draft(
        (Span("报告"),),
        (
            Paragraph("开头.1", Role.BODY, (Span("受委托，向大会报告工作。"),)),
            Heading("回顾", 0, "", (Span("2026年工作回顾"),)),
            Paragraph("回顾.总述", Role.BODY, (Span("一年来，依法履职。"),)),
            Heading("回顾.发展", 1, "一、", (Span("服务发展大局"),)),
            Paragraph("回顾.发展.经济", Role.BODY, audited + audited, (Span("经济看得清。"),)),
            Paragraph("回顾.发展.财政", Role.BODY, audited, (Span("收支管得住管得好。"),)),
            Heading("回顾.民生", 1, "二、", (Span("增进民生福祉实效"),)),
            Paragraph("回顾.民生.教卫", Role.BODY, _frame("句式-听1", "听取和审议", "。")),
            Heading("计划", 0, "", (Span("2027年主要任务"),)),
            Heading("计划.发展", 1, "一、", (Span("护航发展"),)),
            Paragraph("计划.发展.经济", Role.BODY, (Span("调研数字经济。"),)),
            Paragraph("计划.结束", Role.BODY, (Span("各位代表！努力奋斗！"),)),
        ),
    )


def test_a_frame_is_counted_by_part_and_by_its_uses() -> None:
    uses = counts(_draft()).frame_uses
    assert uses == {("回顾.发展", "句式-听1"): 3, ("回顾.民生", "句式-听1"): 1}
    assert counts(_draft()).most_frame_uses == 3


def test_a_sentence_said_twice_is_named_once() -> None:
    assert counts(_draft()).sentences_twice == ("听取和审议甲情况的报告，提出甲。",)


def test_neighbours_that_begin_alike_are_named_in_pairs() -> None:
    assert counts(_draft()).same_openings == (
        ("回顾.发展.经济", "回顾.发展.财政"),
        ("回顾.发展.财政", "回顾.民生.教卫"),
    )


def test_headings_are_measured_where_they_stand() -> None:
    found = counts(_draft())
    assert found.heading_lengths == {"回顾": (6, 8), "计划": (4,), "回顾.发展": (5, 8)}
    assert (found.spread("回顾"), found.spread("回顾.发展"), found.spread("计划.代表")) == (2, 3, 0)


def test_parts_are_measured_with_their_run_in_heads() -> None:
    found = counts(_draft()).part_lengths
    assert found["回顾.民生"] == len("听取和审议甲。")
    assert found["回顾.发展"] == 3 * len("听取和审议甲情况的报告，提出甲。") + len(
        "经济看得清。收支管得住管得好。"
    )
    assert found["回顾.总述"] == 9


def test_the_spans_of_the_parts_add_up_to_that_of_the_whole() -> None:
    for level, plan in LENGTHS.items():
        parts = [extent for name, extent in plan.items() if name != WHOLE]
        assert sum(parts[1:], parts[0]) == plan[WHOLE], level


def test_every_level_has_a_plan() -> None:
    assert {LENGTHS[plan][WHOLE] for plan in LEVELS.values()} == {
        Extent(8000, 9500),
        Extent(7000, 8500),
        Extent(3200, 3800),
    }


def test_the_sections_of_a_draft_are_those_of_the_plan() -> None:
    found = lengths("区", _draft())
    assert set(found) == {WHOLE, "委托语", "总述统计", "发展", "民生", "计划", "结束"}
    assert found["计划"] == len("调研数字经济。")
    assert found[WHOLE] == sum(count for name, count in found.items() if name != WHOLE)


def test_one_part_of_oversight_may_be_as_long_as_two() -> None:
    blocks = (
        Heading("回顾", 0, "", (Span("2026年工作回顾"),)),
        Heading("回顾.监督", 1, "一、", (Span("依法监督"),)),
        Paragraph("回顾.监督.经济", Role.BODY, (Span("检查。"),)),
    )
    plan = length_plan("县", Draft((), blocks))
    assert plan["监督"] == Extent(2350, 2800)
    assert "发展" not in plan


def test_how_far_a_length_is_off() -> None:
    extent = Extent(350, 400)
    assert [extent.off(count) for count in (300, 350, 400, 425)] == [-50, 0, 0, 25]
