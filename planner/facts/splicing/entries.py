"""Entries: the keys of a facts file that are asked, each with its value and its question."""

from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from planner.facts.model import Kind, Question
from planner.facts.reading.answers import split_items
from planner.facts.splicing.page import Page
from planner.facts.writing.values import Former


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value and question; `column` is where the key stands."""

    question: Question
    key: yaml.ScalarNode
    value: yaml.Node
    in_brackets: bool

    @property
    def column(self) -> int:
        """The column of the key, from 0."""
        return self.key.start_mark.column

    @property
    def line(self) -> int:
        """The line of the key, from 0."""
        return self.key.start_mark.line

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all stands behind the key."""
        return isinstance(self.value, yaml.ScalarNode) and not self.value.value and not self.value.style


def entries_of(questions: Sequence[Question], node: yaml.MappingNode) -> dict[str, Entry]:
    """Return the entries of a group or record by key, the first where a key stands twice."""
    known = {question.key: question for question in questions}
    entries: dict[str, Entry] = {}
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value in known:
            entries.setdefault(key.value, Entry(known[key.value], key, value, bool(node.flow_style)))
    return entries


def texts_of(entry: Entry) -> tuple[str, ...]:
    """Return the answer behind a key as texts, as far as it can be compared."""
    value = entry.value
    if isinstance(value, yaml.SequenceNode):
        return tuple(item.value.strip() for item in value.value if isinstance(item, yaml.ScalarNode))
    if not isinstance(value, yaml.ScalarNode) or not value.value.strip():
        return ()
    if entry.question.kind is Kind.LIST:
        return split_items(value.value)[0]
    return (value.value.strip(),)


def former_of(page: Page, value: yaml.Node) -> Former:
    """Return what a value says and the sign it is typed with."""
    text = value.value if isinstance(value, yaml.ScalarNode) else ""
    return Former(text, page.style(value))


def sure(page: Page, entry: Entry) -> None:
    """Refuse a key whose line the line check had to mend."""
    page.offset(entry.value.start_mark.line, entry.value.start_mark.column)
