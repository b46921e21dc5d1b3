"""Answers that the chosen structure has no place for, and that the draft indeed leaves them out."""

import pytest

from planner.compose.document import render
from planner.compose.setting import Setting
from planner.draft.model import FromFact, Paragraph
from planner.facts.check import check
from planner.facts.derived.division import division_of
from planner.facts.derived.timing import facts_clock
from planner.facts.model import Facts
from planner.finding import Finding
from tests.facts.reading import HEAD, facts_of, shipped_bank

ANSWERS = """\
大会:
  日期: 2027年1月12日
选举:
  选区: 86
  会议选举: [区长、副区长]
  补充:
    - 内容: 选举期间受理咨询96件
本地:
  补充:
    - 内容: 机关选派6名干部驻村
来年:
  本地措施: [指导新任代表依法履职]
"""
ELECTION, LOCAL, PLANNED = "“选举.选区”“选举.会议选举”“选举.补充”", "“本地.补充”", "“来年.本地措施”"


def facts(part: str) -> Facts:
    return facts_of(HEAD + (f"结构:\n  本地部分: {part}\n" if part else "") + ANSWERS)


def unplaced(read: Facts) -> list[Finding]:
    return [f for f in check(read, shipped_bank(), facts_clock(read)) if f.rule == "用不上"]


@pytest.mark.parametrize(
    ("part", "keys"),
    [
        ("", [ELECTION, LOCAL, PLANNED]),
        ("民生法治", [ELECTION, LOCAL, PLANNED]),
        ("决定任免", [ELECTION]),
        ("服务大局", [ELECTION]),
        ("基层民主", [ELECTION]),
        ("换届选举", [LOCAL]),
    ],
)
def test_answers_without_a_place_are_named_and_no_others(part: str, keys: list[str]) -> None:
    shown = part or "民生法治"
    assert [f.message for f in unplaced(facts(part))] == [
        f"“结构.本地部分”是“{shown}”，初稿里没有写{key}的地方" for key in keys
    ]


def test_the_warning_stands_at_the_first_answer_and_says_which_part_has_a_place() -> None:
    election, local, planned = unplaced(facts(""))
    assert [f.place.line for f in (election, local, planned)] == [7, 13, 15]
    assert {f.severity.value for f in (election, local, planned)} == {"warning"}
    assert election.suggestion == "要写就把本地部分改成换届选举，不写就删掉"
    assert local.suggestion == "要写就把本地部分改成决定任免、服务大局、基层民主，不写就删掉"


@pytest.mark.parametrize(("elected", "keys"), [("", [PLANNED]), ("选举:\n  区代表: 238\n", [])])
def test_once_deputies_are_elected_what_is_planned_for_them_has_its_place(
    elected: str, keys: list[str]
) -> None:
    style = "结构:\n  样式: 五部分一是\n  本地部分: 换届选举\n"
    read = facts_of(f"{HEAD}{style}{elected}来年:\n  本地措施: [指导新任代表依法履职]\n")
    assert [key for f in unplaced(read) for key in [f.message.rpartition("写")[2].partition("的")[0]]] == keys
    assert ("来年.本地措施" in told(read)) is not bool(keys)


def test_nothing_is_said_where_nothing_was_answered() -> None:
    assert unplaced(facts_of(HEAD)) == []


@pytest.mark.parametrize("part", ["", "民生法治", "决定任免", "服务大局", "基层民主", "换届选举"])
def test_the_draft_writes_every_answer_but_those_named(part: str) -> None:
    read = facts(part)
    named = "".join(f.message for f in unplaced(read))
    keys = {"选举.选区", "选举.会议选举", "选举.补充", "本地.补充", "来年.本地措施"}
    assert {key for key in keys if f"“{key}”" not in named} == keys & told(read)


def told(read: Facts) -> set[str]:
    draft = render(Setting(read, shipped_bank(), {}), division_of(read))
    spans = [span for block in draft.blocks if isinstance(block, Paragraph) for span in block.spans]
    paths = {span.origin.path for span in spans if isinstance(span.origin, FromFact)}
    return {".".join(path.split(".")[:2]) for path in paths}
