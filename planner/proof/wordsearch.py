"""Looking for many fixed words in a long text at once."""

import re
from collections.abc import Iterator
from functools import cache

from planner.proof.model import Hit


def literal_hits(words: tuple[str, ...], text: str) -> Iterator[Hit]:
    """Yield where any of `words` stands in `text`, the longest where several begin."""
    if words:
        yield from (Hit(match.start(), match.end()) for match in _any_of(words).finditer(text))


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
