"""Reports for benchmarks, made at run time from real ones: paragraphs drawn anew, words exchanged.

Most clauses of a made report stand nowhere else, as in a real archive; what recurs is what the real ones
share. The same seed gives the same bytes.
"""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from planner.mining.words import cut

_HEADED: Final = re.compile("^[\u3000 ]*(?:[一二三四五六七八九十]+、|各位代表|20\\d\\d年|过去一年)")
_CLAUSE: Final = re.compile("[^，。；：、！？“”《》（）\n]+")
_EXCHANGED: Final = 0.25
_DRAWN: Final = 0.5
_WORD: Final = 2


def write_reports(sources: Sequence[Path], folder: Path, count: int, seed: int = 1) -> tuple[Path, ...]:
    """Write `count` reports into `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [source.read_text(encoding="utf-8") for source in sorted(sources)]
    paths = []
    for number, text in enumerate(_reports(texts, count, seed)):
        path = folder / f"报告{number:05d}.txt"
        path.write_text(text, encoding="utf-8", newline="\n")
        paths.append(path)
    return tuple(paths)


def _reports(texts: Sequence[str], count: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, nothing secret
    outlines = [text.splitlines() for text in texts]
    bodies = [line for lines in outlines for line in lines if line.strip() and not _HEADED.match(line)]
    words = sorted({word for line in bodies for word in _words(line)})
    for number in range(count):
        lines = outlines[number % len(outlines)]
        drawn = (
            line if _HEADED.match(line) or chance.random() < _DRAWN else chance.choice(bodies)
            for line in lines
        )
        yield "\n".join(_CLAUSE.sub(lambda found: _exchange(found[0], words, chance), line) for line in drawn)


def _exchange(clause: str, words: Sequence[str], chance: random.Random) -> str:
    """Return a clause with some of its two-character words replaced by others."""
    parts = []
    for word in cut(clause):
        text = clause[word.start : word.end]
        swap = len(text) == _WORD and chance.random() < _EXCHANGED
        parts.append(chance.choice(words) if swap else text)
    return "".join(parts)


def _words(line: str) -> Iterator[str]:
    for clause in _CLAUSE.findall(line):
        for word in cut(clause):
            if word.end - word.start == _WORD:
                yield clause[word.start : word.end]
