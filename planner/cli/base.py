"""The program itself and what its commands share: the typer application, common arguments."""

from pathlib import Path
from typing import Annotated

import typer

from planner import __version__
from planner.cli.helptext import ChineseGroup

application = typer.Typer(
    cls=ChineseGroup, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)
command = application.command

FactsFile = Annotated[Path, typer.Argument(metavar="FACTS.yaml", help="问卷文件")]
Banks = Annotated[
    list[Path] | None,
    typer.Option("--bank", metavar="DIR", help="本单位的短语库文件夹，叠在自带的上面；可以写几次"),
]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序读取")]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"planner {__version__}")
        raise typer.Exit


@application.callback()
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
