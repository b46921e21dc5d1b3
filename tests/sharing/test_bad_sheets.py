"""What is no workbook of ours is refused in words, whatever its bytes are."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from planner.errors import PlannerError, UnreadableInputError
from planner.sharing.sheets import library
from planner.sharing.sheets.opening import BASE_ROW_LIMIT, open_workbook
from tests.sharing.desk import Desk
from tests.sharing.sheets import opened

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def _rewritten(data: bytes, change: Callable[[str, bytes], bytes], extra: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as read,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in read.namelist():
            written.writestr(name, change(name, read.read(name)))
        for name, content in extra.items():
            written.writestr(name, content)
    return packed.getvalue()


def _same(_name: str, content: bytes) -> bytes:
    return content


def _zip(names: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as written:
        for name, content in names.items():
            written.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是 Excel 工作簿"),
        ("题目,形式\n甲,视察\n".encode(), "不是 Excel 工作簿"),
        (b"<html><table></table></html>", "不是 Excel 工作簿"),
        (b"PK\x03\x04 and nothing more", "坏了"),
        (_OLE, "旧版 Excel 或 WPS 表格文件（.xls、.et）"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "设了打开密码"),
        (_zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "LibreOffice 的文件（.ods）"),
        (_zip({"word/document.xml": b"<w/>"}), "不是 Excel 工作簿"),
        (_zip({"xl/workbook.xml": b"<workbook"}), "读不懂"),
        (_zip({"xl/workbook.xml": b"<workbook/>", "[Content_Types].xml": b"<!DOCTYPE x>"}), "DOCTYPE"),
        (_zip({"xl/workbook.xml": b"", "xl/vbaProject.bin": b""}), "里有宏"),
        (_zip({"xl/workbook.xml": b"", **{f"xl/{number}": b"" for number in range(501)}}), "太大"),
    ],
    ids=["空", "csv", "html", "断", "xls", "密码", "ods", "docx", "坏", "DOCTYPE", "宏", "多"],
)
def test_what_is_no_workbook_is_refused_with_what_to_do(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "问卷.xlsx"
    path.write_bytes(data)
    with pytest.raises(UnreadableInputError) as caught:
        open_workbook(path)
    assert said in str(caught.value)
    assert str(caught.value).endswith(("。", "）"))


def test_a_missing_file_and_a_folder_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="找不到"):
        open_workbook(tmp_path / "没有.xlsx")
    with pytest.raises(UnreadableInputError, match="是文件夹"):
        open_workbook(tmp_path)


def test_a_small_file_that_unpacks_to_a_large_one_is_refused_unread(desk: Desk) -> None:
    path = desk.export()
    bomb = {"xl/media/image1.png": bytes(9 * 1024 * 1024)}
    path.write_bytes(_rewritten(path.read_bytes(), _same, bomb))
    assert path.stat().st_size < 1024 * 1024
    with pytest.raises(UnreadableInputError, match="太大"):
        open_workbook(path)


def test_a_size_that_is_declared_too_small_is_found_out(desk: Desk) -> None:
    path = desk.export()
    data = _rewritten(path.read_bytes(), _same, {"xl/media/image1.png": bytes(9 * 1024 * 1024)})
    at = data.rindex(b"xl/media/image1.png")
    lying = bytearray(data)
    lying[at - 22 : at - 18] = (10).to_bytes(4, "little")
    path.write_bytes(bytes(lying))
    with pytest.raises(UnreadableInputError):
        open_workbook(path)


def test_a_sheet_with_too_many_rows_is_refused(desk: Desk) -> None:
    path = desk.export()
    rows = b"<row/>" * (BASE_ROW_LIMIT + 1)

    def add(name: str, content: bytes) -> bytes:
        return content.replace(b"</sheetData>", rows + b"</sheetData>") if "sheet1.xml" in name else content

    path.write_bytes(_rewritten(path.read_bytes(), add, {}))
    with pytest.raises(UnreadableInputError, match=f"超过 {BASE_ROW_LIMIT} 行"):
        open_workbook(path)


def test_a_cell_far_below_the_table_is_refused_with_the_rows_to_delete(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheets.form()["D1048576"] = "甲"
    with pytest.raises(UnreadableInputError, match="第 3000 行以下"):
        desk.sheets(path)


def test_cells_merged_over_a_whole_sheet_do_not_fill_the_memory(desk: Desk) -> None:
    path = desk.export()

    def merge(name: str, content: bytes) -> bytes:
        first = b'<mergeCell ref="'
        whole = b'<mergeCell ref="A1:XFD1048576"/>' + first
        return content.replace(first, whole, 1) if name.endswith("sheet1.xml") else content

    path.write_bytes(_rewritten(path.read_bytes(), merge, {}))
    with pytest.raises(UnreadableInputError, match="超过"):
        open_workbook(path)


def test_a_workbook_of_somebody_else_is_refused_with_what_to_do(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        for sheet in sheets.book.worksheets:
            sheet.cell(1, 1).value = None
    with pytest.raises(UnreadableInputError, match="没有 planner export 写出的表"):
        desk.sheets(path)


def test_two_copies_of_a_sheet_are_refused_by_their_names(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheets.book.copy_worksheet(sheets.form()).title = "填表 (2)"
    with pytest.raises(UnreadableInputError, match="“填表”和“填表 \\(2\\)”"):
        desk.sheets(path)


@pytest.mark.slow
def test_damaged_bytes_never_raise_anything_but_an_error_in_words(desk: Desk) -> None:
    path = desk.export()
    data, chance = path.read_bytes(), random.Random(4)  # noqa: S311 - seeded damage
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    for _ in range(30):
        hurt = chance.choice(names)

        def damage(name: str, content: bytes, hurt: str = hurt) -> bytes:
            if name != hurt:
                return content
            at, length = chance.randrange(len(content)), chance.randrange(1, 40)
            return content[:at] + bytes(chance.choices(b'<>"0azA/&=', k=length)) + content[at + length :]

        path.write_bytes(_rewritten(data, damage, {}))
        try:
            desk.sheets(path)
        except PlannerError as error:
            assert "xlsx" in str(error)  # noqa: PT017 - the words are what is tested


def test_without_the_library_the_clerk_is_told_what_to_ask_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "find_spec", lambda _name: None)
    with pytest.raises(library.MissingLibraryError, match="pip install openpyxl"):
        library.need_library()
