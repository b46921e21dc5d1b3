"""Search of a generated archive beside rapidfuzz's WRatio and one stringzilla scan, in one run.

Run `python -m tests.bench.bench_search_archive [SIZE …] [--each N] [--wratio N] [--keep FOLDER]`. Every
size is built report by report through `Archive.put`. Rounds of our answers and of scans take turns, after
other queries warmed the process; times are the medians of three rounds, and beside them those of the
first round, where every query is new. cov10 is, of the first ten answers, the share that hold what was
meant, out of ten or of as many texts as do; “of same” is ours on the queries that WRatio got. Opening,
first answer and memory are those of processes of their own: memory is VmHWM, the most the whole process
ever had resident, interpreter and all.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from statistics import fmean, median, quantiles
from time import perf_counter

import stringzilla
from rapidfuzz import fuzz, process

from planner.archive.search import search_archive
from planner.archive.store import Archive, has_archive, open_archive
from planner.search.folding import fold
from tests.bench.corpus import read_corpus, reports, sentences
from tests.bench.queries import Query, draw

_TEN = 10
_STARTS = 7
_ADDED = 24
_ROUNDS = 3

Engine = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Timed:
    """A query answered: its milliseconds, and the share of its ten answers that were meant."""

    query: Query
    milliseconds: float
    covered: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one size gave: build and additions, then each engine's answers, then the scans."""

    size: int
    megabytes: float
    build_seconds: float
    add_milliseconds: float
    start_milliseconds: float
    resident_megabytes: float
    first: list[Timed]
    planner: list[Timed]
    wratio: list[Timed]
    scans: list[float]


def main() -> None:
    """Measure the sizes asked for and print a table for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 100_000])
    parser.add_argument("--each", type=int, default=20, help="queries of each kind")
    parser.add_argument("--wratio", type=int, default=0, help="of them for WRatio; 0 for all")
    parser.add_argument("--keep", type=Path, help="keep the archives in this folder and use them again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        base = options.keep or Path(temporary)
        outcomes = [measure(size, base / str(size), options.each, options.wratio) for size in options.sizes]
    for outcome in outcomes:
        sys.stdout.write("\n".join(table(outcome)) + "\n\n")
    if len(outcomes) > 1:
        sys.stdout.write("\n".join(growth(outcomes[0], outcomes[-1])) + "\n")


def measure(size: int, folder: Path, each: int, wratio: int) -> Outcome:
    """Return the figures of one size; `wratio` queries of each kind go to WRatio too, 0 for all."""
    texts = list(sentences(read_corpus(), size))
    build = 0.0 if has_archive(folder) else _build(folder, texts)
    queries = draw(texts, each)
    start, resident = _processes(folder, queries)
    with open_archive(folder, write=False) as archive:
        rounds, theirs, scans = _compare(archive, texts, queries, wratio or each)
    return Outcome(
        size=size,
        megabytes=archive.path.stat().st_size / 1e6,
        build_seconds=build,
        add_milliseconds=_add(folder, size),
        start_milliseconds=start,
        resident_megabytes=resident,
        first=rounds[0],
        planner=_medians(rounds),
        wratio=theirs,
        scans=scans,
    )


def table(outcome: Outcome) -> list[str]:
    """Return the figures of one size as lines."""
    ours = [timed.milliseconds for timed in outcome.planner]
    scan, asked = median(outcome.scans), {timed.query for timed in outcome.wratio}
    made = f"{outcome.size} sentences: {outcome.megabytes:.0f} MB, built in {outcome.build_seconds:.0f} s"
    more = f"a report more {outcome.add_milliseconds:.0f} ms"
    start = f"open and first answer {outcome.start_milliseconds:.1f} ms"
    resident = f"resident {outcome.resident_megabytes:.1f} MB"
    once = [timed.milliseconds for timed in outcome.first]
    times = f"search p50 {median(ours):.2f} p95 {p95(ours):.2f} ms"
    first = f"asked for the first time p50 {median(once):.2f} p95 {p95(once):.2f} ms"
    scans = f"one SIMD scan p50 {scan:.2f} ms; p95 / scan {p95(ours) / scan:.2f}"
    head = f"{'kind':<18}{'p50':>8}{'p95':>8}{'cov10':>8}{'of same':>9}{'WRatio p50':>12}{'cov10':>8}"
    lines = [f"{made}; {more}; {start}; {resident}", f"{times}; {first}; {scans}", head]
    for kind in dict.fromkeys(timed.query.kind for timed in outcome.planner):
        own = [timed for timed in outcome.planner if timed.query.kind == kind]
        same = [timed for timed in own if timed.query in asked]
        rival = [timed for timed in outcome.wratio if timed.query.kind == kind]
        spent = [timed.milliseconds for timed in own]
        figures = f"{median(spent):>8.2f}{p95(spent):>8.2f}{cov10(own):>8.3f}{cov10(same):>9.3f}"
        theirs = f"{median(timed.milliseconds for timed in rival):>12.1f}{cov10(rival):>8.3f}"
        lines.append(f"{kind:<18}{figures}{theirs}")
    return lines


def growth(small: Outcome, large: Outcome) -> list[str]:
    """Return how the largest size compares with the smallest."""
    start = large.start_milliseconds / small.start_milliseconds
    more = large.add_milliseconds / small.add_milliseconds
    return [f"{large.size} against {small.size}: open and first answer {start:.2f}, a report more {more:.2f}"]


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def cov10(timed: Sequence[Timed]) -> float:
    """Return the mean share of what was meant among the first ten."""
    return sum(one.covered for one in timed) / len(timed) if timed else float("nan")


def _build(folder: Path, texts: Sequence[str]) -> float:
    started = perf_counter()
    with open_archive(folder, write=True) as archive:
        for report, state in reports(iter(texts)):
            archive.put(report, state)
    return perf_counter() - started


def _medians(rounds: Sequence[Sequence[Timed]]) -> list[Timed]:
    """Return each query with the median of its times."""
    return [
        replace(same[0], milliseconds=median(timed.milliseconds for timed in same))
        for same in zip(*rounds, strict=True)
    ]


def _add(folder: Path, size: int) -> float:
    """Return the mean milliseconds one more report takes, merging of the index included.

    All are taken out again.
    """
    fresh = sentences(read_corpus(), 300 * _ADDED, seed=size + 1)
    spent = []
    with open_archive(folder, write=True) as archive:
        # Of paths of their own: on the paths of reports that are there they would take their places.
        made = [(new, replace(at, path=f"/新{at.path}")) for new, at in islice(reports(fresh), _ADDED)]
        for report, state in made:
            started = perf_counter()
            archive.put(report, state)
            spent.append((perf_counter() - started) * 1e3)
        for _, state in made:
            archive.withdraw(state.path)
    return fmean(spent)


def _processes(folder: Path, queries: Sequence[Query]) -> tuple[float, float]:
    """Return the median of open and first answer in ms, and the most memory in MB."""
    typed = json.dumps([query.typed for query in queries])
    runs = []
    for _ in range(_STARTS):
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.search_process", str(folder)],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        runs.append(json.loads(done.stdout))
    return median(run["first"] for run in runs), max(run["resident"] for run in runs)


def _compare(
    archive: Archive, texts: Sequence[str], queries: Sequence[Query], wratio: int
) -> tuple[list[list[Timed]], list[Timed], list[float]]:
    """Return our answers round by round, WRatio's, and the scans; rounds of answers and scans alternate."""
    whole = stringzilla.Str("\n".join(texts))
    folded = [fold(text) for text in texts]
    possible = {
        query: min(_TEN, sum(1 for _ in islice(filter(query.met_by, folded), _TEN))) for query in queries
    }
    for query in draw(texts, 2, seed=5):
        search_archive(archive, query.typed)
    rounds: list[list[Timed]] = []
    scans: list[float] = []
    for _ in range(_ROUNDS):
        rounds.append([_timed(query, possible[query], _planner(archive)) for query in queries])
        for query in queries:
            started = perf_counter()
            whole.count(query.typed.split()[0])
            scans.append((perf_counter() - started) * 1e3)
    asked = [query for place, query in enumerate(queries) if place < wratio * len(_kinds(queries))]
    return rounds, [_timed(query, possible[query], _wratio(texts)) for query in asked], scans


def _kinds(queries: Sequence[Query]) -> list[str]:
    return list(dict.fromkeys(query.kind for query in queries))


def _planner(archive: Archive) -> Engine:
    return lambda typed: [hit.text for hit in search_archive(archive, typed)]


def _wratio(texts: Sequence[str]) -> Engine:
    return lambda typed: [
        text for text, _, _ in process.extract(typed, texts, scorer=fuzz.WRatio, limit=_TEN)
    ]


def _timed(query: Query, possible: int, engine: Engine) -> Timed:
    started = perf_counter()
    answer = engine(query.typed)
    spent = (perf_counter() - started) * 1e3
    met = sum(query.met_by(fold(text)) for text in answer)
    return Timed(query, spent, met / possible)


if __name__ == "__main__":
    main()
