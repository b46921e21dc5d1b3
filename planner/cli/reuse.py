"""planner reuse: what of a text stands elsewhere too, and which places in it are not the office's own."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.archive.store import Archive, has_archive, open_archive
from planner.bank.load import load_bank
from planner.cli.findings import counted, document, for_people
from planner.cli.output import Json, emit, emit_json, say
from planner.drafting import Opened, make_draft, open_facts
from planner.errors import PlannerError, UsageError
from planner.facts.rules.texts import texts
from planner.finding import Finding, Severity
from planner.reports.model import Lines
from planner.reports.read import read_lines
from planner.reports.structure import structure
from planner.resources import office_bank
from planner.reuse.health import Beside, health, shares
from planner.reuse.judge import RULE
from planner.reuse.limits import COPIED, KEPT, LIMITS
from planner.reuse.model import Health, Origin, Passage, Share, Text
from planner.reuse.places import home_of
from planner.reuse.stock import ArchiveStock
from planner.reuse.texts import text_of, text_of_draft
from planner.rollover.reading import is_facts_file
from planner.rollover.references import LAST_YEAR, beside

_SHOWN: Final = 10
_WIDTH: Final = 60
_NAMES: Final = {
    Origin.LAST: "与去年报告相同",
    Origin.OWN: "与本单位往年报告相同",
    Origin.OTHERS: "与别处报告相同",
    Origin.BANK: "与短语库相同",
}


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line; `shown` is how many passages to print, 0 for all."""

    file: Path
    last: Path | None
    facts: Path | None
    places: tuple[str, ...]
    banks: tuple[Path, ...]
    shown: int
    as_json: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """A document that was read: its units, the digest of its file ("" for a draft), its facts if any."""

    text: Text
    digest: str
    opened: Opened | None = None


def show_reuse(order: Order) -> int:
    """Print the health of the file; return 1 when there are findings of severity error, else 0."""
    ours = _read(order.file, order.banks)
    opened = ours.opened or (open_facts(order.facts, order.banks) if order.facts else None)
    last_file = order.last or _last_of(opened)
    if last_file and last_file.resolve() == order.file.resolve():
        raise UsageError(f"{last_file} 和要查的是同一个文件。请用 --last 写去年的报告。")
    last = _read(last_file, order.banks) if last_file else None
    bank = opened.bank if opened else load_bank(*order.banks)
    place = _place_of(opened) or ours.text.place or next(iter(order.places), "")
    supplied = "\n".join(fact.text for fact in texts(opened.facts)) if opened else ""
    familiar = "\n".join(unit.text for unit in last.text.units) if last else ""
    home = home_of([place, *order.places], supplied, familiar)
    digests = frozenset(one.digest for one in (ours, last) if one and one.digest)
    with ExitStack() as stack:
        archives = archives_in(order.banks or (office_bank(),), stack)
        stocks = tuple(ArchiveStock(archive, place, digests) for archive in archives)
        found = health(ours.text, Beside(bank, last.text if last else None, stocks), home)
    _say_what_is_missing(last_file, place, archives)
    if order.as_json:
        emit_json(_document(found))
    else:
        emit("\n".join(_lines(found, order)))
    return int(any(finding.severity is Severity.ERROR for finding in found.findings))


def _read(path: Path, banks: Sequence[Path]) -> _Read:
    """Return the units of a report, or of the draft of a facts file; raises what reading either does."""
    if is_facts_file(path):
        opened = open_facts(path, banks)
        return _Read(text_of_draft(make_draft(opened), str(path), _place_of(opened)), "", opened)
    lines: Lines = read_lines(path)
    if lines.misnamed:
        say(f"{path} 其实是{lines.misnamed}，已经照它读了。请把名字改对，免得别的程序打不开。")
    return _Read(text_of(structure(lines), str(path)), lines.digest)


def archives_in(folders: Sequence[Path], stack: ExitStack) -> list[Archive]:
    """Return the archives of bank folders, open; one that cannot be read is told and left out."""
    archives = []
    for folder in folders:
        if has_archive(folder):
            try:
                archives.append(stack.enter_context(open_archive(folder, write=False)))
            except PlannerError as error:
                say(f"{error}这次没有比它里面的报告。")
    return archives


def _last_of(opened: Opened | None) -> Path | None:
    """Return the file that a facts file names as last year's, None when there is none to be found."""
    fact = opened.facts.one(LAST_YEAR) if opened else None
    if opened is None or fact is None or fact.pending:
        return None
    path = beside(opened.facts, fact)
    return path if path.is_file() else None


def _place_of(opened: Opened | None) -> str:
    fact = opened.facts.one("单位.地区") if opened else None
    return fact.text if fact and not fact.pending else ""


def _say_what_is_missing(last: Path | None, place: str, archives: Sequence[object]) -> None:
    if last is None:
        say("没有拿去年的报告来比：用 --last 写它的文件名，或者填问卷的“参照.去年”。")
    if not archives:
        say("没有语料库，只比了短语库：把以往的报告放进一个文件夹，运行 planner mine 文件夹。")
    if not place:
        say("认不出这是哪里的报告，本地的地名也会当成外地的：用 --place 写本单位的地名。")


def _lines(found: Health, order: Order) -> Iterator[str]:
    yield f"{found.text.name}：{found.whole.units} 字（标点不算，一个数算一个字）"
    yield from _table(found)
    for origin in (Origin.LAST, Origin.OWN, Origin.OTHERS):
        yield from _passages(list(found.of(origin)), origin, order.shown)
    # A passage kept from last year is told above already, side by side.
    yield from for_people(one for one in found.findings if not _is_told(one))
    yield f"{order.file}：{counted(found.findings)}。"


def _is_told(finding: Finding) -> bool:
    return finding.rule == RULE and finding.severity is Severity.INFO


def _table(found: Health) -> Iterator[str]:
    heads = ["固定提法"]
    heads += ["去年报告"] if Origin.LAST in found.compared else []
    heads += ["往年和别处", "其中别处"] if Origin.OTHERS in found.compared else []
    yield f"  {'　'.join([*heads, '短语库'])}　部分"
    for share in shares(found):
        cells = [_percent(share.formulas / share.units if share.units else 0.0, heads[0])]
        if Origin.LAST in found.compared:
            cells.append(_percent(share.part(share.last), "去年报告"))
        if Origin.OTHERS in found.compared:
            cells.append(_percent(share.part(share.archive), "往年和别处"))
            cells.append(_percent(share.part(share.others), "其中别处"))
        cells.append(_percent(share.of_bank, "短语库"))
        yield f"  {'　'.join(cells)}　{_name(share)}"
    if Origin.LAST in found.compared or Origin.OTHERS in found.compared:
        yield "  去年、往年和别处的比例不算固定提法；短语库的比例连固定提法一起算。"
    for lender in found.lenders[:_SHOWN]:
        owner = f"（{lender.place}）" if lender.place else ""
        yield f"  与《{lender.report}》{owner}相同的有 {lender.units} 字"


def _percent(share: float, head: str) -> str:
    """Return a share, right-aligned under a heading whose characters are two columns wide."""
    return f"{share:.0%}".rjust(2 * len(head))


def _name(share: Share) -> str:
    return f"{share.section}（{share.units} 字）" if share.section else f"全文（{share.units} 字）"


def _passages(passages: Sequence[Passage], origin: Origin, shown: int) -> Iterator[str]:
    if not passages:
        return
    listed = passages[:shown] if shown else passages
    least = COPIED if origin is Origin.OTHERS else KEPT
    long = sum(passage.size >= least.value for passage in passages)
    yield f"{_NAMES[origin]}的段落，长的在前（共 {len(passages)} 处，{least.value:.0f} 字以上的 {long} 处）："
    for passage in listed:
        source = passage.source
        line = f"第 {source.line} 行" if source.line else ""
        yield f"  第 {passage.line} 行，{passage.section}：{passage.size} 字"
        yield f"    这里　{_cut(passage.words)}"
        if passage.theirs != passage.words:
            yield f"    那里　{_cut(passage.theirs)}"
        further = f"，另有 {source.others} 份" if source.others else ""
        owner = source.place if origin is Origin.OTHERS else ""
        yield f"    出处　《{source.report}》{owner}{line}{further}"
    if len(listed) < len(passages):
        yield f"  还有 {len(passages) - len(listed)} 处，用 -n 0 看全。"


def _cut(words: str) -> str:
    return words if len(words) <= _WIDTH else f"{words[:_WIDTH]}…（共 {len(words)} 字）"


def _document(found: Health) -> Json:
    return {
        "file": found.text.name,
        "place": found.text.place or None,
        "compared": [origin.value for origin in found.compared],
        "whole": _share(found.whole),
        "sections": [_share(share) for share in found.sections],
        "lenders": [{"report": one.report, "place": one.place, "units": one.units} for one in found.lenders],
        "passages": [_passage(passage) for passage in found.passages],
        "limits": [{"name": one.name, "value": one.value, "reason": one.reason} for one in LIMITS],
        **document(found.findings),
    }


def _share(share: Share) -> Json:
    return {
        "section": share.section,
        "line": share.line,
        "units": share.units,
        "formulas": share.formulas,
        "last": {"units": share.last, "share": round(share.part(share.last), 4)},
        "archive": {"units": share.archive, "share": round(share.part(share.archive), 4)},
        "others": {"units": share.others, "share": round(share.part(share.others), 4)},
        "bank": {"units": share.bank, "share": round(share.of_bank, 4)},
    }


def _passage(passage: Passage) -> Json:
    source = passage.source
    return {
        "origin": source.origin.value,
        "section": passage.section,
        "line": passage.line,
        "column": passage.column,
        "size": passage.size,
        "text": passage.words,
        "theirs": passage.theirs,
        "report": source.report,
        "place": source.place,
        "their_line": source.line,
        "others": source.others,
    }
