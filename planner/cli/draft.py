"""planner draft: a draft from a facts file, or the whole family of documents, and a short account of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.cli.choices import one_of, same_file
from planner.cli.findings import counted, for_people, in_one_line
from planner.cli.output import as_json, say
from planner.cli.proof import rule_folders
from planner.compose.shortening import too_long
from planner.compose.tables import KINDS
from planner.documents.load import kinds
from planner.draft.model import Draft, Gap, Heading, Paragraph, Table, gaps, plain
from planner.draft.trace import trace
from planner.drafting import (
    Opened,
    Wish,
    draft_bytes,
    family,
    make_draft,
    open_facts,
    parts_left_out,
    settled_choices,
    sources,
)
from planner.errors import UsageError
from planner.facts.derived.division import PARTS
from planner.files import write_bytes
from planner.finding import Finding, Severity
from planner.proof.own import remarks_on_draft
from planner.word.deviations import deviations
from planner.word.profile_file import load_profile

_GAPS_SHOWN = 5
_ERRORS_SHOWN, _LINE_SHOWN = 5, 40


@dataclass(frozen=True, slots=True)
class Order:
    """What the command was asked for: `out` is a file, or a folder for the whole family."""

    facts: Path
    out: Path
    wish: Wish
    profile: str
    trace: Path | None
    banks: tuple[Path, ...]


def write_draft(order: Order) -> int:
    """Write the draft, and its trace when asked for; return 1 when the facts hold errors.

    Nothing is written before everything is made, and the trace is written first: where it cannot be,
    the draft of before is left as it is. UsageError when a file would overwrite another.
    """
    _refuse_unknown(order.wish)
    _refuse_one_file_for_two(order)
    opened = open_facts(order.facts, order.banks)
    choices = settled_choices(opened.facts)
    draft = make_draft(opened, order.wish, choices)
    files: dict[Path, bytes] = {}
    if order.trace:
        files[order.trace] = as_json(trace(draft, sources(opened.facts), choices.listed(draft)))
    files[order.out] = draft_bytes(draft, opened, order.out.suffix, order.profile)
    kept = _written(files)
    _say_remarks(opened)
    say(f"已写出 {order.out}：{_measured(draft)}；问卷{counted(opened.findings)}。")
    lines = (*_gap_lines(draft), *_part_lines(opened, draft, order.wish), *_profile_lines(order))
    for line in (*lines, *_unused_lines(opened), *_empty(order, draft), *_proof_lines(order, opened, draft)):
        say(line)
    _say_kept(kept)
    return _code(opened)


def write_family(order: Order) -> int:
    """Write every kind of document that the level writes in such a year into the folder `order.out`.

    Nothing is written before all are made; the folder is made when it is not there. UsageError when a
    file stands in its place, or when one kind or structure was asked for beside.
    """
    if order.wish != Wish(scheme=order.wish.scheme) or order.trace:
        raise UsageError("--all 写出全部文种，不和 --kind、--structure、--annex、--trace 一起用。")
    if order.out.exists() and not order.out.is_dir():
        raise UsageError(f"{order.out} 是一个文件。--all 写出好几份，请用 -o 指定一个文件夹。")
    opened = open_facts(order.facts, order.banks)
    drafts = {kind: make_draft(opened, Wish(kind, scheme=order.wish.scheme)) for kind in family(opened)}
    files = {
        order.out / f"{kind}.docx": draft_bytes(draft, opened, ".docx", order.profile)
        for kind, draft in drafts.items()
    }
    order.out.mkdir(parents=True, exist_ok=True)
    kept = _written(files)
    _say_remarks(opened)
    say(f"已在 {order.out} 里写出 {len(files)} 份；问卷{counted(opened.findings)}。")
    for path, draft in zip(files, drafts.values(), strict=True):
        say(f"  {path.name}　{_measured(draft)}；校核{counted(_found(order, opened, draft))}")
    _say_kept(kept)
    for line in _unused_lines(opened):
        say(line)
    return _code(opened)


def _refuse_unknown(wish: Wish) -> None:
    if wish.kind:
        one_of("文种", wish.kind, kinds())
    for kind in wish.annexes:
        one_of("表", kind, KINDS)


def _refuse_one_file_for_two(order: Order) -> None:
    named = [("问卷", order.facts), ("初稿", order.out)]
    if order.trace:
        named.append(("出处", order.trace))
    for number, (name, path) in enumerate(named):
        for earlier, other in named[:number]:
            if same_file(path, other):
                raise UsageError(f"{name}和{earlier}不能是同一个文件：{path}。请给{name}换一个文件名。")


def _written(files: Mapping[Path, bytes]) -> Mapping[Path, Path | None]:
    """Write the files in order; return under which name each former one was kept."""
    return {path: write_bytes(path, data) for path, data in files.items()}


def _say_kept(kept: Mapping[Path, Path | None]) -> None:
    for path, former in kept.items():
        if former:
            say(f"原来的 {path.name} 留在 {former}。")


def _code(opened: Opened) -> int:
    return int(any(f.severity is Severity.ERROR for f in opened.findings))


def _say_remarks(opened: Opened) -> None:
    """Say what is to be mended, before what was written: the end is what stays on the screen."""
    for line in for_people(f for f in opened.findings if f.severity is Severity.ERROR):
        say(line)
    for warning in (f for f in opened.findings if f.severity is Severity.WARNING):
        say(in_one_line(warning))


def _measured(draft: Draft) -> str:
    missing = _missing(draft)
    rows = sum(len(block.rows) for block in draft.blocks if isinstance(block, Table))
    listed = f"，表 {rows} 行" if rows else ""
    return f"{_length(draft)} 字{listed}，{f'待填 {len(missing)} 项' if missing else '没有待填'}"


def _missing(draft: Draft) -> tuple[Gap, ...]:
    return tuple(dict.fromkeys(gaps(draft)))


def _length(draft: Draft) -> int:
    """Return how many characters the text has: title, headings and paragraphs, without annexes."""
    words = [plain(draft.title)]
    for block in draft.blocks:
        match block:
            case Heading():
                words.append(block.number + plain(block.spans))
            case Paragraph():
                words.append(block.number + plain(block.head) + plain(block.spans))
    return sum(len("".join(text.split())) for text in words)


def _gap_lines(draft: Draft) -> Iterator[str]:
    missing: Sequence[Gap] = _missing(draft)
    for gap in missing[:_GAPS_SHOWN]:
        yield f"  待填：{gap.question}（{gap.path}）"
    if len(missing) > _GAPS_SHOWN:
        yield f"  另有 {len(missing) - _GAPS_SHOWN} 项，见初稿里的【待填】。"


def _part_lines(opened: Opened, draft: Draft, wish: Wish) -> Iterator[str]:
    """Yield the parts that are not there, and what is longer than the facts file asks for.

    What is too long stays so because nothing more can be left out.
    """
    for tense, name in parts_left_out(draft, opened, wish):
        yield (
            f"没有写{tense}的“{name}”部分：没有一件议题归到这里。"
            f"要写，请补上议题；不写，可以在“{PARTS[tense]}”里列出要写的各部分。"
        )
    for wished, over in too_long(draft, opened.facts, wish.kind):
        yield (
            f"“{wished.name}”比问卷要求的{wished.most}字多 {over} 字：没有事实的通用话已经省去，"
            "要再短，请精简议题的背景、做法，或放宽“结构.篇幅”。"
        )


def _found(order: Order, opened: Opened, draft: Draft) -> list[Finding]:
    return [one.finding for one in remarks_on_draft(draft, opened, rule_folders(order.banks))]


def _proof_lines(order: Order, opened: Opened, draft: Draft) -> Iterator[str]:
    """Yield what proof-reading finds in the draft: the errors, and how much there is of the rest."""
    found = _found(order, opened, draft)
    for finding in [one for one in found if one.severity is Severity.ERROR][:_ERRORS_SHOWN]:
        yield f"  {finding.message}：{finding.source_line[:_LINE_SHOWN]}"
    advice = f"；planner proof {order.out.name} 逐处列出" if found else ""
    yield f"校核初稿：{counted(found)}{advice}。"


def _empty(order: Order, draft: Draft) -> Iterator[str]:
    listed = {block.id for block in draft.blocks if isinstance(block, Table)}
    for kind in dict.fromkeys(order.wish.annexes):
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
