"""Elements of a part with the bytes they stand at."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from planner.reports.reading.xmlpart import follow_placed

W_NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""The namespace of WordprocessingML: transitional, strict."""

_TAG: Final = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_NAME: Final = re.compile(rb"</?([^\s/>]+)")
_BOUND: Final = re.compile(rb"""\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(slots=True, eq=False)
class Node:
    """An element: `name` is short (w:p); its tag begins at `start`, its content ends at `inner_end`."""

    name: str
    start: int
    parent: Self | None
    inner_end: int = -1
    children: list[Self] = field(default_factory=list)

    def path(self) -> list[Self]:
        """Return the elements around it from the outermost in, itself last."""
        nodes = [self]
        while nodes[-1].parent is not None:
            nodes.append(nodes[-1].parent)
        return nodes[::-1]

    def child(self, name: str) -> Self | None:
        """Return the first child of a name."""
        return next((each for each in self.children if each.name == name), None)


class Tree:
    """The elements of a part whose bytes are `data`, in UTF-8: made by following it."""

    def __init__(self, data: bytes, here: Callable[[], int]) -> None:
        """Hold no element yet; `here` tells the byte at which the present one begins or ends."""
        self.data = data
        self.root = Node("", 0, None)
        self.last = self.root
        self._here = here
        self._current = self.root
        self._scopes: dict[Node, Mapping[str, str]] = {}

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        node = Node(name, self._here(), self._current)
        self._current.children.append(node)
        self._current = self.last = node

    def end(self, _name: str) -> None:
        """Take the end of an element."""
        self.last = self._current
        self._current.inner_end = self._here()
        self._current = self._current.parent or self.root

    def text(self, words: str) -> None:
        """Take text, which is not kept."""

    def inner_start(self, node: Node) -> int:
        """Return where the content of an element begins."""
        found = _TAG.match(self.data, node.start)
        return found.end() if found else node.start

    def is_closed_at_once(self, node: Node) -> bool:
        """Return whether an element is one tag: <w:p/>."""
        return self.data[self.inner_start(node) - 2 : self.inner_start(node)] == b"/>"

    def outer_end(self, node: Node) -> int:
        """Return where an element is over."""
        return node.inner_end if self.is_closed_at_once(node) else self.data.index(b">", node.inner_end) + 1

    def start_tag(self, node: Node) -> bytes:
        """Return the tag an element begins with."""
        return self.data[node.start : self.inner_start(node)]

    def end_tag(self, node: Node) -> bytes:
        """Return the tag that ends an element, also where it has none."""
        return b"</" + self.written_name(node) + b">"

    def written_name(self, node: Node) -> bytes:
        """Return the name of an element as it is written there."""
        found = _NAME.match(self.data, node.start)
        return found[1] if found else b""

    def raw(self, node: Node) -> bytes:
        """Return an element as it is written."""
        return self.data[node.start : self.outer_end(node)]

    def scope(self, node: Node) -> Mapping[str, str]:
        """Return the namespaces that hold inside of an element by their prefixes, "" for the default."""
        if node.parent is None:
            return {"xml": "http://www.w3.org/XML/1998/namespace"}
        if node not in self._scopes:
            outer, tag = self.scope(node.parent), self.start_tag(node)
            bound = _BOUND.findall(tag) if b"xmlns" in tag else []
            self._scopes[node] = (
                {**outer, **{p.decode(): (a or b).decode() for p, a, b in bound}} if bound else outer
            )
        return self._scopes[node]


def tree_of(data: bytes) -> Tree:
    """Return the elements of a part in UTF-8; raises RefusedError when it is damaged."""
    return follow_placed(data, lambda here: Tree(data, here))
