"""Facts: the typed content of a filled questionnaire, each value with its place in the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from planner.finding import Place


class Kind(StrEnum):
    """What an answer is; decides how it is read and written."""

    TEXT = "文字"
    NAME = "名称"
    YEAR = "年"
    DATE = "日期"
    ORDINAL = "序数"
    INTEGER = "整数"
    PERCENT = "百分数"
    MONTHS = "月份"
    CHOICE = "选项"
    FORM = "形式"
    FIELD = "领域"
    LIST = "多条"
    RECORDS = "条目"
    GROUP = "组"


class Need(StrEnum):
    """How much an answer is needed: a missing 必须 shows as a gap in the draft."""

    MUST = "必须"
    USUAL = "常用"
    OPTIONAL = "可选"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `key` is the YAML key; `label` asks it; `children` are those of a group or record."""

    key: str
    label: str
    kind: Kind
    need: Need
    help: str = ""
    unit: str = ""
    example: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    children: tuple["Question", ...] = ()


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All questions of one kind of document."""

    document: str
    levels: tuple[str, ...]
    questions: tuple[Question, ...]


Value = str | int | Decimal | date | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One answer.

    `path` is the dotted YAML path, with list indices from 1 (本年议题.3.成效); `text` is how it
    stands in a sentence (digits and marks tidied, nothing else); `value` is the typed value.
    `pending` is True when the clerk typed 待填, ？ or only anonymisation marks: the fact exists and
    is not known yet, so the sentence is written with a gap. `approximate` marks 约300, 30余.
    """

    path: str
    text: str
    value: Value
    place: Place
    label: str
    pending: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a list of records (an agenda item, a shortcoming, a case).

    `fields` maps a child's key to its facts: one for a scalar, several for a list.
    """

    path: str
    place: Place
    fields: Mapping[str, tuple[Fact, ...]]

    def one(self, key: str) -> Fact | None:
        """Return the answer under `key`, or None when it is blank."""
        facts = self.fields.get(key, ())
        return facts[0] if facts else None

    def all(self, key: str) -> tuple[Fact, ...]:
        """Return all answers under `key`, in order."""
        return self.fields.get(key, ())


@dataclass(frozen=True, slots=True)
class Facts:
    """A whole facts file.

    `values` maps a dotted path to its facts (several for a 多条 question); `records` maps the path of
    a list of records to them.
    """

    file: str
    questionnaire: Questionnaire
    values: Mapping[str, tuple[Fact, ...]]
    records: Mapping[str, tuple[Record, ...]]

    def one(self, path: str) -> Fact | None:
        """Return the answer at `path`, or None when it is blank."""
        facts = self.values.get(path, ())
        return facts[0] if facts else None

    def all(self, path: str) -> tuple[Fact, ...]:
        """Return all answers at `path`, in order."""
        return self.values.get(path, ())

    def list(self, path: str) -> tuple[Record, ...]:
        """Return the records at `path`, in order."""
        return self.records.get(path, ())


def walk(questions: tuple[Question, ...], prefix: str = "") -> Iterator[tuple[str, Question]]:
    """Yield every question with its dotted path, groups entered, records not."""
    for question in questions:
        path = f"{prefix}{question.key}"
        yield path, question
        if question.kind is Kind.GROUP:
            yield from walk(question.children, f"{path}.")
