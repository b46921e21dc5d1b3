"""What a clerk would see wrong in files of other programs is found; what they only say otherwise is not."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from time import perf_counter

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from planner.drafting import draft_bytes, make_draft, open_facts
from planner.proof.pagelayout.read import read_layout
from planner.proof.run import remarks
from tests.proof.pagefiles import found, page_rules, rules_hit, subject, written
from tests.rendering import need
from tests.shipped import COMPLETE

_LONG = (
    "常委会听取和审议专项工作报告，开展执法检查，作出决议决定，"
    "任免国家机关工作人员，办理“代表建议”，件件有回音。"
)


def _from_scratch() -> bytes:
    """Return a report as somebody makes it with the template of python-docx."""
    document = docx.Document()
    document.add_heading("岚溪县人民代表大会常务委员会工作报告", 0)
    document.add_paragraph("各位代表：")
    document.add_paragraph("受县人大常委会委托，我向大会报告2026年的主要工作和2027年的工作安排，请予审议。")
    document.add_heading("一、2026年工作回顾", 1)
    for _ in range(3):
        document.add_paragraph(_LONG)
    document.add_heading("二、2027年工作安排", 1)
    document.add_paragraph(f"2027年，{_LONG}")
    return _bytes(document)


def _bytes(document: "docx.document.Document") -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _messages(data: bytes) -> list[str]:
    return [f"{one.finding.rule.removeprefix('版面-')}：{one.finding.message}" for one in found(data)]


def test_a_report_in_the_template_of_python_docx_is_told_what_is_wrong_once_for_all_paragraphs() -> None:
    messages = _messages(_from_scratch())
    assert "纸张：纸张是215.9毫米×279.4毫米，应为A4（210毫米×297毫米）" in messages
    assert "正文字号：第3—9段正文字号是11磅，应为三号（16磅）" in messages
    assert "正文字体：第3—9段正文字体是ＭＳ 明朝，应为仿宋" in messages
    assert "首行缩进：第3—9段首行没有缩进，每个自然段应左空二字，回行顶格" in messages
    assert "西文标点：中文引号等标点用了西文字体（Cambria），显得窄，共8个" in messages
    assert "页码：没有页码" in messages
    assert "属性作者：文件属性里作者写着“python-docx”" in messages
    assert len(messages) <= 20


def test_a_draft_of_ours_that_python_docx_saved_again_is_right() -> None:
    assert rules_hit(_bytes(docx.Document(BytesIO(written())))) == []


def test_words_pasted_by_hand_are_found_at_the_very_words() -> None:
    document = docx.Document(BytesIO(written()))
    run = document.paragraphs[8].add_run("并跟踪督办")
    run.font.size, run.font.color.rgb = Pt(10.5), RGBColor(255, 0, 0)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")  # noqa: SLF001
    hits = [(one.finding.rule, one.finding.text, one.line) for one in found(_bytes(document))]
    assert hits == [("版面-彩色字", "并跟踪督办", 9), ("版面-混用字体", "并跟踪督办", 9)]


@pytest.mark.render
def test_a_draft_of_ours_that_libreoffice_saved_again_is_right(tmp_path: Path) -> None:
    assert rules_hit(_resaved({"报告": written()}, tmp_path)["报告"]) == []


@pytest.mark.render
def test_libreoffice_makes_no_other_findings_of_a_report_from_scratch(tmp_path: Path) -> None:
    data = _from_scratch()
    saved = _resaved({"报告": data}, tmp_path)["报告"]
    assert set(rules_hit(data)) == set(rules_hit(saved))


@pytest.mark.slow
def test_reading_and_checking_the_complete_report_takes_little_time() -> None:
    opened = open_facts(COMPLETE)
    data = draft_bytes(make_draft(opened), opened, ".docx", "gb9704")
    assert min(_seconds(data) for _ in range(3)) < 0.3


@pytest.mark.slow
def test_ten_times_the_text_takes_at_most_fifteen_times_the_time() -> None:
    once, ten = (_filled(amount) for amount in (100, 1000))
    assert min(_seconds(ten) for _ in range(3)) < 15 * min(_seconds(once) for _ in range(3))


def _seconds(data: bytes) -> float:
    under = subject(data)
    begin = perf_counter()
    read_layout(data)
    remarks(under, page_rules())
    return perf_counter() - begin


def _filled(paragraphs: int) -> bytes:
    document = docx.Document(BytesIO(written()))
    for number in range(paragraphs):
        document.paragraphs[4].insert_paragraph_before(_LONG).runs[0].bold = number % 2 == 0
    return _bytes(document)


def _resaved(documents: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return each .docx as LibreOffice opens and saves it."""
    need("LibreOffice (soffice)", present=shutil.which("soffice") is not None)
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "saved")]
    sources = [str(folder / f"{name}.docx") for name in documents]
    subprocess.run(
        [*command, *sources], check=True, capture_output=True, stdin=subprocess.DEVNULL, timeout=300
    )
    return {name: (folder / "saved" / f"{name}.docx").read_bytes() for name in documents}
