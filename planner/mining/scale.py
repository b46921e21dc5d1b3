"""How mining keeps its measure while an archive grows: samples, and how often is often enough."""

import math
from collections.abc import Sequence
from typing import Final, TypeVar

_T = TypeVar("_T")

_SAMPLE: Final = 80


def sample(items: Sequence[_T]) -> Sequence[_T]:
    """Return all of a few items, of many every n-th: 40 to 80 of them."""
    step = -(-len(items) // _SAMPLE)
    return items[::step] if step > 1 else items


def least_reports(reports: int, least: int) -> int:
    """Return in how many of `reports` a text must stand to be worth reading: `least`, one more by tens."""
    return max(least, 1 + int(math.log10(reports or 1)))
