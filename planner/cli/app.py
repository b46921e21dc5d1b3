"""The commands: their arguments, options and Chinese help. Each imports its work when it is run."""

# ruff: noqa: PLC0415 - a command that is not run costs no start-up time

from pathlib import Path
from typing import Annotated

import click
import typer
from typer.main import get_command

from planner import __version__
from planner.cli.helptext import ChineseCommand, ChineseGroup

_app = typer.Typer(
    cls=ChineseGroup, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)
_command = _app.command

_FactsFile = Annotated[Path, typer.Argument(metavar="FACTS.yaml", help="填好的问卷")]
_Banks = Annotated[
    list[Path] | None,
    typer.Option("--bank", metavar="DIR", help="本单位的短语库文件夹，叠在自带的上面；可以写几次"),
]
_AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序读取")]


def program() -> click.Command:
    """Return the whole command line, ready to be invoked."""
    return get_command(_app)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"planner {__version__}")
        raise typer.Exit


@_app.callback()
def _program(
    *,
    _version: Annotated[
        bool, typer.Option("--version", help="显示版本", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """人大工作报告起草助手：填一份问卷，得一份 Word 初稿。不联网，不编造。

    例：
      planner new facts.yaml --level 区 --year 2026
      planner check facts.yaml
      planner draft facts.yaml -o 初稿.docx
      planner search 民生实事 监督
    每个命令的说明：planner 命令 --help
    """


@_command(cls=ChineseCommand)
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


@_command(cls=ChineseCommand)
def check(facts: _FactsFile, *, as_json: _AsJson = False, bank: _Banks = None) -> int:
    """检查问卷：写法、缺项、前后矛盾、法定议题、过时的提法。

    逐处列出行、列、原文和改法。有错误时返回码是 1，只有注意和提示时是 0。

    例：
      planner check facts.yaml
      planner check facts.yaml --json
    """
    from planner.cli.check import check_file

    return check_file(facts, bank or (), as_json=as_json)


@_command(cls=ChineseCommand)
def draft(
    facts: _FactsFile,
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
    bank: _Banks = None,
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


@_command(cls=ChineseCommand)
def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS…", help="要找的词，用空格隔开，先后不限；有 --kind 时可不写"),
    ] = None,
    *,
    limit: Annotated[
        int, typer.Option("-n", metavar="N", min=1, max=1000, help="最多几条，不写就是 10")
    ] = 10,
    kind: Annotated[str, typer.Option(metavar="类别", help="只找这一类，如 提法、句式、小标题、原句")] = "",
    duty: Annotated[str, typer.Option(metavar="职责", help="只找这一职责，如 监督、代表")] = "",
    year: Annotated[str, typer.Option(metavar="年", help="只找这些年的，如 2024、2020-2024")] = "",
    level: Annotated[str, typer.Option(metavar="级别", help="只找这一级的，如 区、县、镇")] = "",
    status: Annotated[str, typer.Option(metavar="状态", help="只找这种条目：采用、候选、停用")] = "",
    origin: Annotated[
        str, typer.Option(metavar="出处", help="只在一处找：短语库，或 语料库（以往的报告）")
    ] = "",
    context: Annotated[
        bool, typer.Option("-C", "--context", help="报告里的句子，连上一句、下一句列出")
    ] = False,
    as_json: _AsJson = False,
    bank: _Banks = None,
) -> None:
    """在短语库和以往的报告里找提法、句式、标题和原句。

    写半句、两个字的词、错一个字、同音字、拼音首字母，都能找；十二就是 12。
    什么都不写，就打开一个界面边写边找，选定的一句会显示出来，并复制到剪贴板。

    例：
      planner search 民生实事 监督
      planner search 闭会 -n 5 --duty 代表
      planner search msss --origin 语料库 --year 2020-2024 -C
      planner search --kind 不足 -n 40
    """
    from planner.cli.pick import may_open, pick_phrase
    from planner.cli.search import Query, search_bank

    query = Query(tuple(words or ()), limit, kind, duty, year, level, status, origin, context)
    if not (query.words or query.narrow or origin or as_json) and may_open():
        pick_phrase(bank or ())
        return
    search_bank(query, bank or (), as_json=as_json)


@_command(cls=ChineseCommand)
def outline(
    report: Annotated[
        Path, typer.Argument(metavar="REPORT", help="过去的报告：.docx、.txt，装了 LibreOffice 也可以是 .doc")
    ],
    *,
    as_json: _AsJson = False,
) -> None:
    """列出一份过去的报告的结构：标题、各部分、要素、监督议题。

    各部分带编号、职责和行号；广告、页码、匿名标记另列。报告本身不改动。

    例：
      planner outline 去年报告.docx
      planner outline 去年报告.txt --json
    """
    from planner.cli.outline import show_outline

    show_outline(report, as_json=as_json)


@_command(cls=ChineseCommand)
def mine(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH…", help="过去的报告，或装报告的文件夹（连同下面的文件夹）"),
    ] = None,
    *,
    bank: Annotated[
        Path | None, typer.Option("--bank", metavar="DIR", help="短语库文件夹；不写就是本单位的")
    ] = None,
    withdraw: Annotated[
        list[str] | None,
        typer.Option("--withdraw", metavar="NAME", help="从语料库撤下这份报告（文件名或路径）；可以写几次"),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=0, max=64, help="同时用几个进程读；不写就按处理器数")
    ] = 0,
    as_json: _AsJson = False,
) -> int:
    """把过去的报告读进语料库，找出可用的提法、句式、标题。

    找出的先排队，用 planner curate 审定。报告本身不改动。
    只读新的和改过的；读不了的列出来，其余照读。中断了再运行就接着读，不会重复。
    一份也读不了时返回码是 3。

    例：
      planner mine 历年报告
      planner mine 历年报告 2026报告.docx --bank 短语库
      planner mine --withdraw 2019报告
    """
    from planner.cli.mine import Order, mine_reports

    return mine_reports(Order(tuple(paths or ()), bank, tuple(withdraw or ()), workers, as_json))


@_command(cls=ChineseCommand)
def curate(
    reports: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="REPORTS…", help="只看这些报告（文件或文件夹）里的候选；不写就看 planner mine 读过的"
        ),
    ] = None,
    *,
    bank: Annotated[
        Path | None, typer.Option("--bank", metavar="DIR", help="短语库文件夹，不写就是本单位的")
    ] = None,
    kind: Annotated[str, typer.Option(metavar="种类", help="只看这一种，如 提法、句式、标题")] = "",
    listing: Annotated[bool, typer.Option("--list", help="只列出待审定的候选，不一条条问")] = False,
    limit: Annotated[int | None, typer.Option("-n", metavar="N", min=1, help="列出时最多几条")] = None,
    as_json: _AsJson = False,
    apply: Annotated[
        Path | None, typer.Option("--apply", metavar="FILE.yaml", help="照文件里的决定一次办完，有错就全不办")
    ] = None,
    over: Annotated[bool, typer.Option("--over", help="照文件办时，审定过的也改判")] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="不审定，按候选和已有的决定重新生成条目")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="只比较，不写；生成的条目和现有的不同，返回码是 1")
    ] = False,
) -> int:
    """审定从历年报告里采来的候选：采用、改写、并入、拒绝或停用。

    一条一条问，最常见的在前；每定一条就存一条，随时可以退出，定过的不再问。
    决定存在 审定/决定.yaml，条目写进短语库，planner search 就能找到。

    例：
      planner curate
      planner curate --kind 提法
      planner curate --list -n 50
      planner curate --rebuild --check
    """
    from planner.cli.curate import Order
    from planner.cli.curate import curate as work

    ways = {"listing": listing, "rebuilding": rebuild, "checking": check}
    return work(
        Order(tuple(reports or ()), bank, kind, limit or 0, as_json=as_json, batch=apply, over=over, **ways)
    )


@_command(cls=ChineseCommand)
def templates(*, as_json: _AsJson = False) -> None:
    """列出可用的文种、级别、结构、标题方案、版式和示例。

    例：
      planner templates
    """
    from planner.cli.templates import list_templates

    list_templates(as_json=as_json)


@_command(cls=ChineseCommand)
def example(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="工作报告（填全了的），或 工作报告-最简")],
    out: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="写进这个文件；不写就显示出来")
    ] = None,
) -> None:
    """给出一份填好的示例问卷，编码是 UTF-8。

    地名、人名、数字都是虚构的。

    例：
      planner example 工作报告 -o 示例.yaml
    """
    from planner.cli.example import give_example

    give_example(kind, out)
