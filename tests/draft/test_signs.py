"""Signs: each fires where it should and keeps still where it should not."""

import pytest

from planner.draft.measure import figures, skeleton
from planner.draft.model import (
    Draft,
    FromFact,
    FromPhrase,
    FromRule,
    Gap,
    Heading,
    Origin,
    Paragraph,
    Role,
    Span,
)
from planner.draft.signs import Sign, signs


def _draft(*paragraphs: list[Span] | str) -> Draft:
    """Return a review of one part with the given paragraphs."""
    blocks: list[Heading | Paragraph] = [
        Heading("回顾", 0, "", (Span("2026年工作回顾"),)),
        Heading("回顾.发展", 1, "一、", (Span("服务发展大局"),)),
    ]
    for number, given in enumerate(paragraphs, start=1):
        spans = (Span(given),) if isinstance(given, str) else tuple(given)
        blocks.append(Paragraph(f"回顾.发展.{number}", Role.BODY, spans))
    return Draft((Span("报告"),), tuple(blocks))


def _sign(name: str, *paragraphs: list[Span] | str, phrases: tuple[str, ...] = ()) -> Sign:
    return next(s for s in signs(_draft(*paragraphs), phrases, phrases) if s.name == name)


def _fact(text: str, key: str = "成效") -> Span:
    return Span(text, FromFact(f"本年议题.1.{key}"))


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("同样开头", "围绕甲。围绕乙。围绕丙。听取丁。检查戊。", 0.6),
        ("连句同首", "围绕甲。围绕乙。围绕丙。", 3),
        ("连句同构", "围绕甲，听取乙，提出丙。围绕丁，听取戊，提出己。", 2),
        ("空成效", "养老工作取得明显成效。", 1),
        ("数字过密", "走访9家，座谈4场，发现6个，提出7条。", 4),
        ("目的尾巴", "为全区发展作出积极贡献。", 1),
        ("四字连排", "真抓实干、埋头苦干、担当作为、奋勇争先。", 4),
        ("一是连排", "一是甲；二是乙；三是丙。", 1),
    ],
)
def test_a_sign_measures_what_it_names(name: str, text: str, value: float) -> None:
    assert _sign(name, text).value == pytest.approx(value)


def test_a_sign_warns_at_its_first_limit_and_fails_at_its_second() -> None:
    four = _sign("数字过密", "走访9家，座谈4场，发现6个，提出7条。")
    three = _sign("数字过密", "走访9家，座谈4场，发现6个。")
    assert (four.warns, four.fails, three.warns) == (True, False, False)


def test_years_months_and_days_are_no_figures() -> None:
    assert figures("2026年6月9日审议2025年决算，提出7条意见") == 1


def test_the_statistics_sentence_may_be_full_of_figures() -> None:
    counted = Span("18", FromFact("甲"))
    assert _sign("数字过密", [Span("会议8次、16次、4项、7条、"), counted, Span("项。")]).value == 5
    rule = _rule("18")
    assert _sign("数字过密", [Span("会议8次、16次、4项、7条、"), rule, Span("项。")]).value == 0


def _rule(text: str) -> Span:
    return Span(text, FromRule("合计：执法检查", ("本年议题.1",)))


def test_an_effect_with_a_figure_or_a_document_is_not_empty() -> None:
    assert _sign("空成效", "取得明显成效，新增床位320张。").value == 0


def test_a_frame_is_counted_by_its_uses_not_by_its_sentences() -> None:
    piece: Origin = FromPhrase("句式-听1")
    twice = [Span("听取和审议", piece), _fact("甲"), Span("。会后，", piece), _fact("乙"), Span("。", piece)]
    assert _sign("同一句式", twice, twice).value == 2


def test_facts_and_set_phrases_are_no_echo() -> None:
    fact = _fact("居家和社区养老服务三年提升行动方案")
    assert _sign("自我重复", [Span("审议"), fact, Span("。")], [Span("检查"), fact, Span("。")]).value < 5
    phrase = "习近平新时代中国特色社会主义思想"
    texts = (f"学习{phrase}。", f"贯彻{phrase}。")
    assert _sign("自我重复", *texts).value == len(phrase) + 1
    assert _sign("自我重复", *texts, phrases=(phrase,)).value <= 1


def test_a_gap_is_no_echo() -> None:
    gap = Span("【待填：全年依法任免国家机关工作人员】", Gap("任免.人次", "全年依法任免国家机关工作人员"))
    assert _sign("自我重复", [Span("任免"), gap, Span("。")], [Span("共计"), gap, Span("。")]).value <= 1


def test_questions_to_the_clerk_are_no_sentences_in_a_row() -> None:
    asked = [Span(f"【待填：去年计划{n}】", Gap(f"去年计划.{n}", "结果")) for n in "甲乙丙"]
    paragraph = [span for gap in asked for span in (gap, Span("。"))]
    assert _sign("连句同首", [*paragraph, Span("检查丁。")]).value == 1


def test_sentences_outside_the_parts_are_not_counted_in_them() -> None:
    draft = _draft("围绕甲。围绕乙。听取丙。检查丁。提出戊。")
    thanks = Paragraph("回顾.感谢", Role.BODY, (Span("围绕谢。围绕意。围绕呀。"),))
    longer = Draft(draft.title, (*draft.blocks, thanks))
    of_part = [s.value for s in signs(longer, (), ()) if s.name == "同样开头"]
    assert of_part == [0.4]


def test_a_skeleton_needs_two_known_heads() -> None:
    assert skeleton("围绕养老，听取报告。") == "领式"
    assert skeleton("听取报告。") == ""
