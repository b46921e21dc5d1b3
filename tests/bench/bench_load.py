"""Loading a facts file against PyYAML's own C loader on the same bytes, and 100,000 lines of it.

Run `python -m tests.bench.bench_load`. A thousand lines: both load in turn, the times are medians of
the rounds; ours checks every line and types every answer, the C loader makes lists and dicts. Of a file
with one slip in it, the part around the slip goes through the line check and the parser. A hundred
thousand lines, without and with a slip, are loaded in a process of their own: its time and its peak
memory.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import yaml

from planner.bank.load import load_bank
from planner.facts.load import facts_of_text, load_facts
from planner.files import decode

_EXAMPLE = Path(__file__).resolve().parents[2] / "templates" / "工作报告" / "五部分" / "示例.yaml"
_ROUNDS = 41
_LINES, _MANY = 1_000, 100_000
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def main(arguments: list[str]) -> None:
    """Measure, and print the table; with a path, load that file and print seconds and megabytes."""
    if arguments:
        sys.stdout.write("{:.2f} {:.0f}\n".format(*load_once(Path(arguments[0]))))
        return
    clean = made(_LINES)
    ours, slow, theirs = compare(clean, with_slip(clean))
    lines = [
        f"{_LINES} lines, {len(clean)} bytes, {_ROUNDS} rounds",
        f"planner      {ours:7.1f} ms   {ours / theirs:.2f}",
        f"CSafeLoader  {theirs:7.1f} ms   1",
        f"planner, a slip in one line {slow:.1f} ms   {slow / theirs:.2f}",
    ]
    for name, content in (("no slip", made(_MANY)), ("a slip in one line", with_slip(made(_MANY)))):
        seconds, megabytes = in_a_process(content)
        lines.append(f"{_MANY} lines, {name}: {seconds:.1f} s, {megabytes:.0f} MB")
    sys.stdout.write("\n".join(lines) + "\n")


def made(count: int) -> bytes:
    """Return a facts file of `count` lines: the complete example, its records repeated with new words."""
    lines = _EXAMPLE.read_text(encoding="utf-8").rstrip("\n").split("\n")
    start = lines.index("本年议题:") + 1
    end = next(at for at in range(start, len(lines)) if lines[at] and not lines[at].startswith(" "))
    records = [line for line in lines[start:end] if line.strip()]
    more: list[str] = []
    while len(lines) + len(more) < count:
        number = len(more)
        line = records[number % len(records)]
        more.append(f"{line}{number}" if line.startswith("  - 题目") and "》" not in line else line)
    body = [*lines[:end], *more, *lines[end:]]
    return ("\n".join(body[:count] if count < len(lines) else body) + "\n").encode()


def with_slip(data: bytes) -> bytes:
    """Return the file with the colon of its last single answer typed full-width."""
    head, sep, tail = data.rpartition("  自身措施:".encode())
    return head + "  自身措施：".encode() + tail if sep else data


def compare(clean: bytes, slipped: bytes, rounds: int = _ROUNDS) -> tuple[float, float, float]:
    """Return median milliseconds, taking turns: planner, planner with a slip, the C loader."""
    bank, path = load_bank(), Path("事实.yaml")
    engines: tuple[Callable[[], object], ...] = (
        lambda: facts_of_text(str(path), decode(path, clean), bank),
        lambda: facts_of_text(str(path), decode(path, slipped), bank),
        lambda: yaml.load(clean, Loader=yaml.CSafeLoader),
    )
    times: tuple[list[float], ...] = ([], [], [])
    for _ in range(rounds):
        for engine, spent in zip(engines, times, strict=True):
            started = perf_counter()
            engine()
            spent.append((perf_counter() - started) * 1e3)
    ours, slow, theirs = map(median, times)
    return ours, slow, theirs


def in_a_process(data: bytes) -> tuple[float, float]:
    """Return the seconds a process takes to load `data`, and its peak of memory in megabytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "事实.yaml"
        path.write_bytes(data)
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.bench_load", str(path)],
            check=True,
            capture_output=True,
            text=True,
        )
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def load_once(path: Path) -> tuple[float, float]:
    """Return seconds and megabytes at the peak of this process when it loads a file (Linux)."""
    bank = load_bank()
    started = perf_counter()
    load_facts(path, bank)
    seconds = perf_counter() - started
    peak = _PEAK.search(Path("/proc/self/status").read_text(encoding="utf-8"))
    return seconds, int(peak[1]) / 1024 if peak else 0.0


if __name__ == "__main__":
    main(sys.argv[1:])
