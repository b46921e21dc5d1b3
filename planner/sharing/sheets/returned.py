"""Returned: a workbook that came back, ready to be compared to the facts file."""

from pathlib import Path

from planner.bank.model import PhraseBank
from planner.facts.reading.answers import vocabulary
from planner.sharing.merging import NO_ORIGINAL, Returned, Whole, errors_in, strangeness
from planner.sharing.sheets.opening import open_workbook
from planner.sharing.sheets.read import read_workbook
from planner.sharing.stand import stand_of
from planner.sharing.threeway import Sides


def open_sheets(path: Path, whole: Whole, bank: PhraseBank) -> Returned:
    """Return the workbook at `path`; one that cannot be used says so in `refusal`.

    Raises UnreadableInputError when it is no workbook, or none that was exported.
    """
    filled = read_workbook(open_workbook(path), whole.facts.questionnaire, vocabulary(bank))
    errors = errors_in(filled.findings)
    strange = strangeness(filled.head, whole.facts)
    if strange or errors:
        reason = strange or f"有 {len(errors)} 处错误"
        return Returned(str(path), findings=filled.findings, refusal=reason)
    sides = Sides(stand_of(whole.facts), filled.theirs, filled.original, filled.given, file=str(path))
    remark = "" if filled.original else NO_ORIGINAL
    return Returned(str(path), sides, filled.findings, remark=remark)
