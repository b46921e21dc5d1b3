"""Habits: how a facts file is laid out, for what is added to look as if it had always been there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

STEP: Final = 2


@dataclass(frozen=True, slots=True)
class Habits:
    """How a file is laid out: blanks before the keys of a group and before list marks, [ ] in records."""

    step: int = STEP
    dash: int = STEP
    brackets: bool = False

    @classmethod
    def of(cls, root: yaml.Node | None) -> "Habits":
        """Return the habits of the first group and the first list of a file."""
        pairs = [pair for pair in _pairs(root) if not getattr(pair[1], "flow_style", True)]
        steps = [_inset(pair) for pair in pairs if isinstance(pair[1], yaml.MappingNode)]
        dashes = [_inset(pair) for pair in pairs if isinstance(pair[1], yaml.SequenceNode)]
        step = next((step for step in steps if step > 0), STEP)
        return cls(step, dashes[0] if dashes else STEP, _uses_brackets(root))


def _pairs(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the keys and values of a file, those further in behind those that hold them."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key, value
            yield from _pairs(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _pairs(item)


def _inset(pair: tuple[yaml.Node, yaml.Node]) -> int:
    key, value = pair
    return max(value.start_mark.column - key.start_mark.column, 0)


def _uses_brackets(root: yaml.Node | None) -> bool:
    """Return whether the first list of texts in a record stands in brackets."""
    lists = (value for _, value in _pairs(root) if isinstance(value, yaml.SequenceNode))
    records = (item for found in lists for item in found.value if isinstance(item, yaml.MappingNode))
    inner = (value for record in records for _, value in _pairs(record))
    return next((bool(value.flow_style) for value in inner if isinstance(value, yaml.SequenceNode)), False)
