"""A marked file, read again and held against what it was: none goes out that has lost a word."""

from collections.abc import Iterable, Sequence

from planner.marking.document import Document
from planner.marking.model import Change
from planner.reports.reading.docx import docx_lines
from planner.reports.reading.refused import RefusedError


def reads_as(data: bytes, document: Document, changes: Sequence[Change]) -> bool:
    """Return whether a marked file reads as the document did, with `changes` made."""
    try:
        after = docx_lines(data)
    except RefusedError:
        return False
    if not changes:
        return list(after) == [told.line for lines in document.lines.values() for told in lines]
    made: dict[tuple[int, int], list[Change]] = {}
    for change in changes:
        made.setdefault((change.paragraph, change.piece), []).append(change)
    expected = (
        _changed(told.line.text, made.get((number, piece), ()))
        for number, lines in document.lines.items()
        for piece, told in enumerate(lines)
    )
    return _joined(expected) == _joined(line.text for line in after)


def _changed(text: str, changes: Sequence[Change]) -> str:
    """Return a line with changes made, given in the order of the text."""
    for change in reversed(changes):
        text = text[: change.start] + change.replacement + text[change.end :]
    return text


def _joined(lines: Iterable[str]) -> str:
    return "".join("".join(line.split()) for line in lines)
