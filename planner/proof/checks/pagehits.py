"""Hits of the rules on pages: one for all paragraphs with the same fault, told at the first of them."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from planner.proof.model import Hit
from planner.proof.pagelayout.roles import SetLine
from planner.proof.subject import Subject

_SHOWN_SPANS: Final = 5
_SHOWN_WORDS: Final = 12

Span = tuple[int, int]
"""Where words stand in the text of a line."""


def told(
    subject: Subject, one: SetLine, values: Mapping[str, str] | None = None, span: Span | None = None
) -> Hit:
    """Return a hit on a paragraph: at `span`, else at its first words."""
    start = subject.starts[one.index]
    length = len(one.line.text)
    begin, end = span or (0, min(length, _SHOWN_WORDS))
    end = min(end, length)
    return Hit(start + min(begin, end), start + end, values or {})


def told_of_file(
    subject: Subject, values: Mapping[str, str] | None = None, section: int = 0
) -> Iterator[Hit]:
    """Yield a hit on what belongs to a whole section of the file, at its first paragraph."""
    first = subject.pages.first_of_section(section) if subject.pages else None
    if first:
        yield told(subject, first, values)


def alike(
    subject: Subject,
    lines: Sequence[SetLine],
    fault: Callable[[SetLine], Hashable | None],
    values: Callable[[Hashable], Mapping[str, str]],
) -> Iterator[Hit]:
    """Yield a hit for each kind of fault among `lines`, with {段}: the paragraphs that have it.

    `fault` says what is wrong with one, None for nothing; neighbours among `lines` are told as a span.
    """
    found: dict[Hashable, list[int]] = {}
    for place, one in enumerate(lines):
        wrong = fault(one)
        if wrong is not None:
            found.setdefault(wrong, []).append(place)
    for wrong, places in found.items():
        yield told(subject, lines[places[0]], {"段": spans_of(places, lines), **values(wrong)})


def spans_of(places: Sequence[int], lines: Sequence[SetLine]) -> str:
    """Return paragraphs by their numbers, neighbours as a span: 第3—41、44段."""
    spans: list[list[int]] = []
    for place in places:
        if spans and place == spans[-1][1] + 1:
            spans[-1][1] = place
        else:
            spans.append([place, place])
    shown = "、".join(_span(lines[a].line.number, lines[b].line.number) for a, b in spans[:_SHOWN_SPANS])
    more = f"等{len(places)}段" if len(spans) > _SHOWN_SPANS else "段"
    return f"第{shown}{more}"


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}—{last}"


def place_of(one: SetLine, start: int, end: int) -> Span:
    """Return where words of a paragraph stand in its first line; its beginning where they are in another."""
    line, whole = one.line.text, one.paragraph.text
    if line == whole or (whole.startswith(line) and end <= len(line)):
        return start, end
    words = whole[start:end].strip()
    found = line.find(words) if words else -1
    return (found, found + len(words)) if found >= 0 else (0, min(len(line), _SHOWN_WORDS))


def merged(spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield spans of one value that touch as one."""
    last: tuple[int, int, str] | None = None
    for start, end, value in spans:
        if last and last[2] == value and last[1] >= start:
            last = (last[0], end, value)
            continue
        if last:
            yield last
        last = (start, end, value)
    if last:
        yield last
