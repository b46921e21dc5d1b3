"""Facts taken from real reports: whatever such a year holds comes out in the draft."""

from typing import cast

import pytest
import yaml

from planner.draft.model import Gap, gaps, plain
from tests.acceptance.reading import FACTS, PLAN, REVIEW, Reading, all_facts, read

REPORTS = ("report-000", "report-003")


@pytest.fixture(scope="module", params=REPORTS)
def report(request: pytest.FixtureRequest) -> tuple[str, Reading]:
    return request.param, read(FACTS / f"{request.param}.yaml")


def test_every_word_to_be_told_stands_in_its_half(report: tuple[str, Reading]) -> None:
    name, reading = report
    must = _must(name)
    assert set(must) == {REVIEW, PLAN}
    missing = [
        f"{half}：{word}" for half in must for word in must[half] if word not in reading.half_text(half)
    ]
    assert missing == []


def test_both_halves_have_their_parts(report: tuple[str, Reading]) -> None:
    name, reading = report
    # Report 000 tells of elections that were held; its plan, like the real one, has four parts.
    planned = {"report-000": 4, "report-003": 5}[name]
    assert [len(reading.parts(half)) for half in (REVIEW, PLAN)] == [5, planned]


def test_what_the_clerk_does_not_know_yet_shows_as_a_gap(report: tuple[str, Reading]) -> None:
    _, reading = report
    pending = {fact.path for fact in all_facts(reading.opened) if fact.pending}
    assert len(pending) >= 1
    assert pending - {gap.path for gap in gaps(reading.draft)} == set()


def test_no_answer_that_is_known_shows_as_a_gap(report: tuple[str, Reading]) -> None:
    _, reading = report
    known = {fact.path for fact in all_facts(reading.opened) if not fact.pending}
    assert known & {gap.path for gap in gaps(reading.draft)} == set()


def test_the_annex_lists_the_planned_items(report: tuple[str, Reading]) -> None:
    _, reading = report
    (annex,) = reading.tables
    planned = reading.opened.facts.list("来年议题")
    assert len(annex.rows) == len(planned)
    assert {plain(row[0]) for row in annex.rows} == {str(n) for n in range(1, len(planned) + 1)}
    topics = {fact.path for record in planned if (fact := record.one("题目"))}
    shown = {span.origin for row in annex.rows for span in row[1]}
    assert topics - {getattr(origin, "path", "") for origin in shown if not isinstance(origin, Gap)} == set()


def _must(name: str) -> dict[str, list[str]]:
    text = (FACTS / f"{name}.must.yaml").read_text(encoding="utf-8")
    return cast("dict[str, list[str]]", yaml.safe_load(text))
