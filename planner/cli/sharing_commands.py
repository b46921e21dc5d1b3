"""The commands that hand a facts file round and take in what comes back."""

# ruff: noqa: PLC0415 - a command that is not run costs no start-up time

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.base import Banks, FactsFile, command
from planner.cli.helptext import ChineseCommand

DryRun = Annotated[bool, typer.Option("--dry-run", help="只看会改什么，不写")]


@command(cls=ChineseCommand)
def split(
    facts: FactsFile,
    *,
    out: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="放各委室文件的文件夹")
    ] = None,
    by: Annotated[str, typer.Option(metavar="项", help="按议题的“委室”或“报告机关”分")] = "委室",
    plan: Annotated[
        Path | None, typer.Option(metavar="分工.yaml", help="哪个委室填哪些题；不写就按组的默认分工")
    ] = None,
    write_plan: Annotated[
        Path | None, typer.Option(metavar="分工.yaml", help="不分，只写出一份可以改的分工")
    ] = None,
    bank: Banks = None,
) -> int:
    """把问卷按委室分成几份，一个委室一份。

    每份有本委室的议题和分给它的题，本身也是一份问卷；没有人管的题归办公室。
    分出去时的底稿留在问卷旁边的“名称.底稿”文件夹里，合并时用，请不要删。

    例：
      planner split facts.yaml -o 分发
      planner split facts.yaml --write-plan 分工.yaml
      planner split facts.yaml -o 分发 --plan 分工.yaml
    """
    from planner.cli.split import Order, split_file

    return split_file(Order(facts, out, by, plan, write_plan, tuple(bank or ())))


@command(cls=ChineseCommand)
def merge(
    facts: FactsFile,
    parts: Annotated[
        list[Path], typer.Argument(metavar="PART.yaml...", help="各委室交回的文件，或者放它们的文件夹")
    ],
    *,
    prefer: Annotated[
        str, typer.Option(metavar="PART|FACTS", help="两边都改了的，以交回的（PART）或问卷的（FACTS）为准")
    ] = "",
    clear: Annotated[bool, typer.Option("--clear", help="交回的空了、少了的，问卷里也删去")] = False,
    dry_run: DryRun = False,
    bank: Banks = None,
) -> int:
    """把各委室交回的文件合并进问卷，逐项列出改了什么。

    和分出去时的底稿比：只有委室改了的写入；两边都改了的列出两边，不写入，
    返回码是 1。别的内容、注释、次序一个字也不动。原来的问卷留作“名称.旧.yaml”。

    例：
      planner merge facts.yaml 收回
      planner merge facts.yaml 收回/财政经济工委.yaml 收回/代表工委.yaml --dry-run
      planner merge facts.yaml 收回/代表工委.yaml --prefer PART
    """
    from planner.cli.merge import Order, merge_files

    return merge_files(Order(facts, tuple(parts), prefer, clear, dry_run, tuple(bank or ())))


@command(cls=ChineseCommand)
def export(
    facts: FactsFile,
    *,
    out: Annotated[Path, typer.Option("-o", "--output", metavar="问卷.xlsx", help="要写的表格")],
    bank: Banks = None,
) -> int:
    """把问卷写成 Excel 表格，给习惯用表格的人填。

    只有“填写”的格子可以改，有下拉单、说明和例子；议题一张表，一件一行。
    已经有的文件不会被覆盖。要用到 openpyxl，没有装的，会说明怎么装。

    例：
      planner export facts.yaml -o 问卷.xlsx
    """
    from planner.cli.export_sheet import export_file

    return export_file(facts, out, bank or ())


@command("import", cls=ChineseCommand)
def import_(
    sheet: Annotated[Path, typer.Argument(metavar="问卷.xlsx", help="填好的表格，由 planner export 写出的")],
    facts: FactsFile,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="不再问，直接写入")] = False,
    prefer: Annotated[
        str, typer.Option(metavar="PART|FACTS", help="两边都改了的，以表格（PART）或问卷（FACTS）为准")
    ] = "",
    clear: Annotated[bool, typer.Option("--clear", help="表格里空了、少了的，问卷里也删去")] = False,
    dry_run: DryRun = False,
    bank: Banks = None,
) -> int:
    """把填好的 Excel 表格收进问卷，先逐项列出改了什么。

    看过以后输 y 才写入。表格里空着的，问卷里的答案不删；导出后问卷里又改过的，
    不会被盖掉。别的内容、注释、次序一个字也不动。原来的问卷留作“名称.旧.yaml”。

    例：
      planner import 问卷.xlsx facts.yaml
      planner import 问卷.xlsx facts.yaml --dry-run
    """
    from planner.cli.import_sheet import Order, import_file

    return import_file(Order(sheet, facts, yes, prefer, clear, dry_run, tuple(bank or ())))
