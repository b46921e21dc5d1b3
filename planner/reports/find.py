"""Finding the reports in files and folders that a clerk names."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.errors import UnreadableInputError

_READ: Final = frozenset({".txt", ".docx", ".docm", ".dotx", ".doc", ".wps"})
_LOCK: Final = "~$"
_OFFICE: Final = {
    ".pdf": "PDF 文件读不了，请找到原来的 Word 文件",
    ".wpt": "WPS 模板，请用 WPS 另存为 .docx",
    ".rtf": "RTF 文件，请用 WPS 或 Word 另存为 .docx",
    ".odt": "ODF 文档，请用 WPS 或 Word 另存为 .docx",
    ".ofd": "OFD 版式文件读不了，请找到原来的 Word 文件",
    ".htm": "网页，请用 WPS 或 Word 另存为 .docx",
    ".html": "网页，请用 WPS 或 Word 另存为 .docx",
    ".mht": "网页，请用 WPS 或 Word 另存为 .docx",
}


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that is not read, and why, in a few Chinese words."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """The reports found, in order and each once, and what was passed over."""

    files: tuple[Path, ...]
    passed_over: tuple[PassedOver, ...]


def report_files(paths: Iterable[Path]) -> Found:
    """Return the .txt, .docx, .doc and .wps files in `paths`, folders walked through.

    A file that is named itself is taken whatever its name. In a folder, files are in the order of their
    names, those of a folder before its subfolders; hidden files and folders and the lock files of Word
    (~$…) are left out without a word, documents of other kinds and folders that cannot be entered are
    passed over. Links to folders are not followed. Raises UnreadableInputError for a path that is not there.
    """
    files: dict[Path, Path] = {}
    passed_over: list[PassedOver] = []
    for path in paths:
        for each in _walk(path) if _is_folder(path) else (path,):
            if isinstance(each, PassedOver):
                passed_over.append(each)
            else:
                files.setdefault(Path(os.path.realpath(each)), each)
    return Found(tuple(files.values()), tuple(passed_over))


def _is_folder(path: Path) -> bool:
    try:
        if not path.exists():
            raise UnreadableInputError(f"找不到 {path}。请核对文件名和所在文件夹。")
        return path.is_dir()
    except (OSError, ValueError) as error:
        raise UnreadableInputError(f"读不了 {path}：{error}。请核对文件名。") from error


def _walk(folder: Path) -> Iterator[Path | PassedOver]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        yield PassedOver(folder, "文件夹打不开，请核对权限")
        return
    seen = [entry for entry in entries if not entry.name.startswith((".", _LOCK))]
    for entry in seen:
        suffix = entry.suffix.lower()
        if entry.is_file() and suffix in _READ:
            yield entry
        elif entry.is_file() and suffix in _OFFICE:
            yield PassedOver(entry, _OFFICE[suffix])
    for entry in seen:
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
