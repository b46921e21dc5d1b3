"""The search benchmark runs; at a thousand sentences in every suite, at a million only when asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.bench_search_archive import cov10, measure, table
from tests.bench.corpus import read_corpus, sentences
from tests.bench.queries import draw

KINDS = [
    "substring",
    "two terms",
    "reversed",
    "wrong character",
    "homophone",
    "dropped",
    "doubled",
    "exchanged",
    "initials",
    "pinyin",
    "number by value",
]


@pytest.mark.slow
def test_at_a_thousand_sentences_every_kind_of_query_finds_at_least_what_wratio_finds(tmp_path: Path) -> None:
    outcome = measure(1000, tmp_path, each=6, wratio=0)
    assert [line[:18].strip() for line in table(outcome)[3:]] == KINDS
    for kind in KINDS:
        ours = cov10([timed for timed in outcome.planner if timed.query.kind == kind])
        theirs = cov10([timed for timed in outcome.wratio if timed.query.kind == kind])
        assert ours >= theirs, kind
        assert ours >= 0.9, kind
    assert outcome.resident_megabytes < 60


def test_a_size_always_gives_the_same_distinct_sentences_and_queries() -> None:
    corpus = read_corpus()
    texts = list(sentences(corpus, 500))
    assert texts == list(sentences(corpus, 500)) == list(sentences(corpus, 1000))[:500]
    assert len(set(texts)) == 500
    assert draw(texts, 2) == draw(texts, 2)


@pytest.mark.bench
@pytest.mark.slow
@pytest.mark.parametrize("sizes", [("1000", "100000"), ("1000", "1000000")], ids=" ".join)
def test_the_search_benchmark_prints_a_table(
    repository: Path, capsys: pytest.CaptureFixture[str], sizes: tuple[str, str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_search_archive", *sizes, "--wratio", "3"],
        cwd=repository,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    with capsys.disabled():
        sys.stdout.write(f"\n{done.stdout}")
    assert done.stdout.count("WRatio p50") == 2
