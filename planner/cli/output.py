"""Writing to the terminal: data on stdout, messages on stderr."""

import json
import sys
from collections.abc import Mapping, Sequence

import typer

from planner.errors import UnwritableOutputError
from planner.files import why_unwritten

Json = Mapping[str, object] | Sequence[object]


def emit(text: str) -> None:
    """Write a line of data to stdout, in the encoding of the console."""
    _write(text + "\n")


def emit_bytes(data: bytes) -> None:
    """Write `data` to stdout as it is, whatever the encoding of the console."""
    _write(data)


def emit_json(document: Json) -> None:
    """Write one JSON document in UTF-8 to stdout."""
    emit_bytes(as_json(document))


def as_json(document: Json) -> bytes:
    """Return a JSON document in UTF-8, readable, with a line end."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    # A file name that is no text arrives as lone surrogates, which JSON writes as \udcxx.
    return (text + "\n").encode("utf-8", "backslashreplace")


def say(message: str) -> None:
    """Write a message to stderr."""
    typer.echo(message, err=True)


def _write(data: str | bytes) -> None:
    try:
        typer.echo(data, nl=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"结果没有写完：{why_unwritten(error)}。如果是转存到文件，请腾出空间或换一个位置。"
        raise UnwritableOutputError(message) from error
