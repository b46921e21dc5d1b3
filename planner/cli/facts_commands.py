"""The commands that fill a facts file: a new one, roll-over, questions, checks."""

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
    year_kind: Annotated[
        str, typer.Option(metavar="年型", help="平年、届末（五年报告）或首年；不写就是平年")
    ] = "平年",
    kind: Annotated[str, typer.Option(metavar="文种", help="不写就是工作报告")] = "工作报告",
) -> None:
    """新建一份空白问卷，每道题都有注释。

    级别有区、县、县级市、镇、乡；各级、各种年份问的题不同。旁边的 .planner 文件夹里
    有一份题目说明，供编辑器提示用，可以不管。已经有的文件不会被覆盖。

    例：
      planner new facts.yaml --kind 工作报告 --level 区 --year 2026
      planner new facts.yaml --level 镇 --year 2026 --year-kind 届末
    """
    from planner.cli.new import write_blank

    write_blank(facts, kind, level, year, year_kind)


@command(cls=ChineseCommand)
def roll(
    last: Annotated[Path, typer.Argument(metavar="LAST", help="去年的报告（.docx、.txt）或问卷（.yaml）")],
    *,
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FACTS.yaml", help="要新建的问卷文件")],
    year: Annotated[int, typer.Option(metavar="年", min=2000, max=2099, help="报告回顾的年份，如 2026")],
    level: Annotated[str, typer.Option(metavar="级别", help="不写就按去年的文件，如 区")] = "",
    year_kind: Annotated[str, typer.Option(metavar="年型", help="平年、届末或首年；不写就按去年的文件")] = "",
    bank: Banks = None,
) -> None:
    """从去年的报告或问卷开始，新建今年的问卷。

    地区、届次、写法带过来；去年的数写成注释，不当答案。
    去年计划的事一件一条，等着填结果。去年定下的议题列进本年议题，
    法律每年要办的列进来年议题。已经有的文件不会被覆盖。

    例：
      planner roll 2025年报告.docx -o 2026.yaml --year 2026
      planner roll 2025.yaml -o 2026.yaml --year 2026
      planner roll 2025年报告.docx -o 2026.yaml --year 2026 --year-kind 届末
    """
    from planner.cli.roll import Order, roll_over

    roll_over(Order(last, out, year, level, year_kind, tuple(bank or ())))


@command(cls=ChineseCommand)
def ask(
    facts: FactsFile,
    *,
    everything: Annotated[bool, typer.Option("--all", help="常用的和可选的题也问；不写就只问必填的")] = False,
    bank: Banks = None,
) -> int:
    """一题一题地问，答一题存一题，先问没填的必填题。

    答的当场检查，写法不对就说明原因再问一次。
    回车跳过，? 看说明，< 回到上一题，q 退出。
    文件里别的内容、注释一个字也不动；原来的文件留作“名称.旧.yaml”。

    例：
      planner ask facts.yaml
      planner ask facts.yaml --all
    """
    from planner.cli.ask import interview

    return interview(facts, bank or (), everything=everything)


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
