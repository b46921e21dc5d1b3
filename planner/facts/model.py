"""Facts: the typed content of a filled questionnaire, each value with its place in the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from planner.bank.model import Level
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


class YearKind(StrEnum):
    """What a year is to its term: which report is written at its end (domain reference §0.1)."""

    ORDINARY = "平年"
    LAST = "届末"
    FIRST = "首年"


@dataclass(frozen=True, slots=True)
class Mode:
    """Whom a questionnaire is for: the level of the congress and the kind of year."""

    level: Level = Level.DISTRICT
    year_kind: YearKind = YearKind.ORDINARY


@dataclass(frozen=True, slots=True)
class Condition:
    """A question is asked only while the answer at `path` is one of `values`."""

    path: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `key` is the YAML key; `label` asks it; `children` are those of a group or record.

    `when` are the conditions under which it is asked, all of which must hold. `most` is the path of
    the answer that this one can be no greater than (办结意见 ≤ 收集意见). `usual` is the span that a
    whole number lies in at an office of this level, both ends included, and `usual_basis` the law
    that sets it, "" for practice. `told_in` is the half or the element of a document that tells the
    answer: one that is not written needs none; "" for any. A `folded` question is only named in a
    blank file.
    """

    key: str
    label: str
    kind: Kind
    need: Need
    help: str = ""
    unit: str = ""
    example: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    children: tuple["Question", ...] = ()
    when: tuple[Condition, ...] = ()
    most: str = ""
    usual: tuple[int, int] | None = None
    usual_basis: str = ""
    told_in: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All questions of one kind of document for one level and kind of year, in the order asked.

    `levels` are those the document is written at. `elsewhere` maps the path of a question that only
    other modes ask to a description of them (区、县、县级市; 届末), for the message when it is answered.
    """

    document: str
    levels: tuple[str, ...]
    questions: tuple[Question, ...]
    mode: Mode = Mode()
    elsewhere: Mapping[str, str] = field(default_factory=dict)


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
class PartHeadings:
    """The headings of a report's parts, without numbers, in the order of each half."""

    review: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Background:
    """What other files say that the facts file names under 参照.

    `last_year` maps a path to last year's answer there, read from last year's facts or recognised in
    last year's report (its place is in that file). `last_headings` are that report's headings; facts
    have none yet, so `last_facts` are kept where the file holds facts. `term` are the yearly facts files
    of the term, in the order of their years.
    """

    last_year: Mapping[str, Fact] = field(default_factory=dict)
    term: tuple["Facts", ...] = ()
    last_headings: PartHeadings = PartHeadings()
    last_facts: "Facts | None" = None


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
    background: Background = field(default_factory=Background)

    @property
    def mode(self) -> Mode:
        """The level and kind of year the file was read for."""
        return self.questionnaire.mode

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
