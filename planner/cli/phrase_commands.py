"""The commands that work on phrases and past reports, and those that show what is shipped."""

# ruff: noqa: PLC0415 - a command that is not run costs no start-up time

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.base import AsJson, Banks, command
from planner.cli.helptext import ChineseCommand


@command(cls=ChineseCommand)
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
    as_json: AsJson = False,
    bank: Banks = None,
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


@command(cls=ChineseCommand)
def outline(
    report: Annotated[
        Path, typer.Argument(metavar="REPORT", help="过去的报告：.docx、.txt，装了 LibreOffice 也可以是 .doc")
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """列出一份过去的报告的结构：标题、各部分、要素、监督议题。

    各部分带编号、职责和行号；广告、页码、匿名标记另列。报告本身不改动。

    例：
      planner outline 去年报告.docx
      planner outline 去年报告.txt --json
    """
    from planner.cli.outline import show_outline

    show_outline(report, as_json=as_json)


@command(cls=ChineseCommand)
def reuse(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="问卷（查它的初稿），或任何一份报告：.docx、.txt")
    ],
    *,
    last: Annotated[
        Path | None,
        typer.Option("--last", metavar="LAST", help="本单位去年的报告或问卷；不写就用问卷的“参照.去年”"),
    ] = None,
    facts: Annotated[
        Path | None,
        typer.Option("--facts", metavar="FACTS.yaml", help="查报告时，它的问卷：里面的地名不算外地的"),
    ] = None,
    place: Annotated[
        list[str] | None,
        typer.Option("--place", metavar="地名", help="本单位或上级的地名，不算外地的；可以写几次"),
    ] = None,
    bank: Banks = None,
    shown: Annotated[int, typer.Option("-n", metavar="N", min=0, help="每一类最多列几段；0 是全列")] = 10,
    as_json: AsJson = False,
) -> int:
    """查一份稿子有多少字与去年、与别处相同，有没有外地的地名。

    全文和各部分与去年的报告、语料库里的报告、短语库各有几成相同；
    相同的段落对照着列出来，长的在前，改了几个字、换了数字的也算。
    固定提法、法律名称、机关名称不算相同，另外计数。稿子本身不改动。

    例：
      planner reuse facts.yaml
      planner reuse 初稿.docx --last 2025年报告.docx
      planner reuse 初稿.docx --facts facts.yaml --json
    """
    from planner.cli.reuse import Order, show_reuse

    return show_reuse(Order(file, last, facts, tuple(place or ()), tuple(bank or ()), shown, as_json=as_json))


@command(cls=ChineseCommand)
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
    as_json: AsJson = False,
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


@command(cls=ChineseCommand)
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
    as_json: AsJson = False,
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


@command(cls=ChineseCommand)
def templates(*, as_json: AsJson = False) -> None:
    """列出可用的文种、级别、结构、标题方案、版式和示例。

    例：
      planner templates
    """
    from planner.cli.templates import list_templates

    list_templates(as_json=as_json)


@command(cls=ChineseCommand)
def example(
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help="文种或文种-结构，如 工作报告、工作报告-最简、工作报告-主席团"),
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="写进这个文件；不写就显示出来")
    ] = None,
) -> None:
    """给出一份填好的示例问卷，编码是 UTF-8。

    地名、人名、数字都是虚构的。

    例：
      planner example 工作报告 -o 示例.yaml
      planner example 年度工作要点 -o 要点.yaml
    """
    from planner.cli.example import give_example

    give_example(kind, out)
