"""The benchmark of proof-reading runs; what it measures is for people to read."""

import sys

import pytest

from tests.bench.bench_proof import LENGTH, measure, report_of, table

pytestmark = [pytest.mark.bench, pytest.mark.slow]


def test_a_made_report_is_as_long_as_asked_and_the_same_each_time() -> None:
    made = report_of(LENGTH)
    assert LENGTH <= len(made) < LENGTH * 1.1
    assert made == report_of(LENGTH)
    assert made.startswith("望棹区人民代表大会常务委员会工作报告\n")


def test_the_proof_reading_benchmark_prints_its_tables(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = measure(1)
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(table(outcome)) + "\n")
    assert outcome.long > outcome.short > 0
    assert {"标点", "提法", "年份"} <= outcome.families.keys()
