"""What stands in the way of an archive, and the words that say what to do."""

import sqlite3
import threading
from pathlib import Path

import pytest

from planner.archive import opening
from planner.archive.drives import is_shared, is_shared_mount, is_unc
from planner.archive.schema import FILE_NAME
from planner.archive.search import search_archive
from planner.archive.store import open_archive
from planner.errors import UnreadableInputError, UnwritableOutputError
from tests.archive.samples import report, state

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/share cifs rw 0 0
server:/data /mnt/nfs nfs4 rw 0 0
me@host: /home/me/far fuse.sshfs rw 0 0
/dev/sdb1 /mnt/share/usb\\040stick vfat rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a bank folder whose archive holds one report."""
    made = report("甲", {"监督": ["对三部法律的实施情况开展执法检查。"]})
    with open_archive(tmp_path, write=True) as archive:
        archive.put(made, state(made))
    return tmp_path


def _overwrite(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


@pytest.mark.parametrize(
    ("place", "shared"),
    [
        ("/home/me/bank", False),
        ("/mnt/share", True),
        ("/mnt/share/bank", True),
        ("/mnt/sharewood", False),
        ("/mnt/share/usb stick/bank", False),
        ("/mnt/nfs/a/b", True),
        ("/home/me/far/bank", True),
        ("/run/user/1000/gvfs/smb-share:server=x", True),
    ],
)
def test_the_nearest_mount_says_whether_a_folder_is_shared(
    tmp_path: Path, place: str, *, shared: bool
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")
    assert is_shared_mount(mounts, place) is shared


def test_a_system_without_a_table_of_mounts_shares_nothing(tmp_path: Path) -> None:
    assert not is_shared_mount(tmp_path / "none", "/mnt/share")
    assert not is_shared(tmp_path)


@pytest.mark.parametrize(
    ("path", "unc"),
    [
        (r"\\server\share\短语库", True),
        (r"\\?\UNC\server\share\短语库", True),
        ("//server/share", True),
        (r"C:\Users\me", False),
        (r"\\?\C:\Users\me", False),
        ("Z:", False),
    ],
)
def test_a_path_to_a_share_is_known_by_its_beginning(path: str, *, unc: bool) -> None:
    assert is_unc(path) is unc


def test_a_shared_drive_is_read_and_never_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "is_shared", lambda _: True)
    with pytest.raises(UnwritableOutputError, match=r"共享盘或网络盘.*放在本机硬盘上"):
        open_archive(folder, write=True)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with open_archive(folder, write=False) as archive:
        assert search_archive(archive, "执法检查")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_unfinished_write_on_a_shared_drive_is_not_read_past(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "is_shared", lambda _: True)
    (folder / f"{FILE_NAME}-journal").write_bytes(b"x")
    with pytest.raises(UnreadableInputError, match=r"上次没有写完.*planner mine"):
        open_archive(folder, write=False)


def test_a_missing_archive_asks_for_reports(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"找不到语料库.*planner mine"):
        open_archive(tmp_path, write=False)


def test_writing_makes_the_folder(tmp_path: Path) -> None:
    with open_archive(tmp_path / "新" / "短语库", write=True):
        assert (tmp_path / "新" / "短语库" / FILE_NAME).is_file()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x", encoding="utf-8")
    with pytest.raises(UnwritableOutputError, match=r"建不了文件夹.*--bank"):
        open_archive(tmp_path / "文件" / "短语库", write=True)


@pytest.mark.parametrize("write", [False, True])
def test_a_file_that_is_no_database_is_named_as_damaged(tmp_path: Path, *, write: bool) -> None:
    (tmp_path / FILE_NAME).write_bytes("这不是数据库。".encode() * 400)
    with pytest.raises((UnreadableInputError, UnwritableOutputError), match=r"已经损坏.*移走.*planner mine"):
        open_archive(tmp_path, write=write)


def test_a_damaged_page_is_told_with_how_to_build_it_anew(folder: Path) -> None:
    size = (folder / FILE_NAME).stat().st_size
    for page in range(1, size // 4096):
        _overwrite(folder / FILE_NAME, page * 4096, b"\xff" * 4096)
    with (
        pytest.raises(UnreadableInputError, match=r"已经损坏.*planner mine"),
        open_archive(folder, write=False) as archive,
    ):
        search_archive(archive, "执法检查")


@pytest.mark.parametrize("write", [False, True])
def test_a_database_of_another_program_is_left_alone(tmp_path: Path, *, write: bool) -> None:
    path = tmp_path / FILE_NAME
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE other (x)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises((UnreadableInputError, UnwritableOutputError), match="不是 planner 的语料库"):
        open_archive(tmp_path, write=write)
    assert path.read_bytes() == before


@pytest.mark.parametrize("write", [False, True])
def test_an_archive_of_a_newer_program_asks_for_it(folder: Path, *, write: bool) -> None:
    connection = sqlite3.connect(folder / FILE_NAME)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises((UnreadableInputError, UnwritableOutputError), match=r"更新版本的 planner.*格式 99"):
        open_archive(folder, write=write)


def test_a_full_disk_leaves_what_was_there(folder: Path) -> None:
    more = report("乙", {"监督": [f"第{number}件议案已经办理完毕。" for number in range(999)]})
    with open_archive(folder, write=True) as archive:
        (pages,) = archive.connection.execute("PRAGMA page_count").fetchone()
        # The real error of SQLite for a disk that is full.
        archive.connection.execute(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(UnwritableOutputError, match=r"磁盘满了.*已经收进来的报告没有动"):
            archive.put(more, state(more))
    with open_archive(folder, write=False) as archive:
        assert [stored.name for stored in archive.reports()] == ["甲"]
        assert archive.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_read_only_connection_says_that_nothing_was_written(folder: Path) -> None:
    made = report("乙", {"监督": ["新的一句。"]})
    with (
        open_archive(folder, write=False) as archive,
        pytest.raises(UnreadableInputError, match="只读的，没有写入"),
    ):
        archive.put(made, state(made))


def test_a_folder_in_place_of_the_file_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(UnwritableOutputError, match=r"打不开.*--bank"):
        open_archive(tmp_path, write=True)


def test_a_second_writer_waits_and_is_then_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "WAIT", 0.2)
    made = report("乙", {"监督": ["新的一句。"]})
    with open_archive(folder, write=True) as first, open_archive(folder, write=True) as second:
        first.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(UnwritableOutputError, match=r"正被另一个 planner 写着.*不会丢"):
            second.put(made, state(made))
        first.connection.execute("ROLLBACK")
        second.put(made, state(made))
        assert len(first.reports()) == 2


def test_a_second_writer_that_need_not_wait_long_notices_nothing(folder: Path) -> None:
    made = report("乙", {"监督": ["新的一句。"]})
    with open_archive(folder, write=True) as second:
        busy = sqlite3.connect(folder / FILE_NAME, isolation_level=None, check_same_thread=False)
        busy.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, lambda: busy.execute("ROLLBACK"))
        release.start()
        second.put(made, state(made))
        release.join()
        busy.close()
        assert len(second.reports()) == 2


def test_search_goes_on_while_another_process_writes(folder: Path) -> None:
    with open_archive(folder, write=True) as writer, open_archive(folder, write=False) as reader:
        writer.connection.execute("BEGIN IMMEDIATE")
        writer.connection.execute("DELETE FROM report")
        assert search_archive(reader, "执法检查")
        writer.connection.execute("ROLLBACK")


def test_a_file_in_the_place_of_the_folder_is_said_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "短语库").write_text("", "utf-8")
    with (
        pytest.raises(UnwritableOutputError, match="那里已经有一个同名的文件"),
        open_archive(tmp_path / "短语库", write=True),
    ):
        pass
