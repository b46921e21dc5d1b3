"""Reading a past report, whatever kind of file it is."""

import hashlib
from pathlib import Path
from typing import Final

from planner.files import decode, read_bytes
from planner.reports.model import Lines
from planner.reports.textfile import text_lines

SIZE_LIMIT: Final = 64 * 1024 * 1024


def read_lines(path: Path) -> Lines:
    """Return every line of the report at `path` that is not blank, in order, as it stands.

    The bytes say what the file is, not its name. Raises UnreadableInputError, which names the file,
    what it is and what to do, when it cannot be read.
    """
    data = read_bytes(path, SIZE_LIMIT, "一份报告")
    text = decode(path, data)
    return Lines(path.name, hashlib.sha256(data).hexdigest(), text_lines(text.content), text.encoding)
