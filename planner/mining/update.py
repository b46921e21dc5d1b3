"""Keeping a bank folder's archive and queue up with the reports: only what is new or changed is read.

One transaction a report: an interrupted run goes on where it stopped, with nothing doubled. A file that
cannot be read is named, the others are done.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from planner.archive.model import Extract as Stored
from planner.archive.model import FileState
from planner.archive.model import Stored as Put
from planner.archive.store import Archive, has_archive, open_archive
from planner.errors import UsageError
from planner.mining.codec import VERSION, extract_of
from planner.mining.mine import mine
from planner.mining.model import Candidate
from planner.mining.pieces import Extract
from planner.mining.queue import put_queue, queue_digest, queue_of
from planner.mining.reading import Reading, read_all
from planner.reports.find import report_files

Progress = Callable[[int, int], None]
"""Called with how many files are done, of how many."""

_MADE_BY: Final = "1"
"""The way candidates are made of extracts; a new one has the queue made anew."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was not read, or not as what its name says: a whole Chinese message, or a few words."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What a run did: how many files were new, changed, copies of known ones, unchanged, taken out.

    `unread` could not be read, `passed_over` are no reports, `misnamed` were read as what they are;
    `missing` files were read in once and are gone. `candidates` is the queue now, `fresh` the keys of
    those that were not in it before.
    """

    new: int = 0
    changed: int = 0
    copies: int = 0
    unchanged: int = 0
    withdrawn: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    passed_over: tuple[Unread, ...] = ()
    misnamed: tuple[Unread, ...] = ()
    missing: tuple[str, ...] = ()
    reports: int = 0
    candidates: tuple[Candidate, ...] = ()
    fresh: frozenset[str] = frozenset()

    @property
    def read(self) -> int:
        """How many of the files that were asked for are in the archive now."""
        return self.new + self.changed + self.copies + self.unchanged


def update(
    folder: Path,
    paths: Sequence[Path],
    *,
    withdraw: Sequence[str] = (),
    workers: int = 0,
    progress: Progress | None = None,
) -> Update:
    """Read the reports in `paths` (files and folders) into the archive of `folder`, and mine them all.

    `withdraw` names reports or files to be taken out. `workers` is the number of processes, 0 for as
    many as there are processors. Raises UnreadableInputError for a path that is not there,
    UnwritableOutputError when the archive cannot be written, UsageError for a name that is not in it.
    """
    found = report_files(paths)
    if withdraw and not has_archive(folder):
        raise UsageError(f"{folder} 里还没有语料库，没有报告可撤。请核对 --bank 指的文件夹。")
    with open_archive(folder, write=True) as archive:
        withdrawn = tuple(name for wanted in withdraw for name in _withdraw(archive, wanted))
        known = {state.path: state for state in archive.files()}
        stale = set(archive.without_extract(VERSION))
        todo, unchanged = _to_read(found.files, known, stale)
        counts = dict.fromkeys(Put, 0)
        unread: list[Unread] = []
        misnamed: list[Unread] = []
        for done, reading in enumerate(read_all(todo, workers), 1):
            if reading.report is None:
                unread.append(Unread(reading.path, reading.why))
            else:
                counts[_put(archive, reading, known)] += 1
                if reading.report.lines.misnamed:
                    misnamed.append(Unread(reading.path, f"其实是{reading.report.lines.misnamed}"))
            if progress:
                progress(done, len(todo))
        before, candidates = _mined(archive)
        return Update(
            new=counts[Put.NEW],
            changed=counts[Put.CHANGED],
            copies=counts[Put.COPY],
            unchanged=counts[Put.SAME] + unchanged,
            withdrawn=withdrawn,
            unread=tuple(unread),
            passed_over=tuple(Unread(one.path, one.why) for one in found.passed_over),
            misnamed=tuple(misnamed),
            missing=tuple(path for path in known if not os.path.lexists(path)),
            reports=len(archive.reports()),
            candidates=candidates,
            fresh=frozenset(one.key for one in candidates) - before,
        )


def _withdraw(archive: Archive, wanted: str) -> Iterator[str]:
    gone = archive.withdraw(wanted)
    if not gone:
        raise UsageError(f"语料库里没有“{wanted}”。写报告的文件名（可以不带后缀）或完整路径。")
    yield from (report.name for report in gone)


def _to_read(
    files: Sequence[Path], known: dict[str, FileState], stale: set[str]
) -> tuple[list[tuple[Path, FileState]], int]:
    """Return the files that are new or look changed, each with its state, and how many are as before."""
    todo = []
    unchanged = 0
    for path in files:
        state = _state(path)
        former = known.get(state.path)
        if (
            former
            and (former.size, former.modified) == (state.size, state.modified)
            and former.digest not in stale
        ):
            unchanged += 1
        else:
            todo.append((path, state))
    return todo, unchanged


def _state(path: Path) -> FileState:
    real = os.path.realpath(path)
    try:
        status = Path(real).stat()
    except OSError:
        return FileState(real, -1, 0, "")
    return FileState(real, status.st_size, status.st_mtime_ns, "")


def _put(archive: Archive, reading: Reading, known: dict[str, FileState]) -> Put:
    """Store a report that was read; a file whose bytes are the same only gets its new time."""
    if reading.report is None:
        raise ValueError(reading.path)
    state = replace(reading.state, digest=reading.report.lines.digest)
    stored = archive.put(reading.report, state, extract=Stored(VERSION, reading.extract))
    if stored is Put.SAME and known.get(state.path) != state:
        archive.touch(state)
    return stored


def _mined(archive: Archive) -> tuple[frozenset[str], tuple[Candidate, ...]]:
    """Return the keys of the former queue and the queue of what the archive holds now, made when need be."""
    former = queue_of(archive)
    reports = archive.reports()
    names = {
        report.digest: min((Path(path).stem for path in report.paths), default=report.name)
        for report in reports
    }
    made_of = hashlib.sha256()
    for digest, name in sorted(names.items()):
        made_of.update(f"{digest} {name}\n".encode("utf-8", "surrogateescape"))
    made_of.update(f"{VERSION} {_MADE_BY}".encode())
    digest = made_of.hexdigest()
    keys = frozenset(one.key for one in former)
    if digest == queue_digest(archive):
        return keys, former
    candidates = mine(_extracts(archive, names))
    put_queue(archive, candidates, digest)
    return keys, candidates


def _extracts(archive: Archive, names: dict[str, str]) -> Iterator[Extract]:
    for digest, data in archive.extracts(VERSION):
        yield replace(extract_of(data), report=names[digest])
