"""Parts: what a town's report has fewer of, and that nothing is lost between the groups."""

from functools import cache

import pytest

from planner.bank.entries import Field, Form
from planner.bank.load import load_bank
from planner.bank.model import Level, PhraseBank, Tense
from planner.compose.parts import bundles, layout_of
from planner.documents.load import catalogue
from planner.facts.derived.agenda import Item
from planner.facts.model import Fact, Record
from planner.finding import Place

OVERSIGHT = catalogue().parts["监督"]


@cache
def _bank() -> PhraseBank:
    return load_bank()


def _item(form: str, field: str = "") -> Item:
    forms = {form.name: form for form in _bank().of(Form)}
    fields = tuple(known for known in _bank().of(Field) if known.name == field)
    path = f"本年议题.{form}{field}"
    named = Fact(f"{path}.领域", field, field, Place(), "领域")
    return Item(Record(path, Place(), {"领域": (named,)} if field else {}), Tense.REVIEW, forms[form], fields)


@pytest.mark.parametrize("form", ["审查和批准", "作出决议决定"])
def test_what_the_congress_of_a_town_decides_is_no_oversight_by_its_presidium(form: str) -> None:
    item = _item(form, "决算")
    assert layout_of(Level.TOWN, Tense.REVIEW).group_of(item) == "决定"
    assert layout_of(Level.TOWN, Tense.PLAN).group_of(item) == "决定"


def test_a_county_committee_examines_accounts_as_a_matter_of_money() -> None:
    assert layout_of(Level.COUNTY, Tense.REVIEW).group_of(_item("审查和批准", "决算")) == "财政"


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("tense", [Tense.REVIEW, Tense.PLAN])
def test_every_field_has_a_paragraph_at_every_level(level: Level, tense: Tense) -> None:
    layout = layout_of(level, tense)
    fields = [field for field in _bank().of(Field) if level in field.levels]
    items = [_item("专题调研", field.name) for field in fields if field.part in {"发展", "民生"}]
    assert len(items) > 30
    told = [item for bundle in bundles(layout, OVERSIGHT, items) for item in bundle.items]
    assert sorted(item.key for item in told) == sorted(item.key for item in items)


def test_an_item_of_no_known_field_has_a_paragraph_too() -> None:
    for level in (Level.DISTRICT, Level.TOWN):
        for tense in (Tense.REVIEW, Tense.PLAN):
            layout = layout_of(level, tense)
            assert layout.group_of(_item("专题调研")) in layout.groups_of(OVERSIGHT)
