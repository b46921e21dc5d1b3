"""planner new: a blank file for every level and kind of year, with the schema beside it."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from planner.bank.model import Level
from planner.facts.model import YearKind
from tests.cli.conftest import Planner

SCHEMA = Path(".planner") / "工作报告-区-平年.schema.json"
_NEW = ("--level", "区", "--year", "2026")


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("kind", YearKind)
def test_every_level_and_kind_of_year_has_a_file_that_check_finds_no_error_in(
    planner: Planner, folder: Path, level: Level, kind: YearKind
) -> None:
    assert planner("new", "新.yaml", "--level", level, "--year", "2026", "--year-kind", kind).code == 0
    done = planner("check", "新.yaml")
    assert (done.code, "错误 0 处" in done.text) == (0, True)
    first = (folder / "新.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=.planner/工作报告-{level}-{kind}.schema.json"


def test_the_first_line_names_a_schema_beside_the_file_that_accepts_it(
    planner: Planner, folder: Path
) -> None:
    assert planner("new", "新.yaml", *_NEW).code == 0
    text = (folder / "新.yaml").read_text(encoding="utf-8")
    named = text.splitlines()[0].partition("$schema=")[2]
    assert named == SCHEMA.as_posix()
    schema = json.loads((folder / named).read_text(encoding="utf-8"))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert list(Draft7Validator(schema).iter_errors(yaml.safe_load(text))) == []


def test_a_second_file_of_the_same_mode_shares_the_schema(planner: Planner, folder: Path) -> None:
    assert planner("new", "甲.yaml", *_NEW).code == 0
    assert planner("new", "乙.yaml", *_NEW).code == 0
    assert sorted(path.name for path in (folder / ".planner").iterdir()) == [SCHEMA.name]


def test_an_older_schema_of_ours_is_renewed_and_a_file_of_another_hand_is_left_alone(
    planner: Planner, folder: Path
) -> None:
    assert planner("new", "甲.yaml", *_NEW).code == 0
    current = (folder / SCHEMA).read_bytes()
    (folder / SCHEMA).write_bytes(current[:400] + b"}")
    assert planner("new", "乙.yaml", *_NEW).code == 0
    assert (folder / SCHEMA).read_bytes() == current
    (folder / SCHEMA).write_text("别人的", encoding="utf-8")
    assert planner("new", "丙.yaml", *_NEW).code == 0
    assert (folder / SCHEMA).read_text(encoding="utf-8") == "别人的"
    assert (folder / ".planner" / "工作报告-区-平年-2.schema.json").read_bytes() == current
    assert "平年-2.schema.json" in (folder / "丙.yaml").read_text(encoding="utf-8").splitlines()[0]


def test_a_file_is_made_without_a_schema_where_its_folder_cannot_be(planner: Planner, folder: Path) -> None:
    (folder / ".planner").write_text("", encoding="utf-8")
    assert planner("new", "新.yaml", *_NEW).code == 0
    assert (folder / "新.yaml").read_text(encoding="utf-8").startswith("# 工作报告（区，2026年）问卷\n")


def test_an_unknown_kind_of_year_is_refused_with_those_there_are(planner: Planner, folder: Path) -> None:
    done = planner("new", "新.yaml", *_NEW, "--year-kind", "末届")
    assert done.code == 2
    assert "没有“末届”这个年型。可用的有：平年、届末、首年。" in done.err
    assert list(folder.iterdir()) == []


def test_templates_lists_levels_and_kinds_of_year(planner: Planner) -> None:
    listed = planner("templates").text
    assert "区、县、县级市、镇、乡" in listed
    assert "年型（--year-kind）：\n  平年　年度报告" in listed
    kind = json.loads(planner("templates", "--json").text)["kinds"][0]
    assert (kind["levels"], kind["year_kinds"]) == (
        ["区", "县", "县级市", "镇", "乡"],
        ["平年", "届末", "首年"],
    )


def test_check_says_how_much_is_filled_in(planner: Planner, facts: Path) -> None:
    assert planner("check", facts.name).text.splitlines()[-1].endswith("已填：必填 15/15，常用 3/28。")


def test_a_name_with_blanks_is_quoted_where_it_is_to_be_typed(planner: Planner, folder: Path) -> None:
    assert "planner check 新.yaml" in planner("new", "新.yaml", *_NEW).err
    assert 'planner check "新 问卷.yaml"' in planner("new", "新 问卷.yaml", *_NEW).err
    assert (folder / "新 问卷.yaml").exists()
