"""The command with a queue of the tests' own making, and answers typed beforehand."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from planner.cli.program import run
from planner.mining.model import Candidate, CandidateKind
from tests.curation.made import candidate

QUEUE = (
    candidate(
        "推动问题整改到位",
        variants=["推动整改"],
        score=9,
        places=[("云溪2024", 3, 2024), ("青禾2025", 7, 2025)],
    ),
    candidate("云上问政", score=8),
    candidate("联系选民不够", CandidateKind.SHORTCOMING, score=7),
    candidate("让{名称}落地", CandidateKind.FRAME, score=6),
    candidate("沉下身子", CandidateKind.OPENING, score=5),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the document is
        """The document on stdout."""
        return json.loads(self.out)


@dataclass(slots=True)
class Curate:
    """Runs `planner curate` on `bank`, with the queue `queue`."""

    bank: Path
    capture: pytest.CaptureFixture[bytes]
    patch: pytest.MonkeyPatch
    queue: tuple[Candidate, ...] = QUEUE

    def __call__(self, *arguments: str, typed: str = "") -> Outcome:
        self.patch.setattr("planner.cli.curate.candidates_of", lambda *_: self.queue)
        self.patch.setattr("sys.stdin", io.StringIO(typed))
        self.capture.readouterr()
        code = run(["curate", "--bank", str(self.bank), *arguments])
        captured = self.capture.readouterr()
        return Outcome(code, captured.out.decode(), captured.err.decode())

    def apply(self, text: str, *arguments: str) -> Outcome:
        """Apply a batch that is written out."""
        path = self.bank.parent / "批.yaml"
        path.write_text(text, encoding="utf-8")
        return self("--apply", str(path), *arguments)

    def decisions(self) -> str:
        """Return what the file of decisions says, "" before there is one."""
        path = self.bank / "审定" / "决定.yaml"
        return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.fixture
def curate(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Curate:
    bank = tmp_path / "库"
    bank.mkdir()
    return Curate(bank, capfdbinary, monkeypatch)
