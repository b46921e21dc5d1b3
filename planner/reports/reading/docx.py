"""Reading a .docx: its package, its styles and numbers, its text, its notes."""

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planner.reports.model import Line
from planner.reports.reading.docxbody import Body
from planner.reports.reading.docxlines import Told, lines_of
from planner.reports.reading.docxnumbers import Counter, Numbering, read_numbering
from planner.reports.reading.docxstyles import Styles, read_styles
from planner.reports.reading.package import Package
from planner.reports.reading.refused import SAVE_AS_DOCX, RefusedError
from planner.reports.reading.relations import main_part, targets
from planner.reports.reading.xmlpart import follow


@dataclass(frozen=True, slots=True)
class _Parts:
    """The names of the parts that are read, "" for one that is not there."""

    main: str
    styles: str
    numbering: str
    notes: tuple[str, ...]


def docx_lines(data: bytes) -> tuple[Line, ...]:
    """Return the lines of the .docx (.docm, .dotx) whose bytes are `data`, as Word shows them.

    Foot- and endnotes that the text refers to come at the end. A paragraph broken by line marks gives
    a line for each piece, of one number, unless it is a heading or centred: a title set in two lines
    is one. Raises RefusedError.
    """
    with Package(data) as package:
        return tuple(told.line for told in told_lines(package, _follow))


def told_lines(package: Package, read: Callable[[Package, str, Styles], Body]) -> Iterator[Told]:
    """Yield the lines of a .docx with where they stand; `read` follows its main part."""
    parts = _parts(package)
    styles = read_styles(package.chunks(parts.styles)) if parts.styles else Styles({})
    numbering = read_numbering(package.chunks(parts.numbering)) if parts.numbering else Numbering()
    body = read(package, parts.main, styles)
    if not body.found_body:
        raise RefusedError(f"里面没有正文，读不了。{SAVE_AS_DOCX}")
    notes = [paragraph for name in parts.notes for paragraph in _follow(package, name, styles).paragraphs]
    yield from lines_of(body, notes, Counter(numbering, styles), styles)


def _follow(package: Package, name: str, styles: Styles) -> Body:
    body = Body(styles.hidden, styles.default)
    follow(package.chunks(name), body)
    return body


def _parts(package: Package) -> _Parts:
    main = main_part(package)
    folder = posixpath.dirname(main)
    related = targets(package, main)

    def part(kind: str) -> str:
        usual = posixpath.join(folder, f"{kind}.xml")
        return next((name for name in (related.get(kind, ""), usual) if name and name in package), "")

    notes = tuple(name for kind in ("footnotes", "endnotes") if (name := part(kind)))
    return _Parts(main, part("styles"), part("numbering"), notes)
