"""Pattern: the text of a frame, taken apart into words, slots and droppable groups.

Notation (the prose guide's): {slot}; 〔…〕 is dropped whole when a slot inside it is empty.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from planner.draft.model import FromPhrase, Span, Spans

Lookup = Callable[[str], Spans]

_TOKEN = re.compile(r"\{([^{}]+)\}|([〔〕])")


@dataclass(frozen=True, slots=True)
class Words:
    """Literal words of the frame."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a value."""

    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """Words and slots that stand or fall together."""

    parts: tuple[Words | Slot, ...]


@dataclass(frozen=True)
class Pattern:
    """A parsed frame."""

    parts: tuple[Words | Slot | Group, ...]

    @cached_property
    def required(self) -> frozenset[str]:
        """The slots outside brackets: empty, the frame cannot be used."""
        return frozenset(part.name for part in self.parts if isinstance(part, Slot))

    @cached_property
    def slots(self) -> frozenset[str]:
        """All slots."""
        return frozenset(_slot_names(self))


def _slot_names(pattern: Pattern) -> Iterator[str]:
    for part in pattern.parts:
        match part:
            case Slot(name):
                yield name
            case Group(parts):
                yield from (p.name for p in parts if isinstance(p, Slot))
            case Words():
                pass


@lru_cache(maxsize=4096)
def parse_pattern(text: str) -> Pattern:
    """Return the pattern of a frame's text; ValueError when its brackets do not pair."""
    outer: list[Words | Slot | Group] = []
    inner: list[Words | Slot] | None = None
    position = 0
    for match in _TOKEN.finditer(text):
        target = outer if inner is None else inner
        if match.start() > position:
            target.append(Words(text[position : match.start()]))
        position = match.end()
        if match[1]:
            target.append(Slot(match[1]))
        elif match[2] == "〔":
            if inner is not None:
                raise ValueError(text)
            inner = []
        else:
            if inner is None:
                raise ValueError(text)
            outer.append(Group(tuple(inner)))
            inner = None
    if inner is not None:
        raise ValueError(text)
    if position < len(text):
        outer.append(Words(text[position:]))
    return Pattern(tuple(outer))


def fill(pattern: Pattern, lookup: Lookup, entry_id: str) -> Spans:
    """Return the frame's words with its slots filled; groups with an empty slot are dropped."""
    origin = FromPhrase(entry_id)
    spans: list[Span] = []

    def put(part: Words | Slot) -> None:
        if isinstance(part, Words):
            spans.append(Span(part.text, origin))
        else:
            spans.extend(lookup(part.name))

    for part in pattern.parts:
        if not isinstance(part, Group):
            put(part)
        elif all(lookup(p.name) for p in part.parts if isinstance(p, Slot)):
            for inner in part.parts:
                put(inner)
    return tuple(spans)
