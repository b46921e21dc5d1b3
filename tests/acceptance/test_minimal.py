"""Few answers, or none: still a whole draft, and it says what is missing."""

from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.draft.model import Gap, block_spans, gaps
from planner.facts.model import Kind, Need, walk
from planner.facts.questionnaire import load_questionnaire
from planner.facts.writing.blank import blank_questionnaire
from tests.acceptance.reading import PLAN, REVIEW, Reading, read_text

DOCUMENT, LEVEL, YEAR = "工作报告", "区", 2026


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    questionnaire = load_questionnaire(DOCUMENT)
    text = blank_questionnaire(questionnaire, LEVEL, YEAR, load_bank())
    return read_text(tmp_path_factory.mktemp("empty"), text)


@pytest.mark.parametrize("half", [REVIEW, PLAN])
def test_the_minimal_example_fills_every_part(minimal: Reading, half: str) -> None:
    counts = [len(part.paragraphs) for part in minimal.parts(half)]
    assert len(counts) == 5
    assert min(counts) >= 2


def test_the_minimal_example_leaves_three_questions_open(minimal: Reading) -> None:
    assert {gap.path.split(".")[-1] for gap in gaps(minimal.draft)} == {"定性", "委室", "月份"}
    in_the_body = [s for block in minimal.body for s in block_spans(block) if isinstance(s.origin, Gap)]
    assert [span.text for span in in_the_body] == ["【待填：来年的定性】"]


def test_an_empty_questionnaire_is_read_without_an_error(empty: Reading) -> None:
    assert [f.message for f in empty.opened.findings if f.severity == "error"] == []


def test_an_empty_questionnaire_gives_a_draft_that_asks_every_question_that_must_be_answered(
    empty: Reading,
) -> None:
    questions = dict(walk(load_questionnaire(DOCUMENT).questions))
    given = {"文种", "级别", "年度"}
    needed = {path for path, q in questions.items() if q.need is Need.MUST and q.kind is not Kind.GROUP}
    assert {"单位.地区", "大会.日期", "会议.常委会会议", "本年议题", "不足", "来年议题"} <= needed
    assert sorted(needed - given - {gap.path for gap in gaps(empty.draft)}) == []


def test_an_empty_questionnaire_has_five_parts_in_each_half_that_are_not_bare(empty: Reading) -> None:
    for half in (REVIEW, PLAN):
        parts = empty.parts(half)
        assert len(parts) == 5
        assert all(part.paragraphs for part in parts)


def test_nothing_is_said_of_figures_that_were_not_given(empty: Reading) -> None:
    statistics = next(line for line in empty.text.splitlines() if "召开常委会会议" in line)
    assert "【待填：全年召开常委会会议】" in statistics
    assert not any(total in statistics for total in ("听取和审议", "执法检查", "专题询问", "视察", "决议"))


@pytest.mark.parametrize("facts", ["年度: 2026\n", "文种: 工作报告\n级别: 区\n"])
def test_a_file_with_hardly_anything_gives_a_draft(tmp_path: Path, facts: str) -> None:
    reading = read_text(tmp_path, facts)
    assert [len(reading.parts(half)) for half in (REVIEW, PLAN)] == [5, 5]
    assert "【待填：本区全称】" in reading.text.splitlines()[0]


def test_a_blank_usual_figure_leaves_a_whole_sentence_without_a_gap(minimal: Reading) -> None:
    assert (
        "一年来，常委会依法行使职权，召开常委会会议7次；听取和审议报告5项，审查和批准事项1项。"
        "带着议题到基层、到现场了解实情，组织执法检查1项、视察调研2次，提出意见建议11条，"
        "交有关国家机关研究处理。任免国家机关工作人员41人次；支持代表依法履职，"
        "交办代表建议、批评和意见96件。现将一年来的主要工作情况报告如下。"
    ) in minimal.text.splitlines()
