"""Old Word files (.doc, .wps) through LibreOffice, where it is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from planner.reports.reading.refused import SAVE_AS_DOCX, RefusedError

_TIME_LIMIT: Final = 120
_PLACES: Final = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_WINDOWS: Final = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")


def as_docx(data: bytes, seconds: float = _TIME_LIMIT) -> bytes:
    """Return the .docx that LibreOffice makes of the .doc whose bytes are `data`.

    It works in a profile and a folder of its own, so that an open LibreOffice is not disturbed, and is
    stopped after `seconds`. Raises RefusedError when it is not installed, takes longer, or makes
    nothing of it; its exit code is 0 even then.
    """
    office = find_office(os.environ)
    if office is None:
        raise RefusedError(f"是旧版 Word 文件（.doc），这台机器没有 LibreOffice，不能直接读。{SAVE_AS_DOCX}")
    with tempfile.TemporaryDirectory(prefix="planner-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, made = folder / "report.doc", folder / "out" / "report.docx"
        source.write_bytes(data)
        try:
            _convert(office, source, made.parent, seconds)
            return made.read_bytes()
        except subprocess.TimeoutExpired as error:
            raise RefusedError(f"是旧版 Word 文件（.doc），LibreOffice 转换超时。{SAVE_AS_DOCX}") from error
        except OSError as error:
            raise RefusedError(
                f"是旧版 Word 文件（.doc），LibreOffice 转换不了，可能已经损坏。{SAVE_AS_DOCX}"
            ) from error


def find_office(environment: Mapping[str, str]) -> Path | None:
    """Return the program of LibreOffice: on the path, or where it is usually installed; None for nowhere."""
    for name in ("soffice", "libreoffice", "soffice.com"):
        if found := shutil.which(name, path=environment.get("PATH")):
            return Path(found)
    windows = [
        Path(environment[key]) / "LibreOffice/program/soffice.exe" for key in _WINDOWS if key in environment
    ]
    return next((place for place in [*windows, *map(Path, _PLACES)] if place.is_file()), None)


def _convert(office: Path, source: Path, out: Path, seconds: float) -> None:
    profile = (source.parent / "profile").as_uri()
    command = [
        str(office),
        "--headless",
        "--norestore",
        "--nolockcheck",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "docx",
        "--outdir",
        str(out),
        str(source),
    ]
    with subprocess.Popen(  # noqa: S603 (the program is LibreOffice, the arguments are ours)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(seconds)
        except BaseException:
            _stop(process)
            raise


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop LibreOffice with the program it started: its launcher leaves that behind."""
    if os.name == "posix":
        import signal  # noqa: PLC0415 (killpg is not there on Windows)

        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
