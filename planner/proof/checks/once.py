"""What several rules ask of one document, or of the bank: worked out once and kept with it."""

from collections.abc import Callable
from typing import TypeVar

_Holder = TypeVar("_Holder")
_Made = TypeVar("_Made")


def once(holder: _Holder, make: Callable[[_Holder], _Made]) -> _Made:
    """Return what `make` makes of a document or a bank, which never change; made at the first call."""
    kept = vars(holder)
    name = f"_{make.__module__}.{make.__qualname__}"
    if name not in kept:
        kept[name] = make(holder)
    made: _Made = kept[name]
    return made
