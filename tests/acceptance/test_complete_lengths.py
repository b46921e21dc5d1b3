"""Lengths: the complete report is as long as one read aloud, section by section (prose guide §7)."""

from functools import cache
from itertools import product

import pytest

from planner.draft.choice import Choice
from planner.draft.lengths import WHOLE, length_plan, lengths
from planner.draft.measure import length
from planner.draft.model import Draft
from planner.drafting import Wish, make_draft, open_facts, settled_choices
from tests.shipped import COMPLETE

DISTRICT = "区"
SECTIONS = (
    "委托语",
    "总述统计",
    "政治",
    "发展",
    "民生",
    "代表",
    "自身",
    "体会感谢",
    "不足",
    "总体要求",
    "计划",
    "结束",
)


@cache
def _drafted() -> tuple[Draft, dict[str, Choice]]:
    opened = open_facts(COMPLETE)
    choices = settled_choices(opened.facts)
    draft = make_draft(opened, Wish(), choices)
    return draft, {choice.slot: choice for choice in choices.listed(draft)}


@pytest.mark.parametrize("section", [WHOLE, *SECTIONS])
def test_every_section_of_the_complete_report_is_as_long_as_the_guide_asks(section: str) -> None:
    draft, _ = _drafted()
    found, plan = lengths(DISTRICT, draft), length_plan(DISTRICT, draft)
    assert plan[section].off(found[section]) == 0, found[section]


def test_every_section_is_held_to_a_length() -> None:
    draft, _ = _drafted()
    assert set(lengths(DISTRICT, draft)) == {WHOLE, *SECTIONS}


def test_review_and_plan_are_about_four_to_one() -> None:
    found = lengths(DISTRICT, _drafted()[0])
    ahead = found["计划"] + found["总体要求"]
    assert 3.5 <= (found[WHOLE] - ahead) / ahead <= 4.5


@pytest.mark.parametrize(
    ("section", "slots"),
    [
        ("总述统计", ("成句.回顾.总述", "成句.回顾.统计句")),
        ("体会感谢", ("成句.回顾.体会引入", "成句.回顾.感谢")),
        ("不足", ("成句.回顾.不足引入", "成句.回顾.不足收束")),
        ("总体要求", ("成句.计划.总体要求",)),
        ("结束", ("成句.计划.结束",)),
    ],
)
def test_whichever_sentences_are_chosen_the_section_keeps_its_length(
    section: str, slots: tuple[str, ...]
) -> None:
    draft, choices = _drafted()
    texts = [{option.id: option.text for option in choices[slot].options} for slot in slots]
    taken = [length(text[choices[slot].taken]) for slot, text in zip(slots, texts, strict=True)]
    rest = lengths(DISTRICT, draft)[section] - sum(taken)
    assert all(len(text) > 2 for text in texts)
    plan = length_plan(DISTRICT, draft)[section]
    for told in product(*(text.values() for text in texts)):
        whole = rest + sum(map(length, told))
        assert plan.off(whole) == 0, (whole, told)
