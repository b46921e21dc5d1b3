"""Fixtures for all tests, and what a run may leave out: a measurement, but in CI no test."""

import os
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings

from tests.installation import build_wheel

_Report = TypeVar("_Report", pytest.TestReport, pytest.CollectReport)

_ON_CI = os.environ.get("CI", "").lower() in {"1", "true"}

# Two cores shared with a renderer: a slow example says nothing about the code.
settings.register_profile("planner", deadline=None, derandomize=_ON_CI, database=None)
settings.load_profile("planner")


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the folder that holds pyproject.toml."""
    return Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Golden:
    """Texts on record in tests/golden. With --update-golden they are rewritten instead of compared."""

    folder: Path
    update: bool

    def compare(self, name: str, text: str) -> None:
        """Hold `text` against the record called `name`."""
        path = self.folder / name
        if self.update:
            path.write_bytes(text.encode())
        assert path.read_bytes().decode().split("\n") == text.split("\n")


@pytest.fixture(scope="session")
def golden(repository: Path, request: pytest.FixtureRequest) -> Golden:
    """Return the texts on record."""
    return Golden(repository / "tests" / "golden", request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from the sdist, the longest way files can get lost on."""
    return build_wheel(repository, tmp_path_factory.mktemp("dist"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that records the golden texts anew."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave benchmarks out unless -m speaks of them."""
    if "bench" in config.option.markexpr:
        return
    left_out = [item for item in items if item.get_closest_marker("bench")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test into a failure in CI, where everything a test needs is installed."""
    report = yield
    return _without_skip(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn the skip of a whole module into a failure likewise."""
    report = yield
    return _without_skip(report)


def _without_skip(report: _Report) -> _Report:
    if _ON_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report
