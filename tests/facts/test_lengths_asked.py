"""Lengths asked for (结构.篇幅): a part that the document does not have is said, and what it is called."""

import pytest

from tests.facts.checking import facts_from, of_rule, told

HEAD = "级别: 区\n年度: 2026\n单位:\n  地区: 云川区\n结构:\n  篇幅:\n"


def asked(name: str, length: str = "字数: 900") -> str:
    return f"{HEAD}    - 部分: {name}\n      {length}\n"


@pytest.mark.parametrize(
    "name", ["全文", "回顾", "计划", "民生", "回顾.民生", "计划.民生", "不足", "计划.结束"]
)
def test_a_length_may_be_asked_for_of_whatever_the_document_has(name: str) -> None:
    assert told(facts_from(asked(name)), "结构") == []


@pytest.mark.parametrize("name", ["监督", "换届选举", "计划.监督", "结束", "胡说"])
def test_a_length_of_a_part_that_is_not_there_is_said(name: str) -> None:
    message = f"没有“{name}”这一部分，它的篇幅没有管"
    assert told(facts_from(asked(name)), "结构") == [(7, "warning", message)]


def test_the_name_that_was_meant_is_offered() -> None:
    (finding,) = of_rule(facts_from(asked("结束")), "结构")
    assert finding.suggestion.startswith("是不是“计划.结束”？可以写：全文、回顾、政治、")


def test_a_length_without_characters_or_minutes_is_said() -> None:
    message = "篇幅没有写字数，也没有写分钟，这一条没有用上"
    facts = facts_from(f"{HEAD}    - 部分: 全文\n")
    assert told(facts, "结构") == [(7, "warning", message)]
