"""The kinds of entry of the phrase bank, one dataclass each.

One noun per thing: the YAML key in Chinese (`planner.bank.keys`), the field in English.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.bank.model import Entry, Tense


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
    学习教育, or only checked: 法律 (a law and the span it is in force), "". `patterns` are words that mean
    this wording where they are found in facts.
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
    `year_kinds` are the kinds of year it falls in, `plan_years` the years of a five-year plan, 1 to 5
    (none given: all). `condition` is what must have happened for it to be due; it is asked, then, not
    missed. `advice` says how to report it where it is no agenda item.
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
    plan_years: frozenset[int] = frozenset()
    condition: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary(Entry):
    """An event whose anniversaries reports name; `text` is what an anniversary is called without the number.

    `since` is the year of the event, `patterns` are the words that may stand before 105周年.
    """

    since: int
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Entry):
    """A sentence frame with typed slots.

    Notation of `text`: {slot}; 〔…〕 is dropped whole when a slot in it is empty. `role` is 全写
    (tells one item whole), 短写, 并列 (lists several titles), 进行, 补写 (adds a stage
    another frame left out), 接续 (next form of the same topic), 段落 (built from facts keys).
    `lead` is the way it opens; `once` limits it to once per report. `levels`, `year_kinds` and
    `stages` are its eligibility. `documents` are the kinds of document it is written for, which take
    such frames of a group before all others; () for any.
    """

    group: str
    tense: Tense
    role: str
    lead: str
    year_kinds: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    once: bool = False
    documents: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening(Entry):
    """A lead-in word, or a way to open (`lead`, as of a frame).

    `groups` are the paragraph groups whose items it opens well, `unfit` those it does not suit: by these
    a draft chooses. What it `governs`, where it `fits` and what to `avoid` is advice for who searches.
    """

    governs: str
    fits: str
    avoid: str
    lead: str = ""
    groups: frozenset[str] = frozenset()
    unfit: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Entry):
    """A turn between stages of an item, or between paragraphs; `joint` says which.

    For who searches: frames hold their own turns, so that no draft uses one by itself.
    """

    joint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcoming(Entry):
    """A shortcoming (`text`) paired with the measure that answers it in the plan.

    For who searches: a draft tells the shortcomings that the facts file names, and no other.
    """

    measure: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingScheme(Entry):
    """A set of parallel headings that belong together, for review and plan.

    Keys of `review` and `plan` are parts (bank.keys.PARTS); a scheme heads only those it names, and one
    of the two may be empty. A `reserved` scheme is taken only where a structure or the clerk names it.
    """

    name: str
    year_kinds: frozenset[str]
    review: Mapping[str, str]
    plan: Mapping[str, str]
    reserved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInHeads(Entry):
    """Run-in heads of one part (通用: of any) that share a formula; keys are paragraph groups.

    `listed` heads are longer and made for paragraphs numbered （一）（二）.
    """

    part: str
    tense: Tense
    heads: Mapping[str, str]
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass(Entry):
    """Words that may stand for one another, least used first."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Entry):
    """A whole sentence or call: the head sentence of a part, thanks, a closing.

    `place` says where it may stand (部首.政治, 结束, 感谢 …); slots and `documents` as in frames.
    """

    place: str
    tense: Tense
    year_kinds: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()


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
