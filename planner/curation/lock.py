"""One writer at a time for a file that several processes may change."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from planner.errors import UnwritableOutputError
from planner.files import why_unwritten

_PATIENCE: Final = 10.0
_PAUSE: Final = 0.05


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the only right to change `path`, until the block is left or the process ends.

    Waits up to ten seconds for another holder. The lock is an empty hidden file beside `path`, in a
    folder that is made when it is missing, and goes when the block is left. Raises
    UnwritableOutputError when it cannot be had.
    """
    beside = path.with_name(f".{path.stem}.锁")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = _wait_for(beside)
    except BlockingIOError as error:
        message = f"{path} 正由另一个 planner 写着，没有写入。等它做完，再试一次。"
        raise UnwritableOutputError(message) from error
    except OSError as error:
        message = f"{path} 没有写入：{why_unwritten(error)}。请换一个短语库文件夹，或者请管理员放开权限。"
        raise UnwritableOutputError(message) from error
    with stream:
        try:
            yield
        finally:
            # Windows does not let go of a file that is open: it stays, and does no harm.
            with contextlib.suppress(OSError):
                beside.unlink()


def _wait_for(beside: Path) -> IO[bytes]:
    """Return the open lock file once it is ours; BlockingIOError when it does not become so."""
    until = time.monotonic() + _PATIENCE
    while True:
        stream = beside.open("ab")
        try:
            _take(stream)
            # The holder before us may have removed the file that we opened.
            if beside.exists() and os.path.samestat(os.fstat(stream.fileno()), beside.stat()):
                return stream
        except (BlockingIOError, PermissionError) as error:
            if time.monotonic() >= until:
                stream.close()
                raise BlockingIOError from error
        except BaseException:
            stream.close()
            raise
        stream.close()
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _take(stream: IO[bytes]) -> None:
        os.lseek(stream.fileno(), 0, os.SEEK_SET)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
