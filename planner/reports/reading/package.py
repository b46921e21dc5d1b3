"""The zip file that a .docx is: checked before anything is unpacked, bounded while it is."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from types import TracebackType
from typing import Final, Self
from urllib.parse import unquote

from planner.reports.reading import limits
from planner.reports.reading.refused import SAVE_AS_DOCX, RefusedError

DAMAGED: Final = f"不完整或者已经损坏，读不了。请重新拷贝一份，或者{SAVE_AS_DOCX.removeprefix('请')}"
TOO_LARGE: Final = (
    "里面的内容展开后大得不正常，为了安全没有打开。如果确实是报告，请用 WPS 或 Word 打开，"
    "把文字复制到新文档，另存为 .docx 再试。"
)
LOCKED: Final = "设了打开密码，读不了。请用 WPS 或 Word 打开，去掉密码，另存为 .docx 再试。"

_CHUNK: Final = 4 * 1024 * 1024
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_LONGEST_COMMENT: Final = 65_535
_LOCATOR_64: Final = b"PK\x06\x07"
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
    OverflowError,
)


class Package:
    """The parts of a zip file, found as Word finds them: without regard to case or kind of slash.

    Raises RefusedError when the file is damaged, locked, or holds more than `limits` allow.
    """

    def __init__(self, data: bytes) -> None:
        """Open the file whose bytes are `data`; nothing is unpacked."""
        _check_directory(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as error:
            raise RefusedError(DAMAGED) from error
        entries = self._zip.infolist()
        if len(entries) > limits.ENTRIES or sum(entry.file_size for entry in entries) > limits.TOTAL:
            raise RefusedError(TOO_LARGE)
        self._entries = {_key(entry.filename): entry for entry in entries}

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the file go."""
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        """Return whether there is a part of that name."""
        return _key(name) in self._entries

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts in small letters, in their order."""
        return tuple(self._entries)

    def entry(self, name: str) -> str:
        """Return the name of a part as it is written in the file."""
        return self._entries[_key(name)].filename

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the unpacked bytes of a part piece by piece; no more than it declares, checked at its end."""
        entry = self._entries[_key(name)]
        if entry.flag_bits & 1:
            raise RefusedError(LOCKED)
        if entry.compress_type not in _METHODS:
            raise RefusedError(f"用了不常见的压缩方式，读不了。{SAVE_AS_DOCX}")
        swollen = entry.file_size > limits.RATIO * max(entry.compress_size, 1)
        if entry.file_size > limits.PART or (swollen and entry.file_size > limits.RATIO_FROM):
            raise RefusedError(TOO_LARGE)
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except _FAULTS as error:
            raise RefusedError(DAMAGED) from error


def _key(name: str) -> str:
    return unquote(name.replace("\\", "/")).lstrip("/").lower()


def _check_directory(data: bytes) -> None:
    """Refuse a list of parts so long that reading it would cost more than any report is worth."""
    at = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_COMMENT))
    if at < 0 or len(data) - at < _END_SIZE:
        raise RefusedError(DAMAGED)
    (size,) = struct.unpack_from("<L", data, at + 12)
    if size > limits.DIRECTORY or data[max(0, at - 20) :].startswith(_LOCATOR_64):
        raise RefusedError(TOO_LARGE)
