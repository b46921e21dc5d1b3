"""The five real reports: every heading, duty, element, year and oversight item, checked by reading them."""

import pytest

from planner.reports.model import NoiseKind
from planner.reports.read import read_lines
from planner.reports.structure import structure
from tests.reports.five import five_reports
from tests.reports.outlines.truth import FOLDER, read_truth

NUMBERS = ("000", "001", "002", "003", "004")


@pytest.mark.parametrize("number", NUMBERS)
def test_a_real_report_is_read_as_its_truth_says(number: str) -> None:
    report = structure(read_lines(five_reports()[number]))
    assert read_truth(FOLDER / "five" / f"{number}.yaml").differences(report) == {}


@pytest.mark.parametrize(
    ("number", "review", "plan"),
    [
        ("000", (5, 17), (4, 0)),
        ("001", (0, 0), (5, 22)),
        ("002", (4, 13), (8, 25)),
        ("003", (4, 16), (5, 6)),
        ("004", (4, 7), (4, 7)),
    ],
)
def test_a_real_report_has_as_many_parts_and_headings_below_as_the_reference_lists(
    number: str, review: tuple[int, int], plan: tuple[int, int]
) -> None:
    report = structure(read_lines(five_reports()[number]))
    counted = [(len(half), sum(len(part.children) for part in half)) for half in (report.review, report.plan)]
    assert counted == [review, plan]


def test_the_headings_of_one_level_in_a_real_report_have_no_number_and_no_final_mark() -> None:
    for path in five_reports().values():
        report = structure(read_lines(path))
        for part in (*report.review, *report.plan):
            for section in part.walk():
                assert section.heading == section.heading.strip("。：；，、 \u3000")
                assert not section.heading.startswith(("一、", "（", "一是", "1", "——"))


def test_an_advert_is_noise_and_in_no_sentence_of_a_real_report() -> None:
    report = structure(read_lines(five_reports()["002"]))
    adverts = [noise for noise in report.noise if noise.kind is NoiseKind.ADVERT]
    assert [noise.line for noise in adverts] == [18, 28]
    sections = [section for part in report.plan for section in part.walk()]
    assert not any("www" in s.text for section in sections for s in section.sentences)
