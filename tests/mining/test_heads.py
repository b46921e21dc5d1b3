import pytest

from planner.mining.heads import apart_from, formula, parallel_heads
from planner.mining.slots import shown
from planner.reports.model import Half
from tests.mining.made import report

_COMMON = ["在推进法治中体现担当", "在推进创新中体现担当", "在推进自身建设中体现担当"]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (_COMMON, "在推进…中体现担当"),
        (["聚焦财政强化监督", "聚焦民生强化监督"], "聚焦…强化监督"),
        (["坚持党的领导，服务大局", "坚持依法监督，促进治理"], "坚持…，…"),
        (["铸忠诚之魂", "担发展之责"], "…之…"),
        (["学深一层", "报早一步"], ""),
    ],
)
def test_the_formula_of_headings_is_the_words_they_share_in_order(headings: list[str], expected: str) -> None:
    assert formula(headings) == expected


def test_what_a_heading_has_beside_its_formula_tells_it_apart() -> None:
    assert [apart_from(heading, formula(_COMMON)) for heading in _COMMON] == ["法治", "创新", "自身建设"]
    assert apart_from("聚焦财政强化监督", "聚焦…") == "财政强化监督"


def test_parts_go_by_their_duty_with_a_number_from_the_second_on() -> None:
    made = report("甲", review={"头": [], "听": [], "代": [], "自": [], "党": []})
    (heads,) = parallel_heads(made, ())
    assert [place for place, _ in heads.heads] == ["政治", "监督", "代表", "自身", "政治2"]
    assert (heads.level, heads.tense) == (1, "回顾")


def test_a_single_head_is_no_set_and_facts_of_a_place_are_slots() -> None:
    made = report("甲", review={"立足云川实际": []}, plan={"落实区委部署": [], "服务云川发展": []})
    (heads,) = parallel_heads(made, ("云川",))
    assert heads.tense == "计划"
    assert [shown(heading) for _, heading in heads.heads] == ["落实{党委}部署", "服务{地区}发展"]
    assert made.half(Half.REVIEW)
