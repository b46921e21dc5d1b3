"""The figures of a past report: each for its own question, none where the report hides it."""

from pathlib import Path

import pytest
import yaml

from planner.bank.load import load_bank
from planner.bank.model import Level
from planner.compose.document import render
from planner.compose.setting import Setting
from planner.draft.plaintext import to_text
from planner.facts.derived.division import division_of
from planner.facts.load import facts_of_text
from planner.facts.model import Kind, Mode, YearKind, walk
from planner.facts.questionnaire import FOLDER, load_questionnaire
from planner.files import Text
from planner.reports.model import Line, Lines, Report
from planner.reports.structure import structure
from planner.resources import data_dir
from planner.rollover.figures import FILE_NAME, figures
from tests.rollover.truth import MADE, report_of
from tests.shipped import COMPLETE

DOCUMENT = "工作报告"
DISTRICT = load_questionnaire(DOCUMENT, Mode(Level.DISTRICT))
TOWN = load_questionnaire(DOCUMENT, Mode(Level.TOWN))


def test_every_count_and_share_of_the_questionnaire_can_be_recognised() -> None:
    modes = (Mode(level, kind) for level in Level for kind in YearKind)
    counted = {
        path
        for mode in modes
        for path, question in walk(load_questionnaire(DOCUMENT, mode).questions)
        if question.kind in {Kind.INTEGER, Kind.PERCENT}
    }
    wordings = (data_dir("templates") / FOLDER / FILE_NAME).read_text(encoding="utf-8")
    assert counted == set(yaml.safe_load(wordings))


SAID = {
    "召开常委会会议８次、主任会议十六次。": {"会议.常委会会议": "8", "会议.主任会议": "16"},
    "任免国家机关工作人员约60人次，组织宪法宣誓4次。": {"任免.人次": "约60", "任免.宪法宣誓": "4"},
    "接待群众1260余人次，收集意见1,217件，办结189件。": {
        "代表.走访群众": "1260余",
        "代表.收集意见": "1217",
        "代表.办结意见": "189",
    },
    "交办代表建议、批评和意见131件，代表满意率97.5%。": {"代表.建议总数": "131", "代表.建议满意率": "97.5%"},
    "召开常委会会议**次、主任会议X次，任免国家机关工作人员×人次。": {},
    "常委会第五次会议通过了决定，第三次主任会议研究了方案。": {},
    "常委会组成人员每人联系代表4名。": {},
    "办成了代表提出的一件建议。": {},
}


@pytest.mark.parametrize(("sentence", "expected"), SAID.items())
def test_a_figure_is_read_as_it_is_said_and_a_hidden_one_is_none(
    sentence: str, expected: dict[str, str]
) -> None:
    assert {
        path: fact.text for path, fact in figures(_report(sentence), DISTRICT, "甲.txt").items()
    } == expected


def test_a_figure_knows_its_line_and_column() -> None:
    fact = figures(_report("全年召开常委会会议8次。"), DISTRICT, "甲.txt")["会议.常委会会议"]
    assert (fact.place.file, fact.place.line, fact.place.column) == ("甲.txt", 2, 10)


def test_the_figures_of_a_town_are_those_of_its_own_questions() -> None:
    found = figures(report_of(MADE / "4-乡-总结及计划.txt"), TOWN, "乡.txt")
    assert {path: fact.text for path, fact in found.items()} == {
        "会议.人代会": "2",
        "会议.主席团会议": "5",
        "政治.集中学习": "6",
        "代表.小组": "4",
        "代表.小组活动": "18",
        "代表.走访群众": "860",
        "代表.收集意见": "143",
        "代表.办结意见": "131",
        "代表.述职": "22",
        "代表.实事总数": "6",
        "代表.实事完成": "6",
    }


def test_what_is_recognised_in_our_own_draft_is_what_was_answered(tmp_path: Path) -> None:
    bank = load_bank()
    text = COMPLETE.read_text("utf-8")
    facts, _ = facts_of_text("示例.yaml", Text(text, "UTF-8"), bank)
    path = tmp_path / "报告.txt"
    path.write_text(to_text(render(Setting(facts, bank, {}), division_of(facts))), "utf-8")
    found = figures(report_of(path), facts.questionnaire, "报告.txt")
    answered = {path: fact.text for path in found if (fact := facts.one(path))}
    assert {path: fact.text for path, fact in found.items()} == answered
    assert len(found) >= 25


def test_the_plan_gives_no_figure_of_the_year_under_review() -> None:
    report = _report("召开常委会会议8次。", plan="2026年召开主任会议20次。")
    assert set(figures(report, DISTRICT, "甲.txt")) == {"会议.常委会会议"}


def _report(sentence: str, plan: str = "") -> Report:
    rows = ["一、2025年工作回顾", f"{sentence}", *(["2026年工作安排", "一、抓好监督", plan] if plan else [])]
    lines = tuple(Line(text, number) for number, text in enumerate(rows, 1))
    return structure(Lines("甲.txt", "", lines, "UTF-8"))
