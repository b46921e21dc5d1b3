"""The commands that work on a facts file: arguments, options, Chinese help."""

# ruff: noqa: PLC0415 - a command that is not run costs no start-up time

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.base import AsJson, Banks, FactsFile, command
from planner.cli.helptext import ChineseCommand

Annexes = Annotated[
    list[str] | None,
    typer.Option("--annex", metavar="表", help="后面附一张表：去年计划、法定事项或统计；可以写几次"),
]
Profile = Annotated[
    str, typer.Option(metavar="版式", help="gb9704（不写就是它）、gbt33476，或版式文件 .yaml")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只看会改什么，不写")]


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


@command(cls=ChineseCommand)
def draft(
    facts: FactsFile,
    *,
    out: Annotated[
        Path, typer.Option("-o", "--output", metavar="OUT.docx", help="要写的文件：.docx、.txt 或 .md")
    ],
    kind: Annotated[str, typer.Option(metavar="文种", help="不写就是工作报告")] = "工作报告",
    structure: Annotated[str, typer.Option(metavar="结构", help="不写就是五部分")] = "五部分",
    profile: Profile = "gb9704",
    headings: Annotated[str, typer.Option(metavar="方案", help="标题方案；不写就按地区和年份选")] = "",
    trace: Annotated[
        Path | None, typer.Option(metavar="T.json", help="另写一份出处：每个字句、数字从哪里来")
    ] = None,
    annex: Annexes = None,
    bank: Banks = None,
) -> int:
    """按问卷写出初稿，没填的地方标【待填：…】。

    OUT 已经有了，就先把原来的留作“名称.旧.docx”（再次是 .旧2），再换上新的。
    问卷有错误也写初稿，返回码是 1，并说明哪几行没有用上。

    例：
      planner draft facts.yaml -o 初稿.docx
      planner draft facts.yaml -o 初稿.docx --profile gbt33476 --trace 出处.json
      planner draft facts.yaml -o 初稿.docx --annex 去年计划
    """
    from planner.cli.draft import Order, write_draft

    banks, annexes = tuple(bank or ()), tuple(annex or ())
    return write_draft(Order(facts, out, kind, structure, profile, headings, trace, banks, annexes))


@command(cls=ChineseCommand)
def table(
    facts: FactsFile,
    kind: Annotated[str, typer.Argument(metavar="表", help="去年计划、法定事项 或 统计")],
    *,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT.docx", help="要写的文件：.docx、.txt 或 .md；不写就显示"),
    ] = None,
    profile: Profile = "gb9704",
    as_json: AsJson = False,
    bank: Banks = None,
) -> int:
    """列一张表：去年计划的落实、法定事项的安排、全年的统计。

    去年计划：去年说要做的事，一件一行，写明结果和由哪个议题体现，供主任会议审定。
    法定事项：法律要求每年办的事，列没有列上，依据是哪一条。
    统计：每个合计数由哪些议题算出。
    OUT 已经有了，就先把原来的留作“名称.旧.docx”。

    例：
      planner table facts.yaml 去年计划 -o 去年计划落实情况.docx
      planner table facts.yaml 法定事项
      planner table facts.yaml 统计 --json
    """
    from planner.cli.table import Order, give_table

    return give_table(Order(facts, kind, out, profile, as_json, tuple(bank or ())))


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
