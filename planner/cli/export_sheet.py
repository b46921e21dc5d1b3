"""planner export: the questionnaire as a workbook to fill in."""

from collections.abc import Sequence
from pathlib import Path

from planner.cli.choices import new_file, typed
from planner.cli.output import say
from planner.drafting import open_facts
from planner.errors import UsageError
from planner.files import write_new
from planner.finding import Severity
from planner.sharing.sheets.library import need_library


def export_file(facts: Path, out: Path, banks: Sequence[Path]) -> int:
    """Write the workbook of a facts file where nothing may stand yet; 1 when the file has errors."""
    if out.suffix.lower() != ".xlsx":
        raise UsageError(f"表格的文件名要以 .xlsx 结尾，例如 {out.with_suffix('.xlsx')}。")
    need_library()
    from planner.sharing.sheets.write import workbook  # noqa: PLC0415 - needs the library

    opened = open_facts(facts, banks)
    write_new(new_file(out), workbook(opened.facts, opened.bank))
    say(f"已写出 {out}。填好后导入：planner import {typed(out)} {typed(facts)}")
    lost = opened.unused_lines
    if lost:
        rows = "、".join(str(line) for line in lost[:10])
        say(f"{facts} 有错误，第 {rows} 行没有写进表里。先改好再导出：planner check {typed(facts)}")
    return int(
        any(found.severity is Severity.ERROR and found.place.line in lost for found in opened.findings)
    )
