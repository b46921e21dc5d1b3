"""Answers as clerks type them: what each kind of question accepts, prints, and refuses."""

from datetime import date
from decimal import Decimal

import pytest

from planner.facts.model import Kind, Need, Question, Value
from planner.facts.reading.answers import (
    Vocabulary,
    is_pending,
    nearest,
    read_answer,
    split_items,
    without_number,
)
from planner.facts.reading.quantities import Reading, Refusal

WORDS = Vocabulary(
    {"听取和审议": "听取和审议", "听取审议": "听取和审议", "执法检查": "执法检查"}, {"托育": "养老托育"}
)


def answer(kind: Kind, typed: str, need: Need = Need.OPTIONAL) -> Reading | Refusal | None:
    question = Question("键", "问", kind, need, unit="次", choices=("主任", "副主任"))
    return read_answer(question, typed, WORDS)


def reading(kind: Kind, typed: str) -> tuple[str, Value, bool]:
    found = answer(kind, typed)
    assert isinstance(found, Reading)
    return found.text, found.value, found.approximate


@pytest.mark.parametrize(
    ("typed", "text", "value", "approximate"),
    [
        ("8", "8", 8, False),
        ("8次", "8", 8, False),
        ("１２", "12", 12, False),
        ("1,234", "1234", 1234, False),
        ("1，234", "1234", 1234, False),
        ("08", "8", 8, False),
        ("八", "8", 8, False),
        ("二十三次", "23", 23, False),
        ("约300", "约300", 300, True),
        ("30余", "30余", 30, True),
        ("30余次", "30余", 30, True),
        ("近40", "近40", 40, True),
        ("超过 100", "超过100", 100, True),
        ("0", "0", 0, False),
        ("3.2万", "3.2万", 32000, True),
        ("约2万余次", "约2万余", 20000, True),
        ("1.5亿", "1.5亿", 150_000_000, True),
    ],
)
def test_whole_number(typed: str, text: str, value: int, approximate: bool) -> None:  # noqa: FBT001
    assert reading(Kind.INTEGER, typed) == (text, value, approximate)


@pytest.mark.parametrize(
    ("kind", "typed", "text", "value"),
    [
        (Kind.PERCENT, "96.7%", "96.7%", Decimal("96.7")),
        (Kind.PERCENT, "96.7", "96.7%", Decimal("96.7")),
        (Kind.PERCENT, "９６．７％", "96.7%", Decimal("96.7")),
        (Kind.PERCENT, "96.70%", "96.70%", Decimal("96.70")),
        (Kind.PERCENT, "百分之100", "100%", Decimal(100)),
        (Kind.PERCENT, "96.7%（119/123）", "96.7%", Decimal("96.7")),
        (Kind.PERCENT, "96.7%(119件/123件)", "96.7%", Decimal("96.7")),
        (Kind.PERCENT, "97%，123件中119件", "97%", Decimal(97)),
        (Kind.PERCENT, "119／123", "96.7%", Decimal("96.7")),
        (Kind.PERCENT, "100%（123/123）", "100%", Decimal(100)),
        (Kind.PERCENT, "123/123", "100%", Decimal(100)),
        (Kind.YEAR, "2026", "2026", 2026),
        (Kind.YEAR, "2026年", "2026", 2026),
        (Kind.YEAR, "二〇二六年", "2026", 2026),
        (Kind.DATE, "2027年1月12日", "2027年1月12日", date(2027, 1, 12)),
        (Kind.DATE, "2027-01-12", "2027年1月12日", date(2027, 1, 12)),
        (Kind.DATE, "2027.1.12", "2027年1月12日", date(2027, 1, 12)),
        (Kind.DATE, "20270112", "2027年1月12日", date(2027, 1, 12)),
        (Kind.DATE, "2027年元月12号", "2027年1月12日", date(2027, 1, 12)),
        (Kind.DATE, "二〇二七年一月十二日", "2027年1月12日", date(2027, 1, 12)),
        (Kind.ORDINAL, "9", "九", 9),
        (Kind.ORDINAL, "九", "九", 9),
        (Kind.ORDINAL, "第九届", "九", 9),
        (Kind.ORDINAL, "第12次会议", "十二", 12),
        (Kind.MONTHS, "6", "6", (6,)),
        (Kind.MONTHS, "6月", "6", (6,)),
        (Kind.MONTHS, "元月", "1", (1,)),
        (Kind.MONTHS, "2026-06", "6", (6,)),
        (Kind.MONTHS, "2026年11月", "11", (11,)),
        (Kind.MONTHS, "三月", "3", (3,)),
        (Kind.MONTHS, "2—3", "2至3", (2, 3)),
        (Kind.MONTHS, "2-3月", "2至3", (2, 3)),
        (Kind.MONTHS, "2,3", "2至3", (2, 3)),
        (Kind.MONTHS, "3、6", "3、6", (3, 6)),
        (Kind.MONTHS, "二季度", "4至6", (4, 5, 6)),
        (Kind.MONTHS, "上半年", "1至6", (1, 2, 3, 4, 5, 6)),
        (Kind.CHOICE, " 副主任 ", "副主任", "副主任"),
        (Kind.FORM, "听取审议", "听取和审议", "听取和审议"),
        (Kind.FORM, "执法 检查", "执法检查", "执法检查"),
        (Kind.FIELD, "托育", "养老托育", "养老托育"),
        (Kind.NAME, "“云川区”", "云川区", "云川区"),
        (Kind.NAME, "林　远", "林远", "林远"),
    ],
)
def test_answer_is_read_and_printed(kind: Kind, typed: str, text: str, value: Value) -> None:
    assert reading(kind, typed) == (text, value, False)


@pytest.mark.parametrize(
    ("kind", "typed", "suggestion"),
    [
        (Kind.INTEGER, "8.5次", "只写数字，如 8"),
        (Kind.INTEGER, "8—10", "只写数字，如 8"),
        (Kind.INTEGER, "-8", "只写数字，如 8"),
        (Kind.INTEGER, "12,34", "只写数字，如 8"),
        (Kind.INTEGER, "共16次；", "只写数字：16"),
        (Kind.INTEGER, "9" * 5000, "只写数字，如 8"),
        (Kind.INTEGER, "1.23456万", "只写数字，如 8"),
        (Kind.INTEGER, "1.2万元", "只写数字，如 8"),
        (Kind.PERCENT, "97.6%（119/123）", "96.7%（119/123）"),
        (Kind.PERCENT, "123/119", "部分写在前，总数写在后：119/123"),
        (Kind.INTEGER, "300以上", "300余，或 约300"),
        (Kind.PERCENT, "106%", "核对后重填"),
        (Kind.PERCENT, "0.967", "96.7%"),
        (Kind.PERCENT, "很高", "写成 96.7%；有底数写成 96.7%（119/123）"),
        (Kind.YEAR, "26", "2026"),
        (Kind.YEAR, "3026", "核对后重填，如 2026"),
        (Kind.DATE, "2026-02-30", "核对后重填"),
        (Kind.DATE, "1月12日", "年、月、日都写，如 2027年1月12日"),
        (Kind.DATE, "27.1.12", "如 2027年1月12日"),
        (Kind.ORDINAL, "本届", "只写一个数，如 九，或 9"),
        (Kind.MONTHS, "13", "写1到12之间的数"),
        (Kind.MONTHS, "11—2", "从小到大写，如 2—3"),
        (Kind.MONTHS, "下周", "写成 6，或 2—3"),
        (Kind.CHOICE, "副主人", "副主任"),
        (Kind.FORM, "听取和审查", "听取和审议"),
        (Kind.FORM, "喝茶", "从这些里选一个：听取和审议、执法检查"),
        (Kind.TEXT, "甲\ue000", "删掉它，重新输入这个字"),
    ],
)
def test_answer_is_refused_with_what_to_type(kind: Kind, typed: str, suggestion: str) -> None:
    found = answer(kind, typed)
    assert isinstance(found, Refusal)
    assert found.suggestion == suggestion


def test_another_unit_is_used_and_remarked_on() -> None:
    found = answer(Kind.INTEGER, "8场")
    assert isinstance(found, Reading)
    assert found.remark is not None
    assert (found.text, found.remark.rule) == ("8", "单位")


@pytest.mark.parametrize("typed", ["", "  ", "无", "没有", "/", "—", "~"])
def test_explicit_nothing_is_blank_where_an_answer_is_no_must(typed: str) -> None:
    assert answer(Kind.INTEGER, typed) is None
    assert answer(Kind.TEXT, typed) is None


def test_nothing_is_no_answer_where_one_is_a_must() -> None:
    found = answer(Kind.INTEGER, "无", Need.MUST)
    assert isinstance(found, Refusal)
    assert found.suggestion == "没有就写 0"


@pytest.mark.parametrize(
    "typed", ["待填", "待定", "?", "？？", "XX", "×××", "**", "X", "【待填：次数】", "____"]
)
def test_marks_alone_mean_that_the_answer_is_not_known_yet(typed: str) -> None:
    assert is_pending(typed)


@pytest.mark.parametrize("typed", ["", "8", "新增XX个", "待填满", "无"])
def test_marks_inside_a_text_do_not(typed: str) -> None:
    assert not is_pending(typed)


@pytest.mark.parametrize(
    ("typed", "parts", "guessed"),
    [
        ("甲事；乙事", ("甲事", "乙事"), False),
        ("甲事\n乙事\n", ("甲事", "乙事"), False),
        ("布局不均、收费偏高", ("布局不均", "收费偏高"), True),
        ("甲事；乙、丙", ("甲事", "乙、丙"), False),
        ("《甲、乙办法》", ("《甲、乙办法》",), False),
        ("甲事（一是早；二是细）；乙事", ("甲事（一是早；二是细）", "乙事"), False),
        ("“早；细”；《甲；乙》；丙", ("“早；细”", "《甲；乙》", "丙"), False),
        ("1）甲事；2）乙事", ("1）甲事", "2）乙事"), False),
        ("《甲条例》、《乙、丙办法（试行）》", ("《甲条例》", "《乙、丙办法（试行）》"), False),
        (
            "《甲条例》《关于加强乙方面各项工作的若干规定》",
            ("《甲条例》", "《关于加强乙方面各项工作的若干规定》"),
            False,
        ),
        ("《甲条例》和《乙办法》", ("《甲条例》和《乙办法》",), False),
        ("约请交警、街道和学校负责人一起到现场商量", ("约请交警、街道和学校负责人一起到现场商量",), False),
        ("监督要准，准在选题", ("监督要准，准在选题",), False),
    ],
)
def test_list_typed_as_one_value_is_split(typed: str, parts: tuple[str, ...], guessed: bool) -> None:  # noqa: FBT001
    found, remark = split_items(typed)
    assert (found, bool(remark)) == (parts, guessed)


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("1. 甲", "甲"),
        ("（2）甲", "甲"),
        ("③甲", "甲"),
        ("1.5万元", "1.5万元"),
        ("3个项目", "3个项目"),
        ("2、甲", "甲"),
        ("1、2号线沿线整治", "1、2号线沿线整治"),
        ("3、4月集中排查", "3、4月集中排查"),
    ],
)
def test_number_before_a_list_entry_goes(typed: str, bare: str) -> None:
    assert without_number(typed) == bare


def test_nearest_name_is_found_or_nothing() -> None:
    assert nearest("常委会会", ("常委会会议", "主任会议")) == "常委会会议"
    assert nearest("天气", ("常委会会议", "主任会议")) == ""
