"""Asking: one line typed by the person at the terminal, or given on standard input."""

import contextlib
import sys


class EndedError(Exception):
    """The input has ended, or the person wants to leave."""


def ask(prompt: str) -> str:
    """Return the line that is typed; EndedError when there is none to come."""
    if sys.stdin.isatty():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401, PLC0415 - makes input() edit lines, and is not on Windows
        try:
            return input(prompt)
        except EOFError as error:
            raise EndedError from error
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EndedError
    return line.rstrip("\n")
