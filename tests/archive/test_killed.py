"""Two processes write to one archive and are killed at any moment: what was acknowledged stays, whole."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.archive.schema import FILE_NAME
from planner.archive.search import search_archive
from planner.archive.store import open_archive
from planner.archive.tokens import plain, tokens
from planner.search.folding import fold
from tests.archive.writer import TEXTS

ROUNDS = 12

pytestmark = pytest.mark.slow


def test_killed_writers_lose_nothing_that_was_acknowledged_and_leave_nothing_half(
    tmp_path: Path, repository: Path
) -> None:
    chance = random.Random(3)  # noqa: S311 - the same moments each time, as far as the machine allows
    acknowledged: dict[str, str] = {}
    for number in range(ROUNDS):
        acknowledged |= _killed(tmp_path, repository, str(number), 0.3 + chance.random() * 0.5)
        _whole(tmp_path, acknowledged)
    assert len(acknowledged) > ROUNDS


def _killed(folder: Path, repository: Path, name: str, seconds: float) -> dict[str, str]:
    """Let two writers run for so long, kill both, and return what they said was in: name to digest."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.archive.writer", str(folder), f"{name}{side}"],
            cwd=repository,
            env=os.environ | {"PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for side in "左右"
    ]
    time.sleep(seconds)
    for writer in writers:
        writer.kill()
    lines = [line for writer in writers for line in writer.communicate()[0].splitlines(keepends=True)]
    # The last line may be cut where the process was killed.
    return {key: digest for line in lines if line.endswith("\n") for key, digest in [line.split()]}


def _whole(folder: Path, acknowledged: dict[str, str]) -> None:
    """Hold the archive against what was acknowledged, against itself, and its index against its texts."""
    if not (folder / FILE_NAME).exists():
        assert not acknowledged
        return
    with open_archive(folder, write=True) as archive:
        read = archive.connection.execute
        assert read("PRAGMA integrity_check").fetchall() == [("ok",)]
        stored = {report.name: report.digest for report in archive.reports()}
        assert {name: stored.get(name) for name in acknowledged} == acknowledged
        assert all(report.paths for report in archive.reports())
        sizes = read("SELECT count(*) FROM occurrence GROUP BY report").fetchall()
        assert sizes == [(TEXTS + 1,)] * len(stored)
        lost = "SELECT count(*) FROM text WHERE id NOT IN (SELECT text FROM occurrence)"
        assert read(lost).fetchone() == (0,)
        assert _indexed(archive.connection) == Counter(_expected(archive.connection))
        assert not stored or search_archive(archive, "开展第2项监督")[0].score > 90


def _expected(connection: sqlite3.Connection) -> Iterator[str]:
    for (words,) in connection.execute("SELECT words FROM text"):
        yield from tokens(plain(fold(words)))


def _indexed(connection: sqlite3.Connection) -> dict[str, int]:
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'lookup', 'row')")
    found = dict(connection.execute("SELECT term, doc FROM temp.terms").fetchall())
    connection.execute("DROP TABLE temp.terms")
    return found
