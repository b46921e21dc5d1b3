"""Figures that must agree with each other, and figures no office can have."""

from collections.abc import Iterator
from typing import Final

from planner.facts.model import Fact, Facts
from planner.facts.rules.notes import at_fact
from planner.finding import Finding, Severity

SUM_RULE: Final = "数字勾稽"
RANGE_RULE: Final = "数字范围"

_BASIS: Final = "同一份报告里的数字应当对得上"
_PARTS: Final = (
    ("任免.任命", "任免.人次"),
    ("任免.免职", "任免.人次"),
    ("备案.审查", "备案.接收"),
    ("备案.纠正", "备案.审查"),
    ("备案.联网整改", "备案.联网预警"),
    ("代表.办结意见", "代表.收集意见"),
    ("代表.建议解决", "代表.建议总数"),
    ("代表.重点督办", "代表.建议总数"),
    ("代表.实事完成", "代表.实事总数"),
    ("自身.反馈意见", "自身.交办意见"),
)
_ORGANIC_47: Final = "地方组织法第四十七条"
_ELECTION_12: Final = "选举法第十二条"
_USUAL: Final = "常见范围"
_RANGES: Final = (
    ("单位.届", 1, 30, _USUAL),
    ("会议.常委会会议", 1, 24, _USUAL),
    ("会议.主任会议", 4, 80, _USUAL),
    ("政治.党组学习", 2, 60, _USUAL),
    ("政治.中心组学习", 1, 40, _USUAL),
    ("任免.人次", 0, 500, _USUAL),
    ("代表.培训期数", 0, 60, _USUAL),
    ("代表.组成人员", 15, 45, _ORGANIC_47),
    ("代表.建议总数", 0, 1500, _USUAL),
    ("代表.重点督办", 0, 60, _USUAL),
    ("代表.实事总数", 0, 40, _USUAL),
    ("选举.区代表", 140, 450, _ELECTION_12),
)


def disagreeing(facts: Facts) -> Iterator[Finding]:
    """Yield an error for each part that is larger than its whole; approximate figures are let be."""
    for part_path, whole_path in _PARTS:
        part, whole = _exact(facts, part_path), _exact(facts, whole_path)
        if part and whole and _number(part) > _number(whole):
            message = f"“{part.label}”{part.text}，多于“{whole.label}”{whole.text}"
            yield at_fact(
                part, SUM_RULE, Severity.ERROR, message, f"核对 {part.path} 和 {whole.path}", _BASIS
            )
    yield from _appointments(facts)


def implausible(facts: Facts) -> Iterator[Finding]:
    """Yield a warning for each figure outside what the law or practice allows."""
    for path, low, high, basis in _RANGES:
        fact = _exact(facts, path)
        if fact and not low <= _number(fact) <= high:
            message = f"“{fact.label}”填的是{fact.text}，一般在{low}到{high}之间"
            yield at_fact(fact, RANGE_RULE, Severity.WARNING, message, "核对是否多打、少打了一位", basis)


def _appointments(facts: Facts) -> Iterator[Finding]:
    total, named, removed = (_exact(facts, f"任免.{key}") for key in ("人次", "任命", "免职"))
    if not (total and named and removed):
        return
    both = _number(named) + _number(removed)
    if both == _number(total) or max(_number(named), _number(removed)) > _number(total):
        return
    severity = Severity.ERROR if both > _number(total) else Severity.WARNING
    message = f"任命{named.text}加免职{removed.text}是{both}，任免人次填的是{total.text}"
    yield at_fact(total, SUM_RULE, severity, message, "核对这三个数", _BASIS)


def _exact(facts: Facts, path: str) -> Fact | None:
    fact = facts.one(path)
    return fact if fact and isinstance(fact.value, int) and not fact.approximate else None


def _number(fact: Fact) -> int:
    return fact.value if isinstance(fact.value, int) else 0
