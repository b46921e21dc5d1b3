"""Reading a past report, whatever kind of file it is."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Final

from planner.errors import UnreadableInputError
from planner.files import decode, read_bytes
from planner.reports.model import Lines
from planner.reports.reading import limits
from planner.reports.reading.doc import as_docx
from planner.reports.reading.docx import docx_lines
from planner.reports.reading.refused import RefusedError
from planner.reports.reading.sniff import FileKind, kind_of
from planner.reports.reading.textfile import text_lines

_NAMES: Final = {
    FileKind.DOCX: ("Word 文件（.docx）", {".docx", ".docm", ".dotx", ".dotm"}),
    FileKind.DOC: ("旧版 Word 文件（.doc）", {".doc", ".dot", ".wps"}),
    FileKind.TEXT: ("文本文件（.txt）", {".txt", ".text", ".md", ""}),
}
"""What each kind of file is called, and the suffixes it goes by."""


def read_lines(path: Path) -> Lines:
    """Return every line of the report at `path` that is not blank, in order, as it stands.

    The bytes say what the file is, not its name: a .docx called .doc is read as what it is, and `misnamed`
    says so. An old .doc is read through LibreOffice. Raises UnreadableInputError, which names the file,
    what it is and what to do, when it cannot be read or holds no text.
    """
    data = read_bytes(path, limits.FILE, "一份报告")
    try:
        kind = kind_of(data)
        lines = _lines(path, data, kind)
    except RefusedError as error:
        raise UnreadableInputError(f"{path} {error}") from error
    if not lines.lines:
        raise UnreadableInputError(
            f"{path} 里没有文字。请核对文件名；文字在图片里的话，要先用识别软件转成文字。"
        )
    name, suffixes = _NAMES[kind]
    return lines if path.suffix.lower() in suffixes else replace(lines, misnamed=name)


def _lines(path: Path, data: bytes, kind: FileKind) -> Lines:
    digest = hashlib.sha256(data).hexdigest()
    match kind:
        case FileKind.DOCX:
            return Lines(path.name, digest, docx_lines(data))
        case FileKind.DOC:
            return Lines(path.name, digest, docx_lines(as_docx(data)))
        case FileKind.TEXT:
            if len(data) > limits.TEXT:
                size = limits.TEXT // 1024 // 1024
                raise RefusedError(f"超过 {size} MB，不像一份报告。请核对文件名。")
            text = decode(path, data)
            return Lines(path.name, digest, text_lines(text.content), text.encoding)
