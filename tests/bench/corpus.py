"""A generated archive: as many distinct sentences as are wanted, grown from the clauses of real reports.

The reports are read where they lie beside the repository and nothing of them is kept in it. Growth is
seeded, so a size always gives the same sentences; half of a size are the sentences of half that size.
"""

import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from planner.archive.model import FileState
from planner.bank.model import Duty
from planner.chinese import is_han
from planner.reports.model import Genre, Line, Lines, Report, Section, Sentence

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"

_CLAUSE = re.compile(r"[，。；：！？、\s]+")
_SIZES = range(4, 19)
_PER_REPORT = 300
_PARTS = 6
_SHORTEST_TERM, _LONGEST_TERM = 2, 6


@dataclass(frozen=True, slots=True)
class Corpus:
    """The clauses sentences are grown from, and the terms that are asked for."""

    clauses: tuple[str, ...]
    words: tuple[str, ...]


def read_corpus() -> Corpus:
    """Return what the five reports have to give."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))]
    parts = dict.fromkeys(part for text in texts for part in _CLAUSE.split(text))
    clauses = tuple(part for part in parts if len(part) in _SIZES and all(map(is_han, part)))
    heads = [part[:size] for part in clauses for size in range(_SHORTEST_TERM, _LONGEST_TERM + 1)]
    tails = [part[-size:] for part in clauses for size in range(_SHORTEST_TERM, _LONGEST_TERM + 1)]
    return Corpus(clauses, tuple(dict.fromkeys([*heads, *tails])))


def sentences(corpus: Corpus, number: int, seed: int = 7) -> Iterator[str]:
    """Yield `number` distinct sentences of one to three clauses, a word of which another clause lent."""
    chance = random.Random(seed)  # noqa: S311 - a corpus that is the same each time
    seen: set[int] = set()
    while len(seen) < number:
        parts = [_grown(corpus, chance) for _ in range(chance.choice((1, 2, 2, 3)))]
        sentence = "，".join(parts) + "。"
        key = hash_of(sentence)
        if key not in seen:
            seen.add(key)
            yield sentence


def reports(texts: Iterator[str]) -> Iterator[tuple[Report, FileState]]:
    """Yield reports of three hundred sentences in six parts, with the state of their files."""
    number = 0
    while own := tuple(islice(texts, _PER_REPORT)):
        number += 1
        yield _report(number, own)


def hash_of(text: str) -> int:
    """Return a number for a text, the same in every process."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def _grown(corpus: Corpus, chance: random.Random) -> str:
    clause, lender = chance.choice(corpus.clauses), chance.choice(corpus.clauses)
    size = chance.choice((2, 2, 3, 4))
    at, start = chance.randrange(len(clause)), chance.randrange(max(1, len(lender) - size))
    grown = clause[:at] + lender[start : start + size] + clause[at + chance.choice((0, size)) :]
    if not chance.randrange(5):
        grown += f"{chance.randint(2, 199)}{chance.choice('件次项名条场')}"
    return grown


def _report(number: int, texts: Sequence[str]) -> tuple[Report, FileState]:
    lines = tuple(Line(text, line) for line, text in enumerate(texts, 1))
    size = -(-len(texts) // _PARTS)
    parts = tuple(
        Section(
            "一二三四五六"[part],
            f"第{part + 1}部分",
            1,
            Duty.OVERSIGHT,
            part * size + 1,
            tuple(
                Sentence(line.text, line.text, line.number) for line in lines[part * size : (part + 1) * size]
            ),
        )
        for part in range(_PARTS)
    )
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()
    report = Report(
        lines=Lines(f"报告{number:05}.txt", digest, lines, "UTF-8"),
        title=f"第{number}份报告",
        salutation="",
        level="区",
        genre=Genre.REPORT,
        year_review=2006 + number % 20,
        year_plan=2007 + number % 20,
        review_heading="",
        plan_heading="",
        review=parts,
        plan=(),
        passages=(),
        oversight=(),
        noise=(),
    )
    return report, FileState(f"/报告/{report.lines.name}", len("".join(texts)), number, digest)
