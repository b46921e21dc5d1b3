"""The benchmark of mining runs; what it measures is for people to read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.made_reports import write_reports

pytestmark = [pytest.mark.bench, pytest.mark.slow]
_REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"


@pytest.fixture(autouse=True)
def _beside_the_reports() -> None:
    if not _REPORTS.is_dir():
        pytest.skip("the five reports are not beside the project")


def test_the_mining_benchmark_prints_its_figures(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_mine", "--files", "12", "--runs", "1"],
        cwd=repository,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    with capsys.disabled():
        sys.stdout.write(f"\n{done.stdout}")
    starts = ("12 files", "jieba.lcut", "mining, one", "mining, all", "mining a quarter", "4.0 times")
    lines = done.stdout.splitlines()
    assert all(line.startswith(start) for line, start in zip(lines, starts, strict=False))
    assert any(line.startswith("nothing new") for line in lines)


def test_the_same_seed_makes_the_same_reports(tmp_path: Path) -> None:
    sources = sorted(_REPORTS.glob("*.txt"))
    one, other = (write_reports(sources, tmp_path / name, 3) for name in ("甲", "乙"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]
    assert len({path.read_bytes() for path in one}) == 3
