"""The example of a report on five years: sums of the yearly files, matters over years, advice to the next."""

import shutil
from pathlib import Path

import pytest

from planner.draft.model import FromRule, Gap, Span, block_spans, gaps
from planner.draft.trace import numbers_without_origin
from tests.acceptance.reading import PLAN, REVIEW, Reading, read
from tests.acceptance.test_complete import assert_headings_of_one_scheme
from tests.shipped import TERM

ORDER = ("政治", "监督", "代表", "换届选举", "自身")
# Added up by hand from 示例-2022.yaml … 2025.yaml and 示例.yaml.
SUMS = {
    "会议.常委会会议": 7 + 7 + 8 + 7 + 8,
    "会议.主任会议": 15 + 16 + 17 + 16 + 17,
    "政治.党组学习": 11 + 12 + 12 + 13 + 13,
    "政治.请示报告": 16 + 18 + 19 + 20 + 21,
    "任免.人次": 63 + 41 + 52 + 38 + 47,
    "任免.宪法宣誓": 5 + 4 + 5 + 4 + 5,
    "备案.接收": 9 + 11 + 12 + 13 + 14,
    "代表.培训人次": 310 + 360 + 395 + 410 + 425,
    "代表.走访群众": 2600 + 2900 + 3150 + 3300 + 3480,
    "代表.建议总数": 112 + 118 + 125 + 121 + 119,
    "代表.实事完成": 9 + 10 + 9 + 10 + 10,
    "执法检查": 1 + 1 + 0 + 1 + 1,
    "专题询问": 1,
    "决议决定": 1,
}


def test_the_facts_file_has_no_error_and_no_warning(term: Reading) -> None:
    assert [f.message for f in term.opened.findings if f.severity != "info"] == []


def test_nothing_is_left_open_and_no_number_stands_without_an_origin(term: Reading) -> None:
    assert term.questions == set()
    assert list(numbers_without_origin(term.draft)) == []


def test_the_new_congress_hears_what_the_old_committee_reports(term: Reading) -> None:
    lines = term.text.splitlines()
    assert lines[0] == "岚溪县人民代表大会常务委员会工作报告"
    assert lines[1] == "——2027年1月19日在岚溪县第十九届人民代表大会第一次会议上"
    assert "受岚溪县第十八届人民代表大会常务委员会委托" in lines[4]


def test_the_halves_look_back_on_five_years_and_advise_the_next_five(term: Reading) -> None:
    lines = term.text.splitlines()
    assert "过去五年工作回顾" in lines
    assert "今后五年工作建议" in lines
    assert_headings_of_one_scheme(term, ORDER)


@pytest.mark.parametrize(("name", "value"), SUMS.items())
def test_a_sum_is_that_of_the_five_files(term: Reading, name: str, value: int) -> None:
    spans = {span.origin.formula: span for span in _spans(term) if isinstance(span.origin, FromRule)}
    assert spans[f"五年合计：{name}"].text == str(value)


def test_a_sum_names_where_each_year_says_it(term: Reading) -> None:
    origins = [span.origin for span in _spans(term) if isinstance(span.origin, FromRule)]
    origin = next(origin for origin in origins if origin.formula == "五年合计：任免.人次")
    assert origin.paths == (
        *(f"示例-{year}.yaml:任免.人次" for year in range(2022, 2026)),
        "任免.人次",
    )


def test_a_matter_over_years_is_one_story_with_a_year_to_each_step(term: Reading) -> None:
    story = next(line for line in term.text.splitlines() if "岚溪河水环境治理情况的报告" in line)
    years = [story.index(f"{year}年") for year in (2022, 2023, 2024, 2026)]
    assert years == sorted(years)
    assert "86个排口全部截污" in story


def test_the_advice_is_to_the_next_committee_and_has_no_calendar(term: Reading) -> None:
    plan = term.half_text(PLAN)
    assert "建议新一届" in plan
    assert "季度" not in plan
    assert term.tables == ()


def test_the_elections_that_were_held_are_reported_and_not_planned(term: Reading) -> None:
    assert "选举产生县人大代表186名、乡镇人大代表1052名" in term.half_text(REVIEW)
    assert "换届选举" not in [part.heading.id.rpartition(".")[2] for part in term.parts(PLAN)]


def test_without_one_years_file_the_sums_are_asked_for_and_never_guessed(tmp_path: Path) -> None:
    for path in TERM.parent.glob("示例*.yaml"):
        shutil.copy(path, tmp_path)
    (tmp_path / "示例-2024.yaml").unlink()
    reading = read(tmp_path / TERM.name)
    summed = [s for s in _spans(reading) if isinstance(s.origin, FromRule) and "五年" in s.origin.formula]
    assert summed == []
    open_sums = [gap for gap in gaps(reading.draft) if gap.path == "参照.历年"]
    assert len(open_sums) > 10
    assert all("缺2024年的问卷" in gap.question for gap in open_sums)
    assert any(finding.place.line for finding in reading.opened.findings if "2024" in finding.message)


def test_without_insights_the_report_asks_for_them(tmp_path: Path) -> None:
    text = TERM.read_text(encoding="utf-8")
    start, end = text.index("体会:"), text.index("不足:")
    (tmp_path / "f.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    reading = read(tmp_path / "f.yaml")
    assert Gap("体会", "五年工作的体会") in gaps(reading.draft)


def test_the_advice_can_be_for_the_next_year_instead(tmp_path: Path) -> None:
    text = TERM.read_text(encoding="utf-8").replace("结构:\n", "结构:\n  建议: 来年\n")
    (tmp_path / "f.yaml").write_text(text, encoding="utf-8")
    assert "2027年工作建议" in read(tmp_path / "f.yaml").text.splitlines()


def _spans(reading: Reading) -> list[Span]:
    return [span for block in reading.draft.blocks for span in block_spans(block)]
