"""The files a facts file names under 参照: read beside it, and a warning where that cannot be."""

from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.drafting import open_facts
from planner.facts.load import load_facts
from planner.facts.model import Background
from planner.finding import Finding
from planner.resources import data_dir
from planner.rollover.references import background
from tests.reports.made import docx, paragraph
from tests.rollover.truth import MADE

HEAD = "文种: 工作报告\n级别: 区\n年度: 2025\n"
BANK = load_bank()


def _read(folder: Path, body: str, head: str = HEAD) -> tuple[Background, tuple[Finding, ...]]:
    path = folder / "2025.yaml"
    path.write_text(head + body, "utf-8")
    facts, _ = load_facts(path, BANK)
    return background(facts, BANK)


def _report(folder: Path, name: str = "去年.txt") -> None:
    (folder / name).write_bytes((MADE / "1-区-三级编号.txt").read_bytes())


def test_last_years_report_gives_its_figures_with_their_places(tmp_path: Path) -> None:
    _report(tmp_path)
    known, findings = _read(tmp_path, "参照:\n  去年: 去年.txt\n")
    fact = known.last_year["会议.常委会会议"]
    assert (fact.value, fact.place.file, fact.place.line) == (8, "去年.txt", 7)
    assert {path: known.last_year[path].value for path in ("年度", "单位.届", "大会.次")} == {
        "年度": 2024,
        "单位.届": 9,
        "大会.次": 5,
    }
    assert findings == ()


def test_last_years_facts_give_their_answers(tmp_path: Path) -> None:
    example = (data_dir("templates") / "工作报告" / "五部分" / "示例.yaml").read_bytes()
    (tmp_path / "2024.yaml").write_bytes(example)
    known, findings = _read(tmp_path, "参照:\n  去年: 2024.yaml\n")
    assert known.last_year["会议.常委会会议"].value == 8
    assert known.last_year["会议.常委会会议"].place.file == "2024.yaml"
    assert findings == ()


def test_a_word_report_and_one_in_gb18030_are_read_too(tmp_path: Path) -> None:
    rows = ("云川区人大常委会工作报告", "2024年工作回顾", "2024年，全年召开常委会会议8次。")
    (tmp_path / "去年.docx").write_bytes(docx("".join(map(paragraph, rows))))
    (tmp_path / "旧.txt").write_bytes("\r\n".join(rows).encode("gb18030"))
    for name in ("去年.docx", "旧.txt"):
        known, findings = _read(tmp_path, f"参照:\n  去年: {name}\n")
        assert known.last_year["会议.常委会会议"].value == 8
        assert findings == ()


def test_a_name_with_blanks_and_wide_signs_is_found_as_typed(tmp_path: Path) -> None:
    _report(tmp_path, "２０２４年 工作报告（定稿）.txt")
    known, findings = _read(tmp_path, "参照:\n  去年: ２０２４年 工作报告（定稿）.txt\n")
    assert known.last_year
    assert findings == ()


def test_a_missing_file_is_a_warning_that_says_what_to_do(tmp_path: Path) -> None:
    known, (finding,) = _read(tmp_path, "参照:\n  去年: 没有.docx\n")
    assert known.last_year == {}
    assert (finding.severity.value, finding.place.line) == ("warning", 5)
    assert "找不到“没有.docx”" in finding.message
    assert "同一个文件夹" in finding.suggestion


BROKEN = {
    "图.docx": b"\x89PNG\r\n\x1a\n",
    "空.txt": b"",
    "坏.yaml": b"- [\n",
    "乱.txt": "会议".encode() + b"\xff\xfe\n" + "会议".encode("gb18030") * 3,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_spoilt_file_is_a_warning_and_never_a_crash(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BROKEN[name])
    known, (finding,) = _read(tmp_path, f"参照:\n  去年: {name}\n")
    assert known.last_year == {}
    assert finding.severity.value == "warning"
    assert "读不了" in finding.message


def test_a_folder_is_a_warning_too(tmp_path: Path) -> None:
    (tmp_path / "去年").mkdir()
    _, (finding,) = _read(tmp_path, "参照:\n  去年: 去年\n")
    assert finding.severity.value == "warning"


TERM_HEAD = "文种: 工作报告\n级别: 区\n年度: 2026\n年型: 届末\n"


def test_the_years_of_a_term_come_in_their_order(tmp_path: Path) -> None:
    for year in (2023, 2022, 2024):
        (tmp_path / f"{year}.yaml").write_text(f"文种: 工作报告\n级别: 区\n年度: {year}\n", "utf-8")
    body = "参照:\n  历年: [2024.yaml, 2022.yaml, 2023.yaml]\n"
    known, findings = _read(tmp_path, body, TERM_HEAD)
    assert [facts.values["年度"][0].value for facts in known.term] == [2022, 2023, 2024]
    assert findings == ()


def test_a_year_that_is_missing_or_no_facts_file_is_left_out_and_said(tmp_path: Path) -> None:
    (tmp_path / "2022.yaml").write_text("文种: 工作报告\n级别: 区\n年度: 2022\n", "utf-8")
    _report(tmp_path)
    body = "参照:\n  历年: [2022.yaml, 2023.yaml, 去年.txt]\n"
    known, findings = _read(tmp_path, body, TERM_HEAD)
    assert len(known.term) == 1
    assert ["找不到“2023.yaml”" in findings[0].message, "不是问卷" in findings[1].message] == [True, True]
    assert all("五年合计里没有算这一年" in finding.message for finding in findings)


def test_what_is_blank_or_to_be_filled_in_is_not_looked_for(tmp_path: Path) -> None:
    for body in ("参照:\n  去年:\n", "参照:\n  去年: 待填\n", ""):
        assert _read(tmp_path, body) == (Background(), ())


def test_a_five_year_report_counts_as_heard_by_the_new_congress(tmp_path: Path) -> None:
    body = "单位:\n  地区: 云川区\n  届: 九\n大会:\n  次: 一\n"
    (tmp_path / "2026.yaml").write_text(TERM_HEAD + body, "utf-8")
    known, _ = _read(tmp_path, "参照:\n  去年: 2026.yaml\n")
    assert known.last_year["单位.届"].value == 10


def test_opening_a_facts_file_brings_its_references_and_their_findings(tmp_path: Path) -> None:
    _report(tmp_path)
    path = tmp_path / "2025.yaml"
    path.write_text(f"{HEAD}参照:\n  去年: 去年.txt\n会议:\n  常委会会议: 80\n", "utf-8")
    opened = open_facts(path)
    assert opened.facts.background.last_year["会议.常委会会议"].value == 8
    path.write_text(f"{HEAD}参照:\n  去年: 走失.txt\n", "utf-8")
    assert any("找不到“走失.txt”" in finding.message for finding in open_facts(path).findings)
