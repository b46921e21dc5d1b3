"""LibreOffice in the part of a clerk's office program: it opens, shows and saves what we wrote."""

import os
import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest

from planner.sharing.threeway import Verdict
from tests.rendering import need
from tests.sharing.desk import brief, complete, desk_in
from tests.sharing.sheets import opened

pytestmark = [pytest.mark.render, pytest.mark.slow]


def _converted(source: Path, kind: str, folder: Path) -> Path:
    """Return the file that LibreOffice makes of `source`, by the same name in `folder`."""
    need("LibreOffice (soffice)", present=shutil.which("soffice") is not None)
    folder.mkdir(exist_ok=True)
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={(source.parent / 'office').as_uri()}"),
            *("--convert-to", kind, "--outdir", str(folder), str(source)),
        ],
        env={**os.environ, "HOME": str(source.parent)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=True,
    )
    made = folder / f"{source.stem}.{kind}"
    need("LibreOffice Calc", present=made.exists())
    return made


def test_a_workbook_that_an_office_program_saved_still_says_the_same(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, complete())
    exported = desk.export()
    again = _converted(exported, "xlsx", tmp_path / "再存")
    as_ods = _converted(again, "ods", tmp_path / "ods")
    back = _converted(as_ods, "xlsx", tmp_path / "回来")
    for path in (again, back):
        returned = desk.sheets(path)
        assert (returned.refusal, returned.remark, returned.findings) == ("", "", ())
        assert brief(desk.import_(path)) == []
    with opened(back) as sheets:
        sheets.answer("会议.常委会会议").value = "9"
    assert brief(desk.import_(back)) == [(Verdict.TAKEN, "会议.常委会会议")]


def test_the_pages_are_a4_across_and_no_cell_is_cut_off(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, complete())
    with pdfplumber.open(_converted(desk.export(), "pdf", tmp_path / "pdf")) as pages:
        sizes = {(round(page.width), round(page.height)) for page in pages.pages}
        text = "".join(page.extract_text().replace("\n", "") for page in pages.pages[:6])
    assert sizes == {(842, 595)}
    assert "云川区2026年工作报告问卷" in text
    assert "选派8名干部驻村、驻社区，办成群众急需的小事47件" in text
