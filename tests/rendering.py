"""LibreOffice as the oracle of layout: .docx to PDF with free faces under the names of the standard's."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

_FANDOL_PLACES = (
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/texmf/fonts/opentype/public/fandol",
    "/usr/share/fonts/opentype/fandol",
    "/usr/local/texlive/texmf-dist/fonts/opentype/public/fandol",
)
_FACES = {
    "仿宋_GB2312": "FandolFang",
    "楷体_GB2312": "FandolKai",
    "黑体": "FandolHei",
    "方正小标宋简体": "FandolSong",
    "宋体": "FandolSong",
    "Times New Roman": "FandolSong",
}
_REQUIRED = any(
    os.environ.get(name, "").lower() in {"1", "true"} for name in ("CI", "PLANNER_REQUIRE_RENDER")
)


def need(tool: str, *, present: bool) -> None:
    """Skip the test when a tool is missing; fail it where rendering is required (CI)."""
    if present:
        return
    if _REQUIRED:
        pytest.fail(f"{tool} is missing, and this run requires it")
    pytest.skip(f"{tool} is missing")


def need_renderer() -> None:
    """Need everything that `to_pdf` uses."""
    need("LibreOffice (soffice)", present=shutil.which("soffice") is not None)
    need("the Fandol fonts", present=_fandol() is not None)


def to_pdf(documents: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Return the PDF of each .docx by the same name, all rendered in one run of LibreOffice."""
    sources = [folder / f"{name}.docx" for name in documents]
    for source, content in zip(sources, documents.values(), strict=True):
        source.write_bytes(content)
    profile = (folder / "office").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, sources)],
        env={**os.environ, "FONTCONFIG_FILE": str(_font_configuration(folder)), "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=True,
    )
    return {name: folder / f"{name}.pdf" for name in documents}


def _fandol() -> Path | None:
    return next((p for place in _FANDOL_PLACES if (p := Path(place)).is_dir()), None)


def _font_configuration(folder: Path) -> Path:
    aliases = "".join(
        f"<match target='pattern'><test name='family'><string>{face}</string></test>"
        f"<edit name='family' mode='assign' binding='same'><string>{free}</string></edit></match>"
        for face, free in _FACES.items()
    )
    folders = (str(_fandol()), "/usr/share/fonts")
    directories = "".join(f"<dir>{escape(each)}</dir>" for each in folders)
    path = folder / "fonts.conf"
    cache = f"<cachedir>{escape(str(folder / 'fonts'))}</cachedir>"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig>{directories}{cache}{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return path
