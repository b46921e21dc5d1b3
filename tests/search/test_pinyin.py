import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.search.pinyin import initial_letters, initials, readings, sound, sound_alike
from tests.search.pinyin_table import TABLE, table

_ROWS = [bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]
_GB2312 = [code.decode("gb2312") for code in _ROWS if not b"\xd7\xf9" < code < b"\xd8"]


def test_the_table_is_what_pypinyin_gives() -> None:
    assert TABLE.read_text(encoding="utf-8").split("\n") == table().split("\n")


def test_the_table_names_its_source_and_carries_its_licence() -> None:
    head = TABLE.read_text(encoding="utf-8").partition("\n\n")[0]
    assert "pypinyin 0.55.0" in head
    assert "The MIT License" in head
    assert "Permission is hereby granted" in head


def test_every_character_of_gb2312_has_a_reading() -> None:
    assert len(_GB2312) == 6763
    assert [sign for sign in _GB2312 if not readings(sign)] == []


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("民", ("min",)),
        ("行", ("xing", "hang", "heng")),
        ("女", ("nv", "ru")),
        ("略", ("lve",)),
        ("欸", ("ai", "ei", "xie")),
        ("〇", ("ling", "yuan", "xing")),
        ("𠼞", ("a",)),
        ("a", ()),
        ("，", ()),
        ("あ", ()),
        ("\ue816", ()),
        ("\t", ()),
        ("", ()),
        ("民生", ()),
        ("xing", ()),
        ("\uffff", ()),
    ],
)
def test_readings_are_toneless_with_the_commonest_first(character: str, expected: tuple[str, ...]) -> None:
    assert readings(character) == expected


@given(st.characters())
def test_a_reading_is_small_latin_letters(character: str) -> None:
    assert all(reading.isascii() and reading.islower() for reading in readings(character))
    assert len(set(readings(character))) == len(readings(character))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("民生实事", "msss"),
        ("水污染防治", "swrfz"),
        ("不忘初心、牢记使命", "bwcxljsm"),
        ("１２３４５热线", "12345rx"),
        ("“Ａ＋B”", "ab"),
        ("{地区}", "dq"),
        ("", ""),
    ],
)
def test_initials_are_the_first_letters_without_marks(text: str, expected: str) -> None:
    assert initials(text) == expected


def test_a_character_of_several_readings_has_the_first_letter_of_each() -> None:
    assert [initial_letters(sign) for sign in "长行的安a"] == ["zc", "xh", "d", "a", ""]


@pytest.mark.parametrize(
    ("one", "other", "exactly", "loosely"),
    [
        ("民生实事", "民声十四", False, True),
        ("监督", "间读", True, True),
        ("检查", "减查", True, True),
        ("权利", "权力", True, True),
        ("监督", "检查", False, False),
        ("制定", "自订", False, True),
        ("拉动", "那栋", False, True),
        ("人民", "仁明", False, True),
        ("真实", "增实", False, True),
        ("女", "吕", False, True),
        ("十2项", "时２项", True, True),
        ("十2项", "时3项", False, False),
    ],
)
def test_sound_is_equal_for_homophones(one: str, other: str, *, exactly: bool, loosely: bool) -> None:
    assert (sound(one) == sound(other)) is exactly
    assert (sound(one, loosely=True) == sound(other, loosely=True)) is loosely


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)))
def test_a_sound_has_a_character_for_each_and_equal_sounds_sound_alike(text: str) -> None:
    for loosely in (False, True):
        key = sound(text, loosely=loosely)
        assert len(key) == len(text)
        pairs = [
            (a, b) for a, x in zip(text, key, strict=True) for b, y in zip(text, key, strict=True) if x == y
        ]
        assert all(sound_alike(one, other, loosely=loosely) for one, other in pairs)


def test_characters_that_share_any_reading_sound_alike() -> None:
    assert sound_alike("行", "航")
    assert sound_alike("行", "兴")
    assert not sound_alike("行", "新")
    assert sound_alike("行", "新", loosely=True)
    assert sound_alike("，", "，")
    assert not sound_alike("，", "。")


def test_nothing_is_read_before_the_first_lookup() -> None:
    code = (
        "import re, unicodedata, planner.chinese, pathlib, time\n"
        "start = time.perf_counter()\n"
        "from planner.search import pinyin\n"
        "assert pinyin.table.cache_info().currsize == 0\n"
        "assert pinyin.readings('民') == ('min',)\n"
        "print(time.perf_counter() - start)\n"
    )
    spent = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(5)
    ]
    assert min(spent) < 0.02


@pytest.mark.slow
def test_the_wheel_carries_the_table(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read("planner/search/pinyin.txt") == TABLE.read_bytes()
