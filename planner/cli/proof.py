"""planner proof: what a careful chief editor would mark in a report, and the report marked with it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from planner.bank.load import load_bank
from planner.bank.model import Level
from planner.cli.choices import one_of, same_file
from planner.cli.findings import counted, document, for_people
from planner.cli.output import emit, emit_json, say
from planner.cli.reuse import archives_in
from planner.drafting import Opened, make_draft, open_facts
from planner.errors import UsageError
from planner.facts.derived.timing import facts_clock, is_dated
from planner.files import write_bytes
from planner.finding import Severity
from planner.proof.detectors import DETECTORS
from planner.proof.document import Document, open_document
from planner.proof.elsewhere import with_elsewhere
from planner.proof.examples import failing
from planner.proof.model import Remark, Rule
from planner.proof.notes import changes_of, notes_of
from planner.proof.reading import Given, lines_of_draft, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks
from planner.proof.subject import Subject
from planner.reports.model import Lines
from planner.reports.read import read_lines
from planner.reports.structure import structure
from planner.resources import office_bank
from planner.rollover.reading import is_facts_file
from planner.rollover.references import LAST_YEAR, beside
from planner.word.profile_file import load_profile

_PROFILE: Final = "gb9704"
"""The page profile of a text that becomes a Word file, when none is named."""

_YEARS: Final = range(1979, 2100)  # standing committees of counties were set up in 1979


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line."""

    file: Path
    facts: Path | None
    last: Path | None
    year: int | None
    level: str
    banks: tuple[Path, ...]
    mark: Path | None
    fix: Path | None
    profile: str
    archive: bool
    as_json: bool


def proof_file(order: Order) -> int:
    """Print what the rules find in a document; return 1 when there are errors among it, else 0."""
    _refuse(order)
    opened = open_facts(order.facts, order.banks) if order.facts else None
    if is_facts_file(order.file):
        opened, read = open_facts(order.file, order.banks), None
        lines = lines_of_draft(make_draft(opened), order.file.name)
    else:
        read = open_document(order.file)
        lines = read.lines
    bank = opened.bank if opened else load_bank(*order.banks)
    rules, office = rules_of(rule_folders(order.banks), DETECTORS)
    layout = read.layout if read else None
    if layout and order.profile:
        layout = layout.following(load_profile(order.profile))
    given = replace(_given(order, opened), own=office.own, layout=layout)
    subject = subject_of(lines, bank, given)
    found = remarks(subject, rules, str(order.file))
    if order.archive:
        with ExitStack() as stack:
            archives = archives_in(order.banks or (office_bank(),), stack)
            found = with_elsewhere(found, subject, archives, office, str(order.file))
        if not archives:
            say("没有语料库，没有比别的报告：把以往的报告放进一个文件夹，运行 planner mine 文件夹。")
    findings = [one.finding for one in found]
    written = _written(order, read, found) if read else []
    _say_how(subject, lines)
    if order.as_json:
        emit_json(document(findings))
    else:
        emit("\n".join([*for_people(findings), f"{order.file}：{counted(findings)}。"]))
    for line in written:
        say(line)
    return int(any(finding.severity is Severity.ERROR for finding in findings))


def _written(order: Order, read: Document, found: Sequence[Remark]) -> list[str]:
    """Write the marked copies; return a line on each: what it holds, where the former one was kept."""
    lines = []
    for path in dict.fromkeys(path for path in (order.mark, order.fix) if path):
        notes = notes_of(found) if path == order.mark else ()
        changes = changes_of(found) if path == order.fix else ()
        marked = read.marked(notes, changes, order.profile or _PROFILE)
        former = write_bytes(path, marked.data)
        held = [f"批注 {len(notes)} 条"] if path == order.mark else []
        held += [f"修订 {len(changes)} 处"] if path == order.fix else []
        astray = Counter(one.why for one in marked.astray)
        held += [f"{count} 处{why}" for why, count in astray.items()]
        kept = f"原来的留在 {former}。" if former else ""
        lines.append(f"已写出 {path}：{'，'.join(held)}。{kept}")
    return lines


def show_rules(banks: Sequence[Path]) -> int:
    """Print every rule: its id, severity, what it says, its basis.

    The examples of the office's own rules are tried; return 1 when one is not treated as it says.
    """
    rules, _ = rules_of(rule_folders(banks), DETECTORS)
    emit("\n".join(_rule_lines(rules)))
    shipped = {rule.id: rule for rule in rules_of((), DETECTORS)[0]}
    own = [rule for rule in rules if _is_own(rule, shipped.get(rule.id))]
    bank = load_bank(*banks)
    wrong = [(rule, written) for rule in own for written in failing(rule, bank)]
    for rule, written in wrong:
        say(f"{rule.id} 的例子不对：{written}")
    if own:
        say(f"本单位的规则 {len(own)} 条，例子{f'有 {len(wrong)} 个不对' if wrong else '都对'}。")
    return int(bool(wrong))


def _is_own(rule: Rule, shipped: Rule | None) -> bool:
    return shipped is None or replace(rule, severity=shipped.severity) != shipped


def _rule_lines(rules: Sequence[Rule]) -> Iterator[str]:
    for rule in rules:
        yield f"{rule.id}　{rule.severity.word}　{rule.message}（{rule.authority.value}：{rule.basis}）"
    yield f"共 {len(rules)} 条。"


def rule_folders(banks: Sequence[Path]) -> tuple[Path, ...]:
    """Return where an office keeps rules of its own: the banks it names, else its usual one."""
    return tuple(banks) or tuple(folder for folder in (office_bank(),) if folder.is_dir())


def _refuse(order: Order) -> None:
    if order.level:
        one_of("级别", order.level, [level.value for level in Level])
    if order.year is not None and order.year not in _YEARS:
        raise UsageError(f"年份 {order.year} 不对：写回顾的那一年，例如 --year 2026。")
    for name, path in (("去年的报告", order.last), ("问卷", order.facts)):
        if path and same_file(path, order.file):
            raise UsageError(f"{name}和要校核的是同一个文件：{path}。")
    for option, path in (("--mark", order.mark), ("--fix", order.fix)):
        if path and path.suffix.lower() != ".docx":
            raise UsageError(f"{option} 写出的是 Word 文件，请把文件名写成 {path.stem or '报告-批注'}.docx。")
        for other in (order.file, order.last, order.facts):
            if path and other and same_file(path, other):
                raise UsageError(f"{option} 不能写回 {other}。请另起一个文件名，原稿不动。")
    if (order.mark or order.fix) and is_facts_file(order.file):
        raise UsageError("问卷不能加批注：先用 planner draft 写出初稿，再校核初稿。")


def _given(order: Order, opened: Opened | None) -> Given:
    last = order.last or _last_of(opened)
    facts = opened.facts if opened and order.facts else None
    clock = facts_clock(opened.facts) if opened else None
    clock = clock if clock and is_dated(clock) else None
    return Given(
        year=order.year or (clock.year if clock else None),
        delivered=clock.delivered if clock and not order.year else None,
        level=Level(order.level) if order.level else (opened.facts.mode.level if opened else None),
        last=structure(read_lines(last)) if last else None,
        facts=facts,
    )


def _last_of(opened: Opened | None) -> Path | None:
    """Return the report that a facts file names as last year's, None when there is none to be found."""
    fact = opened.facts.one(LAST_YEAR) if opened else None
    if opened is None or fact is None or fact.pending:
        return None
    path = beside(opened.facts, fact)
    return path if path.is_file() and not is_facts_file(path) else None


def _say_how(subject: Subject, lines: Lines) -> None:
    """Say by which year and level the document was held, so that a wrong guess is seen."""
    if lines.misnamed:
        say(f"{lines.name} 其实是{lines.misnamed}，已经照它读了。请把名字改对，免得别的程序打不开。")
    level = subject.level.value if subject.level else "级别不明"
    if subject.clock is None:
        say(f"按{level}校核。认不出回顾的是哪一年，同时间有关的没有查：请写明，例如 --year 2026。")
    else:
        say(f"按{level}、回顾 {subject.clock.year} 年校核；不对的话，用 --level、--year 写明。")
