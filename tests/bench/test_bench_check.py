"""Checking a whole facts file, timed: the clerk waits for it after every saved answer."""

from pathlib import Path
from time import process_time

import pytest

from planner.drafting import open_facts
from planner.facts.check import check
from planner.facts.derived.timing import facts_clock

EXAMPLE = Path(__file__).resolve().parents[2] / "templates" / "工作报告" / "五部分" / "示例.yaml"
BUDGET = 0.030


@pytest.mark.bench
def test_the_complete_example_is_checked_in_thirty_milliseconds() -> None:
    opened = open_facts(EXAMPLE)
    clock = facts_clock(opened.facts)
    times = []
    for _ in range(21):
        start = process_time()
        check(opened.facts, opened.bank, clock)
        times.append(process_time() - start)
    assert min(times) <= BUDGET
