"""The commands that work on a facts file: arguments, options, Chinese help."""

# ruff: noqa: PLC0415 - a command that is not run costs no start-up time

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.base import AsJson, Banks, FactsFile, command
from planner.cli.helptext import ChineseCommand


@command(cls=ChineseCommand)
def new(
    facts: Annotated[Path, typer.Argument(metavar="FACTS.yaml", help="要新建的问卷文件")],
    *,
    level: Annotated[str, typer.Option(metavar="级别", help="本级人大的级别，如 区")],
    year: Annotated[int, typer.Option(metavar="年", min=2000, max=2099, help="报告回顾的年份，如 2026")],
    kind: Annotated[str, typer.Option(metavar="文种", help="不写就是工作报告")] = "工作报告",
) -> None:
    """新建一份空白问卷，每道题都有注释。

    已经有的文件不会被覆盖。

    例：
      planner new facts.yaml --kind 工作报告 --level 区 --year 2026
    """
    from planner.cli.new import write_blank

    write_blank(facts, kind, level, year)


@command(cls=ChineseCommand)
def check(facts: FactsFile, *, as_json: AsJson = False, bank: Banks = None) -> int:
    """检查问卷：写法、缺项、前后矛盾、法定议题、过时的提法。

    逐处列出行、列、原文和改法。有错误时返回码是 1，只有注意和提示时是 0。

    例：
      planner check facts.yaml
      planner check facts.yaml --json
    """
    from planner.cli.check import check_file

    return check_file(facts, bank or (), as_json=as_json)


@command(cls=ChineseCommand)
def draft(
    facts: FactsFile,
    *,
    out: Annotated[
        Path, typer.Option("-o", "--output", metavar="OUT.docx", help="要写的文件：.docx、.txt 或 .md")
    ],
    kind: Annotated[str, typer.Option(metavar="文种", help="不写就是工作报告")] = "工作报告",
    structure: Annotated[str, typer.Option(metavar="结构", help="不写就是五部分")] = "五部分",
    profile: Annotated[
        str, typer.Option(metavar="版式", help="gb9704（不写就是它）、gbt33476，或版式文件 .yaml")
    ] = "gb9704",
    headings: Annotated[str, typer.Option(metavar="方案", help="标题方案；不写就按地区和年份选")] = "",
    trace: Annotated[
        Path | None, typer.Option(metavar="T.json", help="另写一份出处：每个字句、数字从哪里来")
    ] = None,
    bank: Banks = None,
) -> int:
    """按问卷写出初稿，没填的地方标【待填：…】。

    OUT 已经有了，就先把原来的留作“名称.旧.docx”（再次是 .旧2），再换上新的。
    问卷有错误也写初稿，返回码是 1，并说明哪几行没有用上。

    例：
      planner draft facts.yaml -o 初稿.docx
      planner draft facts.yaml -o 初稿.docx --profile gbt33476 --trace 出处.json
    """
    from planner.cli.draft import Order, write_draft

    return write_draft(Order(facts, out, kind, structure, profile, headings, trace, tuple(bank or ())))
