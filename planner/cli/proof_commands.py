"""The command that proof-reads documents."""

# ruff: noqa: PLC0415 - a command that is not run costs no start-up time

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.base import AsJson, Banks, command
from planner.cli.helptext import ChineseCommand
from planner.errors import UsageError


@command(cls=ChineseCommand)
def proof(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="要校核的稿子：.docx、.txt，谁写的都可以；问卷查它的初稿"),
    ] = None,
    *,
    facts: Annotated[
        Path | None, typer.Option("--facts", metavar="FACTS.yaml", help="稿子的问卷：逐个核对数字和名称")
    ] = None,
    last: Annotated[
        Path | None,
        typer.Option("--last", metavar="LAST", help="本单位去年的报告；不写就用问卷的“参照.去年”"),
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", metavar="年", help="回顾的是哪一年；不写就从稿子里认")
    ] = None,
    level: Annotated[
        str, typer.Option("--level", metavar="级别", help="区、县、县级市、镇 或 乡；不写就从稿子里认")
    ] = "",
    mark: Annotated[
        Path | None,
        typer.Option("--mark", metavar="OUT.docx", help="另存一份，每一处问题一条批注，原文一字不动"),
    ] = None,
    fix: Annotated[
        Path | None,
        typer.Option("--fix", metavar="OUT.docx", help="另存一份，有把握的改成修订，由人接受或拒绝"),
    ] = None,
    profile: Annotated[str, typer.Option(metavar="版式", help="本单位的版式文件 .yaml，照它排的不算错")] = "",
    archive: Annotated[
        bool, typer.Option("--archive", help="也同语料库里的报告比；语料库大的要多等几秒")
    ] = False,
    rules: Annotated[bool, typer.Option("--rules", help="列出全部规则，试一遍本单位规则的例子")] = False,
    as_json: AsJson = False,
    bank: Banks = None,
) -> int:
    """校核一份写好的稿子：提法、职权、年份、数字、结构、标点、版面等。

    每一处写明位置、问题、怎么改、依据什么。有必须改的错误，返回码是 1。
    稿子本身不改动。
    规则可以关掉、改轻重、添自己的：放在短语库文件夹的“校核”里。

    例：
      planner proof 报告.docx
      planner proof 报告.docx --last 2025年报告.docx --year 2026
      planner proof 报告.docx --facts facts.yaml
      planner proof 报告.docx --mark 报告-批注.docx
      planner proof --rules
    """
    from planner.cli.proof import Order, proof_file, show_rules

    banks = tuple(bank or ())
    if rules:
        return show_rules(banks)
    if file is None:
        raise UsageError("没有写要校核哪一份稿子，例如 planner proof 报告.docx。")
    return proof_file(Order(file, facts, last, year, level, banks, mark, fix, profile, archive, as_json))
