"""PhraseBank: curated entries, each with duty, levels, validity, authority and sources.

What every entry has stands here; what a kind of entry adds, in `planner.bank.entries`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar, cast

from planner.clock import Period

_E = TypeVar("_E", bound="Entry")


class Level(StrEnum):
    """The level of a congress; powers and words follow it."""

    DISTRICT = "区"
    COUNTY = "县"
    CITY = "县级市"
    TOWN = "镇"
    TOWNSHIP = "乡"


class Duty(StrEnum):
    """Which duty of a congress office an entry serves."""

    POLITICAL = "政治"
    OVERSIGHT = "监督"
    DECISION = "决定任免"
    DEPUTIES = "代表"
    SELF = "自身"
    ELECTION = "选举"
    OVERALL = "服务大局"
    OTHER = "其他"


class Authority(StrEnum):
    """Who says so, strongest first."""

    LAW = "法律"
    CENTRAL = "中央提法"
    STANDARD = "标准"
    COMMON = "通用"
    HOUSE = "本单位"


class Status(StrEnum):
    """Whether an entry may be used."""

    APPROVED = "采用"
    CANDIDATE = "候选"
    RETIRED = "停用"


class Tense(StrEnum):
    """The half of the report a frame is for."""

    REVIEW = "回顾"
    PLAN = "计划"
    ANY = "通用"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry has.

    `valid` is the span in which the wording may be used; `confirmed` is False where the sources
    do not settle the wording, so that it must be asked about and never written silently. `settled` is
    the last day the sources settle, where something already announced may change it: later it must be
    asked about too.
    `sources` name report and paragraph (S002:12), a law (L:监督法31) or a table of the reference.
    `variants` are other forms of the same wording; `count`, `first_year` and `last_year` say how often
    and in which years past reports used it.
    """

    id: str
    kind: str
    text: str
    duty: Duty
    levels: frozenset[Level]
    valid: Period
    authority: Authority
    sources: tuple[str, ...]
    status: Status = Status.APPROVED
    confirmed: bool = True
    settled: date | None = None
    successor: str = ""
    wrong: tuple[str, ...] = ()
    note: str = ""
    variants: tuple[str, ...] = ()
    count: int = 0
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What past reports add to the entry `id`: laid over it when the bank is loaded.

    Sources and variants are added, the larger count and the wider span of years stand; `status` and
    `successor` take the place of the entry's own when they are given.
    """

    id: str
    sources: tuple[str, ...] = ()
    count: int = 0
    first_year: int | None = None
    last_year: int | None = None
    variants: tuple[str, ...] = ()
    status: Status | None = None
    successor: str = ""

    def laid_over(self, entry: _E) -> _E:
        """Return `entry` with this evidence."""
        years = [y for y in (self.first_year, entry.first_year, self.last_year, entry.last_year) if y]
        return replace(
            entry,
            sources=tuple(dict.fromkeys((*entry.sources, *self.sources))),
            count=max(entry.count, self.count),
            first_year=min(years, default=None),
            last_year=max(years, default=None),
            variants=tuple(dict.fromkeys((*entry.variants, *self.variants))),
            status=self.status or entry.status,
            successor=self.successor or entry.successor,
        )


@dataclass(frozen=True)
class PhraseBank:
    """All entries, by id, in file order."""

    entries: Mapping[str, Entry]

    def __iter__(self) -> Iterator[Entry]:
        """Yield the entries in file order."""
        return iter(self.entries.values())

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.entries)

    def of(self, kind: type[_E]) -> tuple[_E, ...]:
        """Return the approved entries of one class, in file order."""
        return cast("tuple[_E, ...]", self._approved.get(kind, ()))

    @cached_property
    def _approved(self) -> Mapping[type[Entry], tuple[Entry, ...]]:
        by_class: dict[type[Entry], list[Entry]] = {}
        for entry in self:
            if entry.status is Status.APPROVED:
                by_class.setdefault(type(entry), []).append(entry)
        return {kind: tuple(entries) for kind, entries in by_class.items()}
