"""Inputs made to break parsers: whatever a file holds, it ends in facts, findings or a planner error."""

import json
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from planner.errors import InvalidInputError, PlannerError
from planner.facts.load import facts_of_text, load_facts
from planner.facts.messages import render
from planner.facts.questionnaire import load_questionnaire
from planner.facts.reading.tidy import tidy
from planner.facts.splicing.splice import Edit, SpliceError, splice
from planner.facts.writing.values import cleaned
from planner.files import Text
from planner.finding import Finding
from tests.facts.reading import HEAD, answers, read, shipped_bank

DATA = Path(__file__).resolve().parents[1] / "data"
QUESTIONNAIRE = load_questionnaire("工作报告")


@cache
def suite() -> dict[str, str]:
    """Return the inputs of yaml-test-suite by case."""
    inputs: dict[str, str] = json.loads((DATA / "yaml-test-suite.json").read_text(encoding="utf-8"))["inputs"]
    return inputs


@cache
def naughty() -> tuple[str, ...]:
    """Return the Big List of Naughty Strings."""
    return tuple(json.loads((DATA / "naughty-strings.json").read_text(encoding="utf-8"))["strings"])


def outcome(text: str) -> tuple[Finding, ...]:
    """Return the findings of a text; anything but an error of ours goes through."""
    try:
        return facts_of_text("事实.yaml", Text(text, "UTF-8"), shipped_bank())[1]
    except InvalidInputError as error:
        return error.findings or pytest.fail("refused without a finding")


def test_suite_and_list_are_whole() -> None:
    assert (len(suite()), len(naughty())) == (402, 485)


def test_every_input_of_the_yaml_test_suite_ends_in_facts_or_findings() -> None:
    for case, text in suite().items():
        for content in (text, HEAD + text, HEAD + "总述:\n" + _indented(text), HEAD + "体会: " + text):
            for found in outcome(content):
                assert found.place.line > 0, case
                assert render(found), case


def test_no_input_of_the_yaml_test_suite_breaks_a_splice() -> None:
    for text in suite().values():
        content = HEAD + "体会:\n" + _indented(text) + "\n会议:\n  主任会议: 9\n"
        try:
            after = splice(content, [Edit("会议.主任会议", ("10",))], QUESTIONNAIRE)
        except SpliceError:
            continue
        assert after == content.replace("主任会议: 9", "主任会议: 10")


def test_naughty_string_as_a_whole_file_ends_in_facts_or_findings() -> None:
    for text in naughty():
        outcome(text)


@pytest.mark.parametrize(
    "frame", ["{}: 甲\n", "单位:\n  {}: 甲\n", "不足:\n  - {}: 甲\n    措施: 乙\n", "单位: {{{}: 甲}}\n"]
)
def test_naughty_string_as_a_key_ends_in_facts_or_findings(frame: str) -> None:
    for text in naughty():
        outcome(HEAD + frame.format(text))


@pytest.mark.parametrize(
    "frame",
    [
        "总述:\n  目标: {}\n",
        "会议:\n  主任会议: {}\n",
        "体会:\n  - {}\n",
        "体会: [{}]\n",
        "大会:\n  日期: {}\n",
    ],
)
def test_naughty_string_as_a_value_ends_in_facts_or_findings(frame: str) -> None:
    for text in naughty():
        outcome(HEAD + frame.format(text))


def test_naughty_string_typed_as_a_text_is_read_as_typed_or_named_on_its_line() -> None:
    for text in naughty():
        content = HEAD + f"总述:\n  目标: {text}\n"
        line = [found for found in outcome(content) if found.place.line == 5]
        try:
            fact = answers(read(content)[0]).get("总述.目标")
        except InvalidInputError:
            assert line
            continue
        typed = text[1:-1] if text[:1] in {'"', "'"} and text[-1:] == text[:1] else text
        assert line or (fact.text if fact else "") in {tidy(text), tidy(typed), ""}, text


def test_naughty_string_spliced_in_reads_back_or_is_refused() -> None:
    for text in naughty():
        try:
            after = splice(HEAD, [Edit("总述.目标", (text,))], QUESTIONNAIRE)
        except SpliceError:
            continue
        fact = answers(read(after)[0]).get("总述.目标")
        if fact and not fact.pending:
            assert fact.text == tidy(cleaned(text))


BOMBS = {
    "aliases": "a: &a [x]\nb: &b [*a, *a]\n体会: [*b, *b]\n",
    "merge keys": "a: &a {x: 1}\n单位:\n  <<: *a\n",
    "tags": "体会: !!python/object/apply:os.system [ls]\n",
    "open brackets": "体会: " + "[" * 50_000 + "\n",
    "brackets": "体会: " + "[" * 50_000 + "]" * 50_000 + "\n",
    "braces below": "体会:\n" + "".join(f"{' ' * at}- \n" for at in range(2, 4000, 2)),
    "keys below": "".join(f"{' ' * at}甲:\n" for at in range(0, 4000, 2)),
    "digits": "会议:\n  主任会议: " + "9" * 100_000 + "\n",
    "base 60": "会议:\n  主任会议: " + "9:" * 50_000 + "\n",
    "quotes": '总述:\n  目标: "' + "甲\\" * 100_000 + "\n",
    "open quote": '总述:\n  目标: "' + "甲\n" * 20_000,
    "colons": "总述:\n  目标: " + "：:" * 50_000 + "\n",
    "hashes": "总述:\n  目标: " + " #" * 50_000 + "\n",
    "semicolons": "体会: " + "；" * 100_000 + "\n",
    "parentheses": "体会: " + "（" * 50_000 + "\n",
    "titles": "体会: " + "《" * 50_000 + "》、" * 50_000 + "\n",
    "blanks": "总述:\n  目标:" + " " * 200_000 + "甲\n",
    "blanks inside": "总述:\n  目标: 甲" + " " * 200_000 + "乙\n",
    "nested parentheses": "总述:\n  目标: " + "(" * 100_000 + ")" * 100_000 + "\n",
    "marks": "体会:\n" + "  - " * 20_000 + "甲\n",
    "carriage returns": "总述:\r  目标: 甲" + "\r" * 100_000,
    "unknown keys": "".join(f"键{number}: 8\n" for number in range(2_000)),
    "repeated keys": "会议:\n" + "  主任会议: 8\n" * 5_000,
    "records": "不足:\n" + "  - 表现\n" * 5_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_bomb_ends_in_facts_or_findings_within_seconds(name: str) -> None:
    start = process_time()
    outcome(HEAD + BOMBS[name])
    assert process_time() - start < 5


def test_answer_too_long_for_a_report_is_refused() -> None:
    found = outcome(HEAD + "总述:\n  目标: " + "甲" * 4001 + "\n体会: " + "乙；" * 2001 + "\n")
    assert [(f.place.line, f.message) for f in found] == [
        (5, "“目标”有4001个字，太长，不像一项答案"),
        (6, "“体会”有4002个字，太长，不像一项答案"),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xef\xbb\xbf" + "单位：云川区".encode("gb18030"), "认不出编码"),
        ("单位: 云川区\n".encode("gb18030") + "目标: 好日子好光景\n".encode(), "混着两种编码"),
        ("单位: 云川区\n".encode() + b"\xff\xfe\xfd\n", "混着两种编码|认不出编码"),
        ("单位: 云川区\n".encode("utf-16-le"), "不是文本文件"),
        (b"\xff\xfe" + "单位".encode("utf-16-le") + b"\x00", "认不出编码"),
        (b"PK\x03\x04" + b"x" * 40, "这里要的是文本文件"),
        (b"\xff" * 30, "认不出编码"),
        ("甲".encode() * 2_000_000, "超过 4 MB"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_advice(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "事实.yaml").write_bytes(data)
    with pytest.raises(PlannerError, match=message):
        load_facts(tmp_path / "事实.yaml", shipped_bank())


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))
