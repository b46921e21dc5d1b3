"""Stand: what one file answers, and where, in a form in which files can be held against each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from planner.facts.model import Fact, Facts, Kind, Need, Question, Questionnaire, Record, walk
from planner.finding import Place

PENDING: Final = "待填"


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: its texts (several for a 多条 question), each as it reads, and where it stands.

    `where` is for people: facts.yaml 第12行, 问卷.xlsx“填表”D17.
    """

    texts: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: its number in its list (from 1), its answers by key, and where it stands.

    `mark` is its number in the common original: None where it has none there, or it is not known.
    """

    number: int
    fields: Mapping[str, Said]
    where: str
    mark: int | None = None

    @property
    def texts(self) -> dict[str, tuple[str, ...]]:
        """The answers alone."""
        return {key: said.texts for key, said in self.fields.items()}


@dataclass(frozen=True, slots=True)
class Stand:
    """All a file answers: single questions and lists by path, records by the path of their list."""

    answers: Mapping[str, Said] = field(default_factory=dict)
    records: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)


def stand_of(facts: Facts) -> Stand:
    """Return what a facts file answers."""
    return Stand(
        {path: _said(given) for path, given in facts.values.items()},
        {path: tuple(map(_entry, given)) for path, given in facts.records.items()},
    )


def at(place: Place) -> str:
    """Return a line of a file in words."""
    return f"{place.file} 第 {place.line} 行"


def identity(question: Question) -> tuple[str, ...]:
    """Return the keys that tell one record of a list from another: what must be answered."""
    return tuple(child.key for child in question.children if child.need is Need.MUST)


def lists(questionnaire: Questionnaire) -> dict[str, Question]:
    """Return the lists of records by path, in the order asked."""
    return {path: asked for path, asked in walk(questionnaire.questions) if asked.kind is Kind.RECORDS}


def title(entry: Entry, question: Question) -> str:
    """Return how to name a record to a clerk: the first answer that tells it from others."""
    keys = (*identity(question), *(child.key for child in question.children))
    said = next((entry.fields[key] for key in keys if key in entry.fields), None)
    return _shortened(said.texts[0]) if said else ""


def _shortened(text: str, most: int = 24) -> str:
    return text if len(text) <= most else f"{text[:most]}……"


def number_of(record: Record) -> int:
    """Return the number of a record in its list, from 1."""
    return int(record.path.rpartition(".")[2])


def _entry(record: Record) -> Entry:
    fields = {key: _said(given) for key, given in record.fields.items()}
    return Entry(number_of(record), fields, at(record.place))


def _said(facts: Sequence[Fact]) -> Said:
    texts = tuple(PENDING if fact.pending else fact.text for fact in facts)
    return Said(texts, at(facts[0].place))
