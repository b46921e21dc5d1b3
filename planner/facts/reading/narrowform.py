"""The narrow form of a line, and what is open while such lines are read one by one."""

import re
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import Final

from planner.facts.model import Fact, Kind, Question, Record
from planner.finding import Place

_START: Final = r"[\w“‘《〈〔（…—]"
_PLAIN: Final = rf"(?!“.*[\"'＂]$|‘.*[\"'＂]$){_START}[^:#]*(?:(?::(?=[^ ])|(?<! )#)[^:#]*)*"
_ITEM: Final = rf"{_START}(?:[^,\[\]{{}}:#'\"＂&*!|>%@`?]|:(?=\w))*"
LINE: Final = re.compile(rf"( *)(- )?(?:(\w{{1,30}}):(?:$| (?:({_PLAIN})|(.+)))|({_PLAIN}))")
LIST: Final = re.compile(rf"\[(?:{_ITEM}(?:, {_ITEM})*)?\]")
ITEMS: Final = re.compile(_ITEM)
QUOTED: Final = re.compile(r"\"[^\"\\]*\"|'[^']*'")
STEP: Final = 2


def is_even(line: str) -> bool:
    """Return whether all signs of a line are printed, and none was lost."""
    return line.isprintable() and "\ufffd" not in line


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is looked up of its kind at every line."""

    question: Question
    is_group: bool
    is_records: bool
    is_list: bool
    is_single: bool
    is_text: bool


@dataclass(slots=True)
class OpenFrame:
    """Entries at one column: keys of a group or record among `known`, or the items of a list.

    `path` is that of the group, record or list, with a full stop behind that of a group or record.
    """

    column: int
    path: str
    known: Table[str, Asked]
    place: Place | None = None
    of_list: Asked | None = None
    seen: set[str] = field(default_factory=set)
    fields: dict[str, tuple[Fact, ...]] | None = None
    facts: list[Fact] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    count: int = 0


def asked_by_key(questions: tuple[Question, ...]) -> Table[str, Asked]:
    """Return questions by key, with what a line needs to know of them."""
    return {question.key: _asked(question, question.kind) for question in questions}


def _asked(question: Question, kind: Kind) -> Asked:
    return Asked(
        question,
        is_group=kind is Kind.GROUP,
        is_records=kind is Kind.RECORDS,
        is_list=kind is Kind.LIST,
        is_single=kind not in {Kind.GROUP, Kind.RECORDS, Kind.LIST},
        is_text=kind is Kind.TEXT,
    )
