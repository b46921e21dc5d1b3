"""What cannot be read is refused in Chinese: by name, with what it is and what to do; nothing hangs."""

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.errors import UnreadableInputError
from planner.reports.read import read_lines
from planner.reports.reading import limits
from tests.reports.made import NAMESPACES, document, docx, paragraph, parts, zipped

GOOD = docx(
    "".join(paragraph(f"第{number}段文字") for number in range(40)),
    styles=f"<w:styles {NAMESPACES}/>",
    numbering=f"<w:numbering {NAMESPACES}/>",
)


def main(content: str | bytes) -> bytes:
    return zipped(parts("") | {"word/document.xml": content})


def ole(*streams: str, first: bytes = b"") -> bytes:
    names = b"".join((stream + "\0").encode("utf-16-le").ljust(64, b"\0") for stream in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + first.ljust(512, b"\0") + names


def with_flag(data: bytes, flag: int) -> bytes:
    """Return a zip file with a flag set for each entry, in its head and in the list."""
    made = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = made.find(mark)
        while start >= 0:
            made[start + at] |= flag
            start = made.find(mark, start + 4)
    return bytes(made)


def with_method(data: bytes, method: int) -> bytes:
    made = bytearray(data)
    start = made.find(b"PK\x01\x02")
    while start >= 0:
        struct.pack_into("<H", made, start + 10, method)
        start = made.find(b"PK\x01\x02", start + 4)
    return bytes(made)


DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "啊"><!ENTITY b "&a;&a;">]>'
REFUSED = {
    "empty": (b"", "是空文件"),
    "zeros": (bytes(2000), "全是空字节"),
    "binary": (bytes(range(256)) * 9, "不是文本，也不是 Word 文件"),
    "PDF": (b"%PDF-1.7 ...", "其实是 PDF 文件"),
    "PNG": (b"\x89PNG\r\n\x1a\n....", "其实是图片"),
    "JPEG": (b"\xff\xd8\xff\xe0....", "其实是图片"),
    "BMP": (b"BM\x36\0\0\0\0\0\0\0", "其实是图片"),
    "RTF": (rb"{\rtf1\ansi \u20113?}", "其实是 RTF 文件"),
    "HTML": ("<html><body>报告</body></html>".encode(), "其实是网页"),
    "HTML with head": ("\ufeff\n<!-- x --><!DOCTYPE html><p>报告".encode(), "其实是网页"),
    "MHT": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "其实是单个文件网页"),
    "Word 2003 XML": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>',
        "XML 格式的 Word",
    ),
    "flat package": (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x">', "XML 格式的 Word"),
    "other XML": (b'<?xml version="1.0"?><a/>', "其实是 XML 文件"),
    "RAR": (b"Rar!\x1a\x07\0", "其实是压缩文件"),
    "program": (b"MZ\x90\0\x03\0\0\0", "其实是程序文件"),
    "old Excel": (ole("Root Entry", "Workbook"), "其实是旧版 Excel 表格"),
    "old slides": (ole("Root Entry", "PowerPoint Document"), "其实是旧版幻灯片"),
    "other old file": (ole("Root Entry", "CONTENTS"), "不是 Word 文档"),
    "encrypted .docx": (ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "设了打开密码"),
    "encrypted .doc": (
        ole("WordDocument", first=b"\xec\xa5\xc1\0\0\0\0\0\0\0\x00\x01"),
        "设了打开密码",
    ),
    "Excel": (zipped({"xl/workbook.xml": "<x/>"}), "其实是 Excel 表格"),
    "slides": (zipped({"ppt/presentation.xml": "<x/>"}), "其实是幻灯片"),
    "OFD": (zipped({"OFD.xml": "<x/>"}), "其实是 OFD 版式文件"),
    "ODF": (zipped({"mimetype": "x", "content.xml": "<x/>"}), "其实是 ODF 文档"),
    "other zip": (zipped({"a.txt": "甲"}), "其实是压缩文件"),
    "empty zip": (zipped({}), "不完整或者已经损坏"),
    "encrypted zip": (with_flag(GOOD, 1), "设了打开密码"),
    "rare compression": (with_method(GOOD, zipfile.ZIP_LZMA), "不常见的压缩方式"),
    "truncated": (GOOD[: len(GOOD) // 2], "不完整或者已经损坏"),
    "without its end": (GOOD[:-23], "不完整或者已经损坏"),
    "document type": (main(DOCTYPE + document(paragraph("&b;"), head="")), "文档类型声明"),
    "external document type": (
        main('<!DOCTYPE x SYSTEM "file:///etc/passwd">' + document(paragraph("甲"), head="")),
        "文档类型声明",
    ),
    "document type in the styles": (docx(paragraph("甲"), styles=DOCTYPE + "<x/>"), "文档类型声明"),
    "no body": (main(f"<w:document {NAMESPACES}/>"), "没有正文"),
    "wrong root": (main("<html><p>甲</p></html>"), "没有正文"),
    "no XML": (main("甲"), "不完整或者已经损坏"),
    "empty main part": (main(""), "不完整或者已经损坏"),
    "cut XML": (main(document(paragraph("甲"))[:-20]), "不完整或者已经损坏"),
    "wrong bytes in XML": (main(document(paragraph("甲")).encode() + b"\xff"), "不完整或者已经损坏"),
    "unknown entity": (main(document(paragraph("&nbsp;"))), "不完整或者已经损坏"),
    "damaged styles": (docx(paragraph("甲"), styles="<w:styles"), "不完整或者已经损坏"),
    "unknown encoding": (
        main(document(paragraph("a"), head='<?xml version="1.0" encoding="x-none"?>')),
        "不完整或者已经损坏",
    ),
    "mixed encodings": (
        "云川区人大\n".encode() * 3 + "云川区人大\n".encode("gb18030"),
        "混着两种编码：第 4 行是 GB18030",
    ),
    "blank text": (" \n\u3000\r\n\ufeff".encode(), "里没有文字"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("name", ["报告.docx", "报告.txt"])
def test_file_is_refused_by_what_it_is_whatever_its_name(
    tmp_path: Path, data: bytes, reason: str, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableInputError) as caught:
        read_lines(path)
    message = str(caught.value)
    assert message.startswith(f"{path} ")
    assert reason in message
    assert "请" in message
    assert message.endswith("。")


def deep(depth: int) -> bytes:
    return docx("<w:sdt><w:sdtContent>" * depth + paragraph("深") + "</w:sdtContent></w:sdt>" * depth)


def bomb(size: int) -> bytes:
    """Return a file whose main part is `size` bytes of one letter, deflated a thousandfold."""
    head, tail = document(paragraph("<w:r><w:t>@</w:t></w:r>")).split("@")
    return main(head + "a" * size + tail)


def lying(declared: int, size: int) -> bytes:
    """Return a bomb that declares in both places to be small."""
    data = bytearray(bomb(size))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.find(mark)
        while start >= 0:
            if struct.unpack_from("<L", data, start + at)[0] > size:
                struct.pack_into("<L", data, start + at, declared)
            start = data.find(mark, start + 4)
    return bytes(data)


def many_entries(number: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for place in range(number):
            package.writestr(f"{place}.xml", b"")
    return out.getvalue()


BOMBS = {
    "thousandfold part": (bomb(20_000_000), "大得不正常"),
    "part that lies about its size": (lying(1000, 20_000_000), "损坏"),
    "deep nesting": (deep(limits.DEPTH), "大得不正常"),
    "many entries": (many_entries(limits.ENTRIES + 1), "大得不正常"),
    "million blank paragraphs": (docx("<w:p/>" * 2_000_000), "大得不正常"),
}


@pytest.mark.parametrize(("data", "reason"), BOMBS.values(), ids=BOMBS)
def test_bomb_is_refused_at_once_and_without_being_unpacked(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(data)
    tracemalloc.start()
    try:
        begun = process_time()
        with pytest.raises(UnreadableInputError, match=reason):
            read_lines(path)
        assert process_time() - begun < 1
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


def test_picture_of_any_size_is_never_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(zipped(parts(document(paragraph("甲"))) | {"word/media/a.bmp": bytes(30_000_000)}))
    tracemalloc.start()
    try:
        assert [line.text for line in read_lines(path).lines] == ["甲"]
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_nesting_and_text_that_only_look_extreme_are_read(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    for data, expected in ((deep(200), "深"), (docx(paragraph("长" * 2_000_000)), "长" * 2_000_000)):
        path.write_bytes(data)
        assert [line.text for line in read_lines(path).lines] == [expected]


def test_hundred_thousand_paragraphs_are_read_in_seconds(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(docx("".join(paragraph(f"段{number}") for number in range(60_000))))
    begun = process_time()
    assert len(read_lines(path).lines) == 60_000
    assert process_time() - begun < 10


def test_file_larger_than_any_report_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    with path.open("wb") as stream:
        stream.truncate(limits.FILE + 1)
    with pytest.raises(UnreadableInputError, match="超过 64 MB，不像一份报告"):
        read_lines(path)
    path.write_bytes(b"a\n" * (limits.TEXT // 2 + 1))
    with pytest.raises(UnreadableInputError, match="超过 16 MB，不像一份报告"):
        read_lines(path)


def test_missing_file_and_folder_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"找不到 .*没有\.docx"):
        read_lines(tmp_path / "没有.docx")
    with pytest.raises(UnreadableInputError, match="是文件夹"):
        read_lines(tmp_path)


@pytest.fixture(scope="module")
def somewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "报告.docx"


def reads_or_refuses(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        read_lines(path)
    except UnreadableInputError as error:
        assert str(path) in str(error)  # noqa: PT017 (both outcomes are right)


@given(st.integers(0, len(GOOD)))
def test_file_cut_anywhere_is_read_or_refused(somewhere: Path, length: int) -> None:
    reads_or_refuses(somewhere, GOOD[:length])


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_file_with_wrong_bytes_anywhere_is_read_or_refused(
    somewhere: Path, wrong: list[tuple[int, int]]
) -> None:
    data = bytearray(GOOD)
    for place, byte in wrong:
        data[place] = byte
    reads_or_refuses(somewhere, bytes(data))


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"<?xml"]),
)
@example(b"", b"PK\x05\x06")
def test_any_bytes_are_read_or_refused(somewhere: Path, data: bytes, head: bytes) -> None:
    reads_or_refuses(somewhere, head + data)


XML = document("".join(paragraph(f"第{number}段") for number in range(3))).encode()


@given(st.lists(st.tuples(st.integers(0, len(XML) - 1), st.binary(max_size=3)), min_size=1, max_size=3))
def test_main_part_with_wrong_bytes_anywhere_is_read_or_refused(
    somewhere: Path, wrong: list[tuple[int, bytes]]
) -> None:
    data = bytearray(XML)
    for place, piece in wrong:
        data[place : place + 1] = piece
    reads_or_refuses(somewhere, main(bytes(data)))
