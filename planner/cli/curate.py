"""planner curate: the queue of candidates, one by one, as a list, or by a batch of decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.cli.candidates import record, row, tally
from planner.cli.choices import one_of
from planner.cli.output import emit, emit_json, say
from planner.curation.batch import Held, completed
from planner.curation.decisions import FILE, read_decisions
from planner.curation.ledger import add_decisions
from planner.curation.likeness import Known
from planner.curation.model import Curated
from planner.curation.rebuild import (
    decisions_of,
    differing,
    kept_by_hand,
    rebuild,
    whole_bank,
    write_files,
)
from planner.curation.replay import replay
from planner.curation.source import candidates_of
from planner.errors import UnreadableInputError, UsageError
from planner.mining.model import Candidate, CandidateKind
from planner.resources import office_bank

_LISTED = 20


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line; `limit` 0 means as many as is usual."""

    reports: tuple[Path, ...]
    bank: Path | None
    kind: str
    limit: int
    listing: bool
    as_json: bool
    batch: Path | None
    over: bool
    rebuilding: bool
    checking: bool

    @property
    def folder(self) -> Path:
        """The bank folder that is worked on."""
        return self.bank or office_bank()


def curate(order: Order) -> int:
    """Do what `order` says and return the exit code; UsageError when it contradicts itself."""
    _refuse_mixed(order)
    _refuse_missing(order)
    if order.kind:
        one_of("种类", order.kind, CandidateKind)
    if order.rebuilding or order.checking:
        return _rebuild(order)
    if order.batch is not None:
        return _apply(order, order.batch)
    if order.listing or order.as_json:
        return _list(order)
    from planner.cli.curating import sit  # noqa: PLC0415 - the other ways need no terminal

    return sit(order.folder, _candidates(order), order.kind)


def _refuse_mixed(order: Order) -> None:
    ways = {
        "--list": order.listing,
        "--apply": order.batch is not None,
        "--rebuild": order.rebuilding or order.checking,
    }
    asked = [way for way, wanted in ways.items() if wanted]
    if len(asked) > 1:
        raise UsageError(f"{'、'.join(asked)} 一次只能用一个。")
    if order.over and order.batch is None:
        raise UsageError("--over 和 --apply 一起用：planner curate --apply 决定.yaml --over")
    if order.as_json and asked not in ([], ["--list"]):
        raise UsageError("--json 和 --list 一起用：planner curate --list --json")


def _refuse_missing(order: Order) -> None:
    """Refuse a bank folder that was named and is none: a slip of the pen is not an empty queue."""
    bank = order.bank
    if bank is None or bank.is_dir():
        return
    if bank.exists():
        raise UnreadableInputError(f"{bank} 是文件，不是短语库文件夹。请核对 --bank 后面的名字。")
    if not order.reports:
        raise UnreadableInputError(
            f"找不到短语库文件夹 {bank}。请核对 --bank 后面的名字；还没有的话，"
            f"先读报告：planner mine 历年报告 --bank {bank}"
        )


def _list(order: Order) -> int:
    candidates = _candidates(order)
    curated = replay(candidates, decisions_of(order.folder).made, kept_by_hand(order.folder))
    queue = of_kind(curated.queue, order.kind)
    known = Known(whole_bank(order.folder))
    if order.as_json:
        emit_json([record(candidate, known) for candidate in queue[: order.limit or None]])
        return 0
    shown = queue[: order.limit or _LISTED]
    for candidate in shown:
        emit(row(candidate, known))
    rest = len(queue) - len(shown)
    if not queue:
        say("没有待审定的候选了。")
    elif rest:
        say(f"还有{rest}条没有列出。要看更多，用 -n；要一条条审定，用 planner curate。")
    return 0


def _apply(order: Order, path: Path) -> int:
    """Write a batch of decisions and the entries they make; all of it or nothing."""
    batch = read_decisions(path, whole=False)
    candidates, by_hand = _candidates(order), kept_by_hand(order.folder)
    held = Held(candidates, by_hand, decisions_of(order.folder))
    made = completed(batch, held, over=order.over)
    decided = add_decisions(order.folder / FILE, made, over=order.over)
    rebuilt = rebuild(candidates, decided, by_hand)
    changed = write_files(order.folder, rebuilt.files)
    emit(f"记下{len(made)}条决定：{tally(decision.verdict for decision in made)}。")
    _tell_changed(order.folder, changed)
    _tell_state(rebuilt.curated)
    return 0


def _rebuild(order: Order) -> int:
    candidates, by_hand = _candidates(order), kept_by_hand(order.folder)
    rebuilt = rebuild(candidates, decisions_of(order.folder), by_hand)
    if order.checking:
        wrong = differing(order.folder, rebuilt.files)
        for name in wrong:
            emit(name)
        if wrong:
            say("上面这些文件和报告、决定对不上。用 planner curate --rebuild 再生成。")
            return 1
        say("生成的文件和报告、决定一致。")
        return 0
    _tell_changed(order.folder, write_files(order.folder, rebuilt.files))
    _tell_state(rebuilt.curated)
    return 0


def _candidates(order: Order) -> tuple[Candidate, ...]:
    return candidates_of(order.folder, order.reports)


def of_kind(queue: Sequence[Candidate], kind: str) -> tuple[Candidate, ...]:
    """Return the candidates of one kind, all for ""."""
    return tuple(candidate for candidate in queue if kind in ("", candidate.kind))


def _tell_changed(folder: Path, changed: Sequence[str]) -> None:
    for name in changed:
        emit(f"写了 {folder / name}" if (folder / name).exists() else f"删了 {folder / name}")
    if not changed:
        emit("生成的文件没有变化。")


def _tell_state(curated: Curated) -> None:
    emit(f"条目{len(curated.entries)}条，补充出处{len(curated.evidence)}条，待审定{len(curated.queue)}条。")
    for decision in curated.stale[:_LISTED]:
        say(f"注意：“{decision.text}”（{decision.verdict}）在报告里已经找不到，决定照旧保留。")
    if len(curated.stale) > _LISTED:
        say(f"还有{len(curated.stale) - _LISTED}条决定也是这样。")
