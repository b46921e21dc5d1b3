"""A draft of the shipped example, read back as a past report: the clerk's next year starts from it."""

from pathlib import Path

import pytest
import yaml

from planner.bank.entries import HeadingScheme, Sentence
from planner.bank.load import load_bank
from planner.drafting import draft_bytes, make_draft, open_facts
from planner.examples import example
from planner.reports.layout.cues import element_of
from planner.reports.model import Element, Half, Report
from planner.reports.read import read_lines
from planner.reports.structure import structure

KINDS = (".txt", ".docx")


@pytest.fixture(scope="module", params=KINDS)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("draft")
    (folder / "facts.yaml").write_bytes(example("工作报告"))
    opened = open_facts(folder / "facts.yaml")
    path: Path = folder / f"draft{request.param}"
    path.write_bytes(draft_bytes(make_draft(opened), opened, request.param, "gb9704"))
    return structure(read_lines(path))


def test_parts_elements_years_and_level_of_our_own_draft_are_seen(report: Report) -> None:
    schemes = load_bank().of(HeadingScheme)
    for half in Half:
        headings = [part.heading for part in report.half(half)]
        assert len(headings) == 5
        assert any(set(headings) <= {*s.review.values(), *s.plan.values()} for s in schemes)
        assert all(2 <= len(part.children) <= 9 for part in report.half(half))
        # The lead sentences of our parts have a comma, our headings below have none.
        assert not any("，" in child.heading for part in report.half(half) for child in part.children)
    assert (report.level, report.year_review, report.year_plan) == ("区", 2026, 2027)
    assert {passage.element for passage in report.passages} == set(Element)


def test_however_we_lead_up_to_insights_and_shortcomings_each_is_seen_as_what_it_is() -> None:
    points = "一是学得及时，想得长远；二是问得具体，跟得到底；三是代表出了主意。"
    seen = {
        place: {element_of(s.text.replace("{党委}", "区委") + points) for s in _sentences(place)}
        for place in ("体会引入", "不足引入")
    }
    assert seen["体会引入"] == {Element.EXPERIENCE}
    assert Element.EXPERIENCE not in seen["不足引入"]


def _sentences(place: str) -> list[Sentence]:
    return [sentence for sentence in load_bank().of(Sentence) if sentence.place == place]


def test_at_least_90_in_100_agenda_items_of_our_own_draft_are_found(report: Report) -> None:
    facts = yaml.safe_load(example("工作报告"))
    wanted = [
        (half, item["形式"], item["题目"])
        for half, key in ((Half.REVIEW, "本年议题"), (Half.PLAN, "来年议题"))
        for item in facts[key]
    ]
    missed = [one for one in wanted if not _is_found(report, *one)]
    assert len(wanted) > 60
    assert len(missed) <= 0.1 * len(wanted), missed


def _is_found(report: Report, half: Half, form: str, topic: str) -> bool:
    items = (item for item in report.oversight if item.half is half and item.form == form)
    return any(item.topic in topic or topic in item.topic for item in items)


@pytest.mark.parametrize("suffix", KINDS)
def test_what_an_unfinished_draft_still_lacks_is_no_heading(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "facts.yaml").write_text("年度: 2026\n级别: 区\n", "utf-8")
    opened = open_facts(tmp_path / "facts.yaml")
    path = tmp_path / f"draft{suffix}"
    path.write_bytes(draft_bytes(make_draft(opened), opened, suffix, "gb9704"))
    unfinished = structure(read_lines(path))
    for half in Half:
        assert [part.number for part in unfinished.half(half)] == ["一", "二", "三", "四", "五"]
        sections = [section for part in unfinished.half(half) for section in part.walk()]
        assert [one.heading for one in sections if "待填" in one.heading] == []
