"""What a clerk is told when planner itself has failed, and where the details are kept."""

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from planner import __version__


def report_crash(error: Exception) -> str:
    """Write the details of `error` to a file in the temporary folder; return the Chinese message."""
    start = "程序出错了（不是您的操作问题）。"
    try:
        path = _write_details(error)
    except OSError:
        return f"{start}详情没能写下来：{type(error).__name__}。请把用的命令告诉维护人员。"
    return f"{start}详情写在 {path}，请把它交给维护人员。"


def _write_details(error: Exception) -> Path:
    lines = [
        f"planner {__version__}",
        f"Python {platform.python_version()}, {platform.platform()}",
        f"arguments: {sys.argv[1:]!r}",
        "",
        *traceback.format_exception(error),
    ]
    with tempfile.NamedTemporaryFile(
        "w", prefix="planner-", suffix=".log", encoding="utf-8", errors="backslashreplace", delete=False
    ) as file:
        file.write("\n".join(lines))
    return Path(file.name)
