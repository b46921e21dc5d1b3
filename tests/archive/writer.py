"""A process that puts reports into an archive until it is killed, and says of each that it is in.

Run as `python -m tests.archive.writer FOLDER NAME`. The second of every three reports takes the place of
the first, the third is withdrawn again, so that the index is taken from as well as added to.
"""

import sys
from itertools import count
from pathlib import Path

from planner.archive.store import open_archive
from tests.archive.samples import report, state

TEXTS = 40


def main() -> None:
    """Write until the end."""
    folder, name = Path(sys.argv[1]), sys.argv[2]
    with open_archive(folder, write=True) as archive:
        for number in count():
            for version in "甲乙":
                made = report(f"{name}-{number}", {"监督": texts(name, number, version)})
                archive.put(made, state(made))
            sys.stdout.write(f"{name}-{number} {made.lines.digest}\n")
            sys.stdout.flush()
            passing = report(f"{name}-{number}-撤", {"监督": texts(name, number, "丙")})
            archive.put(passing, state(passing))
            archive.withdraw(passing.lines.name)


def texts(name: str, number: int, version: str) -> list[str]:
    """Return the sentences of one report; a third of them are those of every report."""
    own = [f"{name}第{number}次{version}检查了{text}项工作。" for text in range(TEXTS - TEXTS // 3)]
    return [*own, *(f"常委会开展第{text}项监督。" for text in range(TEXTS // 3))]


if __name__ == "__main__":
    main()
