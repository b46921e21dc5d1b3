"""Ledger: every total of the report, derived from the agenda items, with the items it counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

from planner.bank.model import PhraseBank, Tense
from planner.clock import FIVE_YEARS
from planner.facts.derived.agenda import REVIEW, Item, agenda, resolves
from planner.facts.model import Fact, Facts, Kind, walk

TERM_YEARS: Final = FIVE_YEARS
"""A county or town congress is elected for five years (地方组织法第九条)."""

OPINIONS = "意见数"
RESOLUTIONS = "决议决定"
COMPOUND = {"视察调研": ("视察", "专题调研")}

# Plans and the election of the term's end are no figures of each year.
_NOT_YEARLY: Final = ("来年.", "选举.")
# What happens adds up over the years; people (名) and things that stand (个) are the same ones again.
_ADDS_UP: Final = frozenset({"次", "期", "场", "场次", "人次", "件", "件次", "条", "篇", "项", "份"})


@dataclass(frozen=True, slots=True)
class Total:
    """A derived figure: its name, its value, the paths of what it counts, and whether it is exact."""

    name: str
    value: int
    paths: tuple[str, ...]
    approximate: bool = False

    @property
    def text(self) -> str:
        """The figure as it is written: 305, or 约305 when a part of it was not exact."""
        return f"约{self.value}" if self.approximate else str(self.value)


def totals(items: tuple[Item, ...]) -> Mapping[str, Total]:
    """Return the totals of the items that count, by name; a total of nothing is absent.

    Names are the forms' counters (听取审议报告, 执法检查, 专题询问 …), 视察调研 for the two together,
    决议决定 for every item that produced a resolution or decision, 意见数 for all opinions.
    """
    counted: dict[str, list[str]] = {}
    for item in items:
        for name in _counters(item):
            counted.setdefault(name, []).append(item.key)
    for name, parts in COMPOUND.items():
        members = [path for part in parts for path in counted.get(part, ())]
        if members:
            counted[name] = members
    found = {name: Total(name, len(paths), tuple(paths)) for name, paths in counted.items()}
    opinions = summed(OPINIONS, [fact for item in items if (fact := item.record.one(OPINIONS))])
    return found | {OPINIONS: opinions} if opinions else found


def summed(name: str, facts: Sequence[Fact]) -> Total | None:
    """Return the sum of whole numbers; None without any, or while one of them is not known yet."""
    values = [fact.value for fact in facts if isinstance(fact.value, int) and not fact.pending]
    if not values or len(values) < len(facts):
        return None
    approximate = any(fact.approximate for fact in facts)
    return Total(name, sum(values), tuple(fact.path for fact in facts), approximate)


def year_of(facts: Facts) -> int | None:
    """Return the year under review (年度), None while it is blank or pending."""
    fact = facts.one("年度")
    return fact.value if fact and isinstance(fact.value, int) else None


def term_years(facts: Facts) -> tuple[int, ...]:
    """Return the five years that an end-of-term report sums up, the last of them 年度; () without one."""
    last = year_of(facts)
    return tuple(range(last - TERM_YEARS + 1, last + 1)) if last else ()


def term_files(facts: Facts) -> Mapping[int, Facts]:
    """Return the facts of the term by year, in order: the yearly files under 参照.历年 and this one.

    Of two files for one year the first stands, this file before any other.
    """
    years = term_years(facts)
    found = dict.fromkeys(years[-1:], facts)
    for yearly in facts.background.term:
        year = year_of(yearly)
        if year in years:
            found.setdefault(year, yearly)
    return dict(sorted(found.items()))


def additive(facts: Facts) -> tuple[str, ...]:
    """Return the paths of the questions whose answers add up over the years of a term, in order.

    Those are the counts of what happened in a year: meetings, persons attending, proposals. How many
    deputies or stations there are is the same every year and no sum.
    """
    return tuple(
        path
        for path, question in walk(facts.questionnaire.questions)
        if question.kind is Kind.INTEGER and question.unit in _ADDS_UP and not path.startswith(_NOT_YEARLY)
    )


def term_totals(facts: Facts, bank: PhraseBank) -> Mapping[str, Total]:
    """Return the sums of the five years: counters of the ledger by name, answers by their path.

    The paths of a total that lie in another year's file carry its name (2023.yaml:会议.常委会会议).
    Empty while one of the years has no file; a figure is absent while one of the years does not tell
    it. Five-year totals are sums of the yearly ones (domain reference §7, rule 9).
    """
    files = term_files(facts)
    if len(files) < TERM_YEARS:
        return {}
    found: dict[str, Total] = {}
    for path in additive(facts):
        answers = [(file, fact) for file in files.values() if (fact := file.one(path))]
        total = summed(path, [fact for _, fact in answers])
        if total and len(answers) == TERM_YEARS:
            found[path] = replace(total, paths=tuple(_traced(facts, *answer) for answer in answers))
    return {**found, **_counted_over(facts, bank, files.values())}


def _counted_over(facts: Facts, bank: PhraseBank, files: Iterable[Facts]) -> Mapping[str, Total]:
    """Return the sums of the counters; none when a year has no agenda, no 意见数 when a year lacks it."""
    yearly = [(file, year_totals(file, bank)) for file in files]
    if not all(file.list(REVIEW) for file, _ in yearly):
        return {}
    found: dict[str, Total] = {}
    for name in dict.fromkeys(name for _, counted in yearly for name in counted):
        parts = [(file, counted[name]) for file, counted in yearly if name in counted]
        if name == OPINIONS and len(parts) < len(yearly):
            continue
        paths = tuple(_origin(facts, file, path) for file, part in parts for path in part.paths)
        value, about = sum(part.value for _, part in parts), any(part.approximate for _, part in parts)
        found[name] = Total(name, value, paths, about)
    return found


def year_totals(facts: Facts, bank: PhraseBank) -> Mapping[str, Total]:
    """Return the totals of the year under review: of the items that were done."""
    return totals(tuple(item for item in agenda(facts, bank, Tense.REVIEW) if item.done))


def _traced(facts: Facts, file: Facts, fact: Fact) -> str:
    return _origin(facts, file, fact.path)


def _origin(facts: Facts, file: Facts, path: str) -> str:
    return path if file is facts else f"{PurePath(file.file).name}:{path}"


def _counters(item: Item) -> Iterator[str]:
    if item.form is None:
        return
    if item.form.counter:
        yield item.form.counter
    if resolves(item) and item.form.counter != RESOLUTIONS:
        yield RESOLUTIONS
