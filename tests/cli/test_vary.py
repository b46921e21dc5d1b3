"""planner vary: what may stand at a place, and another choice written into the facts file."""

import json
from pathlib import Path
from typing import Any

import pytest

from planner.drafting import open_facts
from planner.facts.derived.pins import pins
from planner.finding import Severity
from tests.cli.conftest import Planner
from tests.shipped import COMPLETE

pytestmark = pytest.mark.slow

SLOT = "成句.回顾.感谢"


@pytest.fixture
def facts(folder: Path, shortest: str) -> Path:
    """Return facts.yaml in `folder`: the shortest example, with a group 结构."""
    path = folder / "facts.yaml"
    structure = "结构:\n  本地部分: 民生法治\n\n"
    path.write_text(shortest.replace("总述:\n", f"{structure}总述:\n", 1), encoding="utf-8")
    return path


def _choice(planner: Planner, slot: str = SLOT) -> dict[str, Any]:
    choice = json.loads(planner("vary", "facts.yaml", "--slot", slot, "--json").text)["choice"]
    assert isinstance(choice, dict)
    return choice


def test_without_a_place_all_of_them_are_listed_with_the_words_taken_now(
    planner: Planner, facts: Path
) -> None:
    assert facts.exists()
    done = planner("vary", "facts.yaml")
    lines = done.text.splitlines()
    assert done.code == 0
    assert sum("（共" in line for line in lines) == len(lines) / 2
    assert any(SLOT in line for line in lines)
    assert max(map(len, lines[1::2])) <= 5 + 34
    assert "看一处有哪些说法：planner vary facts.yaml --slot " in done.err


def test_as_json_the_list_has_the_shape_of_the_trace(planner: Planner, facts: Path) -> None:
    assert planner("draft", facts.name, "-o", "初稿.txt", "--trace", "出处.json").code == 0
    listed = json.loads(planner("vary", "facts.yaml", "--json").text)
    traced = json.loads((facts.parent / "出处.json").read_text(encoding="utf-8"))
    assert listed["choices"] == traced["choices"]


def test_a_place_is_shown_with_its_sentences_numbered(planner: Planner, facts: Path) -> None:
    assert facts.exists()
    options = _choice(planner)["options"]
    done = planner("vary", "facts.yaml", "--slot", SLOT)
    lines = done.text.splitlines()
    assert lines[1].strip() == f"1  {options[0]['id']}　← 现在用的，程序选的"
    assert [line.strip() for line in lines[2::2]] == [option["text"] for option in options]
    assert f"planner vary facts.yaml --slot {SLOT} --use 序号" in done.err


@pytest.mark.parametrize("by_number", [True, False])
def test_a_choice_is_written_and_nothing_else_of_the_file_changes(
    planner: Planner, facts: Path, *, by_number: bool
) -> None:
    before = facts.read_bytes()
    second = _choice(planner)["options"][1]
    done = planner("vary", "facts.yaml", "--slot", SLOT, "--use", "2" if by_number else second["id"])
    after = facts.read_bytes()
    added = f"  选定:\n    - 处: {SLOT}\n      用: {second['id']}\n".encode()
    assert done.code == 0
    assert after.replace(added, b"", 1) == before
    assert (facts.parent / "facts.旧.yaml").read_bytes() == before
    assert f"  现在：{second['text']}" in done.text
    assert "已选定" in done.text


def test_a_second_choice_of_one_place_replaces_the_first(planner: Planner, facts: Path) -> None:
    for number in ("2", "3"):
        assert planner("vary", "facts.yaml", "--slot", SLOT, "--use", number).code == 0
    third = _choice(planner)
    settled = [(pin.slot, pin.use) for pin in pins(open_facts(facts).facts)]
    assert settled == [(SLOT, third["taken"])]
    assert (third["pinned"], third["options"][2]["id"]) == (True, third["taken"])


def test_next_comes_back_to_where_it_began(planner: Planner, facts: Path) -> None:
    assert facts.exists()
    former = _choice(planner)
    seen = []
    for _ in former["options"]:
        new = json.loads(planner("vary", "facts.yaml", "--slot", SLOT, "--next", "--json").text)["new"]
        seen.append(new["taken"])
    assert seen == [*(option["id"] for option in former["options"][1:]), former["taken"]]


def test_clear_leaves_the_place_to_the_program_again(planner: Planner, facts: Path) -> None:
    assert facts.exists()
    former = _choice(planner)
    planner("vary", "facts.yaml", "--slot", SLOT, "--next")
    assert planner("vary", "facts.yaml", "--slot", SLOT, "--clear").code == 0
    assert _choice(planner) == former


def test_the_heading_scheme_is_settled_where_the_questionnaire_asks_for_it(
    planner: Planner, facts: Path
) -> None:
    second = _choice(planner, "标题方案")["options"][1]
    done = planner("vary", "facts.yaml", "--slot", "标题方案", "--use", second["id"])
    scheme = open_facts(facts).facts.one("结构.标题")
    assert done.code == 0
    assert scheme is not None
    assert second["text"].startswith(f"{scheme.text}：")
    assert (_choice(planner, "标题方案")["taken"], _choice(planner, "标题方案")["pinned"]) == (
        second["id"],
        True,
    )


def test_a_place_may_be_named_by_its_number_or_by_its_beginning(planner: Planner, facts: Path) -> None:
    facts.write_bytes(COMPLETE.read_bytes())
    listed = json.loads(planner("vary", "facts.yaml", "--json").text)["choices"]
    assert _choice(planner, "1") == listed[0]
    long = next(c for c in listed if c["slot"].startswith("句式.回顾.代表.建议."))
    assert _choice(planner, "句式.回顾.代表.建议") == long


def test_an_unknown_place_gets_a_guess(planner: Planner, facts: Path) -> None:
    assert facts.exists()
    done = planner("vary", "facts.yaml", "--slot", "成句.回顾.感射")
    assert done.code == 2
    assert (
        "没有“成句.回顾.感射”这个处。是不是“成句.回顾.感谢”？planner vary facts.yaml 列出各处。" in done.err
    )


def test_an_unknown_entry_gets_a_guess_and_the_file_stays(planner: Planner, facts: Path) -> None:
    before = facts.read_bytes()
    done = planner("vary", "facts.yaml", "--slot", SLOT, "--use", "成句-感谢-99")
    assert done.code == 2
    assert "没有“成句-感谢-99”这个说法。是不是“成句-感谢-" in done.err
    assert facts.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--next",), "--next 要和 --slot 一起用"),
        (("--slot", SLOT, "--next", "--clear"), "--next、--clear 只能写一个"),
        (("--slot", SLOT, "--clear"), "没有选定，本来就由程序选"),
    ],
)
def test_orders_that_make_no_sense_are_refused(
    planner: Planner, facts: Path, options: tuple[str, ...], said: str
) -> None:
    before = facts.read_bytes()
    done = planner("vary", "facts.yaml", *options)
    assert (done.code, said in done.err) == (2, True)
    assert facts.read_bytes() == before


def test_the_places_of_another_document_can_be_settled(planner: Planner, facts: Path) -> None:
    assert facts.exists()
    done = planner("vary", "facts.yaml", "--kind", "年度工作要点", "--json")
    assert done.code == 0
    assert not any(c["slot"].startswith("成句.回顾.") for c in json.loads(done.text)["choices"])


def _settled(facts: Path, *lines: str) -> list[tuple[Severity, str, str]]:
    """Return the findings on settled choices of the example with `lines` under 结构.选定."""
    text = facts.read_text(encoding="utf-8")
    start = text.index("结构:\n") + len("结构:\n")
    added = "".join(f"    {line}\n" for line in lines)
    facts.write_text(f"{text[:start]}  选定:\n{added}{text[start:]}", encoding="utf-8")
    found = [finding for finding in open_facts(facts).findings if finding.rule == "选定"]
    assert all(finding.place.line and finding.source_line.strip() in "".join(lines) for finding in found)
    return [(finding.severity, finding.message, finding.suggestion) for finding in found]


def test_a_choice_that_can_stand_is_no_finding(facts: Path) -> None:
    assert _settled(facts, f"- 处: {SLOT}", "  用: 成句-感谢-1") == []


def test_a_place_that_the_draft_has_not_is_reported_with_the_nearest(facts: Path) -> None:
    ((severity, message, advice),) = _settled(facts, "- 处: 成句.回顾.感射", "  用: 成句-感谢-1")
    assert severity is Severity.WARNING
    assert message == "初稿里没有“成句.回顾.感射”这一处，选定的没有用上"
    assert advice == "改成“成句.回顾.感谢”，或者删掉这一条"


def test_an_entry_the_bank_has_not_is_an_error(facts: Path) -> None:
    ((severity, message, advice),) = _settled(facts, f"- 处: {SLOT}", "  用: 成句-感谢-99")
    assert severity is Severity.ERROR
    assert message == "短语库里没有“成句-感谢-99”，这一处由程序另选"
    assert "“成句-感谢-" in advice


def test_an_entry_of_another_place_is_reported(facts: Path) -> None:
    ((severity, message, _),) = _settled(facts, f"- 处: {SLOT}", "  用: 成句-结束-1")
    assert severity is Severity.WARNING
    assert message == f"“成句-结束-1”不能用在“{SLOT}”：不合现在填的内容、时间或级别"


def test_one_place_settled_twice_is_an_error(facts: Path) -> None:
    lines = (f"- 处: {SLOT}", "  用: 成句-感谢-1", f"- 处: {SLOT}", "  用: 成句-感谢-2")
    ((severity, message, _),) = _settled(facts, *lines)
    assert severity is Severity.ERROR
    assert message.startswith(f"“{SLOT}”选定了两次（另一次在第")


def test_next_years_file_begins_without_what_was_settled(planner: Planner, facts: Path) -> None:
    assert facts.exists()
    planner("vary", "facts.yaml", "--slot", SLOT, "--use", "2")
    assert planner("roll", "facts.yaml", "-o", "2027.yaml", "--year", "2027").code == 0
    assert list(pins(open_facts(facts.parent / "2027.yaml").facts)) == []
