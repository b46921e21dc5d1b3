"""How many planted errors proof-reading finds, how well it hits them, and what it says of clean texts.

Run `python -m tests.proof.measure [-o FILE]`: prints the tables in Markdown, or writes them to a file; the
same rules and texts give the same bytes. `docs/校核实测.md` is written so.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.proof.measuretables import page
from tests.proof.outcomes import measure


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables, or write them to the file that -o names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args(arguments)
    written = page(measure())
    if options.output:
        options.output.write_text(written, encoding="utf-8")
    else:
        sys.stdout.write(written)


if __name__ == "__main__":
    main()
