"""Two ways to run a command in a folder of its own: in this process, and as the real program."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from planner.cli.program import run
from planner.examples import example


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: its exit code, what it put on stdout and on stderr."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Stdout as text."""
        return self.out.decode()


class Planner(Protocol):
    def __call__(self, *arguments: str) -> Outcome: ...


class Program(Protocol):
    def __call__(self, *arguments: str, env: Mapping[str, str] | None = None, fault: str = "") -> Outcome: ...


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def planner(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Planner:
    """Return a call that runs a command in this process, in `folder`."""
    assert folder.is_dir()

    def call(*arguments: str) -> Outcome:
        capfdbinary.readouterr()
        code = run(arguments)
        captured = capfdbinary.readouterr()
        return Outcome(code, captured.out, captured.err.decode())

    return call


@pytest.fixture
def program(folder: Path, repository: Path) -> Program:
    """Return a call that runs the program as a process of its own, in `folder`.

    `fault` is Python that runs first, to plant a bug or a signal.
    """

    def call(*arguments: str, env: Mapping[str, str] | None = None, fault: str = "") -> Outcome:
        start = ["-c", f"{fault}\nfrom planner.cli import main; main()"] if fault else ["-m", "planner"]
        done = subprocess.run(
            [sys.executable, *start, *arguments],
            cwd=folder,
            env=os.environ
            | {"PYTHONPATH": str(repository), "TMPDIR": str(folder), "TEMP": str(folder)}
            | dict(env or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))

    return call


@pytest.fixture(scope="session")
def shortest() -> str:
    """Return the shortest shipped example, a file without errors."""
    return example("工作报告-最简").decode()


@pytest.fixture
def facts(folder: Path, shortest: str) -> Path:
    """Return facts.yaml in `folder`, filled with the shortest example."""
    path = folder / "facts.yaml"
    path.write_text(shortest, encoding="utf-8")
    return path
