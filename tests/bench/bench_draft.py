"""From facts to a Word draft, against docxtpl filling a template that holds the same words.

Run as `python -m tests.bench.bench_draft [--runs N]`. All variants are timed in turn, so that a busy
machine slows all of them; medians are printed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

from planner.drafting import draft_bytes, make_draft, open_facts
from tests.bench import rival
from tests.bench.rival_template import template_of

ROOT = Path(__file__).resolve().parents[2]
FACTS = ROOT / "templates" / "工作报告" / "五部分" / "示例.yaml"
PROFILE = "gb9704"

Job = Callable[[], object]


def main() -> None:
    """Print the medians and how they compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs: int = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        pairs = _pairs(Path(folder))
        medians = _medians(
            {(row, side): job for row, pair in pairs.items() for side, job in pair.items()}, runs
        )
    lines = [f"{'seconds, median of ' + str(runs):<30}{'planner':>10}{'docxtpl':>10}{'ratio':>8}"]
    for row in pairs:
        ours, theirs = medians[row, "planner"], medians[row, "docxtpl"]
        lines.append(f"{row:<30}{ours:>10.3f}{theirs:>10.3f}{ours / theirs:>8.2f}")
    sys.stdout.write("\n".join(lines) + "\n")


def _pairs(folder: Path) -> Mapping[str, Mapping[str, Job]]:
    """Return what is timed: by row, ours and the rival's."""
    opened = open_facts(FACTS)
    draft = make_draft(opened)
    parameterised, values = template_of(draft)
    template = draft_bytes(parameterised, opened, ".docx", PROFILE)
    template_file, values_file = folder / "template.docx", folder / "values.json"
    template_file.write_bytes(template)
    values_file.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    ours = ["-m", "planner", "draft", str(FACTS), "-o", str(folder / "ours.docx")]
    theirs = ["-m", "tests.bench.rival", str(template_file), str(values_file), str(folder / "theirs.docx")]
    return {
        "warm, facts in memory": {
            "planner": lambda: draft_bytes(make_draft(opened), opened, ".docx", PROFILE),
            "docxtpl": lambda: rival.render(template, values),
        },
        "warm, from files": {
            "planner": _draft_file,
            "docxtpl": lambda: rival.render_files(template_file, values_file),
        },
        "cold start, whole process": {
            "planner": lambda: _run(ours),
            "docxtpl": lambda: _run(theirs),
        },
    }


def _draft_file() -> bytes:
    opened = open_facts(FACTS)
    return draft_bytes(make_draft(opened), opened, ".docx", PROFILE)


def _run(arguments: list[str]) -> None:
    subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )


def _medians(jobs: Mapping[tuple[str, str], Job], runs: int) -> Mapping[tuple[str, str], float]:
    """Return the median time of each job in seconds; the jobs take turns, after one turn to warm up."""
    times: dict[tuple[str, str], list[float]] = {key: [] for key in jobs}
    for turn in range(runs + 1):
        for key, job in jobs.items():
            start = perf_counter()
            job()
            if turn:
                times[key].append(perf_counter() - start)
    return {key: median(measured) for key, measured in times.items()}


if __name__ == "__main__":
    main()
