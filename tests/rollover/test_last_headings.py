"""The headings of last year's report: what this year's are not to be like."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank, Tense
from planner.compose.formula import alike
from planner.compose.headings import choose_scheme, last_headings
from planner.compose.setting import Setting
from planner.facts.load import load_facts
from planner.facts.model import Background, PartHeadings
from planner.reports.read import read_lines
from planner.reports.structure import structure
from planner.rollover.lastreport import headings_of_report
from planner.rollover.references import background
from tests.reports.five import five_reports
from tests.rollover.truth import MADE

HEAD = "文种: 工作报告\n级别: {level}\n年度: {year}\n单位:\n  地区: 云川区\n"
REPORT = "1-区-三级编号.txt"
PARTS = dict.fromkeys((Tense.REVIEW, Tense.PLAN), ("政治", "监督", "代表", "自身"))


@cache
def bank() -> PhraseBank:
    return load_bank()


def setting(folder: Path, body: str, year: int = 2025, level: str = "区") -> Setting:
    path = folder / f"{year}.yaml"
    path.write_text(HEAD.format(level=level, year=year) + body, "utf-8")
    facts, _ = load_facts(path, bank())
    known, findings = background(facts, bank())
    assert findings == ()
    return Setting(replace(facts, background=known), bank(), {})


def test_last_years_report_gives_its_headings_half_by_half_without_numbers(tmp_path: Path) -> None:
    (tmp_path / "去年.txt").write_bytes((MADE / REPORT).read_bytes())
    read = setting(tmp_path, "参照:\n  去年: 去年.txt\n")
    told = PartHeadings(
        review=(
            "坚持政治统领，牢牢把准方向",
            "坚持精准监督，着力服务大局",
            "坚持代表主体，有效激发活力",
            "坚持固本强基，持续提升效能",
        ),
        plan=("坚定不移把方向", "聚精会神抓监督", "满腔热忱为代表", "持之以恒强自身"),
    )
    assert read.facts.background.last_headings == told
    assert read.facts.background.last_facts is None
    assert last_headings(read, PARTS) == told


def test_last_years_facts_give_the_headings_they_settled(tmp_path: Path) -> None:
    (tmp_path / "去年.yaml").write_text(
        HEAD.format(level="区", year=2024) + "结构:\n  标题: 动宾对\n", "utf-8"
    )
    read = setting(tmp_path, "参照:\n  去年: 去年.yaml\n")
    assert "坚持党的领导，始终把牢正确方向" in last_headings(read, PARTS).review
    assert not alike(
        choose_scheme(read, "", PARTS, avoid=last_headings(read, PARTS)), last_headings(read, PARTS)
    )


def test_the_year_before_last_years_facts_is_read_beside_them_and_its_loss_is_no_finding(
    tmp_path: Path,
) -> None:
    (tmp_path / "旧").mkdir()
    last = HEAD.format(level="区", year=2024) + "参照:\n  去年: 前年.txt\n"
    (tmp_path / "旧" / "去年.yaml").write_text(last, "utf-8")
    named = "参照:\n  去年: 旧/去年.yaml\n"
    assert _before_last(setting(tmp_path, named)) == Background()
    (tmp_path / "旧" / "前年.txt").write_bytes((MADE / REPORT).read_bytes())
    assert len(_before_last(setting(tmp_path, named)).last_headings.review) == len(PARTS[Tense.REVIEW])


def _before_last(read: Setting) -> Background:
    last = read.facts.background.last_facts
    assert last is not None
    return last.background


@pytest.mark.parametrize(
    ("number", "parts", "level"),
    [
        ("000", (5, 4), "区"),
        ("001", (0, 5), "区"),
        ("002", (4, 8), "区"),
        ("003", (4, 5), "区"),
        ("004", (4, 4), "镇"),
    ],
)
def test_after_each_of_the_five_reports_there_is_a_scheme_unlike_it_every_year(
    tmp_path: Path, number: str, parts: tuple[int, int], level: str
) -> None:
    last = headings_of_report(structure(read_lines(five_reports()[number])))
    assert (len(last.review), len(last.plan)) == parts
    for year in (2025, 2026, 2027):
        assert not alike(choose_scheme(setting(tmp_path, "", year, level), "", PARTS, avoid=last), last)


def test_after_a_report_whose_headings_insist_none_insists(tmp_path: Path) -> None:
    last = headings_of_report(structure(read_lines(five_reports()["003"])))
    insisting = ("坚持聚力", "坚持动宾")
    fitting = {choose_scheme(setting(tmp_path, "", year), "", PARTS).name for year in range(2022, 2046)}
    assert fitting >= set(insisting)
    taken = [choose_scheme(setting(tmp_path, "", y), "", PARTS, avoid=last).name for y in range(2022, 2046)]
    assert not {*taken} & {*insisting}
