"""planner search: phrases of the bank that answer a query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.bank.keys import KINDS
from planner.bank.load import load_bank
from planner.bank.model import Duty
from planner.bank.search import search
from planner.bank.show import match_json, match_lines
from planner.cli.choices import one_of
from planner.cli.output import emit, emit_json, say
from planner.errors import UsageError


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; `kind` and `duty` "" leave all in."""

    words: tuple[str, ...]
    limit: int
    kind: str
    duty: str


def search_bank(query: Query, banks: Sequence[Path], *, as_json: bool) -> None:
    """Print the entries that answer the query, best first; UsageError for a query that asks nothing."""
    if query.kind:
        one_of("类别", query.kind, KINDS)
    if query.duty:
        one_of("职责", query.duty, Duty)
    if not query.words and not (query.kind or query.duty):
        raise UsageError(
            "没有写要找的词。例：planner search 民生实事 监督；只看一类：planner search --kind 不足"
        )
    bank = load_bank(*banks)
    found = search(bank, query.words, limit=query.limit, kind=query.kind, duty=query.duty)
    if not found:
        say(f"短语库里没有找到“{' '.join(query.words)}”。少写几个字，或换一个说法再试。")
    if as_json:
        emit_json([match_json(match) for match in found])
        return
    today = datetime.now().astimezone().date()
    for match in found:
        emit(match_lines(match, today) + "\n")
