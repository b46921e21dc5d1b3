"""Answers given on the command line, held against what there is."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from planner.errors import UsageError


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
    if not path.exists() and not path.is_symlink():
        return path
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 1000))
    free = next((other for other in numbered if not other.exists()), None)
    proposal = f"，例如 {free}" if free else ""
    raise UsageError(f"{path} 已经存在，没有改动它。换一个文件名{proposal}。")


def same_file(one: Path, other: Path) -> bool:
    """Return whether two paths name one file, also when it does not exist yet."""
    return one.resolve() == other.resolve()
