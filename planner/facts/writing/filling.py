"""Filling: what is already known when a questionnaire is written out: answers and remarks by path."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Answers = Mapping[str, tuple[str, ...]]
"""Typed texts by key or path: one for a single value, several for a 多条 question."""


@dataclass(frozen=True, slots=True)
class Filling:
    """Answers to write behind their keys, and remarks to write as comments beside them.

    `values` maps a dotted path to the texts of its answer; `records` maps the path of a list of
    records to them, each its answers by key; `remarks` maps a path to a comment of one line
    (去年：8次). A remark never becomes an answer.
    """

    values: Answers = field(default_factory=dict)
    records: Mapping[str, tuple[Answers, ...]] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
