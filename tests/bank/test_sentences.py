"""The whole sentences of the shipped bank: for every level and kind of year enough of each to choose from."""

from collections import Counter
from functools import cache
from itertools import product

import pytest

from planner.bank.entries import Sentence
from planner.bank.load import load_bank
from planner.bank.model import Level
from planner.draft.measure import length

MODES = tuple(product((Level.DISTRICT, Level.COUNTY, Level.TOWN), ("平年", "首年", "届末")))
PLACES = ("统计句", "总述", "感谢", "体会", "体会引入", "不足引入", "不足收束", "总体要求", "结束")


@cache
def _sentences() -> tuple[Sentence, ...]:
    return load_bank().of(Sentence)


def _fitting(place: str, level: Level, year: str) -> list[Sentence]:
    return [
        s
        for s in _sentences()
        if s.place == place and level in s.levels and (not s.year_kinds or year in s.year_kinds)
    ]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("level", "year"), MODES, ids=str)
def test_there_are_three_ways_to_say_it(place: str, level: Level, year: str) -> None:
    assert len(_fitting(place, level, year)) >= 3


@pytest.mark.parametrize("half", ["回顾", "计划"])
def test_general_sentences_of_one_place_differ_in_length(half: str) -> None:
    places = Counter(s.place for s in _sentences() if s.place.startswith((f"{half}.政治", f"{half}.自身")))
    for place in places:
        sizes = [length(s.text) for s in _fitting(place, Level.DISTRICT, "平年")]
        assert max(sizes) >= 1.25 * min(sizes), place


def test_no_sentence_stands_twice() -> None:
    told = Counter((s.place, s.text) for s in _sentences())
    assert [key for key, times in told.items() if times > 1] == []
