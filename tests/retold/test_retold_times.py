"""The retold reports speak the language of their years, not that of today."""

from datetime import date

import pytest

from planner.bank.model import PhraseBank
from planner.bank.validity import expired_in
from planner.clock import Period
from planner.draft.model import Draft
from planner.drafting import make_draft, open_facts
from tests.acceptance.reading import words
from tests.retold.reading import FOLDER, PLAN, REVIEW

MEETINGS = {"002": date(2023, 1, 6), "003": date(2020, 1, 9), "004": date(2022, 1, 14)}


@pytest.fixture(scope="module", params=MEETINGS)
def dated(request: pytest.FixtureRequest) -> tuple[date, PhraseBank, Draft]:
    opened = open_facts(FOLDER / f"报告-{request.param}.yaml")
    return MEETINGS[request.param], opened.bank, make_draft(opened)


def _half(draft: Draft, half: str) -> str:
    return "\n".join(words(block) for block in draft.blocks if block.id.startswith(half))


def test_the_review_has_no_wording_that_its_year_did_not_know(dated: tuple[date, PhraseBank, Draft]) -> None:
    day, bank, draft = dated
    span = Period(date(day.year - 1, 1, 1), day)
    assert [found.entry.text for found in expired_in(_half(draft, REVIEW), bank, span)] == []


def test_the_plan_has_no_wording_that_was_over_or_still_to_come(
    dated: tuple[date, PhraseBank, Draft],
) -> None:
    day, bank, draft = dated
    assert [found.entry.text for found in expired_in(_half(draft, PLAN), bank, Period(day, day))] == []


@pytest.mark.parametrize(
    ("name", "half", "said", "unsaid"),
    [
        ("002", REVIEW, "党的二十大精神", "二十届"),
        ("002", PLAN, "“两个确立”的决定性意义", "二十届"),
        ("003", REVIEW, "党的十九大和十九届二中、三中、四中全会精神", "全过程人民民主"),
        ("003", PLAN, "决胜全面建成小康社会的关键一年", "“两个确立”"),
        ("004", REVIEW, "“十四五”规划开局之年", "党的二十大"),
        ("004", PLAN, "党的十九大和十九届历次全会精神", "党的二十大"),
    ],
)
def test_plenums_and_plans_are_those_of_the_day(name: str, half: str, said: str, unsaid: str) -> None:
    draft = make_draft(open_facts(FOLDER / f"报告-{name}.yaml"))
    assert said in _half(draft, half)
    assert unsaid not in _half(draft, half)
