"""What proof-reading is measured to find: the limits hold, and the docs say what was measured."""

from pathlib import Path

import pytest

from planner.finding import Finding, Place, Severity
from planner.proof.model import Remark
from tests.proof.factplants import fact_alarms, fact_outcomes
from tests.proof.measuretables import found_in_reports, page
from tests.proof.outcomes import Measured, heard_at, measure, new_remarks
from tests.proof.owndrafts import own_drafts
from tests.proof.pageplants import page_alarms, page_outcomes
from tests.proof.realreports import known
from tests.proof.seeded import TEXTS, Planted, clean, planted, plants

PLANTS, KINDS, REPORTED, OWN = 200, 40, 122, 9


@pytest.fixture(scope="module")
def measured() -> Measured:
    return measure()


def test_the_errors_are_many_of_many_kinds_and_each_can_be_planted() -> None:
    assert len(plants()) >= PLANTS
    assert len({plant.kind for plant in plants()}) >= KINDS
    assert all(planted(plant).text != clean(plant.text) for plant in plants())
    assert {plant.text for plant in plants()} == set(TEXTS)


def test_an_error_is_planted_where_its_words_stand() -> None:
    plant = next(plant for plant in plants() if plant.kind == "四个意识写错")
    seeded = planted(plant)
    assert [seeded.text[start:end] for start, end in seeded.spans] == ["“四种意识”"]
    assert len(seeded.text) == len(clean(plant.text))


def test_something_missing_is_planted_by_taking_its_paragraph_out() -> None:
    plant = next(plant for plant in plants() if plant.deletes == "各位代表：")
    assert "\n各位代表：\n" in clean(plant.text)
    assert "\n各位代表：\n" not in planted(plant).text


def test_what_the_clean_text_was_told_too_is_no_news() -> None:
    assert new_remarks([_remark(2, 3), _remark(2, 3)], [_remark(2, 3)]) == [_remark(2, 3)]


@pytest.mark.parametrize(("start", "end", "hit"), [(0, 3, False), (0, 4, True), (5, 9, True), (6, 9, False)])
def test_a_remark_is_in_its_place_when_it_overlaps_the_error(*, start: int, end: int, hit: bool) -> None:
    seeded = Planted("首行\n一二三四五六七八九", ((6, 9),))
    assert heard_at([_remark(2, start, end)], seeded) is hit


def _remark(line: int, start: int, end: int = 4) -> Remark:
    return Remark(
        Finding("标点-半角", Severity.ERROR, Place("", line, start + 1), "，", "错"), line, start, end
    )


def test_every_error_listed_for_the_five_reports_is_an_entry() -> None:
    assert len(known()) == REPORTED


@pytest.mark.slow
def test_nine_of_ten_planted_errors_are_found(measured: Measured) -> None:
    assert measured.recall() >= 0.9
    assert measured.recall(Severity.ERROR) >= 0.95


@pytest.mark.slow
def test_three_of_four_errors_never_seen_before_are_found(measured: Measured) -> None:
    assert sum(one.placed for one in measured.later) >= 0.75 * len(measured.later)


@pytest.mark.slow
def test_what_is_found_is_found_in_its_place(measured: Measured) -> None:
    assert measured.hit() >= 0.95


@pytest.mark.slow
def test_clean_texts_are_left_in_peace(measured: Measured) -> None:
    assert measured.false(Severity.ERROR) * 10_000 <= measured.characters
    assert measured.false(Severity.WARNING) * 2_000 <= measured.characters


@pytest.mark.slow
def test_a_draft_edited_by_hand_is_held_to_its_facts() -> None:
    found = [outcome.placed for outcome in fact_outcomes()]
    assert sum(found) >= 0.9 * len(found)
    assert fact_alarms() == ()


@pytest.mark.slow
def test_our_own_complete_examples_hold_no_error_and_hardly_a_warning() -> None:
    drafts = own_drafts()
    assert len(drafts) == OWN
    assert [one.name for one in drafts if one.count(Severity.ERROR)] == []
    assert sum(one.count(Severity.WARNING) for one in drafts) * 2_000 <= sum(one.characters for one in drafts)


@pytest.mark.slow
def test_spoilt_pages_are_found() -> None:
    found = [outcome.placed for outcome in page_outcomes()]
    assert sum(found) >= 0.9 * len(found)
    assert page_alarms() == ()


@pytest.mark.slow
def test_most_errors_known_in_the_five_reports_are_found() -> None:
    found = found_in_reports()
    assert sum(is_found for _, is_found in found) >= 0.85 * len(found)
    assert [one for one, is_found in found if not is_found and not one.reason] == []


@pytest.mark.slow
def test_the_page_in_the_docs_says_what_is_measured(measured: Measured, repository: Path) -> None:
    assert (repository / "docs" / "校核实测.md").read_text(encoding="utf-8") == page(measured)
