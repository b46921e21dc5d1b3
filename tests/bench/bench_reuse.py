"""Reuse of a draft against a generated archive, beside rapidfuzz and difflib on the same pairs.

Run `python -m tests.bench.bench_reuse [SIZE …] [--difflib N] [--keep FOLDER]`. The draft has some ten
thousand characters: half of its sentences are the archive's with figures changed and words exchanged, dropped
or put in, half are grown anew. Every engine says for each sentence which of the archive it comes from.
rapidfuzz and difflib look at whole sentences, each with all; difflib takes minutes, so it gets N sentences
and its time is scaled up. Ours is timed with reading the archive's file, the median of five runs.
Times are those of the processor, so other work on the machine does not count.
"""

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from statistics import median
from time import process_time

from rapidfuzz import fuzz, process

from planner.archive.store import has_archive, open_archive
from planner.bank.load import load_bank
from planner.reuse.compare import Compared, Keyed, compare, keyed
from planner.reuse.formulas import Formulas
from planner.reuse.model import Text, Unit
from planner.reuse.stock import ArchiveStock
from tests.bench.corpus import read_corpus, reports, sentences

_LENGTH = 10_000
_RUNS = 5
_ALIKE = 70
_LONG = 24
_FIGURES = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence of the draft, and the one of the archive it was made of ("" for none)."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one size gave: seconds, and the share of planted sentences traced to their source, by engine."""

    size: int
    length: int
    planted: int
    seconds: dict[str, float]
    found: dict[str, float]


def main() -> None:
    """Measure the sizes asked for and print a table of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--difflib", type=int, default=4, help="sentences for difflib; 0 leaves it out")
    parser.add_argument("--keep", type=Path, help="keep the archives in this folder and use them again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        base = options.keep or Path(temporary)
        for size in options.sizes:
            outcome = measure(size, base / str(size), options.difflib)
            sys.stdout.write("\n".join(table(outcome)) + "\n\n")


def measure(size: int, folder: Path, for_difflib: int) -> Outcome:
    """Return the figures of one size; an archive that lies in `folder` is used as it is."""
    stock = list(sentences(read_corpus(), size))
    if not has_archive(folder):
        with open_archive(folder, write=True) as archive:
            for report, state in reports(iter(stock)):
                archive.put(report, state)
    draft = drafted(stock)
    planted = [one for one in draft if one.source]
    seconds: dict[str, float] = {}
    found: dict[str, float] = {}
    seconds["planner"], found["planner"] = _ours(draft, folder)
    seconds["rapidfuzz"], found["rapidfuzz"] = _theirs(draft, _rapidfuzz(stock))
    if for_difflib:
        few = planted[:for_difflib]
        spent, found["difflib"] = _theirs(few, _difflib(stock))
        seconds["difflib"] = spent * len(draft) / len(few)
    return Outcome(size, sum(len(one.text) for one in draft), len(planted), seconds, found)


def table(outcome: Outcome) -> list[str]:
    """Return the figures of one size as lines."""
    head = f"{outcome.length} characters, {outcome.planted} sentences planted; {outcome.size} sentences"
    ours = outcome.seconds["planner"]
    rows = [
        f"{name:<10}{spent:>10.2f} s{spent / ours:>9.1f}{outcome.found[name]:>8.2f}"
        for name, spent in outcome.seconds.items()
    ]
    return [head, f"{'engine':<10}{'time':>12}{'ratio':>9}{'found':>8}", *rows]


def drafted(stock: Sequence[str], seed: int = 5) -> list[Planted]:
    """Return the sentences of a draft, half of them turned from long ones of `stock`, in a mixed order."""
    chance = random.Random(seed)  # noqa: S311 - a draft that is the same each time
    long = [text for text in stock if len(text) >= _LONG]
    fresh = sentences(read_corpus(), 10 * _LENGTH, seed=seed + 1)
    draft: list[Planted] = []
    while sum(len(one.text) for one in draft) < _LENGTH:
        source = chance.choice(long)
        draft.append(Planted(_turned(source, chance), source))
        draft.append(Planted(next(fresh), ""))
    chance.shuffle(draft)
    return draft


def _turned(text: str, chance: random.Random) -> str:
    """Return `text` with other figures, and two places where two characters changed, went or came."""
    turned = _FIGURES.sub(lambda _: str(chance.randint(2, 199)), text)
    for _ in range(2):
        at = chance.randrange(len(turned) - 2)
        put = chance.choice(("进一步", "切实", ""))
        turned = turned[:at] + put + turned[at + chance.choice((0, 2)) :]
    return turned


def _ours(draft: Sequence[Planted], folder: Path) -> tuple[float, float]:
    formulas = Formulas(load_bank())
    units = tuple(Unit(one.text, at, at + 1, 1, "") for at, one in enumerate(draft))
    times = []
    with open_archive(folder, write=False) as archive:
        for _ in range(_RUNS):
            start = process_time()
            ours: tuple[Keyed, ...] = keyed(Text("初稿", "", units), formulas)
            compared: Compared = compare(ours, ArchiveStock(archive, ""), formulas)
            times.append(process_time() - start)
    traced: dict[int, list[str]] = {}
    for passage in compared.passages:
        for order in range(passage.first, passage.last + 1):
            traced.setdefault(order, []).append(passage.theirs)
    planted = [(at, one) for at, one in enumerate(draft) if one.source]
    hits = [any(theirs in one.source for theirs in traced.get(at, ())) for at, one in planted]
    return median(times), sum(hits) / len(planted)


def _theirs(draft: Sequence[Planted], engine: Callable[[str], str]) -> tuple[float, float]:
    start = process_time()
    named = [engine(one.text) for one in draft]
    spent = process_time() - start
    planted = [one.source == found for one, found in zip(draft, named, strict=True) if one.source]
    return spent, sum(planted) / len(planted)


def _rapidfuzz(stock: Sequence[str]) -> Callable[[str], str]:
    def named(text: str) -> str:
        best = process.extractOne(text, stock, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return str(best[0]) if best else ""

    return named


def _difflib(stock: Sequence[str]) -> Callable[[str], str]:
    def named(text: str) -> str:
        best = get_close_matches(text, stock, n=1, cutoff=_ALIKE / 100)
        return best[0] if best else ""

    return named


if __name__ == "__main__":
    main()
