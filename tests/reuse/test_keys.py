"""Keys: what is compared of a text."""

from hypothesis import given
from hypothesis import strategies as st

from planner.reuse.keys import key_of, light, signs_of

_WRITTEN = st.text(st.sampled_from("听取审议报告一二十百零12３年月，。；、“”（）{}a ㎡\n—…件次"), max_size=60)


def test_marks_blanks_and_line_ends_are_no_units() -> None:
    assert key_of("听取、审议；“报告” 。\n").text == "听取审议报告"


def test_a_number_is_one_unit_however_it_is_written() -> None:
    assert key_of("检查12次").text == key_of("检查十二次").text == key_of("检查１２ 次").text == "检查#次"


def test_a_unit_is_traced_back_to_what_is_shown() -> None:
    key = key_of("检查12次，提出意见。")
    assert key.shown("检查12次，提出意见。", 2, 6) == "12次，提出"


def test_light_keeps_chinese_characters_but_for_numerals() -> None:
    assert light("检查12次，提出意见二十三条（a）") == "检查次提出意见条"


@given(_WRITTEN)
def test_the_cheap_key_is_the_key(text: str) -> None:
    assert signs_of(text) == key_of(text).text


@given(_WRITTEN)
def test_what_is_shown_of_a_unit_lies_in_the_text(text: str) -> None:
    key = key_of(text)
    assert all(0 <= s < e <= len(text) for s, e in zip(key.starts, key.ends, strict=True))
    assert list(key.starts) == sorted(key.starts)
