"""planner outline: the structure of a past report."""

from pathlib import Path

from planner.cli.output import emit, emit_json, say
from planner.reports.outline import outline_json, outline_text
from planner.reports.read import read_lines
from planner.reports.structure import structure


def show_outline(path: Path, *, as_json: bool) -> None:
    """Print the outline of the report at `path`; UnreadableInputError when it cannot be read."""
    report = structure(read_lines(path))
    if report.lines.misnamed:
        say(f"{path} 其实是{report.lines.misnamed}，已经照它读了。请把名字改对，免得别的程序打不开。")
    if not (report.review or report.plan):
        say(f"{path} 里没有认出标题。请核对是不是一份工作报告；标题要单独成行，或者写在段首、以句号结束。")
    if as_json:
        emit_json(outline_json(report))
    else:
        emit(outline_text(report))
