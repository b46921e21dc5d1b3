"""The benchmarks run, and the rival does the same work; what they measure is for people to read."""

import io
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from planner.drafting import draft_bytes, make_draft, open_facts
from tests.bench.bench_draft import FACTS, PROFILE
from tests.bench.rival import render
from tests.bench.rival_template import template_of

pytestmark = [pytest.mark.bench, pytest.mark.slow]


def test_the_drafting_benchmark_prints_a_table(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_draft"],
        cwd=repository,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    with capsys.disabled():
        sys.stdout.write(f"\n{done.stdout}")
    rows = [line.rsplit(maxsplit=3) for line in done.stdout.splitlines()[1:]]
    assert [row[0] for row in rows] == [
        "warm, facts in memory",
        "warm, from files",
        "cold start, whole process",
    ]
    assert all(float(cell) > 0 for row in rows for cell in row[1:])


def test_the_rival_writes_the_same_words() -> None:
    opened = open_facts(FACTS)
    draft = make_draft(opened)
    template, values = template_of(draft)
    assert len(values) >= 500
    ours = draft_bytes(draft, opened, ".docx", PROFILE)
    theirs = render(draft_bytes(template, opened, ".docx", PROFILE), values)
    assert _words(theirs) == _words(ours)


def _words(content: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    # Lines of the title are broken by its words, which the rival fills in later.
    return [*(paragraph.text.replace("\n", "") for paragraph in document.paragraphs), *cells]
