"""Alignment of two sentences, by runs that agree and short differences between them."""

from hypothesis import given
from hypothesis import strategies as st

from planner.reuse.align import SEED, Run, align

_WORDS = st.text(st.sampled_from("甲乙丙丁戊己"), max_size=40)


def test_two_sentences_that_are_the_same_agree_whole() -> None:
    (stretch,) = align("沿渠走了三天", "沿渠走了三天")
    assert stretch.runs == (Run(0, 0, 6),)


def test_a_changed_word_does_not_end_a_stretch() -> None:
    one = "代表沿清水渠走了三天记下渗漏点"
    other = "代表沿着清水渠走访三天记下渗漏点"
    (stretch,) = align(one, other)
    assert (stretch.start, stretch.end, stretch.other, stretch.other_end) == (3, 15, 4, 16)
    assert [one[run.start : run.end] for run in stretch.runs] == ["清水渠走", "三天记下渗漏点"]


def test_a_clause_that_was_moved_is_found_where_it_went() -> None:
    one = "逐处拍照编号登记在册头一年就见了成效村民都说好"
    other = "头一年就见了成效村民都说好逐处拍照编号登记在册"
    found = [one[stretch.start : stretch.end] for stretch in align(one, other)]
    assert found == ["头一年就见了成效村民都说好", "逐处拍照编号登记在册"]


def test_runs_that_are_far_apart_are_two_stretches() -> None:
    one = "甲乙丙丁戊" + "一" * 20 + "子丑寅卯辰"
    other = "甲乙丙丁戊" + "二" * 20 + "子丑寅卯辰"
    assert len(align(one, other)) == 2


def test_runs_shorter_than_a_seed_are_chance() -> None:
    assert align("代表走访", "代表走了") == ()


@given(_WORDS, _WORDS)
def test_units_of_a_run_agree_and_no_unit_of_ours_is_in_two_stretches(one: str, other: str) -> None:
    taken: set[int] = set()
    for stretch in align(one, other):
        for run in stretch.runs:
            assert one[run.start : run.end] == other[run.other : run.other_end]
            assert run.size >= min(SEED, len(one))
            assert taken.isdisjoint(range(run.start, run.end))
            taken |= set(range(run.start, run.end))
        ordered = [(run.start, run.other) for run in stretch.runs]
        assert ordered == sorted(ordered)
