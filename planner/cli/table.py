"""planner table: one table of a facts file, on the screen or as a file."""

from dataclasses import dataclass
from pathlib import Path

from planner.cli.choices import one_of, same_file
from planner.cli.output import Json, emit, emit_json, say
from planner.compose.tables import KINDS, ORDERS
from planner.draft.model import Draft, Table, plain
from planner.draft.plaintext import to_text
from planner.drafting import draft_bytes, make_table, open_facts
from planner.errors import UsageError
from planner.files import write_bytes

_EMPTY = {
    "议题安排": "先在“来年议题:”下面填议题",
    "任务分解": "先填“来年议题:”和“来年:”里的打算；届末的报告写的是建议，不分解任务",
    "去年计划": "先用 planner roll 从去年的报告列出来，或者在“去年计划:”下面一件一条写上",
    "法定事项": "先填“级别”和“年度”",
    "统计": "先在“本年议题:”下面填议题",
}


@dataclass(frozen=True, slots=True)
class Order:
    """What the command was asked for; without `out` the table goes to the screen."""

    facts: Path
    kind: str
    order: str
    out: Path | None
    profile: str
    as_json: bool
    banks: tuple[Path, ...]


def give_table(order: Order) -> int:
    """Write or print the table; return 0. UsageError when the file has nothing to list in it."""
    one_of("表", order.kind, KINDS)
    one_of("次序", order.order, ORDERS)
    if order.out and order.as_json:
        raise UsageError("--json 和 -o 一次只能用一个。")
    if order.out and same_file(order.out, order.facts):
        raise UsageError(f"表和问卷不能是同一个文件：{order.out}。请给表换一个文件名。")
    opened = open_facts(order.facts, order.banks)
    draft = make_table(opened, order.kind, order.order)
    if draft is None:
        raise UsageError(f"{order.facts} 里没有可以列进“{order.kind}”表的内容。{_EMPTY[order.kind]}。")
    if order.as_json:
        emit_json(_document(draft))
    elif order.out is None:
        emit(to_text(draft).rstrip("\n"))
    else:
        former = write_bytes(order.out, draft_bytes(draft, opened, order.out.suffix, order.profile))
        kept = f"原来的 {order.out.name} 留在 {former}。" if former else ""
        say(f"已写出 {order.out}：{_count(draft)} 行。{kept}")
    return 0


def _count(draft: Draft) -> int:
    return sum(len(block.rows) for block in draft.blocks if isinstance(block, Table))


def _document(draft: Draft) -> Json:
    """Return the table as a record: its title, its columns, a record of words by column for each row."""
    (table,) = (block for block in draft.blocks if isinstance(block, Table))
    columns = [column.heading for column in table.columns]
    rows = [dict(zip(columns, map(plain, row), strict=True)) for row in table.rows]
    return {"title": plain(draft.title), "columns": columns, "rows": rows}
