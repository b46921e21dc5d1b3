"""Reading text files and writing files whole: every error says in Chinese what to do next."""

import codecs
import contextlib
import errno
import itertools
import os
import secrets
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from planner.errors import UnreadableInputError, UnwritableOutputError

SIZE_LIMIT: Final = 4 * 1024 * 1024

_UTF16_MARKS: Final = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CODECS: Final = {
    ("UTF-16", codecs.BOM_UTF16_LE): "utf-16-le",
    ("UTF-16", codecs.BOM_UTF16_BE): "utf-16-be",
    ("GB18030", b""): "gb18030",
}
_OTHER_KINDS: Final = {
    b"PK\x03\x04": " Word、Excel 或压缩文件",
    b"\xd0\xcf\x11\xe0": "旧版 Word、Excel 文件",
    b"%PDF": " PDF 文件",
    b"\x7fELF": "程序文件",
    b"\x89PNG": "图片",
}
_SAVE_AS_UTF8: Final = "用记事本打开，“另存为”时编码选 UTF-8，再试一次。"
_NAMED: Final = 10
_FULL: Final = ("磁盘满了", "请腾出空间，或者写到别的盘；原来的文件没有动。")
_DENIED: Final = ("没有权限", "请换一个文件夹，或者请管理员放开权限；原来的文件没有动。")
_NO_FOLDER: Final = ("没有这个文件夹", "请先建好文件夹，或者换一个位置。")
_REASONS: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: _DENIED,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: ("那里已经有一个同名的文件", "请换一个名字，或者先把它移走。"),
    errno.EISDIR: ("它是文件夹", "请在后面加上文件名。"),
    errno.ENAMETOOLONG: ("文件名太长", "请缩短文件名。"),
}
_SHARING: Final = frozenset({5, 32, 33})
_PAUSES: Final = (0.1, 0.2, 0.4, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class Text:
    """The content of a text file and the encoding it was read in: UTF-8, UTF-16 or GB18030.

    `mark` is the byte order mark that the file begins with and `content` does not hold, b"" for none.
    """

    content: str
    encoding: str
    mark: bytes = field(default=b"", compare=False)


def read_text(path: Path) -> Text:
    """Return the text of `path`.

    Tried in this order, each strictly: byte order mark, UTF-8, GB18030. Raises
    UnreadableInputError when the file is missing, a folder, larger than 4 MiB, not a text, or in
    more than one encoding (the lines are named then).
    """
    data = read_bytes(path, SIZE_LIMIT, "手工填写的文件")
    if not data.startswith(tuple(_UTF16_MARKS)):
        _refuse_other_kinds(path, data)
    return decode(path, data)


def read_bytes(path: Path, limit: int, expected: str) -> bytes:
    """Return the bytes of `path`, at most `limit` of them.

    `expected` says in the message about a larger file what it does not look like (手工填写的文件). Raises
    UnreadableInputError when the file is missing, a folder, no ordinary file, locked or too large.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableInputError(f"{path} 是文件夹。请给出里面那个文件的名字。")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableInputError(f"{path} 不是普通文件。请给出一个文本文件。")
        if status.st_size > limit:
            size, most = status.st_size / 1024 / 1024, limit // 1024 // 1024
            raise UnreadableInputError(
                f"{path} 有 {size:.1f} MB，超过 {most} MB，不像{expected}。请核对文件名。"
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise UnreadableInputError(_read_failure(path, error)) from error


def decode(path: Path, data: bytes) -> Text:
    """Return `data`, the bytes of `path`, as text: the encodings and errors of `read_text`."""
    for mark, encoding in _UTF16_MARKS.items():
        if data.startswith(mark):
            return Text(_decoded(path, data, encoding), "UTF-16", mark)
    if _is_utf8(data) and not _is_gb18030_by_chance_utf8(data):
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        return Text(data.decode("utf-8-sig"), "UTF-8", mark)
    _refuse_mixed(path, data)
    return Text(_decoded(path, data, "gb18030"), "GB18030")


def encoded(content: str, like: Text) -> bytes:
    """Return `content` in the encoding that `like` was read in, with the byte order mark it had."""
    return like.mark + content.encode(_CODECS.get((like.encoding, like.mark), "utf-8"))


def write_text(path: Path, content: str, like: Text) -> Path | None:
    """Write `content` to `path` in the encoding that `like` was read in; as `write_bytes` otherwise."""
    return write_bytes(path, encoded(content, like))


def write_bytes(path: Path, data: bytes) -> Path | None:
    """Write `data` to `path` whole or not at all; return where the former content is kept.

    The former file is replaced only when the new one is complete on disk. Its content stays beside
    it in `名称.旧.后缀`, or where that is taken in `名称.旧2.后缀`, `名称.旧3.后缀` and so on; None when
    there was none or it is the same. Raises UnwritableOutputError, also when `path` is read-only,
    with whatever stood at `path` untouched and no other file left behind.
    """
    try:
        target = Path(os.path.realpath(path))
        former = target.read_bytes() if target.is_file() else None
        if former == data:
            return None
        if former is None:
            _replace_whole(target, data)
            return None
        return _replace_keeping(target, former, data)
    except (OSError, ValueError) as error:
        raise UnwritableOutputError(_write_failure(path, error)) from error


def write_new(path: Path, data: bytes) -> None:
    """Write `data` to a file that must not exist yet; nothing is left behind on failure.

    Raises UnwritableOutputError, also when something stands at `path` already.
    """
    try:
        _write_exclusively(path, data)
    except FileExistsError as error:
        message = f"{path} 已经存在，没有改动它。换一个文件名，或者先把它移走。"
        raise UnwritableOutputError(message) from error
    except (OSError, ValueError) as error:
        raise UnwritableOutputError(_write_failure(path, error)) from error


def replace_bytes(path: Path, data: bytes) -> bool:
    """Write `data` to `path` whole or not at all, without keeping what stood there.

    For files that the program can make again. The folder is made when it is missing. Returns whether
    anything was written: False when the file holds `data` already. Raises UnwritableOutputError, also
    when `path` is read-only, with whatever stood there untouched.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_file():
            if target.read_bytes() == data:
                return False
            if not os.access(target, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace_whole(target, data)
    except (OSError, ValueError) as error:
        raise UnwritableOutputError(_write_failure(path, error)) from error
    return True


def why_unwritten(error: OSError) -> str:
    """Return in a few Chinese words why something could not be written, e.g. 磁盘满了."""
    return _reason(error)[0]


def _read_failure(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"找不到 {path}。请核对文件名和所在文件夹。"
    if isinstance(error, PermissionError):
        return f"没有权限读 {path}。请关闭正打开它的程序，或者复制到自己的文件夹再试。"
    return f"读不了 {path}：{error}。请核对文件名，或者复制到本机再试。"


def _decoded(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{path} 第 {line} 行的文字认不出编码（不是 UTF-8，也不是 GB18030）。{_SAVE_AS_UTF8}"
        raise UnreadableInputError(message) from error


def _refuse_other_kinds(path: Path, data: bytes) -> None:
    for mark, kind in _OTHER_KINDS.items():
        if data.startswith(mark):
            raise UnreadableInputError(f"{path} 是{kind}，这里要的是文本文件（.yaml）。请核对文件名。")
    if b"\0" in data:
        raise UnreadableInputError(f"{path} 不是文本文件，或者用了不常见的编码。{_SAVE_AS_UTF8}")


def _refuse_mixed(path: Path, data: bytes) -> None:
    lines = data.split(b"\n")
    other = [number for number, line in enumerate(lines, 1) if not line.isascii()]
    in_utf8 = [number for number in other if _is_chinese_utf8(lines[number - 1])]
    if not in_utf8:
        return
    not_utf8 = [number for number in other if not _is_utf8(lines[number - 1])]
    fewer, name = (in_utf8, "UTF-8") if len(in_utf8) <= len(not_utf8) else (not_utf8, "GB18030")
    named = "、".join(str(number) for number in fewer[:_NAMED])
    rows = f"{named} 等 {len(fewer)} 行" if len(fewer) > _NAMED else f"{named} 行"
    message = f"{path} 里混着两种编码：第 {rows}是 {name}，其余不是。请把这几行重新输入，再存为 UTF-8。"
    raise UnreadableInputError(message)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_chinese_utf8(line: bytes) -> bool:
    """Return whether a line is surely UTF-8: short GB18030 text can be valid UTF-8, but not Chinese."""
    return _is_utf8(line) and all(_is_chinese(sign) for sign in line.decode() if not sign.isascii())


def _is_gb18030_by_chance_utf8(data: bytes) -> bool:
    """Return whether valid UTF-8 makes no Chinese sign, but reading it as GB18030 makes only such."""
    if data.isascii() or data.startswith(codecs.BOM_UTF8) or any(map(_is_chinese, data.decode())):
        return False
    try:
        return all(sign.isascii() or _is_chinese(sign) for sign in data.decode("gb18030"))
    except UnicodeDecodeError:
        return False


def _is_chinese(sign: str) -> bool:
    return "\u2010" <= sign <= "\u303f" or "\u4e00" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"


def _replace_keeping(target: Path, former: bytes, data: bytes) -> Path:
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    kept = _keep(target, former)
    try:
        _replace_whole(target, data)
    except BaseException:
        kept.unlink(missing_ok=True)
        raise
    return kept


def _keep(target: Path, former: bytes) -> Path:
    """Write `former` beside `target` under the first free name, and return that name."""
    for number in itertools.count(1):
        kept = target.with_name(f"{target.stem}.旧{number if number > 1 else ''}{target.suffix}")
        with contextlib.suppress(FileExistsError):
            _write_exclusively(kept, former)
            break
    return kept


def _replace_whole(path: Path, data: bytes) -> None:
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise ValueError("那里是设备或管道，不是普通文件")
    whole = path.with_name(f".planner-{secrets.token_hex(6)}.tmp")
    try:
        _write_exclusively(whole, data)
        if path.exists():
            whole.chmod(stat.S_IMODE(path.stat().st_mode))
        _patiently(lambda: whole.replace(path))
        _sync_folder(path.parent)
    except BaseException:
        whole.unlink(missing_ok=True)
        raise


def _write_exclusively(path: Path, data: bytes) -> None:
    stream = path.open("xb")
    try:
        with stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _patiently(replace: Callable[[], object]) -> None:
    """Try again for up to 2.5 s: Windows refuses while a scanner or Word holds the file."""
    for pause in _PAUSES:
        try:
            replace()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _SHARING:
                raise
            time.sleep(pause)
        else:
            return
    replace()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_failure(path: Path, error: OSError | ValueError) -> str:
    if getattr(error, "winerror", None) in _SHARING:
        return f"{path} 正被别的程序打开（多半是 Word 或 WPS），没有写入。请关掉它再试，或者换一个文件名。"
    reason, advice = _reason(error)
    return f"{path} 没有写入：{reason}。{advice}"


def _reason(error: OSError | ValueError) -> tuple[str, str]:
    cause = getattr(error, "errno", None) or 0
    return _REASONS.get(cause, (str(error), "请换一个位置再试。"))
