"""Optional: what states no fact may go, a fact never."""

import pytest

from planner.compose.optional import Keep, is_optional, keeping
from planner.draft.model import FromFact, FromPhrase, FromRule, FromTemplate, Gap, Origin, Span, Spans


def _said(*pieces: tuple[str, Origin]) -> Spans:
    return tuple(Span(text, origin) for text, origin in pieces)


_GENERAL = ("学习走在前面。", FromPhrase("成句-计划-政治-学习-1"))
_FACT = ("全年学习15次。", FromFact("政治.党组学习"))
_HEAD = ("任务越重，越要把稳方向。", FromPhrase("成句-部首-政治-计划-1"))


@pytest.mark.parametrize(
    ("sentence", "optional"),
    [
        (_said(_GENERAL), True),
        (
            _said(
                ("向", FromPhrase("成句-计划-政治-报告-1")),
                ("区委", FromTemplate("行文")),
                ("报告。", _GENERAL[1]),
            ),
            True,
        ),
        (_said(_HEAD), True),
        (_said(_FACT), False),
        (_said(("征集", _GENERAL[1]), ("2027", FromRule("年度+1")), ("年实事。", _GENERAL[1])), False),
        (_said(("召开", _GENERAL[1]), ("【待填：会议】", Gap("会议", "会议")), ("次。", _GENERAL[1])), False),
        (_said(("表示衷心的感谢！", FromPhrase("成句-感谢-1"))), False),
        (_said(("为高质量发展贡献力量。", FromPhrase("成句-总体要求-1"))), False),
        (_said(("听取和审议报告。", FromPhrase("句式-听1"))), False),
    ],
)
def test_only_a_sentence_without_a_fact_may_go(sentence: Spans, *, optional: bool) -> None:
    assert is_optional(sentence) is optional


def test_beside_facts_it_goes_before_what_is_all_a_paragraph_says() -> None:
    beside = [keep for _, keep in keeping(_said(_GENERAL, _FACT))]
    alone = [keep for _, keep in keeping(_said(_GENERAL))]
    assert (beside, alone) == ([Keep.BESIDE, Keep.ALWAYS], [Keep.ALONE])
    assert Keep.BESIDE < Keep.ALONE < Keep.LEADING < Keep.ALWAYS


_NUMBERED = ("四是借联动聚力。", FromPhrase("小标题-自身-计划-3"))


def test_a_head_inside_a_paragraph_is_never_left_with_nothing_behind_it() -> None:
    told = _said(_NUMBERED, _GENERAL, _GENERAL, _NUMBERED, _GENERAL, _FACT, _NUMBERED, _GENERAL)
    assert [keep for _, keep in keeping(told)] == [
        Keep.ALWAYS,
        Keep.ALWAYS,
        Keep.BESIDE,
        Keep.ALWAYS,
        Keep.BESIDE,
        Keep.ALWAYS,
        Keep.ALWAYS,
        Keep.ALWAYS,
    ]
