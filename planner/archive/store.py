"""The archive: every sentence of every report an office read in, in one SQLite file of its bank folder.

One transaction a file: what `put` has returned for stays, whatever happens to the process after it, and
nothing of a report that was interrupted is there. Two processes may write in turn; one that waits longer
than five seconds is told so.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from planner.archive.model import Blob, Extract, FileState, Stored, StoredReport
from planner.archive.opening import connect, explained, file_of
from planner.archive.writing import Writer
from planner.errors import PlannerError
from planner.reports.model import Genre, Report

_REPORT = "SELECT id, digest, name, title, level, genre, year_review, year_plan FROM report"


def has_archive(folder: Path) -> bool:
    """Return whether an archive lies in `folder`."""
    return file_of(folder).is_file()


def open_archive(folder: Path, *, write: bool) -> "Archive":
    """Return the archive of a bank folder, to be used as a context manager.

    When `write` it is made if it is not there, its folder too. Raises UnreadableInputError or
    UnwritableOutputError: missing, read-only, on a network drive (reading is allowed), damaged, of a
    newer program, no archive at all.
    """
    return Archive(file_of(folder), connect(folder, write=write), write=write)


class Archive:
    """An open archive. All errors of the file are raised as PlannerError with what to do."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, write: bool) -> None:
        """Take over `connection`; `open_archive` is the way to get one."""
        self.path = path
        self.connection = connection
        self._write = write
        self._writer = Writer(connection)

    def __enter__(self) -> Self:
        """Return the archive."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the index in order after much was added, and close the file."""
        try:
            if kind is None and self._write:
                # What was put is safe already; an index in parts is slower, no less right.
                with suppress(PlannerError), self._transaction():
                    self._writer.tidy()
        finally:
            self.close()

    def close(self) -> None:
        """Close the file; the archive cannot be used after it."""
        self.connection.close()

    def put(
        self, report: Report, state: FileState, *, extract: Extract | None = None, again: bool = False
    ) -> Stored:
        """Store a report that was read from the file `state`, in one transaction.

        A file of the same path and other bytes takes the place of its former report; the same bytes under
        another path are noted as a copy, not stored twice. What is known already stays as it is, unless
        `again` asks to store it anew (the reading of reports has changed).
        """
        with self._transaction():
            former = self._report_at(state.path)
            number = self._report_of(state.digest)
            if number is None:
                number = self._writer.add_report(report, state.digest)
                done = Stored.NEW if former is None else Stored.CHANGED
            elif again:
                done = Stored.CHANGED
                new = self._replace(report, number, state.digest)
                former = new if former == number else former
                number = new
            else:
                done = Stored.SAME if former == number else Stored.COPY
            self._writer.link(state, number)
            if former not in (None, number):
                self._remove_without_file(former)
            if extract is not None:
                self._put_extract(number, extract)
            return done

    def withdraw(self, name_or_path: str) -> tuple[StoredReport, ...]:
        """Take out the reports of a file or of that name (with or without suffix); return them.

        A path takes out that file; its report goes when no copy of it is left.
        """
        with self._transaction():
            wanted = self._wanted(name_or_path)
            gone = [self._report(number) for number, _ in wanted]
            for number, path in wanted:
                if path:
                    self.connection.execute("DELETE FROM file WHERE path = ?", (path,))
                else:
                    self.connection.execute("DELETE FROM file WHERE report = ?", (number,))
                self._remove_without_file(number)
            return tuple(gone)

    def files(self) -> tuple[FileState, ...]:
        """Return every file that was read in, by path: what it was like then."""
        with explained(self.path, write=self._write):
            rows = self.connection.execute(
                "SELECT path, size, modified, digest FROM file JOIN report ON report.id = file.report"
                " ORDER BY path"
            )
            return tuple(FileState(*row) for row in rows)

    def touch(self, state: FileState) -> None:
        """Note the new time and size of a file whose bytes were found to be the same."""
        with self._transaction():
            number = self._report_of(state.digest)
            if number is not None:
                self._writer.link(state, number)

    def reports(self) -> tuple[StoredReport, ...]:
        """Return every report, in the order of their names, then of their bytes."""
        with explained(self.path, write=self._write):
            rows = self.connection.execute(f"{_REPORT} ORDER BY name, digest").fetchall()
            return tuple(self._stored(row) for row in rows)

    def put_extract(self, digest: str, extract: Extract) -> None:
        """Keep what a miner took from the report with this digest; KeyError when there is none."""
        with self._transaction():
            number = self._report_of(digest)
            if number is None:
                raise KeyError(digest)
            self._put_extract(number, extract)

    def extracts(self, version: str) -> Iterator[tuple[str, bytes]]:
        """Yield digest and extract of every report that has one of this version, in order of digests."""
        with explained(self.path, write=self._write):
            yield from self.connection.execute(
                "SELECT digest, data FROM extract JOIN report ON report.id = extract.report"
                " WHERE version = ? ORDER BY digest",
                (version,),
            )

    def without_extract(self, version: str) -> tuple[str, ...]:
        """Return the digests of reports that have no extract of this version, in order."""
        with explained(self.path, write=self._write):
            rows = self.connection.execute(
                "SELECT digest FROM report LEFT JOIN extract ON report.id = extract.report AND version = ?"
                " WHERE extract.report IS NULL ORDER BY digest",
                (version,),
            )
            return tuple(digest for (digest,) in rows)

    def save_blob(self, name: str, digest: str, data: bytes) -> None:
        """Keep `data` under `name`, in place of what was there; `digest` says what it was made of."""
        with self._transaction():
            self.connection.execute(
                "INSERT OR REPLACE INTO blob (name, digest, data) VALUES (?, ?, ?)", (name, digest, data)
            )

    def load_blob(self, name: str) -> Blob | None:
        """Return what is kept under `name`, None when nothing is."""
        with explained(self.path, write=self._write):
            row = self.connection.execute("SELECT digest, data FROM blob WHERE name = ?", (name,)).fetchone()
            return Blob(*row) if row else None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Commit what is done inside, or nothing of it."""
        with explained(self.path, write=self._write):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            finally:
                if self.connection.in_transaction:
                    self._writer.forget()
                    self.connection.execute("ROLLBACK")

    def _replace(self, report: Report, number: int, digest: str) -> int:
        """Store a report anew under the files that hold it; return its new number."""
        kept = self.connection.execute(
            "SELECT version, data FROM extract WHERE report = ?", (number,)
        ).fetchone()
        self._writer.remove_report(number)
        new = self._writer.add_report(report, digest)
        self.connection.execute("UPDATE file SET report = ? WHERE report = ?", (new, number))
        if kept:
            self._put_extract(new, Extract(*kept))
        return new

    def _put_extract(self, number: int, extract: Extract) -> None:
        self.connection.execute(
            "INSERT OR REPLACE INTO extract (report, version, data) VALUES (?, ?, ?)",
            (number, extract.version, extract.data),
        )

    def _remove_without_file(self, number: int | None) -> None:
        if number is None:
            return
        left = self.connection.execute("SELECT 1 FROM file WHERE report = ? LIMIT 1", (number,)).fetchone()
        if left is None:
            self._writer.remove_report(number)

    def _wanted(self, name_or_path: str) -> list[tuple[int, str]]:
        """Return the reports that are meant, each with the path that was named or ""."""
        path = os.path.realpath(name_or_path)
        for named in (name_or_path, path):
            number = self._report_at(named)
            if number is not None:
                return [(number, named)]
        rows = self.connection.execute(
            "SELECT DISTINCT report FROM file JOIN report ON report.id = file.report"
            " WHERE name = ?1 ORDER BY name, digest",
            (name_or_path,),
        ).fetchall()
        if not rows:
            ends = ("/" + name_or_path, "\\" + name_or_path)
            every = self.connection.execute("SELECT report, path FROM file ORDER BY path")
            rows = [(number,) for number, known in every if known.endswith(ends)]
        return [(number, "") for number in dict.fromkeys(number for (number,) in rows)]

    def _report_at(self, path: str) -> int | None:
        row = self.connection.execute("SELECT report FROM file WHERE path = ?", (path,)).fetchone()
        return None if row is None else int(row[0])

    def _report_of(self, digest: str) -> int | None:
        row = self.connection.execute("SELECT id FROM report WHERE digest = ?", (digest,)).fetchone()
        return None if row is None else int(row[0])

    def _report(self, number: int) -> StoredReport:
        return self._stored(self.connection.execute(f"{_REPORT} WHERE id = ?", (number,)).fetchone())

    def _stored(self, row: tuple[int, str, str, str, str, str, int | None, int | None]) -> StoredReport:
        number, digest, name, title, level, genre, review, plan = row
        paths = self.connection.execute("SELECT path FROM file WHERE report = ? ORDER BY path", (number,))
        files = tuple(path for (path,) in paths)
        return StoredReport(digest, name, title, level, Genre(genre), review, plan, files)
