"""A program on a terminal: keys go in, and what stands on the screen can be read."""

import codecs
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path

import pyte

KEYS = {
    "Enter": "\r",
    "Esc": "\x1b",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "PageUp": "\x1b[5~",
    "PageDown": "\x1b[6~",
    "Tab": "\t",
    "Shift-Tab": "\x1b[Z",
    "Backspace": "\x7f",
    "Ctrl-C": "\x03",
    "Ctrl-D": "\x04",
    "Ctrl-T": "\x14",
    "Ctrl-Y": "\x19",
}
_PATIENCE = 20.0
_LEAVES_PAGE = "\x1b[?1049l"
_SEQUENCE = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")


def plain_environment(home: Path, repository: Path) -> dict[str, str]:
    """Return the environment of a plain terminal on which the planner of `repository` runs.

    The office's own bank stands in `home`.
    """
    return {
        "PATH": os.defpath,
        "PYTHONPATH": str(repository),
        "PLANNER_HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
    }


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: its exit code, and what it wrote after it gave the page back."""

    code: int
    printed: str


class Terminal:
    """A terminal of `columns` by `rows` with `command` running on it."""

    def __init__(
        self, command: Sequence[str], columns: int, rows: int, env: Mapping[str, str], cwd: Path
    ) -> None:
        """Start the command."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.written = ""
        self._line, other = pty.openpty()
        _set_size(self._line, columns, rows)
        self._process = subprocess.Popen(
            command, cwd=cwd, env=env, stdin=other, stdout=other, stderr=other, start_new_session=True
        )
        os.close(other)

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size and tell the program."""
        self._screen.resize(rows, columns)
        _set_size(self._line, columns, rows)
        self._process.send_signal(signal.SIGWINCH)

    def type(self, text: str) -> None:
        """Send text as an input method commits it."""
        self.send(text.encode())

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        os.write(self._line, data)

    def press(self, *names: str) -> None:
        """Send keys by their names."""
        for name in names:
            self.type(KEYS[name])

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal, as a terminal sends SIGINT for Ctrl-C to one that reads whole lines."""
        self._process.send_signal(number)

    @property
    def lines(self) -> list[str]:
        """What stands on the screen, row by row, without the blanks at the end."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def wait(self, condition: Callable[[list[str]], bool]) -> list[str]:
        """Read until the screen fulfils `condition`, and return its lines."""
        end = time.monotonic() + _PATIENCE
        while not condition(self.lines):
            assert time.monotonic() < end, "\n".join(["the screen stays:", *self.lines])
            assert self._read(), f"the program ended: {self.written}"
        return self.lines

    def end(self) -> Ended:
        """Wait for the program to end by itself."""
        end = time.monotonic() + _PATIENCE
        while self._read():
            assert time.monotonic() < end, "\n".join(["the program does not end:", *self.lines])
        printed = _SEQUENCE.sub("", self.written.rpartition(_LEAVES_PAGE)[2])
        return Ended(self._process.wait(_PATIENCE), printed.replace("\r\n", "\n"))

    def close(self) -> None:
        """End the program if it still runs, and free the terminal."""
        self._process.kill()
        self._process.wait()
        os.close(self._line)

    def _read(self) -> bool:
        """Take in what the program writes, for a moment; return whether it still holds the terminal."""
        ready, _, _ = select.select([self._line], [], [], 0.05)
        if not ready:
            return True
        try:
            data = os.read(self._line, 65536)
        except OSError:  # what Linux says when the last program has let go of the terminal
            return False
        text = self._decoder.decode(data)
        self.written += text
        self._stream.feed(text)
        return bool(data)


def _set_size(line: int, columns: int, rows: int) -> None:
    ioctl(line, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
