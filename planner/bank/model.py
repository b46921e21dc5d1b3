"""PhraseBank: curated entries, each with duty, levels, validity, authority and sources.

One dataclass per kind of entry, one noun per thing: the YAML key in Chinese, the field in English.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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
    do not settle the wording, so that it must be asked about and never written silently.
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
    successor: str = ""
    wrong: tuple[str, ...] = ()
    note: str = ""
    variants: tuple[str, ...] = ()
    count: int = 0
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula(Entry):
    """A set formula (提法), with its members in order where it abbreviates a list.

    `patterns` are the words that mean it in a text; without any, its text.
    """

    members: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Entry):
    """A dated wording (提法时间线): a congress, a plenum, a campaign, a label of one year.

    `role` says what the drafter may use it for: 年度定性 (label of a year), 会议精神, 指导思想,
    学习教育, or "" (only checked). `pattern` words, when found in facts, mean this wording.
    """

    role: str = ""
    year: int | None = None
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Entry):
    """A form of oversight or decision: its name, legal basis, unit, verbs, product.

    `counter` is the total of the statistics sentence that an item of this form adds to ("" for
    none); `frames` names the group of frames that tells it.
    """

    name: str
    aliases: tuple[str, ...]
    basis: str
    unit: str
    counter: str
    review_verb: str
    plan_verb: str
    product: str
    frames: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Entry):
    """A field of oversight: which part and paragraph group it belongs to, and its place in it."""

    name: str
    keywords: tuple[str, ...]
    part: str
    group: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDuty(Entry):
    """A duty the law puts on the year: what is due, when, on which basis, how it is recognised.

    `forms` and `keywords` recognise an agenda item that covers the duty; a keyword 建议＋办理 asks for
    all its words, `unless` are words that rule an item out, and `organs` stand for a keyword where they
    are in the name of the organ that reports. `answers` are the questionnaire paths whose answer shows
    that the duty was met, `least` the number it must reach. `data_year` is the year its figures speak
    of, counted from the year of the meeting (-1, 0, +1). `once` marks what is done once a year.
    `year_kinds` are the kinds of year it falls in (none given: all). `advice` says how to report it
    where it is no agenda item.
    """

    name: str
    months: tuple[int, ...]
    basis: str
    forms: tuple[str, ...]
    keywords: tuple[str, ...]
    data_year: int | None
    yearly: bool
    unless: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    least: int = 0
    once: bool = False
    year_kinds: frozenset[str] = frozenset()
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Entry):
    """A sentence frame with typed slots.

    Notation of `text`: {slot}; 〔…〕 is dropped whole when a slot in it is empty. `role` is 全写
    (tells one item whole), 短写, 并列 (lists several titles), 进行, 补写 (adds a stage
    another frame left out), 接续 (next form of the same topic), 段落 (built from facts keys).
    `lead` is the way it opens; `once` limits it to once per report. `levels`, `year_kinds` and
    `stages` are its eligibility.
    """

    group: str
    tense: Tense
    role: str
    lead: str
    year_kinds: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening(Entry):
    """A lead-in word and what it may govern."""

    governs: str
    fits: str
    avoid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Entry):
    """A turn between stages of an item, or between paragraphs. `joint` says which."""

    joint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcoming(Entry):
    """A shortcoming (`text`) paired with the measure that answers it in the plan."""

    measure: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingScheme(Entry):
    """A set of parallel headings that belong together, for review and plan.

    Keys of `review` and `plan` are parts: 政治 发展 民生 监督 代表 自身 决定任免 服务大局 换届选举 基层民主.
    """

    name: str
    year_kinds: frozenset[str]
    review: Mapping[str, str]
    plan: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInHeads(Entry):
    """Run-in heads of one part that share a formula; keys are paragraph groups."""

    part: str
    tense: Tense
    heads: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass(Entry):
    """Words that may stand for one another, least used first."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Entry):
    """A whole sentence or call: the head sentence of a part, thanks, a closing.

    `place` says where it may stand (部首.政治, 结束, 感谢 …); slots as in frames.
    """

    place: str
    tense: Tense
    year_kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class StockPhrase(Entry):
    """A turn of the genre that recurs across reports and is no set formula: free to be varied."""

    tense: Tense = Tense.ANY


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencePattern(Entry):
    """The skeleton of a sentence in past reports, for imitation; no draft uses it by itself.

    `use` says what it is for: a form of oversight, or what the sentence does.
    """

    tense: Tense
    use: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelHeads(Entry):
    """The parallel headings of one level in one past report; `text` is their formula."""

    tense: Tense
    level: int
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OversightTopic(Entry):
    """An item that past reports had on their agenda: form × topic, its field, the organ that reports.

    `form` and `field` are names of entries of those kinds; `field` and `organ` are "" when unknown.
    """

    form: str
    topic: str
    field: str = ""
    organ: str = ""


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
