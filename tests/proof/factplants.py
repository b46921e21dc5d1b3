"""Drafts of the shipped examples, edited by hand in one place and held to their facts (`植问卷.yaml`)."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from planner.drafting import Opened, make_draft, open_facts
from planner.facts.derived.timing import facts_clock
from planner.finding import Severity
from planner.plainyaml import load_plain
from planner.proof.model import Remark
from planner.proof.reading import Given, lines_of_draft
from tests.proof.outcomes import Outcome, heard_at, new_remarks, read
from tests.proof.seeded import DATA, Plant, seeded_into
from tests.shipped import COMPLETE, TOWN

_FACTS: Final = {"区": COMPLETE, "镇": TOWN}
_FAMILIES: Final = frozenset({"问卷", "数字", "合计", "议题"})


@dataclass(frozen=True, slots=True)
class _Edit:
    draft: str
    plant: Plant


@cache
def edits() -> tuple[_Edit, ...]:
    """Return all of them."""
    found = load_plain((DATA / "植问卷.yaml").read_text(encoding="utf-8"))
    return tuple(
        _Edit(one["稿"], Plant(0, one["类"], Severity.WARNING, _FAMILIES, one["原"], one["换"]))
        for one in found
    )


def fact_outcomes() -> tuple[Outcome, ...]:
    """Return what comes of each."""
    return tuple(_outcome(edit) for edit in edits())


def fact_alarms() -> tuple[Remark, ...]:
    """Return the errors and warnings on the drafts as they are."""
    return tuple(one for name in _FACTS for one in _quiet(name) if one.finding.severity is not Severity.INFO)


def _outcome(edit: _Edit) -> Outcome:
    seeded = seeded_into(_text(edit.draft), edit.plant)
    new = new_remarks(_told(seeded.text, edit.draft), _quiet(edit.draft))
    heard = [one for one in new if one.finding.rule.partition("-")[0] in _FAMILIES]
    return Outcome(edit.plant, bool(heard), bool(heard) and heard_at(heard, seeded), weighed=True)


@cache
def _opened(name: str) -> Opened:
    return open_facts(_FACTS[name])


@cache
def _text(name: str) -> str:
    lines = lines_of_draft(make_draft(_opened(name))).lines
    return "\n".join(line.text for line in lines if not line.table)


@cache
def _quiet(name: str) -> tuple[Remark, ...]:
    return _told(_text(name), name)


def _told(text: str, name: str) -> tuple[Remark, ...]:
    facts = _opened(name).facts
    return read(text, Given(facts_clock(facts).year, facts.mode.level, facts=facts))
