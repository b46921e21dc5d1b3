"""Three-way comparison: what a returned part changes in the facts file, and where both sides changed it.

The common original tells who changed an answer. Where it is lost, only an answer that one side lacks
can be settled; two different answers are then a conflict.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from planner.facts.model import Kind, Question, Questionnaire, walk
from planner.sharing.pairing import paired
from planner.sharing.stand import Entry, Said, Stand, identity, title

NOWHERE: Final = Said((), "")


class Verdict(StrEnum):
    """What is to be done about a difference."""

    TAKEN = "改"
    """Only the returned part changed it: it is written."""
    ADDED = "加"
    """A record that the facts file has not: it is written."""
    EMPTIED = "空"
    """The returned part has no answer any more: written only when clearing is asked for."""
    GONE = "少"
    """The returned part has not the record any more: likewise."""
    CONFLICT = "冲突"
    """Both changed it, each in its own way: written only when the part is preferred."""
    FOREIGN = "越界"
    """The part answers what was not given to it: likewise."""
    REPEATED = "重复"
    """A record that is there already, word for word: never written."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer or record that differs.

    `path` leads into the facts file: an answer, a record (本年议题.3), or for a record to add the list
    it belongs to; `words` names it to a clerk. `record` is set for a record to add; `name` are the
    answers that tell it from others, () when it lacks one.
    `doubtful` is True when the record was recognised by likeness alone.
    """

    verdict: Verdict
    path: str
    words: str
    ours: Said = NOWHERE
    theirs: Said = NOWHERE
    original: Said = NOWHERE
    record: Entry | None = None
    name: tuple[tuple[str, ...], ...] = ()
    doubtful: bool = False

    @property
    def new_texts(self) -> Mapping[str, tuple[str, ...]] | tuple[str, ...]:
        """What it would write, for telling equal differences from others."""
        return self.record.texts if self.record else self.theirs.texts


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared: the facts file, what came back, and the original of both (None when lost).

    `given` are the paths of the questions that were sent out, lists of records among them. `sent` are
    the numbers of the records that were sent, by the path of their list; where a list is not in it, all.
    `file` is the name of what came back: the place of an answer or record that it has not.
    """

    ours: Stand
    theirs: Stand
    original: Stand | None
    given: AbstractSet[str]
    sent: Mapping[str, AbstractSet[int]] = field(default_factory=dict)
    file: str = ""


def differences(sides: Sides, questionnaire: Questionnaire) -> tuple[Difference, ...]:
    """Return every difference that the returned part makes, in the order asked."""
    found: list[Difference] = []
    for path, question in walk(questionnaire.questions):
        if question.kind is Kind.RECORDS:
            found += _records(sides, path, question)
        elif question.kind is not Kind.GROUP:
            found += _answer(sides, path, f"{path}（{question.label}）")
    lacking = Said((), sides.file)
    return tuple(each if each.theirs.where else replace(each, theirs=lacking) for each in found)


def _answer(sides: Sides, path: str, words: str) -> Iterator[Difference]:
    ours, theirs = sides.ours.answers.get(path, NOWHERE), sides.theirs.answers.get(path, NOWHERE)
    original = sides.original.answers.get(path, NOWHERE) if sides.original else None
    if path not in sides.given:
        if theirs.texts and theirs.texts != ours.texts:
            yield Difference(Verdict.FOREIGN, path, words, ours, theirs)
        return
    verdict = _verdict(ours, theirs, original)
    if verdict:
        yield Difference(verdict, path, words, ours, theirs, original or NOWHERE)


def _verdict(ours: Said, theirs: Said, original: Said | None) -> Verdict | None:
    """Return what to do about one answer, None when nothing."""
    if theirs.texts == ours.texts:
        return None
    if original is not None and theirs.texts == original.texts:
        return None
    ours_is_old = ours.texts == original.texts if original is not None else not (ours.texts and theirs.texts)
    if not ours_is_old:
        return Verdict.CONFLICT
    return Verdict.TAKEN if theirs.texts else Verdict.EMPTIED


def _records(sides: Sides, path: str, question: Question) -> Iterator[Difference]:
    """Yield the differences of a list: record by record as the original has them, then new ones."""
    keys = identity(question)
    ours, theirs = sides.ours.records.get(path, ()), sides.theirs.records.get(path, ())
    if path not in sides.given:
        have = [entry.texts for entry in ours]
        yield from (_foreign(path, question, entry) for entry in theirs if entry.texts not in have)
        return
    if sides.original is None:
        theirs = tuple(replace(entry, mark=None) for entry in theirs)
    known = ours if sides.original is None else sides.original.records.get(path, ())
    here = paired([replace(entry, mark=None) for entry in ours], known, keys)
    sent = sides.sent.get(path)
    candidates = known if sent is None else tuple(entry for entry in known if entry.number in sent)
    there = paired(theirs, candidates, keys)
    at_home = {entry.mark: entry for entry in here.entries if entry.mark is not None}
    back = {entry.mark: entry for entry in there.entries if entry.mark is not None}
    doubtful = {entry.mark for entry in (*here.guessed, *there.guessed)}
    loose = [entry for entry in here.entries if entry.mark is None]
    for entry in candidates:
        mine, yours = at_home.get(entry.number), back.get(entry.number)
        if mine is None and yours is not None:
            mine = _taken_from(loose, yours)
        pair = _Pair(mine, yours, entry if sides.original else None)
        found = _record(path, question, pair)
        yield from (replace(each, doubtful=entry.number in doubtful) for each in found)
    have = [entry.texts for entry in (*ours, *back.values())]
    for each in _new(path, question, tuple(loose), [entry for entry in there.entries if entry.mark is None]):
        repeated = each.record is not None and each.record.texts in have
        yield replace(each, verdict=Verdict.REPEATED) if repeated else each
        have += [each.record.texts] if each.record else []


def _taken_from(loose: list[Entry], like: Entry) -> Entry | None:
    """Take out of `loose` a record of the same content; None when there is none."""
    found = next((entry for entry in loose if entry.texts == like.texts), None)
    if found is not None:
        loose.remove(found)
    return found


@dataclass(frozen=True, slots=True)
class _Pair:
    """One record on each side, None where it is not there (any more)."""

    ours: Entry | None
    theirs: Entry | None
    original: Entry | None


def _record(path: str, question: Question, pair: _Pair) -> Iterator[Difference]:
    ours, theirs, original = pair.ours, pair.theirs, pair.original
    if theirs is None:
        if ours is not None and original is not None:
            words = _named(path, question, ours)
            yield Difference(Verdict.GONE, f"{path}.{ours.number}", words, Said((), ours.where))
    elif ours is None:
        if original is None or theirs.texts != original.texts:
            words = f"{_named(path, question, theirs)}，问卷里已经删去"
            yield Difference(Verdict.CONFLICT, path, words, theirs=_whole(theirs), record=theirs)
    else:
        yield from _fields(path, question, pair, ours)


def _fields(path: str, question: Question, pair: _Pair, ours: Entry) -> Iterator[Difference]:
    for child in question.children:
        mine, yours = (
            entry.fields.get(child.key, NOWHERE) if entry else NOWHERE for entry in (ours, pair.theirs)
        )
        first = pair.original.fields.get(child.key, NOWHERE) if pair.original else None
        verdict = _verdict(mine, yours, first)
        if verdict:
            words = f"{_named(path, question, ours)}·{child.key}"
            mine = mine if mine.texts else Said((), ours.where)
            yours = yours if yours.texts else Said((), pair.theirs.where if pair.theirs else "")
            where = f"{path}.{ours.number}.{child.key}"
            yield Difference(verdict, where, words, mine, yours, first or NOWHERE)


def _new(
    path: str, question: Question, loose: tuple[Entry, ...], entries: list[Entry]
) -> Iterator[Difference]:
    """Yield the records that the part adds; one that the facts file has got by now is compared to it."""
    met = paired(entries, loose, identity(question))
    mine = {entry.number: entry for entry in loose}
    for entry in met.entries:
        if entry.mark is None:
            words = _named(path, question, entry)
            name = _name(question, entry)
            yield Difference(Verdict.ADDED, path, words, theirs=_whole(entry), record=entry, name=name)
        else:
            yield from _fields(path, question, _Pair(None, entry, None), mine[entry.mark])


def _name(question: Question, entry: Entry) -> tuple[tuple[str, ...], ...]:
    name = tuple(entry.texts.get(key, ()) for key in identity(question))
    return name if all(name) else ()


def _foreign(path: str, question: Question, entry: Entry) -> Difference:
    words = _named(path, question, entry)
    return Difference(Verdict.FOREIGN, path, words, theirs=_whole(entry), record=entry)


def _whole(entry: Entry) -> Said:
    texts = (f"{key}：{'；'.join(said.texts)}" for key, said in entry.fields.items())
    return Said(("，".join(texts),), entry.where)


def _named(path: str, question: Question, entry: Entry) -> str:
    """Return how to name a record; its number is the one in its own file."""
    return f"{path} 第 {entry.number} 条“{title(entry, question)}”"
