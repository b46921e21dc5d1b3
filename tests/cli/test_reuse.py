"""planner reuse: from files to shares, passages and findings."""

import json
import shutil
from pathlib import Path

import pytest
from docx import Document

from planner.drafting import draft_bytes, make_draft, open_facts
from tests.bench.corpus import REPORTS
from tests.cli.conftest import Planner
from tests.shipped import COMPLETE, MINIMAL

_COPIED = "常委会组织代表沿清水渠走了三天，记下渗漏点四十七处，逐处拍照编号。"
_OURS = (
    "云川区人民代表大会常务委员会工作报告",
    "各位代表：",
    "2026年的主要工作",
    "一、聚焦大局，监督更有准头",
    "水务站按编号补漏，入汛前补完。" + _COPIED,
    "二、贴近选民，履职更有温度",
    "组织代表到汀澜区看了家站。",
)
_THEIRS = (
    "汀澜区人民代表大会常务委员会工作报告",
    "各位代表：",
    "2024年的主要工作",
    "一、坚持依法监督",
    "常委会组织代表沿着清水渠走了五天，记下渗漏点六十二处，逐处拍照编号。",
)


def _word(path: Path, lines: tuple[str, ...]) -> str:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return str(path)


@pytest.fixture
def files(folder: Path, planner: Planner) -> Path:
    """Return a folder with our report, and a bank folder that holds the report of another place."""
    _word(folder / "初稿.docx", _OURS)
    theirs = _word(folder / "汀澜2024.docx", _THEIRS)
    assert planner("mine", theirs, "--bank", "库").code == 0
    return folder


def test_a_word_file_is_held_against_last_year_and_the_archive(files: Path, planner: Planner) -> None:
    last = _word(files / "去年.docx", (*_OURS[:3], "一、护航发展", "水务站按编号补漏，入汛前补完。"))
    outcome = planner("reuse", "初稿.docx", "--last", last, "--bank", "库", "--json")
    assert outcome.code == 0
    said = json.loads(outcome.text)
    assert (said["place"], said["compared"]) == ("云川区", ["去年", "别处", "短语库"])
    # 聚焦大局监督更有准头 10, 水务站按编号补漏入汛前补完 13, the copied sentence 28: 51 units.
    first = said["sections"][0]
    assert (first["section"], first["units"], first["formulas"]) == ("回顾 一、聚焦大局，监督更有准头", 51, 0)
    assert (first["last"]["units"], first["others"]["units"]) == (13, 28)
    lent = next(passage for passage in said["passages"] if passage["origin"] == "别处")
    assert (lent["text"], lent["line"], lent["report"], lent["place"]) == (_COPIED, 5, "汀澜2024", "汀澜区")
    assert lent["theirs"] == _THEIRS[4]
    found = {(one["rule"], one["severity"], one["line"], one["text"]) for one in said["findings"]}
    assert ("外地地名", "warning", 7, "汀澜区") in found
    assert ("重复", "warning", 5, _COPIED) in found


def test_for_people_the_two_wordings_stand_one_below_the_other(files: Path, planner: Planner) -> None:
    assert files.is_dir()
    lines = planner("reuse", "初稿.docx", "--bank", "库").text.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("与别处报告相同的段落"))
    assert lines[at].endswith("（共 1 处，20 字以上的 1 处）：")
    assert lines[at + 1 : at + 5] == [
        "  第 5 行，回顾 一、聚焦大局，监督更有准头：28 字",
        f"    这里　{_COPIED}",
        f"    那里　{_THEIRS[4]}",
        "    出处　《汀澜2024》汀澜区第 5 行",
    ]
    assert any("“汀澜区”是别处的地名" in line for line in lines)
    assert lines[-1] == "初稿.docx：错误 0 处，注意 2 处，提示 0 处。"


def test_what_there_is_nothing_to_compare_with_is_said(folder: Path, planner: Planner) -> None:
    _word(folder / "初稿.docx", _OURS[2:])
    (folder / "空库").mkdir()
    outcome = planner("reuse", "初稿.docx", "--bank", "空库")
    assert outcome.code == 0
    assert "没有拿去年的报告来比：用 --last 写它的文件名" in outcome.err
    assert "没有语料库，只比了短语库" in outcome.err
    assert "认不出这是哪里的报告" in outcome.err


def test_places_that_are_named_as_the_own_are_at_home(files: Path, planner: Planner) -> None:
    assert files.is_dir()
    said = json.loads(planner("reuse", "初稿.docx", "--bank", "库", "--place", "汀澜区", "--json").text)
    assert [one["rule"] for one in said["findings"]] == ["重复"]


def test_the_facts_file_of_a_report_names_its_last_year_and_its_places(files: Path, planner: Planner) -> None:
    _word(files / "去年.docx", (*_OURS[:3], "一、护航发展", "水务站按编号补漏，入汛前补完。"))
    facts = MINIMAL.read_text(encoding="utf-8") + "\n参照:\n  去年: 去年.docx\n"
    (files / "问卷.yaml").write_text(facts, encoding="utf-8")
    outcome = planner("reuse", "初稿.docx", "--facts", "问卷.yaml", "--bank", "库", "--json")
    said = json.loads(outcome.text)
    assert said["compared"] == ["去年", "别处", "短语库"]
    assert said["whole"]["last"]["units"] == 13
    assert "没有拿去年的报告来比" not in outcome.err


def test_a_file_is_not_held_against_itself(folder: Path, planner: Planner) -> None:
    _word(folder / "初稿.docx", _OURS)
    outcome = planner("reuse", "初稿.docx", "--last", "初稿.docx")
    assert outcome.code == 2
    assert "是同一个文件" in outcome.err


def test_a_file_that_is_not_there_is_named(folder: Path, planner: Planner) -> None:
    assert folder.is_dir()
    outcome = planner("reuse", "没有.docx")
    assert (outcome.code, outcome.out) == (3, b"")
    assert "没有.docx" in outcome.err


def test_a_report_in_the_archive_is_not_held_against_itself(files: Path, planner: Planner) -> None:
    assert files.is_dir()
    said = json.loads(planner("reuse", "汀澜2024.docx", "--bank", "库", "--json").text)
    assert (said["whole"]["archive"]["units"], said["passages"]) == (0, [])


def test_a_damaged_archive_is_told_and_left_out(files: Path, planner: Planner) -> None:
    (archive,) = (files / "库").glob("*.sqlite")
    archive.write_bytes(b"no database at all" * 100)
    outcome = planner("reuse", "初稿.docx", "--bank", "库")
    assert outcome.code == 0
    assert "已经损坏，或者不是语料库" in outcome.err


@pytest.mark.slow
def test_the_complete_example_is_clean_beside_the_five_reports(folder: Path, planner: Planner) -> None:
    facts = folder / "示例.yaml"
    shutil.copy(COMPLETE, facts)
    for path in sorted(REPORTS.glob("*.txt")):
        shutil.copy(path, folder / path.name)
    assert planner("mine", ".", "--bank", "库").code == 0
    said = json.loads(planner("reuse", "示例.yaml", "--bank", "库", "--json").text)
    assert said["findings"] == []
    assert said["whole"]["others"]["share"] < 0.02
    assert said["whole"]["units"] > 6000


@pytest.mark.slow
def test_a_draft_written_to_word_is_last_year_s_to_the_last_character(folder: Path, planner: Planner) -> None:
    facts = folder / "示例.yaml"
    shutil.copy(COMPLETE, facts)
    opened = open_facts(facts)
    (folder / "去年.docx").write_bytes(draft_bytes(make_draft(opened), opened, ".docx", "gb9704"))
    said = json.loads(planner("reuse", "示例.yaml", "--last", "去年.docx", "--json").text)
    assert said["whole"]["last"]["share"] == 1.0
    assert all(section["last"]["share"] in {0.0, 1.0} for section in said["sections"])
    assert {one["rule"] for one in said["findings"]} == {"重复", "标题重复"}
