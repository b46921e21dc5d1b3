"""The program as a process: streams, encodings, signals, and what happens when it fails itself."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from planner import __version__
from planner.examples import example
from tests.cli.conftest import Program

_linux_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX locales, pipes and signals")
_BUG = "import planner.cli.search as s\ns.load_bank = lambda *folders: 1 // 0"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--version",), 0),
        (("check", "facts.yaml"), 0),
        (("check", "wrong.yaml"), 1),
        (("check",), 2),
        (("check", "没有.yaml"), 3),
    ],
    ids=str,
)
def test_exit_codes_reach_the_shell(
    program: Program, facts: Path, shortest: str, arguments: tuple[str, ...], code: int
) -> None:
    facts.with_name("wrong.yaml").write_text(shortest.replace("年度: ", "年分: "), encoding="utf-8")
    assert program(*arguments).code == code


def test_version_is_that_of_the_package(program: Program) -> None:
    assert program("--version").out.decode().split() == ["planner", __version__]


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "ascii"},
        pytest.param({"LC_ALL": "C"}, marks=_linux_only),
    ],
    ids=str,
)
def test_example_and_json_are_utf8_whatever_the_console(program: Program, env: dict[str, str]) -> None:
    assert program("example", "工作报告-最简", env=env).out == example("工作报告-最简")
    assert "标题方案".encode() not in program("templates", "--json", env=env).out
    assert "工作报告".encode() in program("templates", "--json", env=env).out


def test_a_gbk_console_gets_gbk_and_no_character_stops_it(program: Program, facts: Path) -> None:
    facts.write_text(
        facts.read_text(encoding="utf-8").replace("周叙明", "周\ue5e5\U0001f600"), encoding="utf-8"
    )
    done = program("check", "facts.yaml", env={"PYTHONIOENCODING": "gbk"})
    assert done.code == 1
    shown = done.out.decode("gbk")
    assert "错误 字符：有不能写进文档的字符 U+E5E5" in shown
    assert "周" in shown


@_linux_only
def test_chinese_comes_out_whole_under_the_c_locale(program: Program, facts: Path) -> None:
    assert facts.exists()
    done = program("search", "民生实事", "-n", "1", env={"LC_ALL": "C"})
    assert (done.code, done.err) == (0, "")
    assert "民生实事" in done.out.decode()


def test_a_bug_gives_a_short_chinese_message_and_keeps_the_details(program: Program, folder: Path) -> None:
    done = program("search", "民生实事", fault=_BUG)
    assert (done.code, done.out) == (70, b"")
    found = re.fullmatch(
        r"程序出错了（不是您的操作问题）。详情写在 (.+\.log)，请把它交给维护人员。\n", done.err
    )
    assert found is not None
    details = Path(found[1]).read_text(encoding="utf-8")
    assert Path(found[1]).parent == folder
    assert "ZeroDivisionError" in details
    assert f"planner {__version__}" in details
    assert "民生实事" in details


def test_a_bug_whose_details_cannot_be_kept_is_said_all_the_same(program: Program) -> None:
    nowhere = f"{_BUG}\nimport tempfile\ntempfile.tempdir = '/没有/这里'"
    done = program("search", "民生实事", fault=nowhere)
    assert done.code == 70
    assert "详情没能写下来：ZeroDivisionError" in done.err
    assert "Traceback" not in done.err


def test_a_broken_installation_is_a_bug_too(program: Program) -> None:
    done = program("templates", fault="import sys\nsys.modules['typer'] = None")
    assert done.code == 70
    assert done.err.startswith("程序出错了")
    assert "Traceback" not in done.err


@_linux_only
def test_ctrl_c_ends_it_quietly(program: Program) -> None:
    signal = (
        "import signal, planner.cli.search as s\ns.load_bank = lambda *f: signal.raise_signal(signal.SIGINT)"
    )
    done = program("search", "民生实事", fault=signal)
    assert (done.code, done.out, done.err) == (130, b"", "")


@_linux_only
def test_a_reader_that_has_gone_ends_it_quietly(repository: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "planner", "example", "工作报告"]
    done = subprocess.run(command, cwd=repository, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [("example", "工作报告"), ("templates",), ("templates", "--json")])
def test_a_full_disk_behind_stdout_is_said(repository: Path, arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "planner", *arguments]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=repository, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3
    assert done.stderr.decode().startswith("结果没有写完：磁盘满了。")
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("chek",)])
def test_help_and_usage_errors_load_neither_yaml_nor_jinja_nor_word_nor_rich(
    program: Program, arguments: tuple[str, ...]
) -> None:
    heavy = "{'yaml', 'jinja2', 'docx', 'lxml', 'rapidfuzz', 'rich', 'planner.bank', 'planner.facts'}"
    report = f"import atexit, sys\natexit.register(lambda: print(sorted(set(sys.modules) & {heavy})))"
    assert program(*arguments, fault=report).out.decode().splitlines()[-1] == "[]"


def test_search_loads_neither_jinja_nor_word(program: Program) -> None:
    heavy = "{'jinja2', 'docx', 'lxml', 'rich', 'planner.compose', 'planner.word'}"
    report = f"import atexit, sys\natexit.register(lambda: print(sorted(set(sys.modules) & {heavy})))"
    assert program("search", "民生实事", "-n", "1", fault=report).out.decode().splitlines()[-1] == "[]"
