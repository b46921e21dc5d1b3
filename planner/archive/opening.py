"""Opening the archive's file, and saying in Chinese what went wrong with it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from planner.archive.drives import is_shared
from planner.archive.schema import APPLICATION, FILE_NAME, TABLES, VERSION
from planner.errors import PlannerError, UnreadableInputError, UnwritableOutputError
from planner.files import why_unwritten

WAIT: Final = 5.0
"""Seconds to wait for another process that writes."""

_CACHE_KIB: Final = 8192
_AGAIN: Final = "请把它移走（不要删，先留着），再运行一次 planner mine，从原来的报告重建。"
_PRIMARY: Final = 0xFF


def file_of(folder: Path) -> Path:
    """Return where the archive of a bank folder is; it need not exist."""
    return folder / FILE_NAME


def connect(folder: Path, *, write: bool) -> sqlite3.Connection:
    """Return a connection to the archive of `folder`, made if it is to be written and is not there.

    On a network drive it is read as a file that nobody changes and never written. Raises
    UnreadableInputError or UnwritableOutputError with what to do.
    """
    path = file_of(folder)
    with explained(path, write=write):
        connection = _connect_to_write(path) if write else _connect_to_read(path)
        try:
            _check(connection, path, write=write)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def explained(path: Path, *, write: bool) -> Iterator[None]:
    """Turn an error of SQLite about the file at `path` into one that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explanation(path, error, write=write) from error


def _connect_to_write(path: Path) -> sqlite3.Connection:
    if is_shared(path.parent):
        raise UnwritableOutputError(
            f"{path.parent} 在共享盘或网络盘上，多台电脑同时写会损坏语料库，没有写入。"
            "请把短语库文件夹放在本机硬盘上（--bank 指向它）；别人要用时，写完后再把整个文件夹复制过去。"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableOutputError(
            f"建不了文件夹 {path.parent}：{why_unwritten(error)}。请换一个文件夹，用 --bank 指明。"
        ) from error
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA secure_delete = FAST")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB * 8}")
    return connection


def _connect_to_read(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise UnreadableInputError(f"找不到语料库 {path}。请先运行 planner mine，把以往的报告收进来。")
    shared = is_shared(path.parent)
    journal = path.with_name(path.name + "-journal")
    if shared and journal.exists() and journal.stat().st_size:
        raise UnreadableInputError(
            f"{path} 正在写，或者上次没有写完，从共享盘上不能读。"
            "请等写完，或者在它所在的电脑上运行一次 planner mine。"
        )
    mode = "mode=ro&immutable=1" if shared else "mode=ro"
    connection = sqlite3.connect(
        f"{_uri(path)}?{mode}", uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False
    )
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    return connection


def _uri(path: Path) -> str:
    """Return the URI of a file; as_uri quotes what SQLite would take for parameters."""
    return Path(os.path.realpath(path)).as_uri()


def _check(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    """Make the tables of a new file; refuse a file that is not ours or that a newer program made."""
    application, version = _marks(connection)
    if write and version == 0 and application == 0:
        _make(connection)
        application, version = _marks(connection)
    if application != APPLICATION:
        raise _refusal(
            f"{path} 不是 planner 的语料库。请换一个短语库文件夹，或者把这个文件移走。", write=write
        )
    if version > VERSION:
        raise _refusal(
            f"{path} 是更新版本的 planner 建的（格式 {version}，本程序只认到 {VERSION}）。"
            "请换用新版的 planner，或者换一个短语库文件夹。",
            write=write,
        )
    if version < VERSION:
        raise _refusal(f"{path} 是旧版本的 planner 建的，本程序不能用。{_AGAIN}", write=write)


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(application), int(version)


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have been faster.
        if _marks(connection) == (0, 0):
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
                return
            for table in TABLES:
                connection.execute(table)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _explanation(path: Path, error: sqlite3.Error, *, write: bool) -> PlannerError:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _refusal(
                f"{path} 正被另一个 planner 写着，等了 {WAIT:.0f} 秒还没有写完。请等它结束再运行一次；"
                "已经收进来的报告不会丢，也不会重复。",
                write=write,
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return _refusal(
                f"{path} 或它所在的文件夹是只读的，没有写入。请放开权限，或者用 --bank 换一个能写的文件夹。",
                write=write,
            )
        case sqlite3.SQLITE_CANTOPEN:
            return _refusal(
                f"打不开 {path}：没有权限，或者它不是普通文件。"
                "请放开文件夹的权限，或者用 --bank 换一个文件夹。",
                write=write,
            )
        case sqlite3.SQLITE_FULL:
            return UnwritableOutputError(
                f"{path} 没有写完这一份报告：磁盘满了。请腾出空间再运行一次；已经收进来的报告没有动。"
            )
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return _refusal(f"{path} 已经损坏，或者不是语料库。{_AGAIN}", write=write)
    return _refusal(f"{path} 读写出错（{error}）。请检查磁盘，再试一次。", write=write)


def _refusal(message: str, *, write: bool) -> PlannerError:
    return UnwritableOutputError(message) if write else UnreadableInputError(message)
