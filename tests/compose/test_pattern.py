"""Pattern: frames are filled by their notation and nothing else."""

import pytest

from planner.compose.pattern import fill, parse_pattern
from planner.draft.model import FromFact, FromPhrase, Span, Spans, plain

_FRAME = "{主体}听取和审议{报告}〔，指出{问题}〕〔，提出{意见}等{条数}条意见〕。"


def _values(**values: str) -> dict[str, Spans]:
    return {name: (Span(text, FromFact(name)),) for name, text in values.items()}


def _filled(**values: str) -> str:
    known = _values(**values)
    return plain(fill(parse_pattern(_FRAME), lambda name: known.get(name, ()), "句式-一"))


def test_a_group_is_dropped_whole_when_one_of_its_slots_is_empty() -> None:
    assert _filled(主体="常委会", 报告="报告", 意见="改") == "常委会听取和审议报告。"


def test_groups_whose_slots_are_filled_stay() -> None:
    assert _filled(报告="报告", 问题="甲、乙", 意见="改", 条数="7") == (
        "听取和审议报告，指出甲、乙，提出改等7条意见。"
    )


def test_required_slots_are_those_outside_brackets() -> None:
    pattern = parse_pattern(_FRAME)

    assert pattern.required == {"主体", "报告"}
    assert pattern.slots == {"主体", "报告", "问题", "意见", "条数"}


def test_words_keep_the_frame_and_values_keep_the_fact_as_origin() -> None:
    known = _values(次="8")

    spans = fill(parse_pattern("召开会议{次}次"), lambda name: known[name], "句式-二")

    assert spans == (
        Span("召开会议", FromPhrase("句式-二")),
        Span("8", FromFact("次")),
        Span("次", FromPhrase("句式-二")),
    )


@pytest.mark.parametrize("text", ["〔{甲}", "{甲}〕", "〔{甲}〔{乙}〕〕"])
def test_brackets_that_do_not_pair_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="甲"):
        parse_pattern(text)
