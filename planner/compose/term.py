"""Term: the agenda items that the report on five years tells, out of all its yearly files.

Such a report tells one or two matters of a field, each as one chain across its years (2022年…2024年…);
the others are in its totals (prose guide §8).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import PhraseBank, Tense
from planner.compose.parts import layout_of
from planner.facts.derived.agenda import Item, Stage, agenda
from planner.facts.derived.ledger import term_files
from planner.facts.model import Fact, Facts, Record

_PER_PARAGRAPH = 2
# The paragraphs of a town are fewer, each on more fields.
_PER_PARAGRAPH_OF_A_TOWN = 3


def of_term(facts: Facts, bank: PhraseBank, own: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items to tell of the term of `facts`, whose last year's items are `own`, by year.

    An item carries the year it was done in; the paths of one that another file holds begin with that
    file's name (2023.yaml:本年议题.4). Items that are no more than a question to the clerk all stay.
    """
    files = term_files(facts)
    items = [item for file in files.values() if file is not facts for item in _elsewhere(file, bank)]
    year = facts.one("年度")
    items += [replace(item, year=year) for item in own if _is_tellable(item)]
    layout = layout_of(facts.mode.level, Tense.REVIEW)
    groups: dict[str, dict[str, list[Item]]] = {}
    for item in items:
        groups.setdefault(layout.group_of(item), {}).setdefault(item.topic, []).append(item)
    most = _PER_PARAGRAPH_OF_A_TOWN if facts.mode.level in TOWN_LEVELS else _PER_PARAGRAPH
    told = [item for chains in groups.values() for item in _strongest(list(chains.values()), most)]
    return (*(item for item in own if not _is_tellable(item)), *told)


def _strongest(chains: Sequence[Sequence[Item]], most: int) -> Iterator[Item]:
    """Yield the items of the matters of one paragraph that went on longest and have most to tell."""
    once = [_once_a_form(chain) for chain in chains]
    for chain in sorted(once, key=_strength, reverse=True)[:most]:
        yield from chain


def _once_a_form(chain: Sequence[Item]) -> list[Item]:
    """Return a matter with the fullest item of each form: what comes up every year is told once."""
    fullest: dict[str, Item] = {}
    for item in chain:
        name = item.form.name if item.form else ""
        if name not in fullest or _fullness(item) >= _fullness(fullest[name]):
            fullest[name] = item
    return list(fullest.values())


def _strength(chain: Sequence[Item]) -> tuple[int, int, int]:
    years = {item.year.value for item in chain if item.year}
    effective = sum(item.stage is Stage.EFFECTIVE for item in chain)
    return len(years), effective, sum(map(_fullness, chain))


def _fullness(item: Item) -> int:
    return sum(len(facts) for facts in item.record.fields.values())


def _is_tellable(item: Item) -> bool:
    return item.done and item.form is not None and bool(item.topic)


def _elsewhere(file: Facts, bank: PhraseBank) -> Iterator[Item]:
    """Yield the items of another year's file that can be told, their paths marked with its name."""
    prefix = f"{PurePath(file.file).name}:"
    year = file.one("年度")
    for item in agenda(file, bank, Tense.REVIEW):
        if _is_tellable(item):
            marked = _marked(item.record, prefix)
            yield replace(item, record=marked, year=year and _moved(year, prefix))


def _marked(record: Record, prefix: str) -> Record:
    fields = {key: tuple(_moved(fact, prefix) for fact in facts) for key, facts in record.fields.items()}
    return replace(record, path=f"{prefix}{record.path}", fields=fields)


def _moved(fact: Fact, prefix: str) -> Fact:
    return replace(fact, path=f"{prefix}{fact.path}")
