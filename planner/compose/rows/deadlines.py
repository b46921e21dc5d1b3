"""Deadlines: by when a measure is due, read off its own words, else by the end of the plan's year."""

import re
from typing import Final

from planner.draft.model import FromRule, Span, Spans
from planner.facts.model import Fact

_RECURRING: Final = (
    (re.compile("每个?月|按月|逐月|一月一"), "每月"),
    (re.compile("每个?季度?|按季|逐季|一季一|一季度一"), "每季度"),
    (re.compile("每半年|半年一"), "每半年"),
)
_QUARTERS: Final = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_QUARTER: Final = re.compile("(?<![每0-9])第?([一二三四1-4])季度")
_HALF: Final = re.compile("上半年")
_MONTH: Final = re.compile(r"(?<![0-9])(1[0-2]|[1-9])月")
_END_OF_YEAR: Final = "年底前"


def due(fact: Fact | None) -> Spans:
    """Return when what `fact` says is due: 每季度, 3月底前 as it says; 年底前 where it does not."""
    found = _said(fact.text) if fact and not fact.pending else ""
    if fact and found:
        return (Span(found, FromRule("措施里的时间→完成时限", (fact.path,))),)
    return (Span(_END_OF_YEAR, FromRule("计划年度→完成时限", ("年度",))),)


def _said(text: str) -> str:
    recurring = next((word for pattern, word in _RECURRING if pattern.search(text)), "")
    if recurring:
        return recurring
    months = [int(month) for month in _MONTH.findall(text)]
    months += [_QUARTERS[quarter] for quarter in _QUARTER.findall(text)]
    months += [6 for _ in _HALF.findall(text)]
    return f"{max(months)}月底前" if months else ""
