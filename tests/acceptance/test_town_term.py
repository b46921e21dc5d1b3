"""A town at the end of its term: its presidium's report on five years, summed up from the yearly files."""

import re
import shutil
from pathlib import Path

import pytest

from planner.bank.setphrases import set_phrases, slogans
from planner.draft.counts import counts
from planner.draft.lengths import WHOLE, length_plan, lengths
from planner.draft.model import FromRule, block_spans, gaps
from planner.draft.signs import signs
from planner.draft.trace import numbers_without_origin
from tests.acceptance.reading import PLAN, REVIEW, Reading, read
from tests.acceptance.test_complete import assert_headings_of_one_scheme
from tests.acceptance.test_modes import COUNTY_ONLY

TOWN_TERM = Path(__file__).resolve().parents[1] / "data" / "facts" / "镇-届末.yaml"
ORDER = ("政治", "监督", "代表", "换届选举", "自身")
# Added up by hand from 镇-届末-2022.yaml … 2025.yaml and 镇-届末.yaml.
SUMS = {
    "会议.人代会": 2 + 2 + 2 + 2 + 2,
    "会议.主席团会议": 6 + 6 + 6 + 7 + 7,
    "政治.集中学习": 7 + 7 + 8 + 8 + 9,
    "政治.请示报告": 9 + 10 + 10 + 11 + 12,
    "代表.走访群众": 1210 + 1300 + 1380 + 1450 + 1520,
    "代表.建议总数": 31 + 33 + 34 + 35 + 36,
    "代表.建议解决": 22 + 25 + 27 + 29 + 30,
    "代表.实事完成": 6 + 5 + 7 + 6 + 7,
    "听取审议报告": 1 + 2 + 2 + 1 + 2,
    "执法检查": 1,
}


@pytest.fixture(scope="module")
def town_term() -> Reading:
    """Return the draft of the town's report on five years."""
    return read(TOWN_TERM)


def test_the_facts_file_has_no_error_and_no_warning(town_term: Reading) -> None:
    assert [f.message for f in town_term.opened.findings if f.severity != "info"] == []


def test_nothing_is_left_open_and_no_number_stands_without_an_origin(town_term: Reading) -> None:
    assert town_term.questions == set()
    assert list(numbers_without_origin(town_term.draft)) == []


def test_the_new_congress_hears_what_the_old_presidium_reports(town_term: Reading) -> None:
    lines = town_term.text.splitlines()
    assert lines[0] == "檀坞镇人民代表大会主席团工作报告"
    assert lines[1] == "——2027年1月6日在檀坞镇第十七届人民代表大会第一次会议上"
    assert "受檀坞镇第十六届人民代表大会主席团委托" in lines[4]


def test_the_halves_look_back_on_five_years_and_advise_the_next_five(town_term: Reading) -> None:
    lines = town_term.text.splitlines()
    assert "过去五年工作回顾" in lines
    assert "今后五年工作建议" in lines
    assert_headings_of_one_scheme(town_term, ORDER)


@pytest.mark.parametrize(("name", "value"), SUMS.items())
def test_a_sum_is_that_of_the_five_files(town_term: Reading, name: str, value: int) -> None:
    rules = [span for block in town_term.draft.blocks for span in block_spans(block)]
    sums = {s.origin.formula: s.text for s in rules if isinstance(s.origin, FromRule)}
    assert sums[f"五年合计：{name}"] == str(value)


def test_a_matter_over_years_is_one_story_with_a_year_to_each_step(town_term: Reading) -> None:
    story = next(line for line in town_term.text.splitlines() if "毛竹产业发展" in line)
    years = [story.index(f"{year}年") for year in (2022, 2024, 2026)]
    assert years == sorted(years)
    assert "竹下种黄精1400亩" in story
    assert "笋干每斤多卖4元" in story


def test_three_matters_of_a_paragraph_are_told_since_a_town_has_few_paragraphs(town_term: Reading) -> None:
    review = town_term.half_text(REVIEW)
    for matter in ("山塘水库", "民宿消防", "山村校车"):
        assert matter in review


def test_the_report_says_only_what_a_presidium_may_do(town_term: Reading) -> None:
    assert COUNTY_ONLY.findall(re.sub("县人大常委会", "", town_term.text)) == []
    assert "代表听取和讨论" in town_term.half_text(REVIEW)


def test_the_advice_is_to_the_next_presidium_and_has_no_calendar(town_term: Reading) -> None:
    plan = town_term.half_text(PLAN)
    assert "建议新一届主席团" in plan
    assert "季度" not in plan
    assert "换届选举" not in plan
    assert town_term.tables == ()


def test_the_report_is_as_long_as_a_town_reads_aloud(town_term: Reading) -> None:
    found, plan = lengths("镇", town_term.draft), length_plan("镇", town_term.draft)
    assert plan[WHOLE].off(found[WHOLE]) == 0


def test_no_sign_of_a_template_warns_and_nothing_is_said_twice(town_term: Reading) -> None:
    bank, counted = town_term.opened.bank, counts(town_term.draft)
    found = signs(town_term.draft, set_phrases(bank), slogans(bank))
    assert [f"{sign.name} {sign.place} {sign.value:.2f}" for sign in found if sign.warns] == []
    assert counted.most_frame_uses <= 2
    assert counted.sentences_twice == ()
    assert counted.same_openings == ()


def test_without_one_years_file_the_sums_are_asked_for_and_never_guessed(tmp_path: Path) -> None:
    for path in TOWN_TERM.parent.glob("镇-届末*.yaml"):
        shutil.copy(path, tmp_path)
    (tmp_path / "镇-届末-2023.yaml").unlink()
    reading = read(tmp_path / TOWN_TERM.name)
    open_sums = [gap for gap in gaps(reading.draft) if gap.path == "参照.历年"]
    assert len(open_sums) > 5
    assert all("缺2023年的问卷" in gap.question for gap in open_sums)
