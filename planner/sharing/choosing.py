"""Choosing: which of the differences are written, and the changes of the facts file they come to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from planner.facts.splicing.splice import Edit, NewRecord
from planner.sharing.stand import Stand
from planner.sharing.threeway import Difference, Verdict

Fields = dict[str, tuple[str, ...]]
Texts = tuple[Fields, dict[str, list[Fields]]]
_Key = tuple[str, str]

_ALWAYS: Final = frozenset({Verdict.TAKEN, Verdict.ADDED})
_CLEARED: Final = frozenset({Verdict.EMPTIED, Verdict.GONE})
_PREFERRED: Final = frozenset({Verdict.CONFLICT, Verdict.FOREIGN})


@dataclass(frozen=True, slots=True)
class Wish:
    """What to do beyond the plain changes: take the part's side of a conflict, clear what it emptied."""

    part: bool = False
    clear: bool = False


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two returned parts that change one answer differently: nothing of it is written."""

    first: Difference
    second: Difference


@dataclass(frozen=True, slots=True)
class Choice:
    """The differences to write, those left, and those two parts disagree about."""

    written: tuple[Difference, ...]
    left: tuple[Difference, ...]
    rivals: tuple[Rivals, ...] = ()


def choice(parts: Sequence[Sequence[Difference]], wish: Wish) -> Choice:
    """Return what to write of the differences of several parts, whatever their order.

    An answer that two parts change alike is written once. They are rivals where they change it
    differently, where one takes a record away that the other changes, and where both add a record of
    the same name with different content.
    """
    wanted = [(number, each) for number, part in enumerate(parts) for each in part if _is_wanted(each, wish)]
    left = tuple(each for part in parts for each in part if not _is_wanted(each, wish))
    written: dict[_Key, Difference] = {}
    rivals: list[Rivals] = []
    for _, found in wanted:
        first = written.setdefault(_key(found), found)
        if first.new_texts != found.new_texts:
            rivals.append(Rivals(first, found))
    rivals += [*_taken_and_changed(written), *_of_one_name(wanted)]
    disputed = {_key(found) for rival in rivals for found in (rival.first, rival.second)}
    kept = tuple(found for key, found in written.items() if key not in disputed)
    return Choice(kept, left, tuple(rivals))


def changes(written: Iterable[Difference]) -> tuple[Edit | NewRecord, ...]:
    """Return the changes of the facts file that write these differences."""
    return tuple(_change(found) for found in written)


def applied(stand: Stand, written: Iterable[Difference]) -> Texts:
    """Return what a facts file must answer when these differences are written into it."""
    answers = {path: said.texts for path, said in stand.answers.items()}
    records = {path: {entry.number: entry.texts for entry in found} for path, found in stand.records.items()}
    added: dict[str, list[Fields]] = {}
    for found in written:
        whole, _, key = found.path.rpartition(".")
        listed, _, number = whole.rpartition(".")
        if found.record is not None:
            added.setdefault(found.path, []).append(found.record.texts)
        elif found.verdict is Verdict.GONE:
            records[whole][int(key)] = {}
        elif number.isdecimal():
            records[listed][int(number)][key] = found.theirs.texts
        else:
            answers[found.path] = found.theirs.texts
    paths = dict.fromkeys((*records, *added))
    lists = {path: [*records.get(path, {}).values(), *added.get(path, [])] for path in paths}
    return _without_blanks(answers, lists)


def texts_of(stand: Stand) -> Texts:
    """Return the answers alone: of single questions by path, of records in their order."""
    return applied(stand, ())


def _without_blanks(answers: Fields, lists: dict[str, list[Fields]]) -> Texts:
    filled = {
        path: [kept for fields in listed if (kept := _filled(fields))] for path, listed in lists.items()
    }
    return _filled(answers), {path: listed for path, listed in filled.items() if listed}


def _filled(fields: Fields) -> Fields:
    return {key: texts for key, texts in fields.items() if texts}


def _key(found: Difference) -> _Key:
    """Return what two parts must agree in to say the same: a path, for a record to add its content too."""
    return found.path, str(sorted(found.record.texts.items())) if found.record else ""


def _taken_and_changed(written: Mapping[_Key, Difference]) -> Iterator[Rivals]:
    """Yield each record that is taken away, with what is changed in it."""
    gone = {found.path: found for found in written.values() if found.verdict is Verdict.GONE}
    for found in written.values():
        whole = gone.get(found.path.rpartition(".")[0])
        if whole is not None and found.record is None:
            yield Rivals(whole, found)


def _of_one_name(wanted: Iterable[tuple[int, Difference]]) -> Iterator[Rivals]:
    """Yield the records to add that bear one name and come from different parts with different content."""
    first: dict[tuple[str, tuple[tuple[str, ...], ...]], tuple[int, Difference]] = {}
    for part, found in wanted:
        if found.record is None or not found.name:
            continue
        other, before = first.setdefault((found.path, found.name), (part, found))
        if other != part and before.new_texts != found.new_texts:
            yield Rivals(before, found)


def _is_wanted(found: Difference, wish: Wish) -> bool:
    return (
        found.verdict in _ALWAYS
        or (wish.clear and found.verdict in _CLEARED)
        or (wish.part and found.verdict in _PREFERRED)
    )


def _change(found: Difference) -> Edit | NewRecord:
    if found.record is not None:
        return NewRecord(found.path, found.record.texts)
    return Edit(found.path, found.theirs.texts)
