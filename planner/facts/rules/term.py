"""The five years of a term: which yearly files are there, and which figures cannot be added up."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final

from planner.bank.model import PhraseBank
from planner.facts.derived.agenda import REVIEW
from planner.facts.derived.ledger import (
    OPINIONS,
    additive,
    term_files,
    term_totals,
    term_years,
    year_of,
    year_totals,
)
from planner.facts.model import Facts, YearKind
from planner.facts.rules.notes import at_fact, at_key
from planner.finding import Finding, Severity

RULE: Final = "五年合计"

_PATH: Final = "参照.历年"
_BASIS: Final = "五年合计由本届五年的问卷加出来"
_SHOWN: Final = 8


def of_the_term(facts: Facts, bank: PhraseBank) -> Iterator[Finding]:
    """Yield what keeps five-year totals from being added up; nothing in other years."""
    if facts.mode.year_kind is not YearKind.LAST or not term_years(facts):
        return
    yield from _out_of_place(facts)
    years, files = term_years(facts), term_files(facts)
    missing = [year for year in years if year not in files]
    if missing:
        lacking = "、".join(str(year) for year in missing)
        message = f"五年合计缺{lacking}年的问卷（本届是{years[0]}到{years[-1]}年），合计的数初稿里留【待填】"
        names = "、".join(f"{year}.yaml" for year in missing)
        advice = f"把那几年问卷的文件名（如 {names}）写进“{_PATH}”，文件放在同一个文件夹"
        yield _at_list(facts, Severity.WARNING, message, advice)
    else:
        yield from _not_in_every_year(facts, bank, tuple(files.items()))


def _out_of_place(facts: Facts) -> Iterator[Finding]:
    """Yield the yearly files that are of another year, another place, or the second of one year."""
    years, place = term_years(facts), facts.one("单位.地区")
    seen: dict[int, str] = {years[-1]: facts.file}
    for yearly in facts.background.term:
        name, year, its_place = PurePath(yearly.file).name, year_of(yearly), yearly.one("单位.地区")
        if year is None:
            message, advice = f"{name}没有填年度，不知道是哪一年的", f"在{name}里填上“年度”"
        elif year not in years:
            message = f"{name}是{year}年的，不在本届{years[0]}到{years[-1]}年里"
            advice = f"从“{_PATH}”里去掉它，或者核对它的年度"
        elif year in seen:
            message = f"{name}和{PurePath(seen[year]).name}都是{year}年的，只加了{PurePath(seen[year]).name}"
            advice = f"从“{_PATH}”里去掉一个"
        elif place and its_place and place.text != its_place.text:
            message = f"{name}的单位是{its_place.text}，这份问卷是{place.text}"
            advice = "换成本单位的问卷；改过名的不用改"
        else:
            seen[year] = yearly.file
            continue
        yield _at_list(facts, Severity.WARNING, message, advice)


def _not_in_every_year(
    facts: Facts, bank: PhraseBank, files: Sequence[tuple[int, Facts]]
) -> Iterator[Finding]:
    """Yield one warning that names the figures some year does not tell, with those years."""
    added = term_totals(facts, bank)
    lacking = []
    for path in additive(facts):
        years = [year for year, file in files if (fact := file.one(path)) is None or fact.pending]
        if path not in added and len(years) < len(files):
            lacking.append(f"{path}（{_years(years)}）")
    without_agenda = [year for year, file in files if not file.list(REVIEW)]
    if without_agenda:
        lacking.append(f"报告、检查等议题的项数（{_years(without_agenda)}）")
    elif OPINIONS not in added:
        without = [year for year, file in files if OPINIONS not in year_totals(file, bank)]
        if len(without) < len(files):
            lacking.append(f"{OPINIONS}（{_years(without)}）")
    if lacking:
        more = f"等{len(lacking)}个数" if len(lacking) > _SHOWN else ""
        message = f"有的年份没有这些数，加不出五年合计：{'、'.join(lacking[:_SHOWN])}{more}"
        yield _at_list(facts, Severity.INFO, message, "在那一年的问卷里补上；查不到的，五年合计里不写")


def _years(years: Sequence[int]) -> str:
    return "、".join(str(year) for year in years) + "年"


def _at_list(facts: Facts, severity: Severity, message: str, advice: str) -> Finding:
    listed = facts.one(_PATH)
    if listed:
        return at_fact(listed, RULE, severity, message, advice, _BASIS)
    return at_key(facts, _PATH, RULE, severity, message, advice, _BASIS)
