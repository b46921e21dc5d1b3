"""The characters of an element for text, and the bytes each is written with."""

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from planner.marking.tree import Node, Tree

BLANKS: Final = " \t\r\n"
"""What is not shown at the ends of an element that does not keep its blanks (XML 1.0, 2.3)."""

_KEEPS: Final = re.compile(rb"""=\s*["']preserve["']""")
_TOKEN: Final = re.compile(
    r"<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?.*?\?>|&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([^;]+));|\r\n?|.", re.DOTALL
)
_LITERAL: Final = re.compile(r"\r\n?|.", re.DOTALL)
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


@dataclass(frozen=True, slots=True)
class Characters:
    """What an element shows: the text, the byte each character begins at, which of them stand in CDATA.

    `keeps` says that blanks at its ends are shown; `unseen` are the bytes of those that are not, before and
    behind the text.
    """

    text: str
    begins: tuple[int, ...]
    literal: frozenset[int]
    keeps: bool
    unseen: tuple[tuple[int, int], tuple[int, int]]


def characters_of(tree: Tree, node: Node) -> Characters:
    """Return the characters of a w:t."""
    start = tree.inner_start(node)
    end = node.inner_end
    raw = tree.data[start:end]
    keeps = _KEEPS.search(tree.start_tag(node)) is not None
    if raw.translate(None, b"&<\r") == raw:
        text = raw.decode()
        begins = tuple(accumulate((len(sign.encode()) for sign in text), initial=start))
        return _shown(text, begins, frozenset(), keeps=keeps)
    text, places, literal = "", list[int](), set[int]()
    for sign, place, in_section in _signs(raw.decode(), start):
        if in_section:
            literal.add(place)
        text += sign
        places.append(place)
    return _shown(text, (*places, end), frozenset(literal), keeps=keeps)


def _signs(raw: str, start: int) -> list[tuple[str, int, bool]]:
    """Return characters with the byte they begin at and whether they stand in a literal section."""
    signs: list[tuple[str, int, bool]] = []
    place = start
    for token in _TOKEN.finditer(raw):
        written = token[0]
        if token[1] is not None:
            inner = place + len("<![CDATA[")
            for inside in _LITERAL.finditer(token[1]):
                signs.append(("\n" if inside[0].startswith("\r") else inside[0], inner, True))
                inner += len(inside[0].encode())
        elif written.startswith("&"):
            signs.append((_resolved(token), place, False))
        elif not written.startswith(("<!", "<?")):
            signs.append(("\n" if written.startswith("\r") else written, place, False))
        place += len(written.encode())
    return signs


def _resolved(reference: re.Match[str]) -> str:
    """Return the character that a reference (&amp; &#20013; &#x4e2d;) stands for."""
    _, hexadecimal, decimal, name = reference.groups()
    if hexadecimal or decimal:
        return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))
    return _NAMED.get(name, "\ufffd")


def _shown(text: str, begins: tuple[int, ...], literal: frozenset[int], *, keeps: bool) -> Characters:
    """Return what is shown of a text; `begins` ends with where the text does."""
    low, high = 0, len(text)
    if not keeps:
        high = len(text.rstrip(BLANKS))
        low = min(len(text) - len(text.lstrip(BLANKS)), high)
    unseen = (begins[0], begins[low]), (begins[high], begins[-1])
    return Characters(text[low:high].replace("\n", " "), begins[low:high], literal, keeps, unseen)
