"""Typed text becomes fit for print, and not one word of it changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.facts.reading.tidy import tidy


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("新增托位 860 个", "新增托位860个"),
        ("林　远", "林远"),
        ("新增１２个ＡＢ", "新增12个AB"),
        ("查摆问题12个,已整改11个", "查摆问题12个，已整改11个"),
        ("比例3:2", "比例3:2"),
        ("金额1,234万元", "金额1,234万元"),
        ("会前:走访;座谈?", "会前：走访；座谈？"),
        ("街道(含镇)工委", "街道（含镇）工委"),
        ("全程使用(WTO)规则", "全程使用（WTO）规则"),
        ("推进GB/T 9704 标准", "推进GB/T 9704标准"),
        ("Open XML", "Open XML"),
        ("开展“回头看”，，督促整改。。", "开展“回头看”，督促整改"),
        ('推进"一网通办"改革', "推进“一网通办”改革"),
        ("完成。", "完成"),
        ("完成；", "完成"),
        ("持续用力……", "持续用力……"),
        ("一是——二是", "一是——二是"),
        ("完成.下一步", "完成。下一步"),
        ("增长5.2%", "增长5.2%"),
        ("，甲", "甲"),
        ("甲\u200b乙", "甲乙"),
        ("", ""),
    ],
)
def test_tidying(typed: str, text: str) -> None:
    assert tidy(typed) == text


TYPED = st.text(st.sampled_from('甲乙区1２aＢ ,.;:?!()（）“”"，。；：、？！…—　\t\u200b%％'), max_size=20)


@given(TYPED)
def test_tidying_twice_changes_nothing_more(typed: str) -> None:
    assert tidy(tidy(typed)) == tidy(typed)


@given(TYPED)
def test_words_and_figures_stay_in_their_order(typed: str) -> None:
    def words(text: str) -> str:
        return re.sub(r"[^\w]", "", text).translate(str.maketrans("２Ｂ", "2B"))

    assert words(tidy(typed)) == words(typed)
