"""Proof-reading: a report of 10,000 characters, one of 100 times its length, memory, what families cost.

Run `python -m tests.bench.bench_proof [--runs N]`. The reports are made of the clean texts of
`tests/data/proof/`: their paragraphs over and over, some words exchanged each time, so that they read and are
remarked on as real ones are. Times are those of the processor, so other work on the machine does not count;
the jobs take turns, after one turn to warm up, and medians are printed.
"""

import argparse
import random
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from statistics import median
from time import process_time

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank
from planner.mining.words import cut
from planner.proof.detectors import DETECTORS
from planner.proof.model import Remark, Rule
from planner.proof.reading import lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks
from tests.proof.seeded import TEXTS, clean

LENGTH = 10_000
TIMES = 100
_EXCHANGED = 0.1
_WORD = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """Seconds for the short and the long report, what a family costs on the short one, and the memory."""

    characters: int
    short: float
    long: float
    structure: float
    families: Mapping[str, float]
    megabytes: float


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    outcome = measure(parser.parse_args().runs)
    sys.stdout.write("\n".join(table(outcome)) + "\n")


def measure(runs: int) -> Outcome:
    """Return the figures; the long report is read at most three times."""
    bank, rules = load_bank(), rules_of((), DETECTORS)[0]
    short, long = report_of(LENGTH), report_of(LENGTH * TIMES)
    made = subject_of(lines_of_text(short), bank)
    jobs: dict[str, Callable[[], object]] = {
        "short": lambda: _read(short, bank, rules),
        "structure": lambda: subject_of(lines_of_text(short), bank).sentences,
    }
    for family in dict.fromkeys(rule.family for rule in rules):
        own = tuple(rule for rule in rules if rule.family == family)
        jobs[family] = partial(remarks, made, own)
    medians = _medians(jobs, runs)
    before = _peak()
    longest = _medians({"long": lambda: _read(long, bank, rules)}, min(runs, 3))["long"]
    return Outcome(
        characters=len(short),
        short=medians.pop("short"),
        long=longest,
        structure=medians.pop("structure"),
        families=medians,
        megabytes=_peak() - before,
    )


def table(outcome: Outcome) -> Iterator[str]:
    """Yield the lines of the tables."""
    yield f"{'report':<34}{'seconds':>10}"
    yield f"{f'{outcome.characters} characters':<34}{outcome.short:>10.3f}"
    yield f"{f'{TIMES} times as long':<34}{outcome.long:>10.3f}"
    yield f"{'ratio':<34}{outcome.long / outcome.short:>10.1f}"
    yield f"{'more memory for the long one, MB':<34}{outcome.megabytes:>10.0f}"
    yield ""
    yield f"{'family, on the short one':<34}{'ms':>10}"
    yield f"{'(its structure)':<34}{outcome.structure * 1000:>10.1f}"
    for family, seconds in sorted(outcome.families.items(), key=lambda item: -item[1]):
        yield f"{family:<32}{seconds * 1000:>10.1f}"


def report_of(length: int, seed: int = 3) -> str:
    """Return a report of about `length` characters: the first clean text, its parts grown to measure."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, nothing secret
    lines = [line for line in clean(TEXTS[0]).split("\n") if line]
    bodies = [line for number in TEXTS for line in clean(number).split("\n") if line.startswith("　　")]
    bodies = [line for line in bodies if len(line) > 60 and line[2] not in "一二三四五六（123各"]
    heads = [index for index, line in enumerate(lines) if line[2:4] in {f"{n}、" for n in "一二三四五"}]
    words = sorted({word for line in bodies for word in _words(line)})
    missing = length - sum(map(len, lines))
    grown: dict[int, list[str]] = {index: [] for index in heads}
    places = cycle(heads)
    for line in cycle(bodies):
        if missing <= 0:
            break
        changed = _exchange(line, words, chance)
        grown[next(places)].append(changed)
        missing -= len(changed)
    return "\n".join(part for index, line in enumerate(lines) for part in (line, *grown.get(index, ())))


def _words(line: str) -> Iterator[str]:
    yield from (line[word.start : word.end] for word in cut(line) if word.end - word.start == _WORD)


def _exchange(line: str, words: list[str], chance: random.Random) -> str:
    parts, at = [], 0
    for word in cut(line):
        swap = word.end - word.start == _WORD and chance.random() < _EXCHANGED
        parts += [line[at : word.start], chance.choice(words) if swap else line[word.start : word.end]]
        at = word.end
    return "".join(parts) + line[at:]


def _read(text: str, bank: PhraseBank, rules: tuple[Rule, ...]) -> tuple[Remark, ...]:
    return remarks(subject_of(lines_of_text(text), bank), rules)


def _medians(jobs: Mapping[str, Callable[[], object]], runs: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(runs + 1):
        for name, job in jobs.items():
            start = process_time()
            job()
            if turn:
                times[name].append(process_time() - start)
    return {name: median(measured) for name, measured in times.items()}


def _peak() -> float:
    """Return the most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
