"""The commands that write something out of a facts file: drafts, other wordings, tables."""

# ruff: noqa: PLC0415 - a command that is not run costs no start-up time

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.base import AsJson, Banks, FactsFile, command
from planner.cli.helptext import ChineseCommand

Annexes = Annotated[
    list[str] | None,
    typer.Option("--annex", metavar="表", help="后面附一张表：任务分解、去年计划等；可以写几次"),
]
Profile = Annotated[
    str, typer.Option(metavar="版式", help="gb9704（不写就是它）、gbt33476，或版式文件 .yaml")
]


@command(cls=ChineseCommand)
def draft(
    facts: FactsFile,
    *,
    out: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="OUT.docx", help="要写的文件：.docx、.txt 或 .md；用 --all 时是文件夹"
        ),
    ],
    kind: Annotated[str, typer.Option(metavar="文种", help="不写就是问卷里的文种")] = "",
    structure: Annotated[
        str, typer.Option(metavar="结构", help="不写就照问卷的“结构.样式”；planner templates 列出有哪些")
    ] = "",
    profile: Profile = "gb9704",
    headings: Annotated[str, typer.Option(metavar="方案", help="标题方案；不写就按地区和年份选")] = "",
    trace: Annotated[
        Path | None, typer.Option(metavar="T.json", help="另写一份出处：每个字句、数字从哪里来")
    ] = None,
    annex: Annexes = None,
    family: Annotated[
        bool, typer.Option("--all", help="这一级这一年要写的文种全写出来，每种一份 .docx")
    ] = False,
    bank: Banks = None,
) -> int:
    """按问卷写出初稿，没填的地方标【待填：…】。

    OUT 已经有了，就先把原来的留作“名称.旧.docx”（再次是 .旧2），再换上新的。
    问卷有错误也写初稿，返回码是 1，并说明哪几行没有用上。

    例：
      planner draft facts.yaml -o 初稿.docx
      planner draft facts.yaml -o 初稿.docx --profile gbt33476 --trace 出处.json
      planner draft facts.yaml -o 初稿.docx --annex 去年计划
      planner draft facts.yaml -o 要点.docx --kind 年度工作要点
      planner draft facts.yaml --all -o 全套
    """
    from planner.cli.draft import Order, write_draft, write_family
    from planner.drafting import Wish

    wish = Wish(kind, structure, headings, tuple(annex or ()))
    order = Order(facts, out, wish, profile, trace, tuple(bank or ()))
    return write_family(order) if family else write_draft(order)


@command(cls=ChineseCommand)
def vary(
    facts: FactsFile,
    *,
    slot: Annotated[
        str, typer.Option(metavar="处", help="哪一处，如 成句.回顾.部首.政治，或者列出时的序号")
    ] = "",
    use: Annotated[str, typer.Option(metavar="编号|序号", help="就用这一种")] = "",
    to_next: Annotated[bool, typer.Option("--next", help="换成下一种，换完一轮回到第一种")] = False,
    clear: Annotated[bool, typer.Option("--clear", help="不再选定，交回程序选")] = False,
    kind: Annotated[str, typer.Option(metavar="文种", help="看哪一种文稿的话；不写就是问卷里的文种")] = "",
    structure: Annotated[str, typer.Option(metavar="结构", help="不写就照问卷的“结构.样式”")] = "",
    as_json: AsJson = False,
    bank: Banks = None,
) -> int:
    """换一种说法：列出初稿里可以换的各处，看有哪些说法，选定一种。

    不写 --slot 就列出各处和现在用的话；写了就列出那一处的说法，问换成哪一种。
    选定的记在问卷“结构”的“选定”里（标题方案记在“标题”里），以后都照用。
    别的内容、注释一个字也不动；原来的问卷留作“名称.旧.yaml”。

    例：
      planner vary facts.yaml
      planner vary facts.yaml --slot 成句.回顾.部首.政治
      planner vary facts.yaml --slot 句式.本年议题.3 --use 2
      planner vary facts.yaml --slot 标题方案 --next
      planner vary facts.yaml --slot 标题方案 --clear
    """
    from planner.cli.vary import Order
    from planner.cli.vary import vary as run

    banks = tuple(bank or ())
    return run(Order(facts, slot, use, to_next, clear, kind, structure, as_json, banks))


@command(cls=ChineseCommand)
def table(
    facts: FactsFile,
    kind: Annotated[str, typer.Argument(metavar="表", help="议题安排、任务分解、去年计划、法定事项 或 统计")],
    *,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT.docx", help="要写的文件：.docx、.txt 或 .md；不写就显示"),
    ] = None,
    order: Annotated[
        str, typer.Option("--order", metavar="次序", help="议题安排表按什么排：月份 或 形式")
    ] = "月份",
    profile: Profile = "gb9704",
    as_json: AsJson = False,
    bank: Banks = None,
) -> int:
    """列一张表：议题安排、任务分解、去年计划、法定事项或统计。

    议题安排：来年的议题，一件一行；分管领导、主任会议时间等各栏，有人填的才列。
    任务分解：来年的议题、打算和改进措施，一件一行，写明谁牵头、何时办完。
    去年计划：去年说要做的事，一件一行，写明结果和由哪个议题体现，供主任会议审定。
    法定事项：法律要求每年办的事，列没有列上，依据是哪一条。
    统计：每个合计数由哪些议题算出。
    OUT 已经有了，就先把原来的留作“名称.旧.docx”。

    栏目多的表，Word 文件里横着排。

    例：
      planner table facts.yaml 议题安排 --order 形式 -o 议题安排表.docx
      planner table facts.yaml 任务分解 -o 任务分解表.docx
      planner table facts.yaml 去年计划 -o 去年计划落实情况.docx
      planner table facts.yaml 法定事项
      planner table facts.yaml 统计 --json
    """
    from planner.cli.table import Order, give_table

    return give_table(Order(facts, kind, order, out, profile, as_json, tuple(bank or ())))
