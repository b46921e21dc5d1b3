"""Findings on the terminal: in lines for people, as records for programs, counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from planner.cli.output import Json
from planner.facts.messages import render
from planner.facts.rules.missing import RULE as BLANK
from planner.finding import Finding, Severity

_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "注意", Severity.INFO: "提示"}
_IN_FULL = 10


def for_people(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding with its line, a caret and what to do.

    One line is enough for a question that may stay blank, and after ten findings of one rule: the
    same slip on every line of a file would bury the rest.
    """
    seen = Counter[str]()
    for finding in findings:
        seen[finding.rule] += 1
        may_be_blank = finding.rule == BLANK and finding.severity is Severity.INFO
        brief = may_be_blank or seen[finding.rule] > _IN_FULL
        yield in_one_line(finding) if brief else render(finding)


def in_one_line(finding: Finding) -> str:
    """Return place, severity, rule and message of a finding."""
    return render(finding).split("\n", 1)[0]


def counted(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each severity: 错误 1 处，注意 2 处，提示 3 处."""
    counts = Counter(finding.severity for finding in findings)
    return "，".join(f"{name} {counts[severity]} 处" for severity, name in _NAMES.items())


def document(findings: Iterable[Finding]) -> Json:
    """Return the findings in the shape of the contract of `--json`; `file` comes on top of it."""
    return {"findings": [_record(finding) for finding in findings]}


def _record(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "line": finding.place.line,
        "column": finding.place.column,
        "text": finding.text,
        "message": finding.message,
        "suggestion": finding.suggestion or None,
        "basis": finding.basis,
        "file": finding.place.file,
    }
