"""Reports in the many ways offices write: what is read equals what their truth files say."""

from pathlib import Path

import pytest

from planner.reports.model import Element, Genre, Half
from planner.reports.read import read_lines
from planner.reports.structure import structure
from tests.reports.outlines.documents import made_reports, write_report
from tests.reports.outlines.truth import FOLDER, read_truth


@pytest.mark.parametrize("name", made_reports())
def test_a_report_of_any_office_is_read_as_its_truth_says(name: str, tmp_path: Path) -> None:
    truth = read_truth(FOLDER / "made" / f"{name}.yaml")
    report = structure(read_lines(write_report(name, truth, tmp_path)))
    assert truth.differences(report) == {}


def test_the_made_reports_differ_in_level_genre_and_elements() -> None:
    truths = [read_truth(FOLDER / "made" / f"{name}.yaml").values for name in made_reports()]
    assert len(truths) == 12
    assert {truth["级别"] for truth in truths} == {"区", "县", "市", "镇", "乡"}
    assert {truth["文种"] for truth in truths} == {genre.value for genre in Genre}
    assert {name for truth in truths for name in truth["要素"]} == {element.value for element in Element}


@pytest.mark.parametrize("name", made_reports())
def test_every_sentence_of_a_report_stands_in_one_place_only(name: str, tmp_path: Path) -> None:
    truth = read_truth(FOLDER / "made" / f"{name}.yaml")
    report = structure(read_lines(write_report(name, truth, tmp_path)))
    sections = [section for half in Half for part in report.half(half) for section in part.walk()]
    placed = [s for section in sections for s in section.sentences]
    placed += [s for passage in report.passages for s in passage.sentences]
    assert len({(s.line, s.text) for s in placed}) == len(placed)
    text = {line.number: line.text for line in report.lines.lines}
    assert all(s.text in text[s.line].replace("\u3000", " ") for s in placed)
