"""planner vary as the real program on a terminal."""

import sys
from collections.abc import Generator
from functools import partial
from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.facts.derived.pins import pins
from planner.facts.load import load_facts
from tests.terminal import Terminal, plain_environment

pytestmark = pytest.mark.slow

SLOT = "成句.回顾.感谢"


@pytest.fixture
def terminal(tmp_path: Path, facts: Path, repository: Path) -> Generator[Terminal, None, None]:
    """Return a terminal on which the choices of one place are shown."""
    command = [sys.executable, "-m", "planner", "vary", facts.name, "--slot", SLOT]
    opened = Terminal(command, 120, 120, plain_environment(tmp_path / "home", repository), tmp_path)
    opened.wait(_asks)
    yield opened
    opened.close()


def _asks(lines: list[str]) -> bool:
    return next((line for line in reversed(lines) if line), "") == "换成第几种（回车不换）："


def _has_changed(times: int, lines: list[str]) -> bool:
    return _asks(lines) and sum("  现在：" in line for line in lines) == times


def test_numbers_change_the_sentence_until_enter_leaves(terminal: Terminal, facts: Path) -> None:
    for number, times in (("２", 1), ("99", 1), ("3", 2)):
        terminal.type(f"{number}\r")
        terminal.wait(partial(_has_changed, times))
    terminal.type("\r")
    assert terminal.end().code == 0
    assert "没有“99”这个说法" in terminal.written
    (pin,) = pins(load_facts(facts, load_bank())[0])
    assert pin.slot == SLOT
    assert sorted(path.name for path in facts.parent.glob("facts*")) == ["facts.yaml", "facts.旧.yaml"]


def test_enter_changes_nothing(terminal: Terminal, facts: Path, shortest: str) -> None:
    terminal.type("\r")
    assert terminal.end().code == 0
    assert facts.read_text(encoding="utf-8") == shortest
