"""planner split: the questionnaire divided into one file for each committee."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.bank.load import load_bank
from planner.cli.choices import new_file, one_of, typed
from planner.cli.findings import for_people
from planner.cli.output import emit, say
from planner.errors import UsageError
from planner.facts.load import facts_of_text
from planner.facts.model import Facts
from planner.files import Text, read_text, replace_bytes, write_new
from planner.finding import Severity
from planner.sharing.parts import Part, divide
from planner.sharing.plan import default_plan, plan_text, read_plan
from planner.sharing.returned import keep_originals
from planner.sharing.shares import BY, Share, alike, committees, shares, without_owner

_BY = (BY, "报告机关")


@dataclass(frozen=True, slots=True)
class Order:
    """What to divide, where to, by whom; `new_plan` is the plan to write instead."""

    facts: Path
    out: Path | None
    by: str
    plan: Path | None
    new_plan: Path | None
    banks: Sequence[Path] = ()


def split_file(order: Order) -> int:
    """Write the parts of a facts file into a folder, or the plan for doing so; 1 when the file has errors.

    UsageError when a part would replace another file. Nothing is written then.
    """
    one_of("分法", order.by, _BY)
    bank = load_bank(*order.banks)
    text = read_text(order.facts)
    facts, findings = facts_of_text(str(order.facts), text, bank)
    names = committees(facts, order.by)
    if order.new_plan:
        _write_plan(order, facts, names)
        return 0
    if order.out is None:
        raise UsageError("没有写分到哪个文件夹，例如：planner split facts.yaml -o 分发")
    errors = [found for found in findings if found.severity is Severity.ERROR]
    if errors:
        say(
            "\n".join(
                [*for_people(errors), f"{order.facts} 有错误，照样分了；请改好，或者请委室在自己那一份里改。"]
            )
        )
    plan = (
        read_plan(order.plan, facts.questionnaire) if order.plan else default_plan(facts.questionnaire, names)
    )
    given = shares(facts, plan, order.by)
    parts = divide(facts, text.content, given, plan, bank)
    _write(order.out, order.facts, text, parts)
    emit("\n".join([*_listed(order.out, given, parts), *_remarks(facts, names, order)]))
    say(f"交回后合并：planner merge {typed(order.facts)} {typed(order.out)}（或者收回的文件所在的文件夹）")
    return int(bool(errors))


def _write_plan(order: Order, facts: Facts, names: Sequence[str]) -> None:
    path = order.new_plan
    if path is None:
        return
    content = plan_text(
        default_plan(facts.questionnaire, names), facts.questionnaire, str(order.facts), str(path)
    )
    write_new(new_file(path), content.encode())
    say(f"已写出分工 {path}。改好后：planner split {typed(order.facts)} -o 分发 --plan {typed(path)}")


def _write(folder: Path, facts: Path, text: Text, parts: Sequence[Part]) -> None:
    taken = [part.name for part in parts if _is_other(folder / part.name, part.content.encode())]
    if taken:
        raise UsageError(f"{folder} 里已经有 {'、'.join(taken)}，没有覆盖。换一个文件夹，例如 {folder}2。")
    keep_originals(facts, text.content.encode(), tuple(parts))
    for part in parts:
        replace_bytes(folder / part.name, part.content.encode())


def _is_other(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() != data


def _listed(folder: Path, given: Sequence[Share], parts: Sequence[Part]) -> Iterator[str]:
    for share, part in zip(given, parts, strict=True):
        lists = [f"{path} {len(numbers)} 条" for path, numbers in share.records.items() if numbers]
        single = len(share.paths) - len(share.records)
        counts = [*lists, *([f"题 {single} 道"] if single else [])]
        yield f"{folder / part.name}　{'、'.join(counts) or '空表'}"


def _remarks(facts: Facts, names: Sequence[str], order: Order) -> Iterator[str]:
    lost = without_owner(facts, order.by)
    if not names:
        yield f"没有一条议题写了“{order.by}”，没有写进分工的都在办公室那一份里。"
    elif lost:
        yield f"有 {lost} 条议题没有写“{order.by}”，都放在办公室那一份里。"
    for short, long in alike(names):
        yield f"“{short}”和“{long}”像是同一个，各分了一份；是同一个就在问卷里改成一样，再分一次。"
