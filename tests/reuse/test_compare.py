"""Comparison: shares counted by hand, and what holds for every text."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.bank.load import load_bank
from planner.reports.read import read_lines
from planner.reports.structure import structure
from planner.reuse.compare import Compared, compare, keyed
from planner.reuse.formulas import Formulas
from planner.reuse.model import Origin, Text
from planner.reuse.stock import LastStock, bank_pieces, in_bank
from planner.reuse.texts import text_of
from tests.bench.corpus import REPORTS
from tests.reuse.samples import CHANGED, EMPTY, FORMULA, OURS, Stock, bank, text

_CLAUSES = (
    "代表沿清水渠走了三天",
    "记下渗漏点四十七处",
    "水务站按编号一处一处补",
    "入汛前全部补完",
    "下游两个村的稻田没有抢水",
    FORMULA,
)
_SENTENCES = st.lists(st.sampled_from(_CLAUSES), min_size=1, max_size=4).map(
    lambda one: "，".join(one) + "。"
)
_TEXTS = st.lists(_SENTENCES, min_size=1, max_size=6)


def _copied(ours: Text, compared: Compared, formulas: Formulas, origin: Origin) -> tuple[int, int]:
    """Return how many units of a text are copied, and how many there are outside formulas."""
    units = keyed(ours, formulas)
    return sum(sum(mask.get(origin, b"")) for mask in compared.masks), sum(one.free for one in units)


def _against(ours: Text, stock: Stock, formulas: Formulas) -> tuple[int, int]:
    return _copied(ours, compare(keyed(ours, formulas), stock, formulas), formulas, Origin.OTHERS)


def test_a_sentence_with_other_figures_is_a_copy_but_for_what_was_changed() -> None:
    formulas = Formulas(EMPTY)
    ours = text(OURS[0])
    # The three figures count one each; what is theirs alone (着) is no unit of ours.
    assert len(keyed(ours, formulas)[0].key) == 30
    assert _against(ours, Stock(CHANGED), formulas) == (30, 30)


def test_a_text_of_two_sentences_one_of_which_is_copied_is_half_a_copy() -> None:
    formulas = Formulas(EMPTY)
    ours = text("水务站按编号一处一处补，入汛前补完。", "代表进站接待选民，听来的话当场记下。")
    assert [len(one.key) for one in keyed(ours, formulas)] == [16, 16]
    assert _against(ours, Stock("水务站按编号一处一处补，入汛前补完。"), formulas) == (16, 32)


def test_set_formulas_are_counted_neither_as_copied_nor_as_own() -> None:
    formulas = Formulas(bank(FORMULA))
    ours = text(*OURS)
    units = keyed(ours, formulas)
    assert [sum(one.formulas) for one in units] == [0, 0, 20]
    assert _against(ours, Stock(OURS[2]), formulas) == (0, sum(len(one.key) for one in units[:2]))


def test_a_title_in_brackets_is_a_name_that_nobody_copies() -> None:
    formulas = Formulas(EMPTY)
    (unit,) = keyed(text("检查《云川区河道保护办法》实施情况。"), formulas)
    assert sum(unit.formulas) == len("云川区河道保护办法")


def test_words_that_another_sentence_shares_by_chance_are_no_copy() -> None:
    formulas = Formulas(EMPTY)
    ours = text("常委会组织代表视察了学校食堂的后厨。")
    assert _against(ours, Stock("常委会组织代表走访了养老院的住户。"), formulas)[0] == 0


def test_passages_that_go_on_from_sentence_to_sentence_are_one() -> None:
    formulas = Formulas(EMPTY)
    compared = compare(keyed(text(*OURS[:2]), formulas), Stock(*OURS[:2]), formulas)
    (passage,) = compared.passages
    assert passage.words == OURS[0] + OURS[1]
    assert (passage.line, passage.first, passage.last, passage.source.line) == (1, 0, 1, 1)


def test_a_passage_says_where_its_words_begin_in_the_line() -> None:
    formulas = Formulas(EMPTY)
    ours = text("另外，" + OURS[1])
    (passage,) = compare(keyed(ours, formulas), Stock(OURS[1]), formulas).passages
    assert (passage.column, passage.words, passage.theirs) == (4, OURS[1], OURS[1])


def test_the_longest_passage_comes_first() -> None:
    formulas = Formulas(EMPTY)
    compared = compare(keyed(text(OURS[0], "中间一句。", OURS[1]), formulas), Stock(*OURS[::-1]), formulas)
    assert [one.size for one in compared.passages] == sorted(one.size for one in compared.passages)[::-1]
    assert len(compared.passages) == 2


def test_words_of_an_entry_between_its_slots_are_of_the_bank() -> None:
    pieces = bank_pieces(bank(sentences=("{机关}逐件督办到位、逐件见面反馈{次数}次，按月通报",)))
    key = keyed(text("区政府逐件督办到位，逐件见面反馈12次，按月通报。"), Formulas(EMPTY))[0].key
    # 逐件督办到位逐件见面反馈 is a piece; 次按月通报 has five units, which is grammar.
    assert sum(in_bank(key.text, pieces)) == 12


@given(_TEXTS)
def test_a_text_against_itself_is_copied_whole(sentences: list[str]) -> None:
    formulas = Formulas(bank(FORMULA))
    ours = text(*sentences)
    copied, free = _against(ours, Stock(*sentences), formulas)
    assert copied == free


@given(_TEXTS, _TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_sentences_changes_no_share(
    ours: list[str], theirs: list[str], chance: random.Random
) -> None:
    formulas = Formulas(bank(FORMULA))
    before = _against(text(*ours), Stock(*theirs), formulas)
    chance.shuffle(ours)
    chance.shuffle(theirs)
    assert _against(text(*ours), Stock(*theirs), formulas) == before


@given(_TEXTS, _TEXTS)
def test_a_unit_of_a_formula_is_never_copied(ours: list[str], theirs: list[str]) -> None:
    formulas = Formulas(bank(FORMULA))
    units = keyed(text(*ours), formulas)
    for unit, masks in zip(units, compare(units, Stock(*theirs), formulas).masks, strict=True):
        for mask in masks.values():
            assert not any(copied and formula for copied, formula in zip(mask, unit.formulas, strict=True))


def test_the_five_reports_owe_one_another_next_to_nothing_and_themselves_everything() -> None:
    formulas = Formulas(load_bank())
    reports = [text_of(structure(read_lines(path)), path.stem) for path in sorted(REPORTS.glob("*.txt"))]
    for one in reports:
        units = keyed(one, formulas)
        for other in reports:
            compared = compare(units, LastStock(other), formulas)
            copied, free = _copied(one, compared, formulas, Origin.LAST)
            if one is other:
                assert copied == free
            else:
                assert copied <= 0.01 * free
                assert all(passage.size < 20 for passage in compared.passages)


@pytest.mark.parametrize("words", ["", "。", "2026", "{地区}"])
def test_a_sentence_without_words_harms_nothing(words: str) -> None:
    formulas = Formulas(EMPTY)
    compared = compare(keyed(text(words, OURS[0]), formulas), Stock(words, OURS[0]), formulas)
    assert compared.passages[0].words.endswith(OURS[0])
