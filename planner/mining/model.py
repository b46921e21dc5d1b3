"""What mining makes of reports: candidates for the phrase bank, each with where it was seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from planner.bank.model import Duty


class CandidateKind(StrEnum):
    """What a candidate is; curation says which kind of entry it becomes."""

    SCHEME = "标题"
    RUN_IN = "小标题"
    FORMULA = "提法"
    FRAME = "句式"
    ITEM = "议题"
    OPENING = "起句"
    SHORTCOMING = "不足"
    CLOSING = "结束语"


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """A place where a text was seen: report, line, year the report is for, and the sentence around it.

    `report` is the file's name without suffix; `year` is 0 when the report does not say. `tense` is
    回顾, 计划 or "" outside both.
    """

    report: str
    line: int
    year: int
    tense: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A family of near-equal texts that may become an entry.

    `text` is the commonest form (then the shortest, then the first by code point), with typed slots:
    {年度} {次数} {日期} {数} {地区} {级} {机关} {党委} {法律} {题目} {名称}. `variants` are the other forms,
    in order. `key` is `kind-` and twelve hex digits of the SHA-256 of `text`. `seen` is in order and
    names each place once; `count` is how often it occurs over all reports, `reports` in how many.
    `heads` of a scheme or run-in heads: part or place to heading; of an item: 形式, 议题, and 机关 when it
    is said who reports. `score` orders the queue, best first.
    """

    key: str
    kind: CandidateKind
    text: str
    duty: Duty
    tense: str
    seen: tuple[Seen, ...]
    count: int
    reports: int
    score: float
    variants: tuple[str, ...] = ()
    heads: Mapping[str, str] = field(default_factory=dict)

    @property
    def first_year(self) -> int | None:
        """The first year it was seen in; None when no report says its year."""
        return min((place.year for place in self.seen if place.year), default=None)

    @property
    def last_year(self) -> int | None:
        """The last year it was seen in; None when no report says its year."""
        return max((place.year for place in self.seen if place.year), default=None)
