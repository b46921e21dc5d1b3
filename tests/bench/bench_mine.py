"""Mining against jieba.lcut cutting the same text, and how the time grows.

Run `python -m tests.bench.bench_mine [--files N] [--runs N]`. Reports are made at run time from the five
real ones beside the project. jieba is timed with its dictionary loaded; mining reads the files, recovers
their structure, extracts and merges. The two take turns; medians are printed.
"""

import argparse
import logging
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from planner.archive.model import FileState
from planner.mining.codec import extract_of
from planner.mining.extract import extract
from planner.mining.mine import mine
from planner.mining.pieces import Extract
from planner.mining.reading import read_all
from planner.mining.update import update
from planner.reports.read import read_lines
from planner.reports.structure import structure
from tests.bench.made_reports import write_reports

_REPORTS: Final = Path(__file__).resolve().parents[3] / "shared" / "reports"
_TIMES: Final = 4


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = write_reports(sorted(_REPORTS.glob("*.txt")), Path(folder) / "reports", options.files)
        lines = [*_speed(paths, options.runs), *_stages(paths), *_upkeep(paths, Path(folder))]
    sys.stdout.write("\n".join(lines) + "\n")


def _speed(paths: Sequence[Path], runs: int) -> Iterator[str]:
    """Yield how fast all files are cut by jieba and mined, and a quarter of them."""
    quarter = paths[::_TIMES]
    megabytes = sum(path.stat().st_size for path in paths) / 1e6
    jobs: dict[str, Callable[[], object]] = {
        "jieba.lcut": lambda: _jieba(paths),
        "mining, one process": lambda: mine(_in_one_process(paths)),
        "mining, all processors": lambda: mine(_in_processes(paths)),
        "mining a quarter, one process": lambda: mine(_in_one_process(quarter)),
    }
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(runs + 1):
        for name, job in jobs.items():
            spent = _timed(job)
            if turn:
                times[name].append(spent)
    seconds = {name: median(spent) for name, spent in times.items()}
    yield f"{len(paths)} files, {megabytes:.1f} MB, medians of {runs} runs"
    rival = seconds["jieba.lcut"]
    for name, spent in seconds.items():
        share = len(quarter) / len(paths) if "quarter" in name else 1.0
        speed, ratio = megabytes * share / spent, rival * share / spent
        yield f"{name:32}{spent:8.2f} s{speed:8.2f} MB/s{ratio:8.2f} x jieba"
    growth = seconds["mining, one process"] / seconds["mining a quarter, one process"]
    yield f"{len(paths) / len(quarter):.1f} times the files take {growth:.2f} times the time"


def _stages(paths: Sequence[Path]) -> Iterator[str]:
    """Yield where the time of one process goes."""
    began = perf_counter()
    lines = [read_lines(path) for path in paths]
    read = perf_counter()
    reports = [structure(one) for one in lines]
    structured = perf_counter()
    extracts = [extract(report) for report in reports]
    extracted = perf_counter()
    mine(extracts)
    stages = (
        ("read", read - began),
        ("structure", structured - read),
        ("extract", extracted - structured),
        ("merge", perf_counter() - extracted),
    )
    yield "milliseconds a file: " + ", ".join(
        f"{name} {1e3 * spent / len(paths):.2f}" for name, spent in stages
    )


def _upkeep(paths: Sequence[Path], folder: Path) -> Iterator[str]:
    """Yield what the archive costs: the first run, one more report, nothing new, and the memory."""
    bank = folder / "bank"
    first = _timed(lambda: update(bank, paths[1:]))
    another = _timed(lambda: update(bank, paths))
    nothing = _timed(lambda: update(bank, paths))
    yield f"into an archive: {first:.2f} s; one more report: {another:.2f} s"
    yield f"nothing new: {nothing:.3f} s, {100 * nothing / first:.1f} % of the first run"
    yield f"memory at most: {_memory():.0f} MB"


def _timed(job: Callable[[], object]) -> float:
    began = perf_counter()
    job()
    return perf_counter() - began


def _jieba(paths: Sequence[Path]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415 - it warns and takes long, and only this needs it
    jieba.setLogLevel(logging.ERROR)
    for path in paths:
        jieba.lcut(path.read_text(encoding="utf-8"))


def _in_one_process(paths: Sequence[Path]) -> list[Extract]:
    return [extract(structure(read_lines(path))) for path in paths]


def _in_processes(paths: Sequence[Path]) -> list[Extract]:
    jobs = [(path, FileState(str(path), 0, 0, "")) for path in paths]
    return [extract_of(reading.extract) for reading in read_all(jobs)]


def _memory() -> float:
    """Return the most memory this process had, in megabytes; 0 where the system does not say."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
