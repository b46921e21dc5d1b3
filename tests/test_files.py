"""Files are read in the encoding they are in, and written whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import UnreadableInputError, UnwritableOutputError
from planner.files import Text, read_text, replace_bytes, write_bytes, write_new, write_text

TEXT = "年度: 2026\n单位: 云川区\n"
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=4, max_size=40)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8"),
        (TEXT.encode("gb18030"), "GB18030"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
    ],
)
def test_text_is_read_in_its_own_encoding(tmp_path: Path, data: bytes, encoding: str) -> None:
    (tmp_path / "事实.yaml").write_bytes(data)
    assert read_text(tmp_path / "事实.yaml") == Text(TEXT, encoding)


def test_byte_order_mark_alone_decides(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfyear: 2026\n")
    assert read_text(tmp_path / "a.yaml") == Text("year: 2026\n", "UTF-8")


@given(CHINESE)
def test_chinese_text_in_gb18030_is_never_taken_for_utf8(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "gb.yaml"
    path.write_bytes(text.encode("gb18030"))
    assert read_text(path) == Text(text, "GB18030")


@pytest.mark.parametrize(
    ("lines", "named"), [([0, 1, 1, 1], "第 1 行是 UTF-8"), ([0, 0, 1, 0], "第 3 行是 GB18030")]
)
def test_two_encodings_in_one_file_are_refused_with_the_lines(
    tmp_path: Path, lines: list[int], named: str
) -> None:
    path = tmp_path / "混.yaml"
    path.write_bytes(b"".join("托育服务发展\n".encode(("utf-8", "gb18030")[kind]) for kind in lines))
    with pytest.raises(UnreadableInputError, match=named):
        read_text(path)


def test_short_gb18030_words_that_happen_to_be_valid_utf8_are_not_taken_for_a_second_encoding(
    tmp_path: Path,
) -> None:
    path = tmp_path / "联通.yaml"
    path.write_bytes("联通\n云川区\n".encode("gb18030"))
    assert read_text(path).content == "联通\n云川区\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04rest", "Word、Excel 或压缩文件"),
        (b"\xd0\xcf\x11\xe0rest", "旧版 Word"),
        (b"%PDF-1.7", "PDF"),
        (b"abc\0def", "不是文本文件"),
        (b"ok\n\xff\xfe\xff", "第 2 行的文字认不出编码"),
        (b"\xff\xfe\x00", "认不出编码"),
        (b"a" * (4 * 1024 * 1024 + 1), "超过 4 MB"),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_is(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "事实.yaml"
    path.write_bytes(data)
    with pytest.raises(UnreadableInputError, match=message):
        read_text(path)


def test_missing_file_folder_and_device_are_refused_by_name(tmp_path: Path) -> None:
    for path, message in (
        (tmp_path / "没有.yaml", "找不到 .*没有.yaml"),
        (tmp_path, "是文件夹"),
        (Path(os.devnull), "不是普通文件"),
        (tmp_path / "a\0b", "读不了"),
    ):
        with pytest.raises(UnreadableInputError, match=message):
            read_text(path)


def test_new_output_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    assert write_bytes(tmp_path / "草稿.docx", b"new") is None
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"草稿.docx": b"new"}


def test_every_former_output_is_kept_beside_under_a_name_of_its_own(tmp_path: Path) -> None:
    out = tmp_path / "草稿.docx"
    kept = [write_bytes(out, data) for data in (b"1", b"2", b"3", b"4")]
    names = ["草稿.旧.docx", "草稿.旧2.docx", "草稿.旧3.docx"]
    assert kept == [None, *(tmp_path / name for name in names)]
    assert [(tmp_path / name).read_bytes() for name in names] == [b"1", b"2", b"3"]
    assert out.read_bytes() == b"4"


def test_same_content_again_leaves_the_kept_file_alone(tmp_path: Path) -> None:
    out = tmp_path / "草稿.docx"
    for data in (b"1", b"2", b"2"):
        write_bytes(out, data)
    assert (tmp_path / "草稿.旧.docx").read_bytes() == b"1"


def test_replacing_keeps_the_mode_and_follows_a_link(tmp_path: Path) -> None:
    out, link = tmp_path / "草稿.docx", tmp_path / "链接.docx"
    out.write_bytes(b"1")
    out.chmod(0o640)
    link.symlink_to(out)
    write_bytes(link, b"2")
    assert (link.is_symlink(), out.read_bytes(), stat.S_IMODE(out.stat().st_mode)) == (True, b"2", 0o640)


def test_new_file_is_not_written_over_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "事实.yaml"
    write_new(path, b"mine")
    with pytest.raises(UnwritableOutputError, match="已经存在，没有改动它"):
        write_new(path, b"other")
    assert path.read_bytes() == b"mine"


def test_full_disk_leaves_the_former_file_whole_and_no_other(tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk: writing stops in the middle."""
    out = tmp_path / "草稿.docx"
    out.write_bytes(b"old")
    program = (
        "import resource, sys; from pathlib import Path; from planner.files import write_bytes, write_new;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); folder = Path(sys.argv[1])\n"
        "for write, name in ((write_bytes, '草稿.docx'), (write_new, '新.yaml')):\n"
        "    try: write(folder / name, b'x' * 5000)\n"
        "    except Exception as error: print(type(error).__name__, '磁盘满了' in str(error))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout.split() == ["UnwritableOutputError", "True"] * 2
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"草稿.docx": b"old"}


@pytest.mark.skipif(sys.platform != "linux", reason="needs a user whom a mode refuses")
def test_read_only_output_is_refused_and_nothing_is_left_beside_it() -> None:
    """Root may write any file, so a process of its own gives root up first."""
    program = (
        "import os, sys; from pathlib import Path; from planner.files import write_bytes\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "try: write_bytes(Path(sys.argv[1]), b'new')\n"
        "except Exception as error: print(type(error).__name__, '没有权限' in str(error))\n"
    )
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o777)
        (folder / "out.docx").write_bytes(b"old")
        (folder / "out.docx").chmod(0o444)
        done = subprocess.run(
            [sys.executable, "-c", program, str(folder / "out.docx")],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parent.parent,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
        assert done.stdout.split() == ["UnwritableOutputError", "True"]
        assert {p.name: p.read_bytes() for p in folder.iterdir()} == {"out.docx": b"old"}


def test_link_that_leads_to_itself_is_no_bug(tmp_path: Path) -> None:
    link = tmp_path / "链接.docx"
    link.symlink_to(link)
    assert write_bytes(link, b"new") is None
    assert link.read_bytes() == b"new"


@pytest.mark.parametrize("write", [write_bytes, write_new])
def test_folder_that_is_a_file_or_missing_is_named(
    tmp_path: Path, write: Callable[[Path, bytes], object]
) -> None:
    (tmp_path / "文件").write_bytes(b"")
    for folder in (tmp_path / "文件", tmp_path / "没有"):
        with pytest.raises(UnwritableOutputError, match="没有这个文件夹"):
            write(folder / "草稿.docx", b"x")


def test_output_that_is_a_folder_or_has_too_long_a_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    with pytest.raises(UnwritableOutputError, match="它是文件夹"):
        write_bytes(tmp_path / "夹", b"x")
    with pytest.raises(UnwritableOutputError, match="文件名太长"):
        write_bytes(tmp_path / ("长" * 200), b"x")
    assert [p.name for p in tmp_path.iterdir()] == ["夹"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "管道.json"
    os.mkfifo(pipe)
    writers: tuple[Callable[[Path, bytes], object], ...] = (write_bytes, replace_bytes)
    for write in writers:
        with pytest.raises(UnwritableOutputError, match="不是普通文件"):
            write(pipe, b"{}")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that refuses even root")
def test_folder_that_refuses_new_files_is_refused_with_a_next_step() -> None:
    """Root may write in any folder of a disk; the process tree of Linux takes files from nobody."""
    with pytest.raises(UnwritableOutputError, match=r"草稿\.docx 没有写入.*请"):
        write_bytes(Path("/proc/self/草稿.docx"), b"x")


def test_file_that_windows_holds_for_a_moment_is_replaced_when_it_lets_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = [32, 5]
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if refusals:
            error = PermissionError(errno.EACCES, "held")
            error.winerror = refusals.pop()  # type: ignore[attr-defined, unused-ignore]
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    write_bytes(tmp_path / "草稿.docx", b"new")
    assert (tmp_path / "草稿.docx").read_bytes() == b"new"


def test_many_lines_in_another_encoding_are_named_by_the_first_ones_and_their_number(tmp_path: Path) -> None:
    lines = ["云川区人大常委会".encode()] * 12 + ["云川区人大常委会".encode("gb18030")] * 20
    (tmp_path / "混.txt").write_bytes(b"\n".join(lines))
    with pytest.raises(UnreadableInputError, match=r"第 1、2、.*10 等 12 行是 UTF-8，其余不是。"):
        read_text(tmp_path / "混.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_written_back_keeps_its_encoding_and_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("单位: 云川区\r\n".encode(encoding))
    text = read_text(path)
    assert write_text(path, text.content, text) is None
    assert write_text(path, text.content + "届: 九\r\n", text) == tmp_path / "a.旧.yaml"
    assert path.read_bytes() == "单位: 云川区\r\n届: 九\r\n".encode(encoding)
