"""Every rule fires on its own examples, at the words they mark, and keeps quiet where it must."""

from dataclasses import replace

import pytest

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank
from planner.proof.detectors import DETECTORS
from planner.proof.examples import failing
from planner.proof.model import Rule
from planner.proof.rulebook import rules_of

RULES, _ = rules_of((), DETECTORS)


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_it_fires_on_what_it_is_for(rule: Rule, bank: PhraseBank) -> None:
    assert rule.fires
    assert failing(replace(rule, keeps=()), bank) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_it_keeps_quiet_where_nothing_is_wrong(rule: Rule, bank: PhraseBank) -> None:
    assert rule.keeps
    assert failing(replace(rule, fires=()), bank) == ()


def test_an_example_that_is_treated_otherwise_fails(bank: PhraseBank) -> None:
    (rule,) = [rule for rule in RULES if rule.id == "错字-当家作主"]
    wrong = replace(
        rule,
        fires=("人民当家作主", "⟦人民⟧当家做主", "〔某年〕人民当家做主", "人民⟦当家做主⟧"),
        keeps=("人民当家做主", "人民当家作主"),
    )
    assert failing(wrong, bank) == (*wrong.fires[:3], wrong.keeps[0])
