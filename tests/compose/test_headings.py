"""Headings: one scheme that heads all parts, settled by place and year, by name, new every year."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from planner.bank.entries import HeadingScheme
from planner.bank.load import load_bank
from planner.bank.model import PhraseBank, Tense
from planner.compose.formula import alike, headings_of_scheme
from planner.compose.headings import (
    UnfitSchemeError,
    UnknownSchemeError,
    choose_scheme,
    heading_of,
    last_headings,
)
from planner.compose.setting import Setting
from planner.draft.model import plain
from planner.errors import UsageError
from planner.facts.load import facts_of_text
from planner.facts.model import Background, Facts, PartHeadings
from planner.files import Text

_EXAMPLE = "文种: 工作报告\n级别: {level}\n年型: {kind}\n年度: {year}\n单位:\n  地区: {place}\n"
_TERM = ("首年", "平年", "平年", "平年", "届末")
_FIVE = ("政治", "发展", "民生", "代表", "自身")
_FOUR = ("政治", "监督", "代表", "自身")
_ORGANS_PLAN = ("发展", "法治", "安全", "治理", "民生", "科教", "代表", "自身")
_COUNTY_PLACES = tuple(f"云川区第{number}片" for number in range(1, 16))
_TOWN_PLACES = tuple(f"穗溪镇第{number}片" for number in range(1, 16))


@cache
def _bank() -> PhraseBank:
    return load_bank()


@cache
def _schemes_only() -> PhraseBank:
    return PhraseBank({s.id: s for s in _bank().of(HeadingScheme)})


@cache
def _light(year: int, place: str, level: str) -> Setting:
    """Return a setting of the term's year whose bank holds headings alone, so that decades are quick."""
    return replace(_setting(year, place, level, _TERM[(year - 2022) % len(_TERM)]), bank=_schemes_only())


def _setting(
    year: int = 2026, place: str = "云川区", level: str = "区", kind: str = "平年", more: str = ""
) -> Setting:
    text = _EXAMPLE.format(year=year, place=place, level=level, kind=kind) + more
    facts, _ = facts_of_text("facts.yaml", Text(text, "utf-8"), _bank())
    return Setting(facts, _bank(), {})


def _with_last(setting: Setting, background: Background) -> Setting:
    return replace(setting, facts=replace(setting.facts, background=background))


def _both(*parts: str) -> dict[Tense, tuple[str, ...]]:
    return {Tense.REVIEW: parts, Tense.PLAN: parts}


def test_the_same_place_and_year_get_the_same_scheme() -> None:
    assert choose_scheme(_setting(), "") == choose_scheme(_setting(), "")


def test_a_scheme_can_be_named_by_name_and_by_id() -> None:
    scheme = choose_scheme(_setting(), "动宾对")
    assert scheme == choose_scheme(_setting(), "标题-动宾对")
    assert plain(heading_of(scheme, "政治", Tense.REVIEW)) == "坚持党的领导，始终把牢正确方向"


def test_an_unknown_scheme_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownSchemeError, match=r"没有叫“动宾队”的标题方案.*动宾对"):
        choose_scheme(_setting(), "动宾队")


def test_schemes_of_other_years_of_a_term_are_not_offered() -> None:
    with pytest.raises(UnknownSchemeError, match="没有叫“开局”的标题方案"):
        choose_scheme(_setting(), "开局")
    assert choose_scheme(_setting(kind="首年"), "开局").name == "开局"


def test_a_named_scheme_that_lacks_a_part_is_refused_with_what_it_lacks_and_those_that_have_it() -> None:
    parts = {Tense.REVIEW: _FOUR, Tense.PLAN: _FOUR}
    with pytest.raises(UnfitSchemeError, match=r"“要点坚持”没有“政治”、“监督”.*换成.*动宾对.*标题\.yaml"):
        choose_scheme(_setting(), "要点坚持", parts)


def test_parts_no_scheme_has_a_heading_for_are_named_with_what_to_do() -> None:
    with pytest.raises(UsageError, match=r"政治、外事.*标题\.yaml.*结构"):
        choose_scheme(_setting(), "", {Tense.PLAN: ("政治", "外事")})


@pytest.mark.parametrize("level", ["区", "县", "县级市"])
@pytest.mark.parametrize("kind", ["平年", "首年"])
def test_a_structure_with_schemes_of_its_own_gets_one_of_them(level: str, kind: str) -> None:
    parts = {Tense.REVIEW: _FOUR, Tense.PLAN: _ORGANS_PLAN}
    scheme = choose_scheme(_setting(level=level, kind=kind), "", parts, ("四个机关在中",))
    assert scheme.name == "四个机关在中"
    assert [plain(heading_of(scheme, part, Tense.REVIEW)) for part in _FOUR] == [
        "在锻造对党忠诚的政治机关中立信念",
        "在建强有为的国家权力机关中担使命",
        "在当好联系群众的代表机关中听民声",
        "在锤炼务实高效的工作机关中树新风",
    ]


def test_reserved_schemes_are_taken_only_where_a_structure_or_the_clerk_names_them() -> None:
    reserved = {s.name for s in _bank().of(HeadingScheme) if s.reserved}
    assert reserved == {"四个机关在中", "四机关任务", "要点坚持", "要点动宾", "要点着力"}
    plan = {Tense.PLAN: _FIVE}
    taken = {choose_scheme(_light(y, "云川区", "区"), "", plan).name for y in range(2000, 2060) if y % 5 == 4}
    assert not taken & reserved
    assert len(taken) > 5
    assert choose_scheme(_setting(), "要点坚持", plan).name == "要点坚持"
    points = ("要点坚持", "要点动宾", "要点着力")
    assert {choose_scheme(_setting(y), "", plan, points).name for y in range(2026, 2029)} == set(points)


def test_where_no_scheme_of_the_structure_heads_all_parts_another_one_does() -> None:
    scheme = choose_scheme(_setting(), "", _both(*_FIVE), ("要点坚持",))
    assert not scheme.reserved
    assert set(_FIVE) <= set(scheme.review)


def _cases() -> list[tuple[str, str, tuple[str, ...]]]:
    counties = [("区", place, _FIVE if number % 2 else _FOUR) for number, place in enumerate(_COUNTY_PLACES)]
    return [*counties, *(("镇", place, _FOUR) for place in _TOWN_PLACES)]


@pytest.mark.parametrize(("level", "place", "parts"), _cases(), ids=lambda case: str(case)[:8])
def test_for_ten_years_no_report_has_the_formula_of_the_report_before(
    level: str, place: str, parts: tuple[str, ...]
) -> None:
    last = PartHeadings()
    for year in range(2022, 2032):
        setting = _with_last(_light(year, place, level), Background(last_headings=last))
        known = last_headings(setting, _both(*parts))
        assert known == last
        scheme = choose_scheme(setting, "", _both(*parts), avoid=known)
        assert not alike(scheme, last), (year, scheme.name, last)
        last = headings_of_scheme(scheme, _both(*parts))
        assert (len(last.review), len(last.plan)) == (len(parts), len(parts))


@pytest.mark.parametrize(("level", "place", "parts"), _cases(), ids=lambda case: str(case)[:8])
def test_for_ten_years_last_years_facts_are_enough_to_have_other_headings(
    level: str, place: str, parts: tuple[str, ...]
) -> None:
    before: Facts | None = None
    drafted: HeadingScheme | None = None
    for year in range(2022, 2032):
        own = _light(year, place, level)
        setting = _with_last(own, Background(last_facts=before))
        avoid = last_headings(setting, _both(*parts))
        scheme = choose_scheme(setting, "", _both(*parts), avoid=avoid)
        assert drafted is None or not alike(scheme, headings_of_scheme(drafted)), (year, scheme.name)
        # Last year's file is read with the one it names in its turn, and no further.
        older = Background(last_facts=replace(before, background=Background()) if before else None)
        before, drafted = replace(own.facts, background=older), scheme


@pytest.mark.parametrize("year", range(2022, 2032))
def test_without_last_years_file_too_neighbouring_years_have_different_formulas(year: int) -> None:
    this, following = (choose_scheme(_setting(y), "", _both(*_FIVE)) for y in (year, year + 1))
    assert not alike(following, headings_of_scheme(this))


def test_schemes_of_one_formula_do_not_follow_each_other_even_where_the_bank_has_them_side_by_side() -> None:
    names = ("坚持聚力", "坚持动宾", "五度", "把作为", "在上以更")
    few = PhraseBank({s.id: s for name in names for s in _bank().of(HeadingScheme) if s.name == name})
    chosen = [choose_scheme(replace(_light(2024, f"某片{n}", "区"), bank=few), "") for n in range(30)]
    assert {scheme.name for scheme in chosen} == set(names)
    for place in ("甲片", "乙片"):
        years = [replace(_setting(year, place), bank=few) for year in range(2022, 2028)]
        round_ = [choose_scheme(year, "") for year in years]
        assert all(not alike(b, headings_of_scheme(a)) for a, b in pairwise(round_))


def test_a_scheme_settled_in_last_years_facts_is_the_one_that_is_avoided() -> None:
    turn = choose_scheme(_setting(), "", _both(*_FIVE))
    named = _setting(2025, more=f"结构:\n  标题: {turn.name}\n")
    setting = _with_last(_setting(), Background(last_facts=named.facts))
    avoid = last_headings(setting, _both(*_FIVE))
    assert avoid == headings_of_scheme(turn)
    assert not alike(choose_scheme(setting, "", _both(*_FIVE), avoid=avoid), avoid)


def test_what_is_wrong_in_last_years_facts_is_no_error_of_this_year() -> None:
    wrong = _setting(2025, more="结构:\n  标题: 没有这套\n")
    setting = _with_last(_setting(), Background(last_facts=wrong.facts))
    assert last_headings(setting) == PartHeadings()


def test_the_clerk_may_keep_last_years_scheme() -> None:
    kept = choose_scheme(_setting(), "动宾对")
    assert choose_scheme(_setting(), "动宾对", avoid=headings_of_scheme(kept)) == kept


def test_of_the_only_scheme_left_nothing_is_avoided() -> None:
    plan = {Tense.PLAN: _FIVE}
    only = choose_scheme(_setting(), "", plan, ("要点着力",))
    assert choose_scheme(_setting(), "", plan, ("要点着力",), headings_of_scheme(only)) == only
