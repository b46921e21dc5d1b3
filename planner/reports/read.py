"""Reading a past report, whatever kind of file it is."""

import hashlib
from pathlib import Path

from planner.errors import UnreadableInputError
from planner.files import decode, read_bytes
from planner.reports.model import Lines
from planner.reports.reading import limits
from planner.reports.reading.doc import as_docx
from planner.reports.reading.docx import docx_lines
from planner.reports.reading.refused import RefusedError
from planner.reports.reading.sniff import FileKind, kind_of
from planner.reports.reading.textfile import text_lines


def read_lines(path: Path) -> Lines:
    """Return every line of the report at `path` that is not blank, in order, as it stands.

    The bytes say what the file is, not its name: a .docx called .doc is read as what it is. An old .doc
    is read through LibreOffice. Raises UnreadableInputError, which names the file, what it is and what
    to do, when it cannot be read or holds no text.
    """
    data = read_bytes(path, limits.FILE, "一份报告")
    try:
        lines = _lines(path, data)
    except RefusedError as error:
        raise UnreadableInputError(f"{path} {error}") from error
    if not lines.lines:
        raise UnreadableInputError(
            f"{path} 里没有文字。请核对文件名；文字在图片里的话，要先用识别软件转成文字。"
        )
    return lines


def _lines(path: Path, data: bytes) -> Lines:
    digest = hashlib.sha256(data).hexdigest()
    match kind_of(data):
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
