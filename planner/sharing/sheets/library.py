"""The library for workbooks: an extra of the installation, asked for where it is needed."""

from importlib.util import find_spec

from planner.errors import PlannerError


class MissingLibraryError(PlannerError):
    """The library that reads and writes .xlsx is not installed."""


def need_library() -> None:
    """Raise MissingLibraryError when openpyxl is not installed."""
    if find_spec("openpyxl") is None:
        raise MissingLibraryError(
            "读写 .xlsx 要用 openpyxl，这台机器上没有装。请运行 pip install openpyxl；"
            "不能联网的，请信息中心把 openpyxl 和 et-xmlfile 两个安装包拷来，再用 pip install 安装。"
            "不装也可以：各委室用 planner split 分出的 .yaml 文件填。"
        )
