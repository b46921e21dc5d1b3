"""Recurrence: a turn of words heard lately is noticed, one heard long ago is not."""

import pytest

from planner.draft.model import Draft, FromFact, FromPhrase, Paragraph, Role, Span, Spans
from planner.draft.recurrence import DEGREE, OPENERS, WINDOWS, Listener, own_sentences, recurrences

# Within how many sentences the prose guide (§4, "No recurrence within N") lets nothing of the kind recur.
GUIDE = {
    **{f"起句“{word}”": 6 for word in OPENERS},
    **dict.fromkeys(("推动", "促进", "督促"), 3),
    "提出…意见": 3,
    "针对…问题": 4,
    **dict.fromkeys(("会后", "对此"), 8),
    **dict.fromkeys(DEGREE, 10),
}


def _own(text: str) -> Spans:
    return (Span(text, FromPhrase("句式-甲")),)


def _fact(text: str) -> Span:
    return Span(text, FromFact("本年议题.1.成效"))


def _draft(*paragraphs: Spans) -> Draft:
    blocks = tuple(Paragraph(f"回顾.{n}", Role.BODY, spans) for n, spans in enumerate(paragraphs))
    return Draft((), blocks)


def test_every_window_of_the_guide_is_held_at_its_width() -> None:
    held = {window.name: window.within for window in WINDOWS}
    assert {name: held.get(name) for name in GUIDE} == GUIDE


@pytest.mark.parametrize(("between", "recurs"), [(0, True), (1, True), (2, False)])
def test_a_verb_of_cause_may_come_again_in_the_third_sentence(between: int, *, recurs: bool) -> None:
    text = "推动办成甲。" + "检查乙。" * between + "推动办成丙。"
    assert [found.window.name for found in recurrences(_draft(_own(text)))] == ["推动"] * recurs


def test_sentences_are_counted_over_paragraphs() -> None:
    (found,) = recurrences(_draft(_own("围绕甲开展调研。"), _own("检查乙。围绕丙开展视察。")))
    assert (found.window.name, found.after) == ("起句“围绕”", 2)


def test_an_opener_inside_a_sentence_is_none() -> None:
    assert recurrences(_draft(_own("围绕甲开展调研。会前围绕乙走访。"))) == ()


def test_what_a_clerk_typed_is_nobodys_repetition() -> None:
    spans = (*_own("推动办成甲。视察乙，"), _fact("推动新增托位8个"), *_own("。"))
    assert recurrences(_draft(spans)) == ()


def test_a_fact_of_two_sentences_counts_as_two() -> None:
    spans = (*_own("促进甲。"), _fact("一句。两句。"), *_own("促进乙。"))
    assert recurrences(_draft(spans)) == ()
    assert len(own_sentences(spans)) == 4


def test_a_set_phrase_is_no_repetition() -> None:
    texts = _own("深入开展学习。") + _own("深入实施战略。")
    assert [r.window.name for r in recurrences(_draft(texts))] == ["深入"]
    assert recurrences(_draft(texts), ("深入实施战略",)) == ()


def test_listening_keeps_only_what_was_said() -> None:
    listener = Listener()
    assert listener.recurring(_own("对此提出甲。")) == ()
    assert listener.recurring(_own("对此提出甲。")) == ()
    listener.hear(_own("对此提出甲。"))
    assert [found.window.name for found in listener.recurring(_own("对此建议乙。"))] == ["对此"]
