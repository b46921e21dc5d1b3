"""Drafting: the calls a user of the library makes, from files to a draft and from a draft to bytes.

Nothing here prints, asks or exits. A page or another program uses these just as the commands do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planner.bank.levels import LEVEL_WORDS
from planner.bank.load import load_bank
from planner.bank.model import PhraseBank
from planner.compose.document import render
from planner.compose.setting import Setting
from planner.compose.tables import alone, annexed, is_wide
from planner.draft.model import Draft, plain
from planner.draft.plaintext import to_markdown, to_text
from planner.errors import UsageError
from planner.facts.asking.keeper import Keeper
from planner.facts.check import check
from planner.facts.derived.agenda import PLAN, REVIEW
from planner.facts.derived.timing import facts_clock, is_dated
from planner.facts.load import facts_of_text
from planner.facts.messages import with_lines
from planner.facts.model import Background, Facts
from planner.facts.rules.texts import all_facts
from planner.facts.rules.wording import wording
from planner.files import read_text
from planner.finding import Finding, Severity
from planner.resources import data_dir
from planner.rollover.references import LAST_YEAR, TERM, background
from planner.word.package import Properties, to_docx
from planner.word.profile import laid_across
from planner.word.profile_file import load_profile
from planner.word.readback import check_read_back

SUFFIXES = (".docx", ".txt", ".md")
DOCUMENTS = ("工作报告",)
STRUCTURES = {"五部分": "政治、监督、代表、自身建设，加问卷“结构.本地部分”选定的一部分"}
"""The ways a report can be divided, each with its parts."""
EXAMPLES = {
    "工作报告": "示例-完整.yaml",
    "工作报告-最简": "示例-最简.yaml",
    "工作报告-镇": "示例-镇.yaml",
    "工作报告-届末": "示例-届末.yaml",
    **{f"工作报告-届末-{year}": f"示例-届末-{year}.yaml" for year in range(2022, 2026)},
}
"""The shipped facts files by the name that asks for them; the last ones are the years before 届末."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A facts file that was read: its facts, the bank they were read with, all findings by place."""

    facts: Facts
    bank: PhraseBank
    findings: tuple[Finding, ...]

    @property
    def unused_lines(self) -> tuple[int, ...]:
        """The lines with an error from which no answer was taken, in order."""
        used = {fact.place.line for fact in all_facts(self.facts)}
        wrong = {f.place.line for f in self.findings if f.severity is Severity.ERROR}
        return tuple(sorted(wrong - used - {0}))


def open_facts(path: Path, overlays: Sequence[Path] = ()) -> Opened:
    """Return the facts of `path` with every finding of loading and checking, ordered by place.

    The files named under 参照 are read too; one that cannot be read is a finding.
    UnreadableInputError or InvalidInputError when the file gives no facts at all.
    """
    bank = load_bank(*overlays)
    text = read_text(path)
    facts, problems = facts_of_text(str(path), text, bank)
    known, unread = background(facts, bank)
    facts = replace(facts, background=known)
    findings = (*problems, *unread, *check(facts, bank, facts_clock(facts)))
    return Opened(facts, bank, with_lines(findings, text.content))


def keep_facts(path: Path, overlays: Sequence[Path] = ()) -> Keeper:
    """Return the facts file at `path`, to be changed answer by answer; raises what `open_facts` does.

    The files named under 参照 are read again only when their names change.
    """
    bank = load_bank(*overlays)
    read: dict[tuple[str, ...], Background] = {}

    def enriched(facts: Facts) -> Facts:
        named = tuple(fact.text for path in (LAST_YEAR, TERM) for fact in facts.all(path))
        if named not in read:
            read[named] = background(facts, bank)[0]
        return replace(facts, background=read[named])

    return Keeper(path, bank, enriched)


def make_draft(opened: Opened, scheme: str = "", annexes: Sequence[str] = ()) -> Draft:
    """Return the draft of the facts; `scheme` overrides the heading scheme of the file.

    Wording that is out of date, or not yet confirmed, carries a note at its place. `annexes` are kinds
    of tables (planner.compose.tables.KINDS) to add; one with nothing to list is left out.
    """
    setting = Setting(opened.facts, opened.bank, _notes(opened))
    draft = render(data_dir("templates") / opened.facts.questionnaire.document, setting, scheme)
    return annexed(draft, annexes, setting)


def make_table(opened: Opened, kind: str) -> Draft | None:
    """Return a table of the facts as a document of its own; None when there is nothing to list.

    UsageError for a kind that planner.compose.tables.KINDS does not name.
    """
    return alone(kind, Setting(opened.facts, opened.bank, {}))


def table_bytes(table: Draft, kind: str, opened: Opened, suffix: str, profile: str) -> bytes:
    """Return the file of a table that `make_table` made; raises what `draft_bytes` does."""
    if suffix.lower() != ".docx":
        return draft_bytes(table, opened, suffix, profile)
    page = replace(load_profile(profile), title_lines_before=0)
    properties = replace(_properties(opened.facts), title=plain(table.title))
    data = to_docx(table, laid_across(page) if is_wide(kind) else page, properties)
    check_read_back(data, table)
    return data


def _notes(opened: Opened) -> Mapping[str, str]:
    """Return the remarks on wording, by the path of the fact that holds it; none without a year."""
    clock = facts_clock(opened.facts)
    if not is_dated(clock):
        return {}
    remarks: dict[str, list[str]] = {}
    for fact, finding in wording(opened.facts, opened.bank, clock):
        remarks.setdefault(fact.path, []).append(f"{finding.message}，{finding.suggestion}。")
    return {path: "".join(dict.fromkeys(said)) for path, said in remarks.items()}


def draft_bytes(draft: Draft, opened: Opened, suffix: str, profile: str) -> bytes:
    """Return the file of a draft: .docx by a page profile, .txt or .md as UTF-8.

    UsageError for another suffix; InvalidInputError when the profile cannot be used.
    """
    match suffix.lower():
        case ".docx":
            data = to_docx(draft, load_profile(profile), _properties(opened.facts))
            check_read_back(data, draft)
            return data
        case ".txt":
            return to_text(draft).encode("utf-8-sig")
        case ".md":
            return to_markdown(draft).encode()
        case other:
            known = "、".join(SUFFIXES)
            raise UsageError(f"不会写“{other or '没有后缀的'}”文件。输出文件名请以 {known} 结尾。")


def _properties(facts: Facts) -> Properties:
    place = facts.one("单位.地区")
    name = place.text if place and not place.pending else ""
    delivered = facts_clock(facts).delivered
    words = LEVEL_WORDS[facts.mode.level]
    return Properties(f"{name}{words.organ}工作报告", f"{name}{words.office}", delivered)


def sources(facts: Facts) -> Mapping[str, str]:
    """Return who supplied each agenda item and when (来源), by the path of its record, for the trace."""
    items = (record for path in (REVIEW, PLAN) for record in facts.list(path))
    return {item.path: note.text for item in items if (note := item.one("来源"))}


def example(kind: str) -> bytes:
    """Return the shipped example facts file of a kind; UsageError when there is none."""
    if kind not in EXAMPLES:
        raise UsageError(f"没有“{kind}”的示例。可用的有：{'、'.join(EXAMPLES)}。")
    document = kind.partition("-")[0]
    return (data_dir("templates") / document / EXAMPLES[kind]).read_bytes()
