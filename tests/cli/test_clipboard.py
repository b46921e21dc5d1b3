import os
import sys
from pathlib import Path

import pytest

from planner.cli.clipboard import Copied, copy

_TEXT = "“四个机关”定位\n第二行"
_SEQUENCE = "\x1b]52;c;4oCc5Zub5Liq5py65YWz4oCd5a6a5L2NCuesrOS6jOihjA==\x07"


@pytest.fixture
def desktop(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a terminal whose PATH is an empty folder."""
    programs = tmp_path / "programs"
    programs.mkdir()
    return {"PATH": str(programs), "TERM": "xterm", "KEPT": str(tmp_path / "kept")}


def _install(
    desktop: dict[str, str], name: str, script: str = 'echo "$0 $*" >"$KEPT.how"; cat >"$KEPT"'
) -> None:
    path = Path(desktop["PATH"], name)
    path.write_text(f"#!/bin/sh\nPATH={os.defpath}\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def _copied(desktop: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> tuple[Copied, str]:
    """Return what became of copying, and what was sent to the terminal."""
    monkeypatch.setenv("PATH", desktop["PATH"])
    sent: list[str] = []
    return copy(_TEXT, sent.append, desktop), "".join(sent)


@pytest.mark.parametrize(
    ("name", "variable", "how"),
    [
        ("wl-copy", "WAYLAND_DISPLAY", "wl-copy "),
        ("xclip", "DISPLAY", "xclip -selection clipboard"),
        ("xsel", "DISPLAY", "xsel --clipboard --input"),
    ],
)
def test_the_program_of_the_desktop_gets_the_text(
    desktop: dict[str, str], monkeypatch: pytest.MonkeyPatch, name: str, variable: str, how: str
) -> None:
    _install(desktop, name)
    desktop[variable] = ":0"
    assert _copied(desktop, monkeypatch) == (Copied.DONE, "")
    assert Path(desktop["KEPT"]).read_text(encoding="utf-8") == _TEXT
    assert Path(desktop["KEPT"] + ".how").read_text(encoding="utf-8").strip().endswith(how.strip())


def test_a_program_that_fails_or_hangs_is_passed_over(
    desktop: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.cli.clipboard._PATIENCE", 0.3)
    desktop |= {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    _install(desktop, "wl-copy", "sleep 5")
    _install(desktop, "xclip", "exit 1")
    _install(desktop, "xsel")
    assert _copied(desktop, monkeypatch) == (Copied.DONE, "")
    assert Path(desktop["KEPT"]).read_text(encoding="utf-8") == _TEXT


def test_a_program_without_its_desktop_is_not_tried(
    desktop: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(desktop, "xclip")
    assert _copied(desktop, monkeypatch) == (Copied.ASKED, _SEQUENCE)


def test_tmux_is_given_the_text_but_not_believed(
    desktop: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(desktop, "tmux")
    desktop["TMUX"] = "/tmp/tmux-0/default,1,0"  # noqa: S108 - a name that nothing opens
    assert _copied(desktop, monkeypatch) == (Copied.ASKED, "")
    assert Path(desktop["KEPT"]).read_text(encoding="utf-8") == _TEXT


def test_without_any_program_the_terminal_is_asked(
    desktop: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _copied(desktop | {"DISPLAY": ":0"}, monkeypatch) == (Copied.ASKED, _SEQUENCE)


@pytest.mark.parametrize("name", ["", "dumb", "linux"])
def test_a_terminal_that_has_no_clipboard_is_not_asked(
    desktop: dict[str, str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert _copied(desktop | {"TERM": name}, monkeypatch) == (Copied.NOWHERE, "")


@pytest.mark.parametrize(("fails", "expected"), [(False, Copied.DONE), (True, Copied.NOWHERE)])
def test_on_windows_the_system_takes_the_text(
    desktop: dict[str, str], monkeypatch: pytest.MonkeyPatch, *, fails: bool, expected: Copied
) -> None:
    taken: list[str] = []

    def take(text: str) -> None:
        taken.append(text)
        if fails:
            raise OSError

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("pyperclip.copy", take)
    assert _copied(desktop, monkeypatch) == (expected, "")
    assert taken == [_TEXT]


def test_every_outcome_is_one_line_that_says_what_to_do() -> None:
    assert [outcome.value.count("\n") for outcome in Copied] == [0, 0, 0]
    assert all(outcome.value.endswith("。") for outcome in Copied)
    assert all("鼠标" in outcome.value for outcome in (Copied.ASKED, Copied.NOWHERE))
