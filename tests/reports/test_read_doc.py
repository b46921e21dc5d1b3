"""Old Word files are read through LibreOffice; without it the clerk is told what to do."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner.errors import UnreadableInputError
from planner.reports.read import read_lines
from planner.reports.reading import doc
from planner.reports.reading.doc import as_docx, find_office
from planner.reports.reading.refused import RefusedError
from tests.rendering import need
from tests.reports.made import docx, numbering, paragraph, run, styles
from tests.reports.test_read_docx import SHOWN

OLD = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    + b"\xec\xa5\xc1\0".ljust(512, b"\0")
    + "WordDocument\0".encode("utf-16-le")
)


def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "find_office", lambda _: None)


def an_office(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(doc, "find_office", lambda _: program)


def test_without_libreoffice_the_clerk_is_told_to_save_as_docx(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_office(monkeypatch)
    for name in ("报告.doc", "报告.docx", "报告.wps"):
        path = tmp_path / name
        path.write_bytes(OLD)
        with pytest.raises(UnreadableInputError) as caught:
            read_lines(path)
        assert str(caught.value) == (
            f"{path} 是旧版 Word 文件（.doc），这台机器没有 LibreOffice，不能直接读。"
            "请用 WPS 或 Word 打开它，另存为 .docx 再试。"
        )


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_libreoffice_that_writes_nothing_and_one_that_hangs_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_office(tmp_path, monkeypatch, "exit 0")
    with pytest.raises(RefusedError, match="转换不了，可能已经损坏"):
        as_docx(OLD)
    an_office(tmp_path, monkeypatch, f"sleep 60 & echo $! > {tmp_path}/child; sleep 60")
    with pytest.raises(RefusedError, match="转换超时"):
        as_docx(OLD, seconds=3)
    child = int((tmp_path / "child").read_text("utf-8"))
    patience = time.monotonic() + 5
    while is_running(child) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not is_running(child)


def is_running(process: int) -> bool:
    """Return whether a process still does something; one that is dead and not yet buried does not."""
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"


def test_libreoffice_is_found_on_the_path_or_where_windows_has_it(tmp_path: Path) -> None:
    windows = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    windows.parent.mkdir(parents=True)
    windows.write_bytes(b"")
    assert find_office({"PATH": "", "ProgramFiles": str(tmp_path)}) == windows
    found = shutil.which("soffice")
    if found and sys.platform != "win32":
        assert find_office(os.environ) == Path(found)


@pytest.mark.slow
@pytest.mark.render
def test_old_word_file_gives_the_text_of_the_new_one(tmp_path: Path) -> None:
    need("LibreOffice (soffice)", present=shutil.which("soffice") is not None)
    made = numbering(
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    heads = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    body = (
        paragraph("坚持党的领导", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr>')
        + paragraph("过去一年，依法履职。")
        + paragraph(run("藏", "<w:vanish/>") + run("显"))
    )
    source = tmp_path / "报告.docx"
    source.write_bytes(docx(body, numbering=made, styles=styles(heads)))
    export(tmp_path, "doc", source)
    old = tmp_path / "报告.doc"
    assert old.read_bytes().startswith(b"\xd0\xcf\x11\xe0")
    read = [(line.text, line.number, line.label, line.outline) for line in read_lines(old).lines]
    assert read == [("坚持党的领导", 1, "一、", 1), ("过去一年，依法履职。", 2, "", 0), ("显", 3, "", 0)]
    before = sorted(path.name for path in tmp_path.iterdir() if path.suffix.startswith(".doc"))
    assert before == ["报告.doc", "报告.docx"]


ALIKE = (
    "plain",
    "tracked insertion",
    "block content control",
    "inline content control",
    "content control in a table",
    "smart tag",
    "hyperlink",
    "table in place",
    "table in a table",
)


@pytest.mark.slow
@pytest.mark.render
def test_text_is_that_which_libreoffice_shows(tmp_path: Path) -> None:
    """Text boxes and hidden text are left out: its text export has none of the one and all of the other."""
    need("LibreOffice (soffice)", present=shutil.which("soffice") is not None)
    sources = []
    for name in ALIKE:
        source = tmp_path / f"{name}.docx"
        source.write_bytes(docx(SHOWN[name][0]))
        sources.append(source)
    export(tmp_path, "txt:Text (encoded):UTF8", *sources)
    for source in sources:
        shown = source.with_suffix(".txt").read_text("utf-8-sig")
        ours = "".join(line.text for line in read_lines(source).lines)
        assert "".join(ours.split()) == "".join(shown.split()), source.stem


def export(folder: Path, to: str, *sources: Path) -> None:
    profile = (folder / "office").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", to]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, sources)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=True,
    )
