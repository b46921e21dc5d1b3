"""Shares: which questions and which records each committee is given."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from planner.facts.derived.asked import asked
from planner.facts.model import Fact, Facts, Kind, Question, walk
from planner.sharing.plan import Plan
from planner.sharing.stand import lists, number_of

BY: Final = "委室"
"""The key of a record that names the committee in charge."""
HEAD: Final = ("文种", "级别", "年度", "年型")
"""What every part says of itself, and nobody changes in it."""

_PROMISES: Final = "去年计划"
_ITEM: Final = "议题"
_TITLE: Final = "题目"
_THIS_YEAR: Final = "本年议题"


@dataclass(frozen=True, slots=True)
class Share:
    """What one committee is given: questions by path, and of each list of records these numbers."""

    owner: str
    paths: tuple[str, ...]
    records: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def shares(facts: Facts, plan: Plan, by: str = BY) -> tuple[Share, ...]:
    """Return what each is given: the committees of the plan, those the records name, then the office.

    Records that name a committee under `by` go to it; a promise of last year goes with the item that
    shows it; every other question goes where the plan says. A committee may add items of its own, so it
    gets their lists even when none is its own yet. Whoever gets nothing is left out.
    """
    owners = tuple(dict.fromkeys((*plan.owners, *committees(facts, by), plan.office)))
    divided = {path: _divided(facts, path, plan, by) for path, _ in _dividable(facts, by)}
    given = (_share(facts, owner, divided, plan, alone=len(owners) == 1) for owner in owners)
    return tuple(share for share in given if share.paths)


def committees(facts: Facts, by: str = BY) -> tuple[str, ...]:
    """Return the committees that the records name under the key `by`, in the order of the file."""
    named = (owner_of(record.one(by)) for records in facts.records.values() for record in records)
    return tuple(dict.fromkeys(name for name in named if name))


def owner_of(fact: Fact | None) -> str:
    """Return the committee an answer names: the first of several, for it leads; "" for none."""
    return fact.text.split("、", maxsplit=1)[0].strip() if fact else ""


def without_owner(facts: Facts, by: str = BY) -> int:
    """Return how many records that could name a committee name none."""
    records = (
        record for path, _ in _dividable(facts, by) if path != _PROMISES for record in facts.list(path)
    )
    return sum(not owner_of(record.one(by)) for record in records)


def alike(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield two names that may be one committee: all signs of the shorter stand in the longer, in order."""
    for short in names:
        for long in names:
            signs = iter(long)
            if len(short) < len(long) and all(sign in signs for sign in short):
                yield short, long


def _wanted(facts: Facts) -> Iterator[tuple[str, Question]]:
    """Yield the questions to give out: those asked, and those answered all the same."""
    wanted = {path for path, _ in asked(facts)} | {*facts.values, *facts.records}
    for path, question in walk(facts.questionnaire.questions):
        if path in wanted and question.kind is not Kind.GROUP and path not in HEAD:
            yield path, question


def _dividable(facts: Facts, by: str) -> Iterator[tuple[str, Question]]:
    """Yield the lists whose records go to different committees."""
    for path, question in lists(facts.questionnaire).items():
        if path == _PROMISES or any(child.key == by for child in question.children):
            yield path, question


def _divided(facts: Facts, path: str, plan: Plan, by: str) -> dict[int, str]:
    """Return whose each record of a list is, by its number."""
    items = {_text(item.one(_TITLE)): owner_of(item.one(by)) for item in facts.list(_THIS_YEAR)}
    found = {}
    for record in facts.list(path):
        name = owner_of(record.one(by)) or items.get(_text(record.one(_ITEM)), "")
        found[number_of(record)] = name or plan.office
    return found


def _share(
    facts: Facts, owner: str, divided: Mapping[str, Mapping[int, str]], plan: Plan, *, alone: bool
) -> Share:
    paths: list[str] = []
    records: dict[str, tuple[int, ...]] = {}
    for path, question in _wanted(facts):
        own = tuple(number for number, who in divided.get(path, {}).items() if who == owner)
        is_everyones = path != _PROMISES and (owner != plan.office or alone)
        if own or is_everyones if path in divided else plan.owner(path) == owner:
            paths.append(path)
            if question.kind is Kind.RECORDS:
                every = tuple(number_of(record) for record in facts.list(path))
                records[path] = own if path in divided else every
    return Share(owner, tuple(paths), records)


def _text(fact: Fact | None) -> str:
    return fact.text if fact else ""
