"""What is not filled in: answers that leave a gap in the draft, and those most reports have."""

import re
from collections.abc import Iterator
from typing import Final

from planner.facts.derived.asked import asked, asked_of
from planner.facts.model import Fact, Facts, Kind, Need, Question, Record
from planner.facts.rules.notes import at_fact, at_key, at_record
from planner.facts.rules.texts import all_facts
from planner.finding import Finding, Severity

RULE: Final = "缺项"
PENDING_RULE: Final = "待填"

_SEVERITY: Final = {Need.MUST: Severity.WARNING, Need.USUAL: Severity.INFO}
# rules/promises.py says it, naming the promise.
_SAID_BY_PROMISES: Final = ("去年计划", "结果")
_EFFECT: Final = {
    "不足.措施": "计划里没有和它对应的措施",
    "不足.部分": "措施写进最后一部分",
}
_MARKS: Final = re.compile(
    r"[XxＸ×*＊]{2,}|(?<![A-Za-z0-9])[XＸ×](?=[省市区县镇乡街届次年月日人件项》])|某某|【待[填补定]|\{\{"
)


def missing(facts: Facts) -> Iterator[Finding]:
    """Yield a warning for each blank 必须 and an info for each blank 常用, once per question.

    A question whose condition fails is not asked, so it cannot be missing.
    """
    for path, question in asked(facts):
        filled = facts.list(path) if question.kind is Kind.RECORDS else facts.all(path)
        if not filled and question.need in _SEVERITY:
            yield at_key(
                facts, path, RULE, _SEVERITY[question.need], _message(question, path), _advice(question)
            )
        if question.kind is Kind.RECORDS:
            yield from _missing_in_records(path, question, facts.list(path))


def pending(facts: Facts) -> Iterator[Finding]:
    """Yield every answer that is typed as not known yet, or that still holds a mark for one."""
    for fact in all_facts(facts):
        if fact.pending:
            message = f"“{fact.label}”还没有填，初稿里会留【待填】"
            yield at_fact(fact, PENDING_RULE, Severity.INFO, message, "查到以后填上")
            continue
        mark = _MARKS.search(fact.text)
        if mark:
            message = f"文字里还有没填的“{mark[0]}”"
            yield at_fact(fact, PENDING_RULE, Severity.WARNING, message, "填上实际内容")


def _missing_in_records(path: str, question: Question, records: tuple[Record, ...]) -> Iterator[Finding]:
    for child in question.children:
        if child.need not in _SEVERITY or (path, child.key) == _SAID_BY_PROMISES:
            continue
        without = [r for r in records if r.one(child.key) is None and child in asked_of(r, question)]
        if not without:
            continue
        if child.need is Need.MUST:
            message = _message(child, f"{question.key}.{child.key}")
            yield from (at_record(r, RULE, Severity.WARNING, message, _advice(child)) for r in without)
        else:
            message = f"“{question.key}”有{len(without)}条没有填{_named(child)}"
            yield at_record(without[0], RULE, Severity.INFO, message, f"有就填：{_names(without)}")


def _names(records: list[Record]) -> str:
    titles: list[Fact] = [title for record in records if (title := record.one("题目"))]
    shown = "、".join(title.text for title in titles[:5])
    return shown + ("等" if len(records) > len(titles[:5]) else "")


def _message(question: Question, path: str) -> str:
    home = path.rpartition(".")[0]
    group = f"“{home}”的" if home else ""
    usual = "初稿里会留【待填】" if question.need is Need.MUST else "初稿里不写"
    return f"没有填{group}{_named(question)}，{_EFFECT.get(path, usual)}"


def _named(question: Question) -> str:
    label = "" if question.label == question.key else f"（{question.label}）"
    return f"“{question.key}”{label}"


def _advice(question: Question) -> str:
    example = "、".join(question.example)
    return f"填在“{question.key}:”后面，如 {example}" if example else f"在“{question.key}:”下面填写"
