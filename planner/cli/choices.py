"""Answers given on the command line, held against what there is."""

import os
import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from planner.errors import UsageError

_PARTED: Final = re.compile(r"[\s&()<>;'|]")


def one_of(what: str, wanted: str, known: Iterable[str]) -> str:
    """Return `wanted` when it is among `known`; UsageError names what there is.

    `what` is the Chinese name of the thing, such as 级别.
    """
    names = tuple(known)
    if wanted in names:
        return wanted
    near = get_close_matches(wanted, names, n=1)
    guess = f"是不是“{near[0]}”？" if near else ""
    raise UsageError(f"没有“{wanted}”这个{what}。{guess}可用的有：{'、'.join(names)}。")


def new_file(path: Path) -> Path:
    """Return `path` when nothing stands there; UsageError proposes a free name."""
    if not os.path.lexists(path):
        return path
    numbers = range(2, 1000) if path.name else ()
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in numbers)
    free = next((other for other in numbered if not os.path.lexists(other)), None)
    proposal = f"，例如 {free}" if free else ""
    raise UsageError(f"{path} 已经存在，没有改动它。换一个文件名{proposal}。")


def typed(path: Path) -> str:
    """Return a path as it is typed after a command: in double quotes where a shell would part it."""
    return f'"{path}"' if _PARTED.search(str(path)) else str(path)


def same_file(one: Path, other: Path) -> bool:
    """Return whether two paths name one file, also when it does not exist yet."""
    return _true_name(one) == _true_name(other)


def _true_name(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
