"""planner check: what is wrong or missing in a facts file."""

from collections.abc import Sequence
from pathlib import Path

from planner.cli.findings import counted, document, for_people
from planner.cli.output import emit, emit_json
from planner.drafting import Opened, open_facts
from planner.errors import InvalidInputError, PlannerError
from planner.facts.asking.progress import progress
from planner.facts.model import Need
from planner.facts.rules.missing import PENDING_RULE
from planner.finding import Finding, Place, Severity


def check_file(path: Path, banks: Sequence[Path], *, as_json: bool) -> int:
    """Print the findings of a facts file; return 1 when there are errors among them.

    With `as_json` stdout gets one document even when the file cannot be read: its findings say why,
    and the error is raised all the same.
    """
    try:
        opened = open_facts(path, banks)
    except PlannerError as error:
        if as_json:
            emit_json(document(_reasons(error, path)))
        raise
    findings = opened.findings
    if as_json:
        emit_json(document(findings))
    else:
        emit("\n".join([*for_people(findings), _summary(path, opened)]))
    return int(any(f.severity is Severity.ERROR for f in findings))


def _summary(path: Path, opened: Opened) -> str:
    """Return how many findings there are, and how much of the file is filled in."""
    needs = progress(opened.facts).needs
    counts = {need: f"{needs[need].answered}/{needs[need].asked}" for need in (Need.MUST, Need.USUAL)}
    pending = sum(f.rule == PENDING_RULE for f in opened.findings)
    parts = [f"{path}：{counted(opened.findings)}。"]
    parts.append(f"已填：必填 {counts[Need.MUST]}，常用 {counts[Need.USUAL]}。")
    if pending:
        parts.append(f"写着“待填”的有 {pending} 处。")
    return "".join(parts)


def _reasons(error: PlannerError, path: Path) -> tuple[Finding, ...]:
    """Return why the file gave no facts."""
    if isinstance(error, InvalidInputError):
        return error.findings
    place = Place(str(path), 1, 1)
    return (Finding("文件", Severity.ERROR, place, "", str(error), basis="问卷要能读取"),)
