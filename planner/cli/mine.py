"""planner mine: past reports into the archive, what recurs in them into the queue of candidates."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.cli.output import Json, emit, emit_json, say
from planner.cli.progress import Bar
from planner.errors import UsageError
from planner.mining.codec import candidate_json
from planner.mining.model import CandidateKind
from planner.mining.update import Unread, Update, update
from planner.resources import office_bank

_UNREADABLE: Final = 3
_NAMED: Final = 20


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line; `workers` 0 means one process a processor."""

    paths: tuple[Path, ...]
    bank: Path | None
    withdraw: tuple[str, ...]
    workers: int
    as_json: bool

    @property
    def folder(self) -> Path:
        """The bank folder that is worked on."""
        return self.bank or office_bank()


def mine_reports(order: Order) -> int:
    """Do what `order` says; 3 when reports were asked for and none could be read, else 0."""
    if not (order.paths or order.withdraw):
        raise UsageError(
            "没有写要读的报告。例：planner mine 历年报告；只撤下一份：planner mine --withdraw 报告名"
        )
    bar = Bar("读报告", "正在归并候选……")
    try:
        done = update(order.folder, order.paths, withdraw=order.withdraw, workers=order.workers, progress=bar)
    except KeyboardInterrupt:
        bar.close()
        say("中断了。已经读进来的都存好了；再运行一次同样的命令就接着读，不会重复。")
        raise
    finally:
        bar.close()
    _name("读不了", done.unread)
    _name("没有读", done.passed_over)
    _name("名字不对，已经照实读了", done.misnamed)
    if order.as_json:
        emit_json(_document(done))
    else:
        emit("\n".join(_summary(done, order)))
    if order.paths and not done.read:
        say(
            "一份报告也没有读进来。请核对给出的文件或文件夹："
            "能读的是 .txt、.docx，装了 LibreOffice 也可以是 .doc。"
        )
        return _UNREADABLE
    return 0


def _name(what: str, files: Sequence[Unread]) -> None:
    """Name on stderr the files that were left out, each with the reason."""
    for one in files[:_NAMED]:
        # A message of the reader names the file itself.
        say(f"{what}：{one.why if str(one.path) in one.why else f'{one.path}：{one.why}。'}")
    if len(files) > _NAMED:
        say(f"{what}的还有 {len(files) - _NAMED} 个，用 --json 看全。")


def _summary(done: Update, order: Order) -> Iterable[str]:
    if order.paths:
        left_out = f"，读不了 {len(done.unread)} 份" if done.unread else ""
        copies = f"，内容重复 {done.copies} 份" if done.copies else ""
        yield f"新收 {done.new} 份，更新 {done.changed} 份，未变 {done.unchanged} 份{copies}{left_out}。"
    if done.withdrawn:
        yield f"撤下 {len(done.withdrawn)} 份：{'、'.join(done.withdrawn)}。"
    if done.missing:
        yield f"有 {len(done.missing)} 个文件已经不在原处，仍留在语料库里；要去掉，用 --withdraw 写它的名字。"
    yield f"语料库共有 {done.reports} 份报告：{order.folder}"
    every = Counter(one.kind for one in done.candidates)
    fresh = Counter(one.kind for one in done.candidates if one.key in done.fresh)
    yield f"候选共有 {every.total()} 条，这一次新出现 {fresh.total()} 条："
    for kind in CandidateKind:
        if every[kind]:
            yield f"  {kind.value}　{every[kind]} 条，新 {fresh[kind]} 条"
    if every:
        bank = f" --bank {order.bank}" if order.bank else ""
        yield f"下一步：planner curate{bank}，逐条审定候选，采用的进短语库。"


def _document(done: Update) -> Json:
    every = Counter(one.kind for one in done.candidates)
    fresh = Counter(one.kind for one in done.candidates if one.key in done.fresh)
    return {
        "reports": done.reports,
        "new": done.new,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "copies": done.copies,
        "withdrawn": list(done.withdrawn),
        "misnamed": [_left_out(one) for one in done.misnamed],
        "missing": list(done.missing),
        "unreadable": [_left_out(one) for one in done.unread],
        "passed_over": [_left_out(one) for one in done.passed_over],
        "counts": {kind.value: {"all": every[kind], "new": fresh[kind]} for kind in CandidateKind},
        "candidates": [candidate_json(one) for one in done.candidates],
    }


def _left_out(one: Unread) -> Json:
    return {"file": str(one.path), "reason": one.why}
