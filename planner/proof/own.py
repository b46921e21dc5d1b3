"""Proof-reading a draft of our own before it leaves the program."""

import re
from pathlib import Path
from typing import Final

from planner.draft.model import Draft
from planner.drafting import Opened
from planner.facts.derived.timing import facts_clock, is_dated
from planner.proof.detectors import DETECTORS
from planner.proof.model import Remark
from planner.proof.reading import Given, lines_of_draft, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks

_GAP: Final = re.compile("【待填：[^】]*】")


def remarks_on_draft(draft: Draft, opened: Opened, folders: tuple[Path, ...] = ()) -> tuple[Remark, ...]:
    """Return what the rules find in a draft of `opened`; gaps are told elsewhere and left out.

    `folders` are phrase banks with rules of the office's own. InvalidInputError when these are wrong.
    """
    rules, office = rules_of(folders, DETECTORS)
    clock = facts_clock(opened.facts)
    given = Given(
        year=clock.year if is_dated(clock) else None,
        level=opened.facts.mode.level,
        delivered=clock.delivered if is_dated(clock) else None,
        own=office.own,
    )
    found = remarks(subject_of(lines_of_draft(draft), opened.bank, given), rules)
    return tuple(one for one in found if not _is_gap(one))


def _is_gap(remark: Remark) -> bool:
    spans = (match.span() for match in _GAP.finditer(remark.finding.source_line))
    return any(start < remark.end and remark.start < end for start, end in spans)
