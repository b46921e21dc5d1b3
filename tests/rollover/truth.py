"""Last year's reports with their truth beside them, the five real ones, and answers for a rolled file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from planner.bank.load import load_bank
from planner.facts.load import facts_of_text
from planner.facts.model import Facts, Kind, Need, Question, walk
from planner.facts.splicing.splice import Edit, splice
from planner.files import Text
from planner.reports.model import Report
from planner.reports.read import read_lines
from planner.reports.structure import structure
from planner.rollover.model import Promise

FOLDER: Final = Path(__file__).resolve().parent
MADE: Final = FOLDER / "made"


@dataclass(frozen=True, slots=True)
class Known:
    """A promise as a reader takes it down: its line, its part, its words, its agenda item."""

    line: int
    duty: str
    text: str
    form: str = ""
    topic: str = ""


def made_reports() -> list[str]:
    """Return the names of the reports made for these tests."""
    return sorted(path.stem for path in MADE.glob("*.txt"))


def report_of(path: Path) -> Report:
    """Return the structure of a report."""
    return structure(read_lines(path))


def known_promises(name: str) -> list[Known]:
    """Return the promises of a made report, as they were taken down by reading."""
    rows: list[list[Any]] = yaml.safe_load((MADE / f"{name}.yaml").read_text("utf-8"))
    return [Known(*row) for row in rows]


def as_known(promise: Promise) -> Known:
    """Return what was found as a reader would take it down."""
    return Known(promise.line, promise.duty.value, promise.text, promise.form, promise.topic)


def five_keys() -> dict[str, dict[int, list[list[Any]]]]:
    """Return the promises of the five reports, as they were read: by line, length and first six signs."""
    keys: dict[str, dict[int, list[list[Any]]]] = yaml.safe_load((FOLDER / "five.yaml").read_text("utf-8"))
    return keys


def read_facts(path: Path) -> Facts:
    """Return the facts of a file that has no problem of severity error."""
    facts, findings = facts_of_text(path.name, Text(path.read_text("utf-8"), "UTF-8"), load_bank())
    assert [found.message for found in findings if found.severity.value == "error"] == []
    return facts


def answered(content: str, facts: Facts, numbers: Mapping[str, str]) -> str:
    """Return a rolled file with every must answered and every promise accounted for, as a clerk would.

    `numbers` are the term and the session by path, for what the file leaves open.
    """
    changes = [
        Edit(path, (numbers.get(path) or _answer(question),))
        for path, question in walk(facts.questionnaire.questions)
        if question.need is Need.MUST and question.kind not in {Kind.RECORDS, Kind.GROUP}
        if not facts.all(path)
    ]
    items = facts.list("本年议题")
    titles = {record.fields["题目"][0].text for record in items}
    for record in facts.list("去年计划"):
        changes.append(Edit(f"{record.path}.结果", ("完成",)))
        named = record.one("议题")
        if not (named and named.text in titles):
            changes.append(Edit(f"{record.path}.说明", ("已经办好",)))
    changes += [Edit(f"{record.path}.状态", ("已审议",)) for record in items]
    return splice(content, changes, facts.questionnaire)


def _answer(question: Question) -> str:
    if question.choices:
        return question.choices[0]
    match question.kind:
        case Kind.INTEGER:
            return "12"
        case Kind.DATE:
            return "2027年1月12日"
        case _:
            return "云川" if question.kind is Kind.NAME else "建设美丽云川"
