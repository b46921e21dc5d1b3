"""planner check: what is wrong or missing in a facts file."""

from collections.abc import Sequence
from pathlib import Path

from planner.cli.findings import counted, document, for_people
from planner.cli.output import emit, emit_json
from planner.drafting import open_facts
from planner.errors import InvalidInputError, PlannerError
from planner.facts.rules.missing import PENDING_RULE, RULE
from planner.finding import Finding, Place, Severity


def check_file(path: Path, banks: Sequence[Path], *, as_json: bool) -> int:
    """Print the findings of a facts file; return 1 when there are errors among them.

    With `as_json` stdout gets one document even when the file cannot be read: its findings say why,
    and the error is raised all the same.
    """
    try:
        findings = open_facts(path, banks).findings
    except PlannerError as error:
        if as_json:
            emit_json(document(_reasons(error, path)))
        raise
    if as_json:
        emit_json(document(findings))
    else:
        emit("\n".join([*for_people(findings), _summary(path, findings)]))
    return int(any(f.severity is Severity.ERROR for f in findings))


def _summary(path: Path, findings: Sequence[Finding]) -> str:
    blank = sum(f.rule == RULE and f.severity is Severity.WARNING for f in findings)
    pending = sum(f.rule == PENDING_RULE for f in findings)
    parts = [f"{path}：{counted(findings)}。"]
    parts.append(f"必填的还有 {blank} 项没有填。" if blank else "必填的都填了。")
    if pending:
        parts.append(f"写着“待填”的有 {pending} 处。")
    return "".join(parts)


def _reasons(error: PlannerError, path: Path) -> tuple[Finding, ...]:
    """Return why the file gave no facts."""
    if isinstance(error, InvalidInputError):
        return error.findings
    place = Place(str(path), 1, 1)
    return (Finding("文件", Severity.ERROR, place, "", str(error), basis="问卷要能读取"),)
