"""Opening: a workbook from outside, refused in words when it is none, or not one to be trusted."""

import re
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from openpyxl import Workbook, load_workbook
from openpyxl.utils import column_index_from_string

from planner.errors import UnreadableInputError
from planner.files import read_bytes

SIZE_LIMIT: Final = 4 * 1024 * 1024
UNPACKED_LIMIT: Final = 8 * 1024 * 1024
ENTRY_LIMIT: Final = 500
ROW_LIMIT: Final = 3000
"""The most rows of a sheet to fill in."""
BASE_ROW_LIMIT: Final = 30_000
"""The most rows of any sheet: the hidden one of what was exported has one for each answer."""
COLUMN_LIMIT: Final = 200

_OLD: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_ZIP: Final = b"PK\x03\x04"
_BOOK: Final = "xl/workbook.xml"
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_MACRO: Final = "vbaProject.bin"
_FORMULA: Final = re.compile(rb"<f[ >/]")
_ROWS: Final = re.compile(rb"<(?:\w+:)?row[ />]")
_MERGED: Final = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_SAVE_AS: Final = "请在 Excel 或 WPS 里“另存为”Excel 工作簿（.xlsx），再试一次。"
_NOT_OURS: Final = "请用 planner export 写出的那张表。"
_DAMAGED: Final = "请在 Excel 或 WPS 里打开，另存一份再试。"


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook with the values that formulas had when it was saved, and one with the formulas.

    The second is None when there are no formulas.
    """

    file: str
    values: Workbook
    formulas: Workbook | None


def open_workbook(path: Path) -> Opened:
    """Return the workbook at `path`; raises UnreadableInputError that says what it is instead."""
    data = read_bytes(path, SIZE_LIMIT, "填报的表格")
    parts = _parts(path, data)
    sheets = [content for name, content in parts.items() if _SHEET.fullmatch(name)]
    if any(len(_ROWS.findall(content)) > BASE_ROW_LIMIT or _merges_much(content) for content in sheets):
        raise UnreadableInputError(f"{path} 有一张表超过 {BASE_ROW_LIMIT} 行，不像填报的表格。{_NOT_OURS}")
    has_formulas = any(_FORMULA.search(content) for content in sheets)
    values = _loaded(path, data, values=True)
    return Opened(str(path), values, _loaded(path, data, values=False) if has_formulas else None)


def _merges_much(sheet: bytes) -> bool:
    """Return whether merged cells reach further than any row there can be: each would become a cell."""
    return any(
        int(last) > ROW_LIMIT or column_index_from_string(right.decode()) > COLUMN_LIMIT
        for _, _, right, last in _MERGED.findall(sheet)
    )


def _parts(path: Path, data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook; raises UnreadableInputError for all that is none."""
    if data.startswith(_OLD):
        if _ENCRYPTED in data:
            raise UnreadableInputError(f"{path} 设了打开密码，读不了。请去掉密码另存一份，再试一次。")
        raise UnreadableInputError(f"{path} 是旧版 Excel 或 WPS 表格文件（.xls、.et）。{_SAVE_AS}")
    if not data.startswith(_ZIP):
        raise UnreadableInputError(f"{path} 不是 Excel 工作簿（.xlsx）。{_NOT_OURS}")
    try:
        return _unpacked(path, data)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableInputError(f"{path} 坏了，读不全。{_DAMAGED}") from error


def _unpacked(path: Path, data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        if "mimetype" in names:
            raise UnreadableInputError(f"{path} 是 LibreOffice 的文件（.ods）。{_SAVE_AS}")
        if _BOOK not in names:
            raise UnreadableInputError(f"{path} 不是 Excel 工作簿（.xlsx）。{_NOT_OURS}")
        if any(name.endswith(_MACRO) for name in names):
            raise UnreadableInputError(f"{path} 里有宏（.xlsm）。{_SAVE_AS}")
        if len(entries) > ENTRY_LIMIT or sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
            raise UnreadableInputError(f"{path} 太大，不像填报的表格。{_NOT_OURS}")
        parts: dict[str, bytes] = {}
        room = UNPACKED_LIMIT
        for entry in entries:
            with archive.open(entry) as stream:
                parts[entry.filename] = stream.read(room + 1)
            room -= len(parts[entry.filename])
            if room < 0:
                raise UnreadableInputError(f"{path} 太大，不像填报的表格。{_NOT_OURS}")
    if any(b"<!DOCTYPE" in part or b"<!ENTITY" in part for part in parts.values()):
        raise UnreadableInputError(f"{path} 里有表格不该有的内容（DOCTYPE），没有打开。{_NOT_OURS}")
    return parts


def _loaded(path: Path, data: bytes, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what of a workbook it cannot keep is none of a clerk's business
        try:
            return load_workbook(BytesIO(data), data_only=values)
        except Exception as error:  # a damaged part can raise anything; the bytes are from outside
            raise UnreadableInputError(f"{path} 里有读不懂的部分。{_DAMAGED}") from error
