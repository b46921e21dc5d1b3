"""Drafting: the calls a user of the library makes, from files to a draft and from a draft to bytes.

Nothing here prints, asks or exits. A page or another program uses these just as the commands do.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from planner.bank.levels import LEVEL_WORDS
from planner.bank.load import load_bank
from planner.bank.model import PhraseBank, Tense
from planner.compose.choices import Choices
from planner.compose.document import left_out, render
from planner.compose.refusals import refusals
from planner.compose.setting import Setting
from planner.compose.shortening import length_wishes, shortened
from planner.compose.tables import ORDERS, alone, annexed
from planner.documents.load import kinds
from planner.draft.model import Draft, Table, plain
from planner.draft.plaintext import to_markdown, to_text
from planner.errors import UsageError
from planner.facts.asking.keeper import Keeper
from planner.facts.check import check
from planner.facts.derived.agenda import PLAN, REVIEW
from planner.facts.derived.division import division_of
from planner.facts.derived.pins import PINS, pins
from planner.facts.derived.timing import facts_clock, is_dated
from planner.facts.load import facts_of_text
from planner.facts.messages import with_lines
from planner.facts.model import Background, Facts
from planner.facts.rules.texts import all_facts
from planner.facts.rules.wording import wording
from planner.files import read_text
from planner.finding import Finding, Severity
from planner.rollover.references import LAST_YEAR, TERM, background
from planner.word.package import Properties, to_docx
from planner.word.profile_file import load_profile
from planner.word.readback import check_read_back

SUFFIXES = (".docx", ".txt", ".md")


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


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a draft; "" leaves kind, structure and heading scheme to the facts file.

    `annexes` are kinds of tables (planner.compose.tables.KINDS) to add; one with nothing to list is
    left out.
    """

    kind: str = ""
    structure: str = ""
    scheme: str = ""
    annexes: tuple[str, ...] = ()


_AS_FILED: Final = Wish()


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
    found = (*problems, *unread, *check(facts, bank, facts_clock(facts)), *_refused(facts, bank))
    return Opened(facts, bank, with_lines(found, text.content))


def _refused(facts: Facts, bank: PhraseBank) -> Iterator[Finding]:
    """Yield what the facts file settles and no document of it can follow."""
    if not facts.list(PINS):
        return
    mode, main = facts.mode, facts.questionnaire.document
    names = [kind.name for kind in kinds().values() if kind.fits(mode.level, mode.year_kind)]
    names.sort(key=lambda name: name != main)
    with suppress(UsageError):  # a heading scheme that does not exist is said when a draft is asked for
        yield from refusals(Setting(facts, bank, {}), (division_of(facts, name) for name in names))


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


def make_draft(opened: Opened, wish: Wish = _AS_FILED, choices: Choices | None = None) -> Draft:
    """Return the draft of the facts that is wished for.

    Wording that is out of date, or not yet confirmed, carries a note at its place. `choices`, from
    `settled_choices`, takes note of what the bank left open and what was taken. UsageError for a kind,
    structure, scheme or table that does not exist or does not fit the level and the kind of year.
    """
    division = division_of(opened.facts, wish.kind, wish.structure)
    setting = Setting(opened.facts, opened.bank, _notes(opened), division.structure.kind)
    choices = choices or settled_choices(opened.facts)
    draft = render(setting, division, wish.scheme, choices)
    draft = shortened(draft, length_wishes(opened.facts, setting.kind), choices.settled)
    return annexed(draft, wish.annexes, setting)


def parts_left_out(draft: Draft, opened: Opened, wish: Wish = _AS_FILED) -> tuple[tuple[Tense, str], ...]:
    """Return the parts of the structure that `draft` goes without, as none of the items belongs to them."""
    return tuple(left_out(draft, division_of(opened.facts, wish.kind, wish.structure)))


def family(opened: Opened) -> tuple[str, ...]:
    """Return the kinds of document the level writes in such a year: what `planner draft --all` writes.

    A file that is asked only of the plan, such as one for 年度工作要点, has nothing for a kind that reviews.
    """
    mode, main = opened.facts.mode, kinds().get(opened.facts.questionnaire.document)
    fitting = [kind for kind in kinds().values() if kind.fits(mode.level, mode.year_kind)]
    return tuple(kind.name for kind in fitting if main is None or kind.halves <= main.halves)


def settled_choices(facts: Facts) -> Choices:
    """Return what the facts file settles where the phrase bank leaves a choice, for one rendering."""
    return Choices(pins(facts))


def make_table(opened: Opened, kind: str, order: str = ORDERS[0]) -> Draft | None:
    """Return a table of the facts as a document of its own; None when there is nothing to list.

    UsageError for a kind that planner.compose.tables.KINDS does not name, or an order ORDERS does not.
    """
    return alone(kind, Setting(opened.facts, opened.bank, {}), order)


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
    """Return the file of a draft or of a table: .docx by a page profile, .txt or .md as UTF-8.

    UsageError for another suffix; InvalidInputError when the profile cannot be used.
    """
    match suffix.lower():
        case ".docx":
            page = load_profile(profile)
            if all(isinstance(block, Table) for block in draft.blocks):
                # A sheet with nothing but a table has its title at the top, and more rows below it.
                page = replace(page, title_lines_before=0)
            data = to_docx(draft, page, _properties(draft, opened.facts))
            check_read_back(data, draft)
            return data
        case ".txt":
            return to_text(draft).encode("utf-8-sig")
        case ".md":
            return to_markdown(draft).encode()
        case other:
            known = "、".join(SUFFIXES)
            raise UsageError(f"不会写“{other or '没有后缀的'}”文件。输出文件名请以 {known} 结尾。")


def _properties(draft: Draft, facts: Facts) -> Properties:
    place = facts.one("单位.地区")
    name = place.text if place and not place.pending else ""
    office = LEVEL_WORDS[facts.mode.level].office
    return Properties(plain(draft.title), f"{name}{office}", facts_clock(facts).delivered)


def sources(facts: Facts) -> Mapping[str, str]:
    """Return who supplied each agenda item and when (来源), by the path of its record, for the trace."""
    items = (record for path in (REVIEW, PLAN) for record in facts.list(path))
    return {item.path: note.text for item in items if (note := item.one("来源"))}
