"""Every level and kind of year, blank and filled in, goes out and comes back whole."""

from pathlib import Path

import pytest

from planner.bank.model import Level
from planner.facts.model import Mode, YearKind
from planner.facts.questionnaire import load_questionnaire
from planner.facts.writing.blank import blank_questionnaire
from tests.sharing.desk import bank, brief, desk_in
from tests.shipped import EXAMPLES

_MODES = [
    (Level.DISTRICT, YearKind.ORDINARY),
    (Level.CITY, YearKind.FIRST),
    (Level.TOWN, YearKind.LAST),
    (Level.TOWNSHIP, YearKind.ORDINARY),
]


def _comes_back_whole(folder: Path, content: str) -> None:
    desk = desk_in(folder, content)
    assert brief(desk.merge(*desk.split().values())) == []
    returned = desk.sheets(desk.export())
    assert (returned.refusal, returned.findings) == ("", ())
    assert brief(desk.import_(desk.folder / "问卷.xlsx")) == []
    assert desk.facts.read_bytes() == content.encode()


@pytest.mark.parametrize(("level", "kind"), _MODES, ids=lambda value: value.value)
def test_a_blank_questionnaire_goes_out_and_comes_back(tmp_path: Path, level: Level, kind: YearKind) -> None:
    asked = load_questionnaire("工作报告", Mode(level, kind))
    _comes_back_whole(tmp_path, blank_questionnaire(asked, level.value, 2026, bank()))


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_each_shipped_example_goes_out_and_comes_back(tmp_path: Path, path: Path) -> None:
    content = path.read_bytes().decode()
    _comes_back_whole(tmp_path, content)
