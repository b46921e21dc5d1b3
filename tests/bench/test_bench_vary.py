"""Every turn of every place of the complete example: nothing is lost, and hardly anything else moves."""

from statistics import median

import pytest

from planner.draft.trace import numbers_without_origin
from tests.compose.varied import Example
from tests.shipped import COMPLETE


@pytest.mark.bench
def test_each_turn_changes_its_own_place_and_keeps_95_in_100_of_the_other_sentences() -> None:
    example = Example.of(COMPLETE)
    gaps = {gap.path for gap in example.plain.gaps}
    kept = []
    for slot, option in example.turns:
        turned = example.turned((slot, option.id))
        assert (turned.refused, turned.at(slot).taken) == ((), option.id), slot
        assert turned.figures == example.plain.figures, (slot, option.id)
        assert {gap.path for gap in turned.gaps} == gaps, (slot, option.id)
        assert list(numbers_without_origin(turned.draft)) == [], (slot, option.id)
        kept.append((turned.kept(example.plain, slot), slot, option.id))
    assert min(kept)[0] >= 0.95
    assert median(share for share, _, _ in kept) >= 0.98
