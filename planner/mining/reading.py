"""Reading many reports, in several processes when there are many."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Final

from planner.archive.model import FileState
from planner.errors import PlannerError
from planner.mining.codec import extract_bytes
from planner.mining.extract import extract
from planner.reports.model import Report
from planner.reports.read import read_lines
from planner.reports.structure import structure

_FEW: Final = 8
_MOST_WORKERS: Final = 8
_AHEAD: Final = 4
_BUG: Final = (
    "读的时候程序出错（{}），这一份没有收。请把它转存为 .docx 或 .txt 再试，并把这句话告诉维护的人。"
)
_DIED: Final = "读的时候进程中断了（可能是内存不够），这一份没有收。请把它转存为 .txt 再试。"


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was tried: what it held and its extract as bytes, or why it could not be read."""

    path: Path
    state: FileState
    report: Report | None = None
    extract: bytes = b""
    why: str = ""


Job = tuple[Path, FileState]


def read_one(job: Job) -> Reading:
    """Return what the file of a job holds; nothing is raised for a file that cannot be read."""
    path, state = job
    try:
        report = structure(read_lines(path))
        return Reading(path, state, report, extract_bytes(extract(report)))
    except PlannerError as error:
        return Reading(path, state, why=str(error))
    except Exception as error:  # noqa: BLE001 - one odd file must not cost the thousand others
        return Reading(path, state, why=f"{path} {_BUG.format(type(error).__name__)}")


def read_all(jobs: Sequence[Job], workers: int = 0) -> Iterator[Reading]:
    """Yield what the files of `jobs` hold, in order.

    `workers` processes read, 0 for one a processor; a few files are read in this process.
    """
    wanted = min(workers or _processors(), len(jobs))
    if wanted < 2 or len(jobs) < _FEW:  # noqa: PLR2004 - one process is this one
        yield from map(read_one, jobs)
        return
    done = 0
    try:
        for reading in _read_in_pool(jobs, wanted):
            done += 1
            yield reading
    except BrokenProcessPool:
        # Whichever file killed a process, only that one shall be lost.
        for job in jobs[done:]:
            yield _read_apart(job)


def _read_in_pool(jobs: Sequence[Job], workers: int) -> Iterator[Reading]:
    with _pool(workers) as pool:
        waiting: deque[Future[Reading]] = deque()
        try:
            for job in jobs:
                waiting.append(pool.submit(read_one, job))
                if len(waiting) > _AHEAD * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _read_apart(job: Job) -> Reading:
    with _pool(1) as pool:
        try:
            return pool.submit(read_one, job).result()
        except BrokenProcessPool:
            return Reading(*job, why=f"{job[0]} {_DIED}")


def _pool(workers: int) -> ProcessPoolExecutor:
    # Processes are started afresh everywhere, as Windows has it: no lock or open file is inherited.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _serve_the_parent)


def _serve_the_parent() -> None:
    """Leave interrupts to the parent, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    # A parent that was killed cannot tell its workers, and they would hold its output open.
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)


def _processors() -> int:
    here = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(here, _MOST_WORKERS)
