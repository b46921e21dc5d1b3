"""planner proof as a clerk meets it: what is printed, the exit codes, what is asked for wrongly."""

import json
import zipfile
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Planner

TEXT = """云川区人民代表大会常务委员会工作报告

各位代表：
2026年主要工作
一、坚持党的领导
保证人民当家做主。
"""


@pytest.fixture
def report(folder: Path) -> Path:
    path = folder / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_finding_is_shown_with_its_line_what_to_write_and_the_basis(planner: Planner, report: Path) -> None:
    done = planner("proof", report.name)
    assert done.code == 1
    assert "报告.txt:6:5 错误 错字-当家作主：“当家做主”应为“当家作主”" in done.text
    assert "改法：当家作主" in done.text
    assert "依据：中央提法：" in done.text
    assert "按区、回顾 2026 年校核" in done.err


def test_json_holds_every_finding_and_nothing_else(planner: Planner, report: Path) -> None:
    done = planner("proof", report.name, "--json")
    found = json.loads(done.out)["findings"]
    (one,) = [f for f in found if f["rule"] == "错字-当家作主"]
    assert (one["line"], one["column"], one["text"]) == (6, 5, "当家做主")
    assert (one["severity"], one["suggestion"]) == ("error", "当家作主")
    assert done.code == 1


def test_the_line_of_a_word_file_is_its_paragraph(planner: Planner, folder: Path) -> None:
    document = docx.Document()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    document.save(str(folder / "报告.docx"))
    found = json.loads(planner("proof", "报告.docx", "--json").out)["findings"]
    assert [f["line"] for f in found if f["rule"] == "错字-当家作主"] == [6]


def test_a_facts_file_is_proof_read_as_its_draft(planner: Planner, facts: Path) -> None:
    done = planner("proof", facts.name, "--json")
    assert done.code in {0, 1}
    assert {finding["file"] for finding in json.loads(done.out)["findings"]} <= {facts.name}


def test_a_text_of_no_known_year_is_said_to_be_one(planner: Planner, folder: Path) -> None:
    (folder / "片段.txt").write_text("常委会依法履行职责。\n", encoding="utf-8")
    assert "认不出回顾的是哪一年" in planner("proof", "片段.txt").err
    assert "回顾 2026 年校核" in planner("proof", "片段.txt", "--year", "2026", "--level", "镇").err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "没有写要校核哪一份稿子"),
        (("报告.txt", "--level", "省"), 2, "没有“省”这个级别"),
        (("报告.txt", "--year", "26"), 2, "年份 26 不对"),
        (("报告.txt", "--last", "报告.txt"), 2, "去年的报告和要校核的是同一个文件"),
        (("没有.txt",), 3, "没有.txt"),
        (("报告.txt", "--facts", "没有.yaml"), 3, "没有.yaml"),
    ],
)
def test_what_cannot_be_done_is_said(
    planner: Planner, report: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    done = planner("proof", *arguments)
    assert (done.code, message in done.err) == (code, True)
    assert report.read_text(encoding="utf-8") == TEXT


def test_the_rules_are_listed_with_their_weight_and_basis(planner: Planner) -> None:
    done = planner("proof", "--rules")
    assert "错字-当家作主　错误　“{文}”应为“当家作主”（中央提法：" in done.text
    assert done.text.rstrip().endswith("条。")


def test_the_rules_of_the_office_are_held_too(planner: Planner, report: Path) -> None:
    own = report.parent / "本办" / "校核"
    own.mkdir(parents=True)
    (own / "设置.yaml").write_text("关: [错字]\n", encoding="utf-8")
    found = json.loads(planner("proof", report.name, "--bank", "本办", "--json").out)["findings"]
    assert [f for f in found if f["rule"].startswith("错字")] == []


def test_a_mistake_in_the_rules_of_the_office_is_said(planner: Planner, report: Path) -> None:
    own = report.parent / "本办" / "校核"
    own.mkdir(parents=True)
    (own / "设置.yaml").write_text("关: [没有这条]\n", encoding="utf-8")
    done = planner("proof", report.name, "--bank", "本办")
    assert done.code == 3
    assert "没有“没有这条”这条规则" in done.err


def test_a_draft_says_what_proof_reading_finds_in_it(planner: Planner, facts: Path) -> None:
    assert "校核初稿：错误 0 处" in planner("draft", facts.name, "-o", "初稿.docx").err


def test_a_copy_holds_a_comment_at_the_words_and_the_original_stays(planner: Planner, folder: Path) -> None:
    document = docx.Document()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    document.save(str(folder / "报告.docx"))
    before = (folder / "报告.docx").read_bytes()
    done = planner("proof", "报告.docx", "--mark", "批注.docx", "--fix", "修订.docx")
    assert "已写出 批注.docx：批注 " in done.err
    assert "已写出 修订.docx：修订 " in done.err
    assert (folder / "报告.docx").read_bytes() == before
    assert "commentRangeStart" in _part(folder / "批注.docx", "word/document.xml")
    assert "“当家做主”应为“当家作主”" in _part(folder / "批注.docx", "word/comments.xml")
    changed = _part(folder / "修订.docx", "word/document.xml")
    assert "<w:delText>当家做主</w:delText>" in changed or "当家做主</w:delText>" in changed
    assert "当家作主" in changed


def test_a_text_is_marked_in_a_word_file_and_both_marks_may_share_one(planner: Planner, report: Path) -> None:
    done = planner("proof", report.name, "--mark", "稿.docx", "--fix", "稿.docx")
    assert "已写出 稿.docx：批注 " in done.err
    assert "修订 " in done.err
    assert "当家做主</w:delText>" in _part(report.parent / "稿.docx", "word/document.xml")
    planner("proof", report.name, "--mark", "稿.docx")
    assert (report.parent / "稿.旧.docx").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("报告.txt", "--mark", "批注.txt"), "写成 批注.docx"),
        (("报告.docx", "--mark", "报告.docx"), "--mark 不能写回 报告.docx"),
        (("facts.yaml", "--fix", "修订.docx"), "先用 planner draft 写出初稿"),
    ],
)
def test_marks_go_into_a_new_word_file_only(
    planner: Planner, report: Path, facts: Path, arguments: tuple[str, ...], message: str
) -> None:
    (facts.parent / "报告.docx").write_bytes(b"PK")
    done = planner("proof", *arguments)
    assert (done.code, message in done.err) == (2, True)
    assert report.read_text(encoding="utf-8") == TEXT


def _part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


def test_the_examples_of_the_offices_own_rules_are_tried(planner: Planner, folder: Path) -> None:
    own = folder / "本办" / "校核"
    own.mkdir(parents=True)
    rule = """类别: 校核
条目:
  - 编号: 本办-口号
    级: 注意
    权威: 本单位
    依据: 办公室约定
    说: 口号过时
    找: [滨江制造强区]
    应中: [建设⟦滨江制造强区⟧]
    不中: [建设滨江智造强区]
"""
    (own / "本办.yaml").write_text(rule, encoding="utf-8")
    done = planner("proof", "--rules", "--bank", "本办")
    assert (done.code, done.err) == (0, "本单位的规则 1 条，例子都对。\n")
    (own / "本办.yaml").write_text(rule.replace("智造", "制造"), encoding="utf-8")
    done = planner("proof", "--rules", "--bank", "本办")
    assert (done.code, "本办-口号 的例子不对：建设滨江制造强区" in done.err) == (1, True)


def test_what_another_report_in_the_archive_says_too_is_found_on_demand(
    planner: Planner, folder: Path
) -> None:
    said = "常委会组织代表沿清水渠走了三天，记下渗漏点四十七处，逐处拍照编号。"
    ours = TEXT.replace("坚持党的领导\n", f"坚持党的领导\n{said}\n", 1)
    theirs = TEXT.replace("云川区", "望棹区").replace("2026", "2025").replace("保证人民当家做主。", said)
    (folder / "初稿.txt").write_text(ours, encoding="utf-8")
    (folder / "望棹2025.txt").write_text(theirs, encoding="utf-8")
    assert planner("mine", "望棹2025.txt", "--bank", "库").code == 0
    arguments = ("proof", "初稿.txt", "--bank", "库", "--json")
    assert "重复-别处" not in {f["rule"] for f in json.loads(planner(*arguments).out)["findings"]}
    found = json.loads(planner(*arguments, "--archive").out)["findings"]
    copied = [(f["line"], f["column"], f["text"]) for f in found if f["rule"] == "重复-别处"]
    assert copied[0] == (6, 1, said)
    (folder / "库" / "校核").mkdir()
    (folder / "库" / "校核" / "设置.yaml").write_text("关: [重复-别处]\n", encoding="utf-8")
    found = json.loads(planner(*arguments, "--archive").out)["findings"]
    assert "重复-别处" not in {f["rule"] for f in found}


def test_without_an_archive_there_is_nothing_to_compare_with(planner: Planner, report: Path) -> None:
    (report.parent / "空").mkdir()
    assert "没有语料库" in planner("proof", report.name, "--archive", "--bank", "空").err
