"""Headings: one scheme, settled by place and year, changeable by name."""

from functools import cache
from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.bank.model import HeadingScheme, PhraseBank, Tense
from planner.compose.headings import RunIns, UnknownSchemeError, choose_scheme, heading_of
from planner.compose.setting import Setting
from planner.draft.model import plain
from planner.facts.load import load_facts

_EXAMPLE = "文种: 工作报告\n级别: 区\n年度: {year}\n单位:\n  地区: {place}\n"


@cache
def _bank() -> PhraseBank:
    return load_bank()


def _setting(folder: Path, year: int = 2026, place: str = "云川区") -> Setting:
    path = folder / "facts.yaml"
    path.write_text(_EXAMPLE.format(year=year, place=place), encoding="utf-8")
    facts, _ = load_facts(path, _bank())
    return Setting(facts, _bank(), {})


def test_the_same_place_and_year_get_the_same_scheme(tmp_path: Path) -> None:
    assert choose_scheme(_setting(tmp_path), "") == choose_scheme(_setting(tmp_path), "")


@pytest.mark.parametrize("year", range(2022, 2030))
def test_the_next_year_gets_another_scheme(tmp_path: Path, year: int) -> None:
    this, following = (choose_scheme(_setting(tmp_path, y), "") for y in (year, year + 1))
    assert this != following


def test_a_scheme_can_be_named(tmp_path: Path) -> None:
    scheme = choose_scheme(_setting(tmp_path), "动宾对")

    assert plain(heading_of(scheme, "政治", Tense.REVIEW)) == "坚持党的领导，始终把牢正确方向"


def test_an_unknown_scheme_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownSchemeError, match=r"没有叫“动宾队”的标题方案.*动宾对"):
        choose_scheme(_setting(tmp_path), "动宾队")


def test_schemes_of_other_years_of_a_term_are_not_offered(tmp_path: Path) -> None:
    names = {s.name for s in _setting(tmp_path).usable(HeadingScheme)}

    assert "动宾对" in names
    assert "开局" not in names


def test_run_in_heads_of_a_part_come_from_one_set(tmp_path: Path) -> None:
    scheme = choose_scheme(_setting(tmp_path), "动宾对")
    run_ins = RunIns(_setting(tmp_path), scheme, "云川区2026")

    heads = [run_ins.head("代表", group, Tense.REVIEW) for group in ("能力", "联系", "平台", "建议", "实事")]

    assert len({head[0].origin for head in heads}) == 1
    assert all(plain(head).endswith("。") for head in heads)
