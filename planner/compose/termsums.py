"""Sums over the five years of a term, as spans: known, or a gap that says which year's file lacks what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.bank.model import PhraseBank
from planner.compose.gaps import gap
from planner.draft.model import FromRule, Span, Spans
from planner.facts.derived.ledger import Total, term_files, term_totals, term_years, year_totals
from planner.facts.model import Facts, Need, Question


@dataclass(frozen=True)
class TermSums:
    """The sums of the term that `facts` end."""

    facts: Facts
    bank: PhraseBank

    def answer(self, path: str, question: Question) -> Spans:
        """Return the sum of an answer over the term; a gap while a year of one that is known lacks it."""
        wanted = question.need is Need.MUST or any(f.one(path) for f in term_files(self.facts).values())
        return self._of_term(path, question.label, wanted=wanted)

    def counter(self, name: str) -> Spans:
        """Return the sum of a counter of the ledger; a gap while a year lacks what this year counted."""
        return self._of_term(name, "", wanted=name in self._own)

    def known(self, name: str) -> Spans:
        """Return the sum of a counter of the ledger, empty while it is not known."""
        return self._of_term(name, "", wanted=False)

    def _of_term(self, name: str, label: str, *, wanted: bool) -> Spans:
        """Return a sum over the term; unknown, a gap that asks for what it needs when it is `wanted`."""
        total = self._totals.get(name)
        if total:
            return (Span(total.text, FromRule(f"五年合计：{name}", total.paths)),) if total.value else ()
        if not wanted:
            return ()
        path = "参照.历年" if self._missing_years else name
        asked = f"五年合计：{label.removeprefix('全年') or name}"
        return (gap(path, asked, f"{asked}（{self._lacking(name, label)}）"),)

    @cached_property
    def _own(self) -> Mapping[str, Total]:
        return year_totals(self.facts, self.bank)

    @cached_property
    def _totals(self) -> Mapping[str, Total]:
        return term_totals(self.facts, self.bank)

    @cached_property
    def _missing_years(self) -> tuple[int, ...]:
        files = term_files(self.facts)
        return tuple(year for year in term_years(self.facts) if year not in files)

    def _lacking(self, name: str, label: str) -> str:
        """Return why a sum over the term is not known: which year's file is to supply it."""
        if self._missing_years:
            return f"缺{_named(self._missing_years)}年的问卷"
        if not term_years(self.facts):
            return "先填年度"
        files = term_files(self.facts).items()
        years = tuple(year for year, file in files if label and not file.one(name))
        return f"{_named(years)}年的问卷没有填" if years else "有一年的问卷没有议题"


def _named(years: Sequence[int]) -> str:
    return "、".join(map(str, years))
