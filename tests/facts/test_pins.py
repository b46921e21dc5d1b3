"""Pins: what is settled under 结构.选定, as it is read."""

import pytest

from planner.bank.load import load_bank
from planner.facts.derived.pins import Pin, pins
from planner.facts.load import facts_of_text
from planner.files import Text
from planner.finding import Finding

_HEAD = "文种: 工作报告\n级别: 区\n年度: 2026\n结构:\n  选定:\n"


def _read(*lines: str) -> tuple[list[Pin], tuple[Finding, ...]]:
    content = _HEAD + "".join(f"    {line}\n" for line in lines)
    facts, findings = facts_of_text("甲.yaml", Text(content, "UTF-8"), load_bank())
    return list(pins(facts)), findings


def test_a_pin_says_where_it_stands_in_the_file() -> None:
    (pin,), findings = _read("- 处: 成句.回顾.部首.政治", "  用: 成句-部首-政治-回顾-2")
    assert findings == ()
    assert (pin.slot, pin.use) == ("成句.回顾.部首.政治", "成句-部首-政治-回顾-2")
    assert (pin.record, pin.at.place.line, pin.fact.place.line) == ("结构.选定.1", 6, 7)


@pytest.mark.parametrize(
    "typed", ["句式.本年议题.3", "句式。本年议题。3", "句式．本年议题．3", "“句式.本年议题.3”"]
)
def test_the_stops_of_a_place_may_be_typed_as_the_keyboard_gives_them(typed: str) -> None:
    (pin,), _ = _read(f"- 处: {typed}", "  用: 句式-听3")
    assert pin.slot == "句式.本年议题.3"


@pytest.mark.parametrize(
    "entry", ["句式-听3", "小标题-政治-回顾-1", "标题-之有", "成句-回顾-决定任免-任免-1", "形成"]
)
def test_the_names_of_entries_are_read_as_they_are(entry: str) -> None:
    (pin,), _ = _read("- 处: 句式.本年议题.3", f"  用: {entry}")
    assert pin.use == entry


@pytest.mark.parametrize("line", ["- 处: 句式.本年议题.3", "- 用: 句式-听3", "- {}"])
def test_half_a_pin_is_none(line: str) -> None:
    found, _ = _read(line)
    assert found == []


def test_what_is_not_settled_yet_is_left_to_the_program() -> None:
    found, _ = _read("- 处: 句式.本年议题.3", "  用: 待填")
    assert found == []


def test_pins_may_stand_in_brackets() -> None:
    content = (
        _HEAD.removesuffix("\n") + " [{处: 成句.回顾.感谢, 用: 成句-感谢-2}, {处: 标题方案, 用: 标题-之有}]\n"
    )
    facts, _ = facts_of_text("甲.yaml", Text(content, "UTF-8"), load_bank())
    assert [(pin.slot, pin.use) for pin in pins(facts)] == [
        ("成句.回顾.感谢", "成句-感谢-2"),
        ("标题方案", "标题-之有"),
    ]
