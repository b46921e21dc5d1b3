"""What typed and held words are brought to before they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.chinese import numeral
from planner.search.folding import fold, folded_words, spoken, traced, written


@pytest.mark.parametrize(
    "same",
    [
        ("十二件", "12件", "１２件", "一十二件"),
        ("二〇二六年", "2026年", "二零二六年", "２０２６年"),
        ("三百六十五天", "365天"),
        ("两个维护", "二个维护", "2个维护"),
        ("ＡＩ政务", "ai政务", "“AI”政务"),
        ("“四个意识”", "四个意识", "（四个意识）", "四 个 意 识"),
        ("甲，乙", "甲。乙", "甲、乙", "甲：乙", "甲…乙"),
        ("甲；乙", "甲;乙", "甲\n乙"),
    ],
)
def test_what_means_the_same_folds_to_the_same(same: tuple[str, ...]) -> None:
    assert len({fold(text) for text in same}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2件", "12件"),
        ("2026年", "026年"),
        ("七八件", "78件"),
        ("十二五规划", "12五规划"),
        ("甲，乙", "甲乙"),
    ],
)
def test_what_differs_stays_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert fold(one) not in fold(other)


def test_a_number_is_one_character_and_is_written_and_said_again() -> None:
    folded = fold("二十大以来办好12件")
    assert len(folded) == 8
    assert written(folded) == "二十大以来办好十二件"
    assert written(fold("二〇二六年发300件")) == "2026年发300件"
    assert spoken(folded) == "二十大以来办好十二件"
    assert spoken(fold("2026年")) == "二〇二六年"


@pytest.mark.parametrize("large", ["1234567", "0123456", "131070"])
def test_a_number_too_large_for_one_character_stays_as_it_is(large: str) -> None:
    assert fold(large) == large


def test_words_are_parted_by_blanks_and_clause_marks_each_once() -> None:
    assert folded_words("民生实事　监督、监督 “督办”") == ("民生实事", "监督", "督办")
    assert folded_words(" ，。“”") == ()


def test_a_slot_becomes_what_no_query_holds() -> None:
    assert fold("开展{议题}监督") == "开展\0\0\0\0\0\0监督"


@pytest.mark.parametrize("tight", [False, True])
def test_folded_characters_are_traced_to_where_they_are_shown(*, tight: bool) -> None:
    shown = "“十二”件，２０２６年"
    trace = traced(shown, tight=tight)
    at = trace.text.index(fold("2026"))
    assert shown[slice(*trace.shown(at, at + 1))] == "２０２６"
    assert shown[slice(*trace.shown(0, 2))] == "十二”件"


@given(st.text("十二件123４５，。；“”AbＣ〇年{} \n…", max_size=30))
def test_tracing_gives_the_same_text_as_folding_and_its_places_rise(shown: str) -> None:
    trace = traced(shown, tight=False)
    if "{" not in shown:
        assert trace.text == fold(shown)
    assert list(trace.starts) == sorted(trace.starts)
    assert all(start < end <= len(shown) for start, end in zip(trace.starts, trace.ends, strict=True))


@given(st.integers(0, 131069))
def test_every_number_up_to_the_largest_is_one_character_that_reads_as_it(value: int) -> None:
    assert len(fold(str(value))) == 1
    assert written(fold(str(value))) == (numeral(value) if value < 100 else str(value))
