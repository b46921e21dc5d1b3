"""The four commands of shared work, as a clerk runs them."""

import errno
import os
import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Planner
from tests.sharing.desk import SMALL, change
from tests.sharing.sheets import opened


@pytest.fixture
def facts(folder: Path) -> Path:
    """Return the small facts file, in the current folder."""
    path = folder / "facts.yaml"
    path.write_bytes(SMALL.encode())
    return path


def test_dividing_lists_who_got_what_and_keeps_the_originals(planner: Planner, facts: Path) -> None:
    outcome = planner("split", "facts.yaml", "-o", "分发")
    assert outcome.code == 0
    assert outcome.text.split("\n")[:3] == [
        "分发/财政经济工委.yaml　本年议题 2 条、题 2 道",
        "分发/社会建设工委.yaml　本年议题 1 条、来年议题 1 条",
        "分发/代表工委.yaml　本年议题 1 条、代表.群众事例 1 条、" + _rest(outcome.text.split("\n")[2]),
    ]
    assert "planner merge facts.yaml 分发" in outcome.err
    kept = sorted(path.name for path in (facts.parent / "facts.底稿").glob("*/*"))
    assert kept == ["代表工委.yaml", "全文.yaml", "办公室.yaml", "社会建设工委.yaml", "财政经济工委.yaml"]


def _rest(line: str) -> str:
    return line.rpartition("、")[2]


def test_dividing_again_writes_the_same_and_never_over_what_was_filled_in(
    planner: Planner, facts: Path
) -> None:
    planner("split", "facts.yaml", "-o", "分发")
    assert planner("split", "facts.yaml", "-o", "分发").code == 0
    part = facts.parent / "分发" / "代表工委.yaml"
    change(part, "建议总数: 187", "建议总数: 188")
    outcome = planner("split", "facts.yaml", "-o", "分发")
    assert (outcome.code, "分发 里已经有 代表工委.yaml，没有覆盖" in outcome.err) == (2, True)
    assert "建议总数: 188" in part.read_text(encoding="utf-8")


def test_dividing_wants_a_folder_to_write_to(planner: Planner, facts: Path) -> None:
    assert facts.exists()
    outcome = planner("split", "facts.yaml")
    assert (outcome.code, outcome.err.strip()) == (
        2,
        "没有写分到哪个文件夹，例如：planner split facts.yaml -o 分发",
    )


def test_a_plan_is_written_once_and_then_used(planner: Planner, facts: Path) -> None:
    plan = facts.parent / "分工.yaml"
    assert planner("split", "facts.yaml", "--write-plan", "分工.yaml").code == 0
    assert planner("split", "facts.yaml", "--write-plan", "分工.yaml").code == 2
    change(plan, "  财政经济工委: [备案.联网预警, 备案.联网整改]", "  财政经济工委: [会议]")
    outcome = planner("split", "facts.yaml", "-o", "分发", "--plan", "分工.yaml")
    assert outcome.text.startswith("分发/财政经济工委.yaml　本年议题 2 条、题 3 道\n")
    assert "常委会会议: 8" in (facts.parent / "分发" / "财政经济工委.yaml").read_text(encoding="utf-8")


def test_a_wrong_plan_divides_nothing(planner: Planner, facts: Path) -> None:
    (facts.parent / "分工.yaml").write_text("委室:\n  甲: [代表代表]\n", encoding="utf-8")
    outcome = planner("split", "facts.yaml", "-o", "分发", "--plan", "分工.yaml")
    assert (outcome.code, "分工.yaml:2:6 错误 分工" in outcome.err) == (3, True)
    assert not (facts.parent / "分发").exists()


def test_items_without_a_committee_and_two_spellings_are_pointed_out(planner: Planner, facts: Path) -> None:
    change(facts, "    委室: 代表工委\n", "")
    change(facts, "来年议题:\n", "来年议题:\n  - 题目: 审计整改\n    形式: 视察\n    委室: 财经工委\n")
    outcome = planner("split", "facts.yaml", "-o", "分发")
    assert "有 1 条议题没有写“委室”，都放在办公室那一份里。" in outcome.text
    assert "“财经工委”和“财政经济工委”像是同一个" in outcome.text


def test_merging_shows_what_changes_and_keeps_the_former_file(planner: Planner, facts: Path) -> None:
    planner("split", "facts.yaml", "-o", "分发")
    part = facts.parent / "分发" / "代表工委.yaml"
    change(part, "建议总数: 187", "建议总数: 188")
    line = part.read_text(encoding="utf-8").split("\n").index("  建议总数: 188") + 1
    outcome = planner("merge", "facts.yaml", "分发")
    shown = (
        "改（1）：\n"
        f"  代表.建议总数（代表提出的建议、批评和意见）　分发/代表工委.yaml 第 {line} 行\n"
        "      187 → 188\n"
    )
    assert (outcome.code, outcome.text) == (0, shown)
    assert "已写入 facts.yaml：改 1 处。原来的留作" in outcome.err
    assert (facts.parent / "facts.旧.yaml").read_text(encoding="utf-8") == SMALL
    assert facts.read_text(encoding="utf-8") == SMALL.replace("建议总数: 187", "建议总数: 188")


def test_merging_what_is_unchanged_writes_nothing(planner: Planner, facts: Path) -> None:
    planner("split", "facts.yaml", "-o", "分发")
    outcome = planner("merge", "facts.yaml", "分发")
    assert (outcome.code, outcome.text, outcome.err) == (0, "没有要改的。\n", "facts.yaml 没有动。\n")
    assert not (facts.parent / "facts.旧.yaml").exists()


def test_a_dry_run_writes_nothing(planner: Planner, facts: Path) -> None:
    planner("split", "facts.yaml", "-o", "分发")
    change(facts.parent / "分发" / "代表工委.yaml", "建议总数: 187", "建议总数: 188")
    outcome = planner("merge", "facts.yaml", "分发", "--dry-run")
    assert (outcome.code, outcome.err) == (0, "会改 1 处；这次没有写（--dry-run）。\n")
    assert facts.read_text(encoding="utf-8") == SMALL


def test_a_conflict_shows_both_places_and_both_values_until_it_is_settled(
    planner: Planner, facts: Path
) -> None:
    planner("split", "facts.yaml", "-o", "分发")
    change(facts.parent / "分发" / "代表工委.yaml", "建议总数: 187", "建议总数: 188")
    change(facts, "建议总数: 187", "建议总数: 190")
    row = facts.read_text(encoding="utf-8").split("\n").index("  建议总数: 190") + 1
    outcome = planner("merge", "facts.yaml", "分发/代表工委.yaml")
    assert outcome.code == 1
    assert f"      facts.yaml 第 {row} 行：190\n" in outcome.text
    assert "行：188\n      分出去时：187\n" in outcome.text
    assert planner("merge", "facts.yaml", "分发/代表工委.yaml", "--prefer", "facts").code == 0
    assert "建议总数: 190" in facts.read_text(encoding="utf-8")
    assert planner("merge", "facts.yaml", "分发/代表工委.yaml", "--prefer", "PART").code == 0
    assert "建议总数: 188" in facts.read_text(encoding="utf-8")


def test_a_part_with_errors_is_named_and_the_others_are_merged(planner: Planner, facts: Path) -> None:
    planner("split", "facts.yaml", "-o", "分发")
    change(facts.parent / "分发" / "代表工委.yaml", "建议总数: 187", "建议总数: 很多")
    change(facts.parent / "分发" / "办公室.yaml", "主任会议: 16", "主任会议: 17")
    outcome = planner("merge", "facts.yaml", "分发")
    assert outcome.code == 1
    assert "分发/代表工委.yaml 有 1 处错误，这一份没有合并。" in outcome.text
    assert "主任会议: 17   # 含临时召开的" in facts.read_text(encoding="utf-8")


def test_the_facts_file_itself_and_an_empty_folder_are_no_parts(planner: Planner, facts: Path) -> None:
    (facts.parent / "收回").mkdir()
    assert "就是要合并进去的问卷" in planner("merge", "facts.yaml", "facts.yaml").err
    outcome = planner("merge", "facts.yaml", "收回")
    assert (outcome.code, "收回 里没有分出去的文件" in outcome.err) == (2, True)


def test_a_missing_part_stops_all(planner: Planner, facts: Path) -> None:
    planner("split", "facts.yaml", "-o", "分发")
    change(facts.parent / "分发" / "代表工委.yaml", "建议总数: 187", "建议总数: 188")
    outcome = planner("merge", "facts.yaml", "分发/代表工委.yaml", "分发/没有.yaml")
    assert (outcome.code, "找不到 分发/没有.yaml" in outcome.err) == (3, True)
    assert facts.read_text(encoding="utf-8") == SMALL


def test_a_full_disk_leaves_the_facts_file_whole(
    planner: Planner, facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planner("split", "facts.yaml", "-o", "分发")
    change(facts.parent / "分发" / "代表工委.yaml", "建议总数: 187", "建议总数: 188")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    outcome = planner("merge", "facts.yaml", "分发")
    assert (outcome.code, "磁盘满了" in outcome.err) == (3, True)
    assert facts.read_text(encoding="utf-8") == SMALL
    assert sorted(path.name for path in facts.parent.iterdir()) == ["facts.yaml", "facts.底稿", "分发"]


def test_a_workbook_goes_out_and_comes_in_after_its_changes_were_shown(planner: Planner, facts: Path) -> None:
    outcome = planner("export", "facts.yaml", "-o", "问卷.xlsx")
    assert (outcome.code, outcome.err) == (
        0,
        "已写出 问卷.xlsx。填好后导入：planner import 问卷.xlsx facts.yaml\n",
    )
    with opened(facts.parent / "问卷.xlsx") as sheets:
        sheets.answer("代表.建议总数").value = 188
        row = sheets.answer("代表.建议总数").row
    outcome = planner("import", "问卷.xlsx", "facts.yaml")
    assert outcome.code == 2
    assert outcome.text.endswith(f"　问卷.xlsx“填表”D{row}\n      187 → 188\n")
    assert outcome.err == "还没有写入。看过上面的改动，加上 --yes 再运行一次。\n"
    assert facts.read_text(encoding="utf-8") == SMALL
    assert planner("import", "问卷.xlsx", "facts.yaml", "--yes").code == 0
    assert facts.read_text(encoding="utf-8") == SMALL.replace("建议总数: 187", "建议总数: 188")


@pytest.mark.parametrize(("answer", "number"), [("y", 188), ("是", 188), ("", 187), ("n", 187)])
def test_in_a_terminal_the_clerk_is_asked_before_anything_is_written(
    planner: Planner, facts: Path, monkeypatch: pytest.MonkeyPatch, answer: str, number: int
) -> None:
    planner("export", "facts.yaml", "-o", "问卷.xlsx")
    with opened(facts.parent / "问卷.xlsx") as sheets:
        sheets.answer("代表.建议总数").value = "188"
    typed = StringIO(f"{answer}\n")
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", typed)
    assert planner("import", "问卷.xlsx", "facts.yaml").code == 0
    assert f"建议总数: {number}\n" in facts.read_text(encoding="utf-8")


def test_an_export_never_replaces_a_file_and_wants_its_suffix(planner: Planner, facts: Path) -> None:
    (facts.parent / "问卷.xlsx").write_bytes(b"filled in")
    outcome = planner("export", "facts.yaml", "-o", "问卷.xlsx")
    assert (outcome.code, "已经存在，没有改动它" in outcome.err) == (2, True)
    assert (facts.parent / "问卷.xlsx").read_bytes() == b"filled in"
    assert "要以 .xlsx 结尾，例如 问卷.xlsx" in planner("export", "facts.yaml", "-o", "问卷.xls").err


def test_an_unusable_cell_is_shown_and_nothing_is_written(planner: Planner, facts: Path) -> None:
    planner("export", "facts.yaml", "-o", "问卷.xlsx")
    with opened(facts.parent / "问卷.xlsx") as sheets:
        sheets.answer("代表.建议总数").value = "很多"
    outcome = planner("import", "问卷.xlsx", "facts.yaml", "--yes")
    assert outcome.code == 1
    assert "问卷.xlsx 有 1 处错误，这一份没有合并。" in outcome.text
    assert facts.read_text(encoding="utf-8") == SMALL


def test_the_wrong_way_round_is_refused_in_words(planner: Planner, facts: Path) -> None:
    planner("export", "facts.yaml", "-o", "问卷.xlsx")
    outcome = planner("import", "facts.yaml", "问卷.xlsx")
    assert (outcome.code, "请核对文件名" in outcome.err) == (3, True)
    assert facts.read_text(encoding="utf-8") == SMALL


@pytest.mark.parametrize("name", ["split", "merge", "export", "import"])
def test_each_command_has_chinese_help_with_an_example(planner: Planner, name: str) -> None:
    outcome = planner(name, "--help")
    assert outcome.code == 0
    assert "例：" in outcome.text
    assert f"planner {name} " in outcome.text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "gb18030"])
def test_a_facts_file_in_any_encoding_is_divided_and_merged(
    planner: Planner, facts: Path, encoding: str
) -> None:
    facts.write_bytes(SMALL.replace("\n", "\r\n").encode(encoding))
    planner("split", "facts.yaml", "-o", "分发")
    change(facts.parent / "分发" / "代表工委.yaml", "建议总数: 187", "建议总数: 188")
    assert planner("merge", "facts.yaml", "分发").code == 0
    changed = SMALL.replace("建议总数: 187", "建议总数: 188").replace("\n", "\r\n")
    assert facts.read_bytes() == changed.encode(encoding)


@pytest.mark.parametrize("name", ["代表工委.yaml.txt", "代表工委.yml", "代表工委.YAML"])
def test_a_part_that_came_back_under_another_suffix_is_merged(
    planner: Planner, facts: Path, name: str
) -> None:
    planner("split", "facts.yaml", "-o", "分发")
    part = facts.parent / "分发" / "代表工委.yaml"
    change(part, "建议总数: 187", "建议总数: 188")
    part.rename(part.with_name(name))
    (part.parent / "说明.txt").write_bytes(b"\xff\xfe\x00\xd8")
    assert planner("merge", "facts.yaml", "分发").code == 0
    assert "建议总数: 188" in facts.read_text(encoding="utf-8")


def test_a_part_that_lost_its_head_is_named_and_not_passed_over_in_silence(
    planner: Planner, facts: Path
) -> None:
    planner("split", "facts.yaml", "-o", "分发")
    part = facts.parent / "分发" / "代表工委.yaml"
    text = part.read_text(encoding="utf-8")
    part.write_text("".join(line for line in text.splitlines(keepends=True) if "分工编号" not in line))
    outcome = planner("merge", "facts.yaml", "分发")
    assert "代表工委.yaml 开头没有“# 分工编号”，没有合并" in outcome.err
    assert "planner merge facts.yaml 分发/代表工委.yaml" in outcome.err
