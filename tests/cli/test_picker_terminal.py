"""The picker as the real program on a terminal."""

import os
import sys
import time
from collections.abc import Generator
from pathlib import Path
from typing import Protocol

import pytest

from planner.archive.store import open_archive
from tests.archive.samples import report, state
from tests.cli.conftest import Program
from tests.terminal import Ended, Terminal, plain_environment

pytestmark = pytest.mark.slow

_SEARCH = "import time\nfrom planner.archive.everywhere import Everywhere\nEverywhere.search = "
_FAULT = f"{_SEARCH} lambda self, words, **_: 1 // 0 if words else ()"
_SLOW = f"{_SEARCH} lambda *_, **__: time.sleep(60)"
_COPIED = "已复制到剪贴板。\n"


class Open(Protocol):
    def __call__(self, columns: int = 80, rows: int = 24, *, fault: str = "") -> Terminal: ...


@pytest.fixture
def environment(tmp_path: Path, repository: Path) -> dict[str, str]:
    """Return the environment of a desktop whose clipboard is the file `clipboard`, with an empty bank."""
    programs = tmp_path / "programs"
    programs.mkdir()
    xclip = programs / "xclip"
    xclip.write_text(f"#!/bin/sh\nexec cat >'{tmp_path / 'clipboard'}'\n", "utf-8")
    xclip.chmod(0o755)
    return {
        **plain_environment(tmp_path / "home", repository),
        "PATH": f"{programs}{os.pathsep}{os.defpath}",
        "DISPLAY": ":0",
    }


@pytest.fixture
def opened(tmp_path: Path, environment: dict[str, str]) -> Generator[Open, None, None]:
    """Return a call that opens the picker on a terminal and waits until it shows."""
    terminals: list[Terminal] = []

    def call(columns: int = 80, rows: int = 24, *, fault: str = "") -> Terminal:
        start = ["-c", f"{fault}\nfrom planner.cli import main; main()"] if fault else ["-m", "planner"]
        command = [sys.executable, *start, "search"]
        terminal = Terminal(command, columns, rows, environment, tmp_path)
        terminals.append(terminal)
        terminal.wait(lambda lines: lines[0] == "找：" and "Esc 退出" in lines[-1])
        return terminal

    yield call
    for terminal in terminals:
        terminal.close()


def _first(terminal: Terminal, text: str, words: str = "") -> list[str]:
    """Wait until `words` (or `text`) are typed and the best hit holds `text`; return the screen."""
    line = f"找：{words or text}"
    return terminal.wait(lambda now: now[0] == line and now[2].startswith(">") and text in now[2])


def test_words_are_typed_the_mark_moved_and_the_choice_printed_and_copied(
    opened: Open, tmp_path: Path
) -> None:
    terminal = opened()
    terminal.type("民生实事 监督")
    lines = _first(terminal, "民生实事", "民生实事 监督")
    assert terminal.cursor == (17, 0)
    second = lines[3].split(maxsplit=3)[3].rstrip("…")
    terminal.press("Down")
    terminal.wait(lambda now: now[3].startswith(">") and any(row.startswith(second) for row in now[14:]))
    terminal.press("Enter")
    ended = terminal.end()
    chosen, _, told = ended.printed.partition("\n")
    assert (ended.code, told) == (0, _COPIED)
    assert chosen.startswith(second)
    assert (tmp_path / "clipboard").read_text(encoding="utf-8") == chosen


def test_forty_columns_and_ten_rows_work(opened: Open) -> None:
    terminal = opened(40, 10)
    terminal.type("民生实事")
    _first(terminal, "民生实事")
    terminal.wait(lambda now: now[6] == "-" * 40 and "民生实事" in now[7])
    terminal.press("Ctrl-T")
    terminal.wait(lambda now: "Esc 回到列表" in now[-1])
    terminal.press("Esc")
    terminal.wait(lambda now: "Esc 退出" in now[-1])
    terminal.press("Enter")
    ended = terminal.end()
    assert ended.code == 0
    assert "民生实事" in ended.printed


def test_ctrl_y_copies_and_stays(opened: Open, tmp_path: Path) -> None:
    terminal = opened()
    terminal.type("民生实事")
    _first(terminal, "民生实事")
    terminal.press("Ctrl-Y")
    terminal.wait(lambda lines: lines[-1] == "已复制到剪贴板。")
    assert "民生实事" in (tmp_path / "clipboard").read_text(encoding="utf-8")
    terminal.press("Esc")
    assert terminal.end() == Ended(0, "")


@pytest.mark.parametrize("key", ["Esc", "Ctrl-C"])
def test_leaving_prints_and_copies_nothing(opened: Open, tmp_path: Path, key: str) -> None:
    terminal = opened()
    terminal.type("民生实事")
    _first(terminal, "民生实事")
    terminal.press(key)
    assert terminal.end() == Ended(0, "")
    assert not (tmp_path / "clipboard").exists()


def test_tab_and_ctrl_d_narrow_what_is_found(opened: Open) -> None:
    terminal = opened()
    terminal.press("Tab")
    terminal.wait(lambda lines: "类别（Tab）：提法" in lines[1] and " 提法 " in lines[2])
    terminal.press("Tab", "Shift-Tab", "Shift-Tab")
    terminal.wait(lambda lines: "类别（Tab）：全部" in lines[1])
    terminal.press("Ctrl-D")
    terminal.wait(lambda lines: "职责（Ctrl-D）：政治" in lines[1] and " 政治 " in lines[2])


def test_characters_that_arrive_byte_by_byte_are_put_together(opened: Open) -> None:
    terminal = opened()
    for byte in "民生实事".encode():
        terminal.send(bytes([byte]))
        time.sleep(0.02)
    _first(terminal, "民生实事")


def test_several_lines_that_are_pasted_become_one(opened: Open) -> None:
    terminal = opened()
    terminal.type("\x1b[200~民生实事\r\n监督\n\x1b[201~")
    _first(terminal, "民生实事", "民生实事 监督")


def test_words_and_enter_in_one_go_choose_what_the_words_find(opened: Open) -> None:
    terminal = opened()
    terminal.type("民生实事\r")
    ended = terminal.end()
    assert ended.code == 0
    assert "民生实事" in ended.printed


def test_the_page_follows_the_size_of_the_terminal(opened: Open) -> None:
    terminal = opened()
    terminal.type("民生实事")
    _first(terminal, "民生实事")
    terminal.resize(40, 10)
    terminal.wait(lambda lines: lines[6] == "-" * 40 and "Esc 退出" in lines[9])


def test_what_goes_wrong_while_searching_is_told_and_the_terminal_given_back(
    opened: Open,
) -> None:
    terminal = opened(fault=_FAULT)
    terminal.type("民生")
    ended = terminal.end()
    assert ended.code == 70
    assert ended.printed.startswith("程序出错了（不是您的操作问题）。")


def test_typing_goes_on_while_a_search_takes_its_time_and_leaving_does_not_wait(opened: Open) -> None:
    begun = time.monotonic()
    terminal = opened(fault=_SLOW)
    terminal.type("民生")
    terminal.wait(lambda lines: lines[0] == "找：民生")
    terminal.type("实事")
    terminal.wait(lambda lines: lines[0] == "找：民生实事")
    terminal.press("Esc")
    assert terminal.end() == Ended(0, "")
    assert time.monotonic() - begun < 30


def test_a_key_redraws_only_what_changes(opened: Open) -> None:
    terminal = opened()
    terminal.type("民生实事")
    _first(terminal, "民生实事")
    terminal.wait(lambda lines: "民生实事" in lines[14])
    before = len(terminal.written)
    terminal.press("Ctrl-Y")
    terminal.wait(lambda lines: lines[-1] == "已复制到剪贴板。")
    drawn = terminal.written[before:]
    assert "\x1b[2J" not in drawn
    assert "民生实事" not in drawn


def test_without_a_terminal_that_moves_its_cursor_the_picker_does_not_open(
    environment: dict[str, str], repository: Path
) -> None:
    terminal = Terminal(
        [sys.executable, "-m", "planner", "search"], 80, 24, environment | {"TERM": "dumb"}, repository
    )
    try:
        ended = terminal.end()
    finally:
        terminal.close()
    assert ended.code == 2
    assert ended.printed.startswith("没有写要找的词。")


def test_sentences_of_past_reports_are_found_with_what_stands_beside_them(
    opened: Open, tmp_path: Path
) -> None:
    made = report(
        "汀澜区2025", {"提升监督质效": ["先去了渡口。", "再察看云上渡口夜航灯。", "最后座谈。"]}, year=2025
    )
    with open_archive(tmp_path / "home", write=True) as archive:
        archive.put(made, state(made))
    terminal = opened()
    terminal.type("云上渡口")
    _first(terminal, "再察看云上渡口夜航灯", "云上渡口")
    lines = terminal.wait(lambda now: "〔下句〕最后座谈。" in now)
    assert "〔上句〕先去了渡口。" in lines
    assert any("来源 汀澜区2025（2025年回顾） 一、提升监督质效 第3行" in line for line in lines)
    terminal.press("Shift-Tab")
    terminal.wait(lambda now: "类别（Tab）：原标题" in now[1] and now[2].startswith("没有找到"))
    terminal.press("Shift-Tab")
    terminal.wait(lambda now: "类别（Tab）：原句" in now[1] and "夜航灯" in now[2])
    terminal.press("Enter")
    assert terminal.end() == Ended(0, f"再察看云上渡口夜航灯。\n{_COPIED}")


def test_a_search_with_words_does_not_load_the_picker(program: Program) -> None:
    note = "import atexit, sys\natexit.register(lambda: print('prompt_toolkit' in sys.modules))"
    assert program("search", "民生实事", "-n", "1", fault=note).out.decode().splitlines()[-1] == "False"
