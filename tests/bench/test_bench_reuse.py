"""The benchmark of reuse runs; at ten thousand sentences in every suite, larger only when asked for."""

from pathlib import Path

import pytest

from tests.bench.bench_reuse import measure, table


@pytest.mark.slow
def test_nearly_every_planted_sentence_is_traced_to_its_source(tmp_path: Path) -> None:
    outcome = measure(3000, tmp_path, for_difflib=0)
    assert outcome.length >= 10_000
    assert outcome.found["planner"] >= 0.97
    assert table(outcome)[1].split() == ["engine", "time", "ratio", "found"]


@pytest.mark.bench
def test_ten_thousand_characters_against_a_hundred_thousand_sentences_take_a_second(tmp_path: Path) -> None:
    outcome = measure(100_000, tmp_path, for_difflib=2)
    assert outcome.seconds["planner"] < 1.5
    assert outcome.seconds["rapidfuzz"] > 3 * outcome.seconds["planner"]
    assert outcome.found["planner"] >= 0.97
