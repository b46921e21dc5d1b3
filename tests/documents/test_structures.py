"""Structures: the shipped ones are whole, and a folder is all that a new one needs."""

import shutil
from pathlib import Path

import pytest

from planner.bank.model import Level, Tense
from planner.documents.load import catalogue, kinds
from planner.documents.model import Structure
from planner.documents.resolving import resolved
from planner.facts.model import YearKind
from tests.shipped import TEMPLATES

STRUCTURES = [structure for kind in kinds().values() for structure in kind.structures]
ELEMENTS = {
    "题注",
    "称谓",
    "委托语",
    "依据",
    "总述",
    "统计",
    "部首",
    "体会",
    "感谢",
    "不足",
    "总体要求",
    "结束",
    "附表",
}


def _named(structure: Structure) -> str:
    return f"{structure.kind}-{structure.name}"


@pytest.mark.parametrize("structure", STRUCTURES, ids=_named)
def test_a_structure_names_known_elements_and_parts(structure: Structure) -> None:
    assert set(structure.elements) <= ELEMENTS
    assert structure.halves
    for spec in structure.halves.values():
        assert {part.name for part in spec.parts} <= set(catalogue().parts)
        for local in ("", *catalogue().locals):
            resolved(spec, catalogue(), local)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("year_kind", YearKind)
def test_every_level_has_a_report_in_every_kind_of_year(level: Level, year_kind: YearKind) -> None:
    assert kinds()["工作报告"].fits(level, year_kind)


def test_the_first_structure_that_fits_is_the_usual_one() -> None:
    def first(level: Level, year_kind: YearKind) -> str:
        return next(s.name for s in kinds()["工作报告"].structures if s.fits(level, year_kind))

    assert first(Level.DISTRICT, YearKind.ORDINARY) == "五部分"
    assert first(Level.COUNTY, YearKind.LAST) == "五年报告"
    assert first(Level.TOWN, YearKind.ORDINARY) == "主席团"
    assert first(Level.TOWN, YearKind.LAST) == "五年报告"


def test_a_new_folder_is_a_new_structure(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    folder = tmp_path / "templates" / "工作报告" / "六部分"
    folder.mkdir()
    (folder / "结构.yaml").write_text(
        "说明: 六部分\n级别: [县]\n年型: [平年]\n要件: [题目, 总述]\n"
        "回顾: {标题: 回顾, 编号: [一、, （一）], 部分: [政治, 发展, 民生, 决定任免, 代表, 自身]}\n",
        encoding="utf-8",
    )
    known = kinds(tmp_path / "templates")["工作报告"].structures
    added = next(structure for structure in known if structure.name == "六部分")
    half = resolved(added.halves[Tense.REVIEW], catalogue())
    assert [part.name for part in half.parts] == ["政治", "发展", "民生", "决定任免", "代表", "自身"]
    assert [mark.value for mark in half.marks] == ["一、", "（一）"]
