"""Merging: parts that came back are compared to the facts file, and what they change is put into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.bank.model import PhraseBank
from planner.errors import InvalidInputError, UnwritableOutputError
from planner.facts.load import facts_of_text
from planner.facts.model import Facts
from planner.facts.splicing.splice import splice
from planner.files import Text, read_text
from planner.finding import Finding, Severity
from planner.sharing.blocks import blocks_of
from planner.sharing.choosing import Choice, Wish, applied, changes, choice, texts_of
from planner.sharing.returned import WHOLE, folder_of, given_in, marked, origin, sent_in
from planner.sharing.shares import HEAD
from planner.sharing.stand import Stand, stand_of
from planner.sharing.threeway import Sides, differences

NO_ORIGINAL: Final = "没有找到分出去时的底稿，两边不一样的都算冲突"


@dataclass(frozen=True, slots=True)
class Whole:
    """The facts file that parts are merged into."""

    path: Path
    text: Text
    facts: Facts


@dataclass(frozen=True, slots=True)
class Returned:
    """A part that came back. `refusal` says why nothing of it can be taken, "" when it can.

    `findings` are its mistakes; `remark` is something to know about it.
    """

    file: str
    sides: Sides | None = None
    findings: tuple[Finding, ...] = ()
    refusal: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging comes to: the new content of the facts file, and what of the parts is in it."""

    content: str
    choice: Choice


def open_whole(path: Path, bank: PhraseBank) -> Whole:
    """Return the facts file at `path`.

    Raises InvalidInputError when it has errors: an answer that cannot be read cannot be compared.
    """
    text = read_text(path)
    facts, findings = facts_of_text(str(path), text, bank)
    errors = errors_in(findings)
    if errors:
        summary = f"{path} 有 {len(errors)} 处错误，没有动它。先照上面改好，再来一次。"
        raise InvalidInputError(errors, summary)
    return Whole(path, text, facts)


def open_returned(path: Path, whole: Whole, bank: PhraseBank) -> Returned:
    """Return the part at `path`; one that cannot be used says so in `refusal`.

    Raises UnreadableInputError when it is no text.
    """
    text = read_text(path)
    try:
        facts, findings = facts_of_text(str(path), text, bank)
    except InvalidInputError as error:
        return Returned(str(path), findings=error.findings, refusal="读不下去")
    errors = errors_in(findings)
    said = {key: fact.text for key in HEAD if (fact := facts.one(key))}
    strange = strangeness(said, whole.facts)
    if errors or strange:
        reason = strange or f"有 {len(errors)} 处错误"
        return Returned(str(path), findings=errors, refusal=reason)
    blocks = blocks_of(text.content, facts.questionnaire)
    theirs = marked(stand_of(facts), blocks)
    original = _original(text.content, whole, bank)
    if original is None:
        given = given_in(blocks, facts.questionnaire)
        sides = Sides(stand_of(whole.facts), theirs, None, given, file=str(path))
        return Returned(str(path), sides, remark=NO_ORIGINAL)
    sides = Sides(
        stand_of(whole.facts), theirs, original.stand, original.given, original.sent, file=str(path)
    )
    return Returned(str(path), sides)


def merged(whole: Whole, returned: Sequence[Returned], wish: Wish, bank: PhraseBank) -> Merged:
    """Return the facts file with what the parts change; those refused are left out.

    Every byte outside the changed answers stays. Raises SpliceError when the file is not in a state to
    be changed, UnwritableOutputError when an answer would not read back as it was given.
    """
    questionnaire = whole.facts.questionnaire
    sides = [part.sides for part in sorted(returned, key=lambda part: part.file) if part.sides]
    chosen = choice([differences(each, questionnaire) for each in sides], wish)
    if not chosen.written:
        return Merged(whole.text.content, chosen)
    content = splice(whole.text.content, changes(chosen.written), questionnaire)
    facts, _ = facts_of_text(str(whole.path), Text(content, "UTF-8"), bank)
    if texts_of(stand_of(facts)) != applied(stand_of(whole.facts), chosen.written):
        names = "、".join(sorted({part.file for part in returned if part.sides}))
        message = (
            f"{names} 里有一处写进去读出来不一样，{whole.path} 没有动。请一份一份合并，找出是哪一处，手工改。"
        )
        raise UnwritableOutputError(message)
    return Merged(content, chosen)


@dataclass(frozen=True, slots=True)
class _Original:
    stand: Stand
    given: frozenset[str]
    sent: Mapping[str, frozenset[int]]


def _original(content: str, whole: Whole, bank: PhraseBank) -> _Original | None:
    """Return the facts file as it was divided, with what of it the part was given."""
    said = origin(content)
    folder = folder_of(whole.path, said.mark) if said else None
    if said is None or folder is None or not (folder / WHOLE).is_file():
        return None
    for path in sorted(folder.glob("*.yaml")):
        text = read_text(path)
        if path.name != WHOLE and (found := origin(text.content)) and found.owner == said.owner:
            before, _ = facts_of_text(str(folder / WHOLE), read_text(folder / WHOLE), bank)
            part, _ = facts_of_text(str(path), text, bank)
            blocks = blocks_of(text.content, part.questionnaire)
            given = given_in(blocks, part.questionnaire)
            return _Original(stand_of(before), given, sent_in(marked(stand_of(part), blocks), given))
    return None


def strangeness(said: Mapping[str, str], whole: Facts) -> str:
    """Return why what came back belongs to another facts file, "" when it does not.

    `said` is what it says of itself by key: 级别, 年度 and the like.
    """
    for key in HEAD:
        fact = whole.one(key)
        mine, yours = fact.text if fact else "", said.get(key, "")
        if yours and mine != yours:
            return f"“{key}”是 {yours}，{whole.file} 是 {mine or '空的'}，不是同一份问卷"
    return ""


def errors_in(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the errors among findings."""
    return tuple(found for found in findings if found.severity is Severity.ERROR)
