"""Seeds: which sentences of a stock are worth aligning with ours."""

import random

from hypothesis import given
from hypothesis import strategies as st

from planner.reuse.seeds import MOST, Seeds, runs_of

_SIGNS = "沿清水渠走了天记下渗漏点处逐拍照编号站按补入汛前全部完下游个村稻田头次没有抢"
_LEAST = 9
_SHARED = st.lists(st.sampled_from(_SIGNS), min_size=_LEAST, max_size=_LEAST).map("".join)
_OTHER = st.text(st.sampled_from("听取审议预算执行情况报告提出意见"), max_size=15)


@given(_SHARED, _OTHER, _OTHER, _OTHER, _OTHER)
def test_any_nine_characters_in_a_row_are_found(shared: str, a: str, b: str, c: str, d: str) -> None:
    seeds = Seeds([a + shared + b], frozenset())
    assert [one.number for one in seeds.candidates([(7, c + shared + d)])[0]] == [7]


def test_changed_figures_and_marks_do_not_hide_a_run() -> None:
    seeds = Seeds(["记下渗漏点47处，逐处拍照编号"], frozenset())
    assert 0 in seeds.candidates([(1, "记下渗漏点六十二处；逐处拍照编号")])


def test_a_short_heading_is_found_when_it_is_the_same_whole() -> None:
    seeds = Seeds(["护航发展"], frozenset())
    assert seeds.candidates([(1, "护航发展"), (2, "护航发展大局")])[0][0].number == 1


def test_runs_of_set_formulas_prove_nothing() -> None:
    formula = "坚持党的领导人民当家作主依法治国有机统一"
    seeds = Seeds([f"我们要{formula}"], runs_of([formula]))
    assert seeds.candidates([(1, f"必须{formula}")]) == {}


def test_the_order_of_the_stock_does_not_matter() -> None:
    stock = [(at, f"沿清水渠走了三天记下渗漏点{'甲乙丙丁'[at % 4] * (at % 7)}") for at in range(400)]
    seeds = Seeds(["沿清水渠走了三天记下渗漏点"], frozenset())
    expected = seeds.candidates(stock)
    random.Random(3).shuffle(stock)  # noqa: S311 - the same order each time
    assert seeds.candidates(stock) == expected
    assert len(expected[0]) == MOST
