"""Lengths: the shipped reports of a first year, a last year and a town are as long as they should be."""

from pathlib import Path

import pytest

from planner.draft.lengths import WHOLE, length_plan, lengths
from planner.drafting import Wish, family, make_draft, open_facts
from planner.facts.derived.agenda import PLAN, REVIEW
from tests.shipped import REPORTS, TEMPLATES, TERM, TOWN

FIRST = REPORTS / "首年" / "示例.yaml"
SUMMARY = TEMPLATES / "总结计划" / "总结及计划" / "示例.yaml"
# The call that closes a town's report is longer by its slogan and the set formula.
_MAY_BE_LONGER = {TOWN: {"结束"}}


@pytest.mark.parametrize("path", [FIRST, TERM, TOWN], ids=["first", "term", "town"])
def test_every_part_is_within_its_span(path: Path) -> None:
    opened = open_facts(path)
    level, draft = opened.facts.mode.level, make_draft(opened)
    found, plan = lengths(level, draft), length_plan(level, draft)
    off = {name: plan[name].off(found[name]) for name in plan if name not in _MAY_BE_LONGER.get(path, ())}
    assert {name: by for name, by in off.items() if by} == {}


def test_a_towns_summary_and_plan_is_as_long_as_its_report_and_two_thirds_of_it_look_back() -> None:
    opened = open_facts(SUMMARY)
    found = lengths("镇", make_draft(opened))
    assert 3200 <= found[WHOLE] <= 3800
    ahead = found["计划"] + found["总体要求"]
    assert 2 <= (found[WHOLE] - ahead) / ahead <= 3


def test_the_first_year_has_thirty_items_told_and_twenty_two_planned() -> None:
    facts = open_facts(FIRST).facts
    assert len(facts.list(REVIEW)) >= 30
    assert len(facts.list(PLAN)) >= 22


def test_no_head_of_a_plan_cut_to_length_is_left_with_nothing_behind_it() -> None:
    opened = open_facts(FIRST)
    assert "总结计划" in family(opened)
    draft = make_draft(opened, Wish("总结计划"))
    text = "".join(span.text for block in draft.blocks for span in getattr(block, "spans", ()))
    for head in ("一是", "二是", "三是", "四是"):
        for said in text.split(head)[1:]:
            title, _, rest = said.partition("。")
            assert rest[:2] not in {"二是", "三是", "四是", ""}, title
