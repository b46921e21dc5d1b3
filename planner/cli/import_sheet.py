"""planner import: a workbook that was filled in, put into the facts file after its changes were shown."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from planner.bank.load import load_bank
from planner.cli.choices import one_of
from planner.cli.differences import disputed, report
from planner.cli.merge import PREFERENCES, finish, introduced
from planner.cli.output import emit, say
from planner.errors import UsageError
from planner.sharing.choosing import Wish
from planner.sharing.merging import merged, open_whole
from planner.sharing.sheets.library import need_library


@dataclass(frozen=True, slots=True)
class Order:
    """What to import into what; `sure` writes without asking, `prefer` settles conflicts."""

    sheet: Path
    facts: Path
    sure: bool = False
    prefer: str = ""
    clear: bool = False
    dry: bool = False
    banks: Sequence[Path] = ()


def import_file(order: Order) -> int:
    """Show what a workbook changes, then write it; 1 when a conflict or an unusable cell is left.

    Writes after a yes in a terminal, or with `sure`; UsageError where nobody can be asked.
    """
    prefer = order.prefer.upper()
    if prefer:
        one_of("取舍", prefer, PREFERENCES)
    need_library()
    from planner.sharing.sheets.returned import open_sheets  # noqa: PLC0415 - needs the library

    bank = load_bank(*order.banks)
    whole = open_whole(order.facts, bank)
    returned = open_sheets(order.sheet, whole, bank)
    result = merged(whole, [returned], Wish(prefer == "PART", order.clear), bank)
    settled = prefer == "FACTS"
    emit("\n".join([*introduced([returned]), *report(result.choice, settled=settled)]) or "没有要改的。")
    if result.choice.written and not order.dry and not _is_agreed(order):
        say(f"{order.facts} 没有动。")
        return 0
    finish(whole, result, dry=order.dry)
    return int(disputed(result.choice, settled=settled) or bool(returned.refusal))


def _is_agreed(order: Order) -> bool:
    if order.sure:
        return True
    if not sys.stdin.isatty():
        raise UsageError("还没有写入。看过上面的改动，加上 --yes 再运行一次。")
    answer = typer.prompt(
        f"写入 {order.facts}？是请输 y，不写直接回车", default="", show_default=False, err=True
    )
    return str(answer).strip().lower() in {"y", "yes", "是", "ｙ"}
