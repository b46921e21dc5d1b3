"""A process that only searches: opens an archive, answers the queries on stdin, says what it took.

Run `python -m tests.bench.search_process FOLDER` with a JSON list of queries on stdin. Prints `first`, the
milliseconds to open the archive and answer the first query, imports left out, and `resident`, the most
memory in MB the process ever had, from VmHWM in /proc/self/status.
"""

import json
import sys
from pathlib import Path
from time import perf_counter

from planner.archive.search import search_archive
from planner.archive.store import open_archive


def main() -> None:
    """Answer and report."""
    queries: list[str] = json.load(sys.stdin)
    started = perf_counter()
    with open_archive(Path(sys.argv[1]), write=False) as archive:
        search_archive(archive, queries[0])
        first = (perf_counter() - started) * 1e3
        for typed in queries[1:]:
            search_archive(archive, typed)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    sys.stdout.write(json.dumps({"first": first, "resident": int(line.split()[1]) / 1024}))


if __name__ == "__main__":
    main()
