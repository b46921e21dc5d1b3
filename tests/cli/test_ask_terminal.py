"""planner ask as the real program on a terminal."""

import signal
import sys
import time
from collections.abc import Generator
from pathlib import Path
from typing import Protocol

import pytest

from tests.terminal import Terminal, plain_environment

pytestmark = pytest.mark.slow


class Open(Protocol):
    def __call__(self, *options: str) -> Terminal: ...


@pytest.fixture
def opened(tmp_path: Path, facts: Path, repository: Path) -> Generator[Open, None, None]:
    """Return a call that opens the interview of facts.yaml, from which two answers are missing."""
    text = facts.read_text(encoding="utf-8")
    text = "".join(
        f"{line.partition(':')[0]}:\n" if line.strip().startswith(("报告人:", "职务:")) else f"{line}\n"
        for line in text.splitlines()
    )
    facts.write_text(text, encoding="utf-8")
    terminals: list[Terminal] = []

    def call(*options: str) -> Terminal:
        command = [sys.executable, "-m", "planner", "ask", "facts.yaml", *options]
        terminal = Terminal(command, 100, 40, plain_environment(tmp_path / "home", repository), tmp_path)
        terminals.append(terminal)
        _wait(terminal, "报告人姓名（必填）")
        return terminal

    yield call
    for terminal in terminals:
        terminal.close()


def _wait(terminal: Terminal, text: str) -> None:
    """Wait until `text` stands on the screen and the program waits for a line below it."""
    terminal.wait(lambda lines: any(text in line for line in lines) and _prompt(lines) == ">")


def _prompt(lines: list[str]) -> str:
    return next((line for line in reversed(lines) if line), "")


def _type(terminal: Terminal, text: str) -> None:
    terminal.type(f"{text}\r")


def test_questions_are_answered_checked_and_saved_one_by_one(opened: Open, facts: Path) -> None:
    terminal = opened()
    _type(terminal, "周叙明")
    _wait(terminal, "报告人职务（必填）")
    assert "报告人: 周叙明\n  职务:\n" in facts.read_text(encoding="utf-8")
    _type(terminal, "主仁儿")
    _wait(terminal, "主仁儿”这个选项")
    _type(terminal, "１")
    ended = terminal.end()
    assert ended.code == 0
    assert "必填的都填了。" in ended.printed
    assert "报告人: 周叙明\n  职务: 主任\n" in facts.read_text(encoding="utf-8")


def test_back_help_and_leaving_by_their_keys(opened: Open, facts: Path) -> None:
    terminal = opened()
    _type(terminal, "周叙名")
    _wait(terminal, "报告人职务（必填）")
    _type(terminal, "《")
    _wait(terminal, "现在填的：周叙名")
    _type(terminal, "？")
    _wait(terminal, "回到上一题")
    _type(terminal, "周叙明")
    terminal.wait(lambda lines: sum("报告人职务（必填）" in line for line in lines) > 1)
    _type(terminal, "q")
    ended = terminal.end()
    assert ended.code == 0
    assert "这次答了 2 题，原来的留在 facts.旧.yaml。" in ended.printed
    assert "必填的还有 1 题：" in ended.printed
    assert "报告人: 周叙明" in facts.read_text(encoding="utf-8")


@pytest.mark.parametrize(("key", "code"), [("Ctrl-C", 130), ("Ctrl-D", 0)])
def test_an_interrupt_or_the_end_of_input_loses_no_answer(
    opened: Open, facts: Path, key: str, code: int
) -> None:
    terminal = opened()
    _type(terminal, "周叙明")
    _wait(terminal, "报告人职务（必填）")
    if key == "Ctrl-C":
        terminal.type("主")
        terminal.wait(lambda lines: _prompt(lines) == "> 主")
        terminal.signal(signal.SIGINT)
    else:
        terminal.press(key)
    ended = terminal.end()
    assert ended.code == code
    assert "接着答：planner ask facts.yaml" in ended.printed
    assert "报告人: 周叙明" in facts.read_text(encoding="utf-8")


def test_a_killed_interview_loses_no_answer(opened: Open, facts: Path) -> None:
    terminal = opened()
    _type(terminal, "周叙明")
    _wait(terminal, "报告人职务（必填）")
    terminal.signal(signal.SIGKILL)
    assert terminal.end().code == -signal.SIGKILL
    assert "报告人: 周叙明" in facts.read_text(encoding="utf-8")
    assert sorted(path.name for path in facts.parent.iterdir()) == ["facts.yaml", "facts.旧.yaml"]


def test_a_change_made_in_another_window_stays(opened: Open, facts: Path) -> None:
    terminal = opened()
    changed = facts.read_text(encoding="utf-8") + "# 别处加的一行\n"
    facts.write_text(changed, encoding="utf-8")
    _type(terminal, "周叙明")
    _wait(terminal, "报告人职务（必填）")
    assert any("已经重新读入" in line for line in terminal.lines)
    assert facts.read_text(encoding="utf-8") == changed.replace("报告人:", "报告人: 周叙明")


def test_answers_given_quickly_are_taken_in_order(opened: Open, facts: Path) -> None:
    terminal = opened()
    started = time.monotonic()
    terminal.type("周叙明\r主任\r")
    assert terminal.end().code == 0
    assert time.monotonic() - started < 10
    assert "报告人: 周叙明\n  职务: 主任\n" in facts.read_text(encoding="utf-8")
