"""What a file is, by its bytes: its name may say anything."""

import re
import struct
from enum import Enum, auto
from typing import Final

from planner.reports.reading.package import LOCKED
from planner.reports.reading.refused import SAVE_AS_DOCX, RefusedError


class FileKind(Enum):
    """How a file is read."""

    TEXT = auto()
    DOCX = auto()
    DOC = auto()


_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_COPY: Final = "请打开它，把文字复制到新文档，另存为 .docx 再试。"
_PICTURE: Final = "图片，里面没有文字可读。请找到原来的 Word 文件，或者先用识别软件转成文字。"
_MAGIC: Final = (
    (b"%PDF", f" PDF 文件。请找到原来的 Word 文件；没有的话，{_COPY.removeprefix('请')}"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"Rar!", "压缩文件。请先解压，再给出里面的文件。"),
    (b"7z\xbc\xaf", "压缩文件。请先解压，再给出里面的文件。"),
    (b"\x1f\x8b", "压缩文件。请先解压，再给出里面的文件。"),
    (b"\x7fELF", "程序文件。请核对文件名。"),
    (b"MZ", "程序文件。请核对文件名。"),
    (b"SQLite format 3\0", "数据库文件。请核对文件名。"),
    (b"{\\rtf", f" RTF 文件。{SAVE_AS_DOCX}"),
)
_MARKUP: Final = (
    (
        re.compile(
            rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|table|p)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        "网页",
    ),
    (re.compile(rb"\s*MIME-Version:", re.IGNORECASE), "单个文件网页（MHT）"),
    (
        re.compile(
            rb"\s*<\?xml.{0,2000}?(?:wordml|pkg:package|wordDocument|schemas-microsoft-com:office)", re.DOTALL
        ),
        " XML 格式的 Word 文件",
    ),
    (re.compile(rb"\s*<\?xml.{0,2000}?<html", re.IGNORECASE | re.DOTALL), "网页"),
    (re.compile(rb"\s*<\?xml"), " XML 文件"),
)
_STREAMS: Final = (
    ("EncryptedPackage", ""),
    ("WordDocument", ""),
    ("Workbook", "旧版 Excel 表格"),
    ("Book", "旧版 Excel 表格"),
    ("PowerPoint Document", "旧版幻灯片"),
    ("__properties_version1.0", "邮件"),
)
_HEAD: Final = 4096
_BINARY: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(data: bytes) -> FileKind:
    """Return how a file with these bytes is read; raises RefusedError that says what it is when it is not."""
    if not data:
        raise RefusedError("是空文件，里面什么也没有。请核对文件名，或者重新拷贝一份。")
    if not data.strip(b"\0"):
        raise RefusedError("里面全是空字节，多半是保存或拷贝时中断了。请重新拷贝一份。")
    if data.startswith(_ZIPS):
        return FileKind.DOCX
    if data.startswith(_OLE):
        return _ole(data)
    for magic, kind in _MAGIC:
        if data.startswith(magic) and (len(magic) > len(b"BM") or b"\0" in data[:64]):
            raise RefusedError(f"其实是{kind}")
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    for pattern, kind in _MARKUP:
        if pattern.match(head):
            raise RefusedError(f"其实是{kind}。{SAVE_AS_DOCX}")
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and _BINARY.search(data):
        raise RefusedError(
            "不是文本，也不是 Word 文件，多半已经损坏。请核对文件名；"
            "能用 WPS 或记事本打开的话，另存为 .docx 或 UTF-8 文本再试。"
        )
    return FileKind.TEXT


def _ole(data: bytes) -> FileKind:
    """Tell the old binary files from one another by the names of their streams."""
    for stream, kind in _STREAMS:
        if (stream + "\0").encode("utf-16-le") not in data:
            continue
        if kind:
            raise RefusedError(
                f"其实是{kind}，不是 Word 文件。请核对文件名；要用里面的文字，请复制到新文档另存为 .docx。"
            )
        if stream == "EncryptedPackage" or _is_locked(data):
            raise RefusedError(LOCKED)
        return FileKind.DOC
    raise RefusedError(f"是旧版办公文件，但不是 Word 文档。{SAVE_AS_DOCX}")


def _is_locked(data: bytes) -> bool:
    """Return whether the text of a .doc is encrypted: bit 8 of the flags ([MS-DOC] 2.5.2, FibBase).

    The text begins in one of the first sectors in all files that Word and WPS write.
    """
    for start in range(512, min(len(data), 512 * 64), 512):
        if data[start : start + 2] == b"\xec\xa5" and len(data) >= start + 12:
            (flags,) = struct.unpack_from("<H", data, start + 10)
            return bool(flags & 0x0100)
    return False
