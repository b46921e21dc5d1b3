"""planner draft: a draft from a facts file, and a short account of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.cli.choices import one_of, same_file
from planner.cli.findings import counted, for_people, in_one_line
from planner.cli.output import as_json, say
from planner.compose.tables import KINDS
from planner.draft.model import Draft, Gap, Heading, Paragraph, Table, gaps, plain
from planner.draft.trace import trace
from planner.drafting import DOCUMENTS, STRUCTURES, Opened, draft_bytes, make_draft, open_facts, sources
from planner.errors import UsageError
from planner.files import write_bytes
from planner.finding import Severity
from planner.word.deviations import deviations
from planner.word.profile_file import load_profile

_GAPS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Order:
    """What the command was asked for; `headings` "" leaves the choice to the composer."""

    facts: Path
    out: Path
    kind: str
    structure: str
    profile: str
    headings: str
    trace: Path | None
    banks: tuple[Path, ...]
    annexes: tuple[str, ...] = ()


def write_draft(order: Order) -> int:
    """Write the draft, and its trace when asked for; return 1 when the facts hold errors.

    Nothing is written before everything is made, and the trace is written first: where it cannot be,
    the draft of before is left as it is. UsageError when a file would overwrite another.
    """
    one_of("文种", order.kind, DOCUMENTS)
    one_of("结构", order.structure, STRUCTURES)
    for kind in order.annexes:
        one_of("表", kind, KINDS)
    _refuse_one_file_for_two(order)
    opened = open_facts(order.facts, order.banks)
    draft = make_draft(opened, order.headings, order.annexes)
    files = {order.trace: as_json(trace(draft, sources(opened.facts)))} if order.trace else {}
    files[order.out] = draft_bytes(draft, opened, order.out.suffix, order.profile)
    kept = {path: write_bytes(path, data) for path, data in files.items()}
    _report(order, opened, draft)
    for path, former in kept.items():
        if former:
            say(f"原来的 {path.name} 留在 {former}。")
    return int(any(f.severity is Severity.ERROR for f in opened.findings))


def _refuse_one_file_for_two(order: Order) -> None:
    named = [("问卷", order.facts), ("初稿", order.out)]
    if order.trace:
        named.append(("出处", order.trace))
    for number, (name, path) in enumerate(named):
        for earlier, other in named[:number]:
            if same_file(path, other):
                raise UsageError(f"{name}和{earlier}不能是同一个文件：{path}。请给{name}换一个文件名。")


def _report(order: Order, opened: Opened, draft: Draft) -> None:
    """Say what is to be mended, then what was written: the end is what stays on the screen."""
    for line in for_people(f for f in opened.findings if f.severity is Severity.ERROR):
        say(line)
    for warning in (f for f in opened.findings if f.severity is Severity.WARNING):
        say(in_one_line(warning))
    missing = tuple(dict.fromkeys(gaps(draft)))
    blanks = f"待填 {len(missing)} 项" if missing else "没有待填"
    say(f"已写出 {order.out}：{_length(draft)} 字，{blanks}；问卷{counted(opened.findings)}。")
    for line in (*_gap_lines(missing), *_profile_lines(order), *_unused_lines(opened), *_empty(order, draft)):
        say(line)


def _length(draft: Draft) -> int:
    """Return how many characters the text has: title, headings and paragraphs, without annexes."""
    words = [plain(draft.title)]
    for block in draft.blocks:
        match block:
            case Heading():
                words.append(block.number + plain(block.spans))
            case Paragraph():
                words.append(plain(block.head) + plain(block.spans))
    return sum(len("".join(text.split())) for text in words)


def _gap_lines(missing: Sequence[Gap]) -> Iterator[str]:
    for gap in missing[:_GAPS_SHOWN]:
        yield f"  待填：{gap.question}（{gap.path}）"
    if len(missing) > _GAPS_SHOWN:
        yield f"  另有 {len(missing) - _GAPS_SHOWN} 项，见初稿里的【待填】。"


def _empty(order: Order, draft: Draft) -> Iterator[str]:
    listed = {block.id for block in draft.blocks if isinstance(block, Table)}
    for kind in dict.fromkeys(order.annexes):
        if kind not in listed:
            yield f"问卷里没有可以列进“{kind}”表的内容，初稿后面没有附这张表。"


def _profile_lines(order: Order) -> Iterator[str]:
    if order.out.suffix.lower() != ".docx":
        return
    departures = deviations(load_profile(order.profile))
    if departures:
        yield f"版式 {order.profile} 有 {len(departures)} 处和标准不同："
        yield from (f"  {line}" for line in departures)


def _unused_lines(opened: Opened) -> Iterator[str]:
    if opened.unused_lines:
        lines = "、".join(str(number) for number in opened.unused_lines)
        yield f"问卷第 {lines} 行（连同它们下面的各项）没有用进初稿。改好以后再写一次。"
