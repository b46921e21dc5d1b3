"""Two hundred facts files made at random: what every draft is held to, and the table of what they reach."""

import re
from collections.abc import Collection
from functools import cache

import pytest

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank
from planner.bank.setphrases import set_phrases, slogans
from planner.draft.counts import counts
from planner.draft.model import Draft, FromFact, Paragraph
from planner.draft.signs import Sign, signs
from planner.draft.trace import trace
from planner.drafting import make_draft
from planner.facts.model import Facts
from tests.acceptance.generated import COUNT, generated

pytestmark = pytest.mark.slow

_ITEM = re.compile("(?:本年|来年)议题\\.\\d+")
NUMBERS = range(COUNT)
# Headings on one level are as long as one another, two characters more or less (prose guide §3, rule 1).
SPREAD = 2


@cache
def bank() -> PhraseBank:
    return load_bank()


@cache
def wordings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(set_phrases(bank())), tuple(slogans(bank()))


def told_in(draft: Draft) -> dict[str, set[str]]:
    """Return the paragraphs that tell each agenda item, by the item's path."""
    found: dict[str, set[str]] = {}
    for block in draft.blocks:
        for span in block.spans if isinstance(block, Paragraph) else ():
            match = isinstance(span.origin, FromFact) and _ITEM.match(span.origin.path)
            if match:
                found.setdefault(match[0], set()).add(block.id)
    return found


def untold(facts: Facts, told: Collection[str]) -> list[str]:
    """Return the items that stand nowhere: neither themselves nor as a step of the matter of another."""
    found = []
    for half in ("本年议题", "来年议题"):
        topics = {r.path: topic.text for r in facts.list(half) if (topic := r.one("题目"))}
        known = {topic for path, topic in topics.items() if path in told}
        found += [path for path, topic in topics.items() if path not in told and topic not in known]
    return found


def failing(draft: Draft) -> list[Sign]:
    return [sign for sign in signs(draft, *wordings()) if sign.fails]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_draft_of_any_file_keeps_the_rules_that_can_be_counted(number: int) -> None:
    opened = generated(number, bank())
    draft = make_draft(opened)
    counted = counts(draft)
    assert {key: uses for key, uses in counted.frame_uses.items() if uses > 2} == {}
    assert counted.sentences_twice == ()
    assert counted.same_openings == ()
    assert {
        where: counted.spread(where) for where in ("回顾", "计划") if counted.spread(where) > SPREAD
    } == {}
    assert failing(draft) == []
    assert trace(draft)["numbers_without_origin"] == []
    told = told_in(draft)
    assert untold(opened.facts, told) == []
    assert {path: places for path, places in told.items() if len(places) > 1} == {}
