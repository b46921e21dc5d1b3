"""planner outline: what it prints, where, and how it ends."""

import json
from pathlib import Path

from tests.cli.conftest import Planner

REPORT = "青禾县人大常委会工作报告\n2026年工作回顾\n一、抓牢监督主业\n全年监督有力。\n"


def test_the_outline_is_printed_for_people(planner: Planner, folder: Path) -> None:
    (folder / "去年.txt").write_text(REPORT, "utf-8")
    outcome = planner("outline", "去年.txt")
    assert outcome.code == 0
    assert "  一 抓牢监督主业　[监督]　第3行" in outcome.text.split("\n")
    assert outcome.err == ""


def test_the_json_outline_is_one_document_in_utf8_and_nothing_else(planner: Planner, folder: Path) -> None:
    (folder / "去年.txt").write_bytes(REPORT.encode("gb18030"))
    outcome = planner("outline", "去年.txt", "--json")
    assert outcome.code == 0
    assert json.loads(outcome.out.decode("utf-8"))["review"][0]["heading"] == "抓牢监督主业"


def test_a_text_without_headings_is_shown_with_advice(planner: Planner, folder: Path) -> None:
    (folder / "便条.txt").write_text("今天下午三点开会。\n", "utf-8")
    outcome = planner("outline", "便条.txt")
    assert outcome.code == 0
    assert "没有认出标题" in outcome.err


def test_a_report_that_cannot_be_read_is_named_and_ends_with_3(planner: Planner, folder: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    missing, broken = planner("outline", "没有.docx"), planner("outline", "坏.docx")
    assert (missing.code, broken.code) == (3, 3)
    assert "没有.docx" in missing.err
    assert "坏.docx" in broken.err
    assert (missing.out, broken.out) == (b"", b"")


def test_the_help_is_chinese_with_an_example(planner: Planner, folder: Path) -> None:
    assert folder
    outcome = planner("outline", "--help")
    assert outcome.code == 0
    assert "planner outline 去年报告.docx" in outcome.text


def test_nothing_is_written_and_the_report_stays_as_it_is(planner: Planner, folder: Path) -> None:
    (folder / "去年.txt").write_text(REPORT, "utf-8")
    planner("outline", "去年.txt")
    assert [path.name for path in folder.iterdir()] == ["去年.txt"]
    assert (folder / "去年.txt").read_text("utf-8") == REPORT


def test_a_file_that_is_not_what_its_name_says_is_read_and_named_as_such(
    planner: Planner, folder: Path
) -> None:
    (folder / "去年.doc").write_text(REPORT, "utf-8")
    outcome = planner("outline", "去年.doc", "--json")
    assert outcome.code == 0
    assert json.loads(outcome.out)["title"] == "青禾县人大常委会工作报告"
    assert outcome.err.startswith("去年.doc 其实是文本文件（.txt），已经照它读了。")
    mined = planner("mine", "去年.doc", "--bank", "库")
    assert "名字不对，已经照实读了：去年.doc：其实是文本文件（.txt）。" in mined.err
