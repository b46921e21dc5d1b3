"""Writing elements of WordprocessingML into a part that may call its namespace anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planner.marking.tree import W_NAMESPACES
from planner.word.markup import escaped

_SPACED: Final = ' xml:space="preserve"'


@dataclass(frozen=True, slots=True)
class Names:
    """The prefix that stands for the namespace, with what declares it on an element of its own: often ""."""

    prefix: str
    declared: str = ""

    def element(self, name: str, *children: bytes, **attributes: str | int) -> bytes:
        """Return an element with attributes of the same namespace; None of them is left out."""
        opening, closing = self.around(name, **attributes)
        content = b"".join(children)
        return opening + content + closing if content else opening[:-1] + b"/>"

    def around(self, name: str, **attributes: str | int) -> tuple[bytes, bytes]:
        """Return the tags an element begins and ends with."""
        tag = f"{self.prefix}:{name}"
        listed = "".join(
            f' {self.prefix}:{key}="{escaped(str(value))}"'
            for key, value in attributes.items()
            if value != ""
        )
        return f"<{tag}{self.declared}{listed}>".encode(), f"</{tag}>".encode()

    def text(self, words: str, name: str = "t") -> bytes:
        """Return an element for text that keeps its blanks."""
        tag = f"{self.prefix}:{name}"
        return f"<{tag}{self.declared}{_SPACED}>{escaped(words)}</{tag}>".encode()

    @property
    def inner(self) -> "Names":
        """What to write with inside of an element that these names declared."""
        return Names(self.prefix)


def names_in(scope: Mapping[str, str]) -> Names:
    """Return how to write where the namespaces of `scope` hold."""
    bound = sorted(prefix for prefix, uri in scope.items() if prefix and uri in W_NAMESPACES)
    if bound:
        return Names("w" if "w" in bound else bound[0])
    free = next(name for name in ("w", "w0", "w1", "w2") if name not in scope)
    uri = scope[""] if scope.get("") in W_NAMESPACES else W_NAMESPACES[0]
    return Names(free, f' xmlns:{free}="{uri}"')
