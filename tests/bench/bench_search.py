"""Search of the shipped bank against rapidfuzz's WRatio over the same texts: time and hits.

Run `python -m tests.bench.bench_search`. Both answer every query of tests/data/queries.yaml with
their ten best; each time is the median of the rounds, the two taking turns.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import yaml
from rapidfuzz import fuzz, process

from planner.bank.index import Index, index_of
from planner.bank.load import load_bank
from planner.bank.search import search_index

_QUERIES = Path(__file__).parent.with_name("data") / "queries.yaml"
_ROUNDS = 7
_LIMIT = 10

Engine = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Result:
    """One query answered by one engine: milliseconds and the place of the intended entry, 0 first."""

    milliseconds: float
    place: int | None


def main() -> None:
    """Measure both engines and print the table."""
    started = perf_counter()
    bank = load_bank()
    loaded = perf_counter()
    index = index_of(bank)
    indexed = perf_counter()
    queries = [(item["查"], item["要"]) for item in yaml.safe_load(_QUERIES.read_text(encoding="utf-8"))]
    ours, theirs = _compare((_planner(index), _wratio(index)), queries)
    lines = [
        f"entries {len(index.rows)}  queries {len(queries)}  rounds {_ROUNDS}",
        f"load {(loaded - started) * 1e3:.0f} ms  index {(indexed - loaded) * 1e3:.1f} ms",
        _line("planner", ours),
        _line("WRatio", theirs),
        f"planner / WRatio, medians: {_middle(ours) / _middle(theirs):.2f}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def _planner(index: Index) -> Engine:
    return lambda query: [match.entry.id for match in search_index(index, query, limit=_LIMIT)]


def _wratio(index: Index) -> Engine:
    ids = [row.entry.id for row in index.rows]
    texts = [row.shown for row in index.rows]

    def answer(query: str) -> list[str]:
        found = process.extract(query, texts, scorer=fuzz.WRatio, limit=_LIMIT)
        return [ids[place] for _, _, place in found]

    return answer


def _compare(engines: Sequence[Engine], queries: Sequence[tuple[str, str]]) -> list[list[Result]]:
    results: list[list[Result]] = [[] for _ in engines]
    for query, wanted in queries:
        times: list[list[float]] = [[] for _ in engines]
        for _ in range(_ROUNDS):
            for engine, spent in zip(engines, times, strict=True):
                started = perf_counter()
                engine(query)
                spent.append((perf_counter() - started) * 1e3)
        for engine, spent, kept in zip(engines, times, results, strict=True):
            answer = engine(query)
            kept.append(Result(median(spent), answer.index(wanted) if wanted in answer else None))
    return results


def _middle(results: Sequence[Result]) -> float:
    return median(result.milliseconds for result in results)


def _line(name: str, results: Sequence[Result]) -> str:
    slow = quantiles([result.milliseconds for result in results], n=20)[-1]
    first = sum(result.place == 0 for result in results)
    within = sum(result.place is not None for result in results)
    times = f"p50 {_middle(results):6.2f} ms  p95 {slow:6.2f} ms"
    return f"{name:8} {times}  first {first}/{len(results)}  in ten {within}/{len(results)}"


if __name__ == "__main__":
    main()
