"""Findings on the terminal: in lines for people, as records for programs, counted."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.cli.output import Json
from planner.facts.messages import render
from planner.facts.rules.missing import RULE as BLANK
from planner.finding import Finding, Severity

_IN_FULL = 10
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|\d+")


def for_people(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding with its line, a caret and what to do.

    The same remark on every line of a file would bury the rest: after ten findings of one rule each
    gets one line, and after ten with one remark the others share a line at the end, errors excepted.
    Questions that may stay blank share one as well, by group.
    """
    rules = Counter[str]()
    remarks = Counter[str]()
    blanks: list[Finding] = []
    further: dict[str, list[Finding]] = {}
    for finding in findings:
        remark = _remark(finding)
        rules[finding.rule] += 1
        remarks[remark] += 1
        if finding.rule == BLANK and finding.severity is Severity.INFO:
            blanks.append(finding)
        elif remarks[remark] > _IN_FULL and finding.severity is not Severity.ERROR:
            further.setdefault(remark, []).append(finding)
        else:
            yield in_one_line(finding) if rules[finding.rule] > _IN_FULL else render(finding)
    for more in further.values():
        name = f"{more[0].severity.word} {more[0].rule}"
        yield f"{name}：同样的还有 {len(more)} 处，在第 {_lines_of(more)} 行"
    yield from _blank_lines(blanks)


def _remark(finding: Finding) -> str:
    """Return rule and message without what is quoted or counted: what the same slip has in common."""
    return finding.rule + _QUOTED.sub("", finding.message)


def _blank_lines(blanks: Sequence[Finding]) -> Iterator[str]:
    """Yield one line on the blank questions of groups, and one on each field blank in records."""
    groups: dict[str, list[Finding]] = {}
    for finding in blanks:
        group, dot, _ = finding.text.rpartition(".")
        if dot:
            groups.setdefault(group, []).append(finding)
        else:
            yield in_one_line(finding)
    if groups:
        told = "；".join(f"{group}（{', '.join(_keys(found))}）" for group, found in groups.items())
        count = sum(len(found) for found in groups.values())
        yield f"提示 {BLANK}：多数单位有、这里没有填的还有 {count} 项，初稿里不写：{told.replace(', ', '、')}"


def _keys(findings: Iterable[Finding]) -> Iterator[str]:
    return (finding.text.rpartition(".")[2] for finding in findings)


def _lines_of(findings: Iterable[Finding]) -> str:
    return "、".join(dict.fromkeys(str(finding.place.line) for finding in findings))


def in_one_line(finding: Finding) -> str:
    """Return place, severity, rule and message of a finding."""
    return render(finding).split("\n", 1)[0]


def counted(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each severity: 错误 1 处，注意 2 处，提示 3 处."""
    counts = Counter(finding.severity for finding in findings)
    return "，".join(f"{severity.word} {counts[severity]} 处" for severity in Severity)


def document(findings: Iterable[Finding]) -> Mapping[str, object]:
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
