"""Words found by how they sound."""

import pytest

from planner.search.folding import fold
from planner.search.sounds import initialled, readings, sound, sound_alike, spelt, syllables


@pytest.mark.parametrize(
    ("letters", "parts"),
    [
        ("minshengshishi", ("min", "sheng", "shi", "shi")),
        ("shicha", ("shi", "cha")),
        ("xiang", ("xiang",)),
        ("gongan", ("gong", "an")),
        ("lvzhi", ("lv", "zhi")),
        ("minsh", ("min", "sh")),
        ("minshengs", ("min", "sheng", "s")),
        ("msss", ()),
        ("m", ()),
        ("ai2", ()),
        ("民生", ()),
    ],
)
def test_pinyin_is_cut_into_as_few_syllables_as_will_do(letters: str, parts: tuple[str, ...]) -> None:
    assert syllables(letters) == parts


@pytest.mark.parametrize(
    ("letters", "text", "span"),
    [
        ("minshengshishi", "办好民生实事", (2, 6)),
        ("minshengsh", "办好民生实事", (2, 5)),
        ("yinhang", "监督银行", (2, 4)),
        ("lianggeweihu", "做到两个维护", (2, 6)),
        ("minsheng", "民主生活", None),
    ],
)
def test_pinyin_in_full_finds_what_it_spells(letters: str, text: str, span: tuple[int, int] | None) -> None:
    find = spelt(letters)
    assert find is not None
    assert find(fold(text)) == span


@pytest.mark.parametrize("letters", ["min", "msss", "民生", "q"])
def test_less_than_two_syllables_spell_nothing(letters: str) -> None:
    assert spelt(letters) is None


@pytest.mark.parametrize(
    ("letters", "text", "span"),
    [
        ("msss", "办好民生实事", (2, 6)),
        ("zfjc", "开展执法检查", (2, 6)),
        ("lgwh", "两个维护", (0, 4)),
        ("yh", "银行", (0, 2)),
    ],
)
def test_initials_find_what_they_stand_for_by_each_of_two_readings(
    letters: str, text: str, span: tuple[int, int]
) -> None:
    find = initialled(letters)
    assert find is not None
    assert find(fold(text)) == span


@pytest.mark.parametrize("letters", ["m", "mi", "ui", "民", "12"])
def test_no_syllable_begins_with_i_u_or_v_and_one_letter_is_too_few(letters: str) -> None:
    assert initialled(letters) is None


def test_texts_that_sound_the_same_have_one_key_of_their_length() -> None:
    assert sound("民生实事") == sound("民声实是")
    assert sound("民生实事") != sound("民生实项")
    assert len(sound("办好12件，AI")) == 8


def test_characters_sound_alike_by_any_of_their_readings() -> None:
    assert sound_alike("行", "航")
    assert sound_alike("行", "形")
    assert not sound_alike("行", "海")
    assert not sound_alike("a", "b")


def test_a_small_number_is_read_as_its_word() -> None:
    assert readings(fold("2")) == ("er", "liang")
    assert readings(fold("12")) == ()
