"""Passages: the paragraphs of several groups of items as one."""

from collections.abc import Iterable
from typing import Final

from planner.compose.joints import PLACE
from planner.draft.markup import BREAK, decode
from planner.draft.model import plain

# Characters up to which what two groups say is one paragraph (prose guide §1.3).
_PARAGRAPH: Final = 300


def united(texts: Iterable[str]) -> str:
    """Return the marked texts of several groups as one, a paragraph begun only where one would be long."""
    done: list[str] = []
    for text in texts:
        first, *others = text.split(BREAK)
        if done and _length(done[-1]) + _length(first) <= _PARAGRAPH:
            done[-1] += first
        elif first:
            done.append(first)
        done += others
    return BREAK.join(done)


def _length(text: str) -> int:
    return len(plain(decode(text, PLACE)))
