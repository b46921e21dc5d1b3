"""Why a file is not read, before its path is known."""

from typing import Final

SAVE_AS_DOCX: Final = "请用 WPS 或 Word 打开它，另存为 .docx 再试。"


class RefusedError(Exception):
    """`str(error)` continues a message that begins with the path: “是 PDF 文件。请……”."""
