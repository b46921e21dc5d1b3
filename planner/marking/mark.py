"""A Word file with comments and tracked changes put in at exact words, and nothing else changed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from planner.marking.archive import rezipped
from planner.marking.check import reads_as
from planner.marking.comments import CommentsPart, comments_part, look_of, with_part, written_on
from planner.marking.document import Document, read_document
from planner.marking.marker import Marker
from planner.marking.model import Change, Marked, Note
from planner.marking.tree import W_NAMESPACES
from planner.reports.reading.package import Package
from planner.word.markup import storable

AUTHOR: Final = "校核"


class MarkingError(RuntimeError):
    """The marks broke a file or changed its words, however they are put: a bug, never the user's doing."""


def marked(
    data: bytes,
    notes: Sequence[Note],
    changes: Sequence[Change] = (),
    author: str = AUTHOR,
    date: dt.date | None = None,
) -> bytes:
    """Return the .docx whose bytes are `data` with comments and tracked changes; see `mark`."""
    return mark(data, notes, changes, author, date).data


def mark(
    data: bytes,
    notes: Sequence[Note],
    changes: Sequence[Change] = (),
    author: str = AUTHOR,
    date: dt.date | None = None,
) -> Marked:
    """Return the .docx whose bytes are `data` with comments and tracked changes, and what went astray.

    Lines and characters are counted as `docx_lines` does. Outside of the marks every byte of the main part
    stays, and so does every other part, but for that of comments and, where there was none, the lists of
    types and relations. Marks bear `date`, or no time at all. A change that cannot be tracked becomes a
    comment. What is written is read again: should it read differently, comments are put around whole runs.
    Raises RefusedError when the file cannot be read.
    """
    with Package(data) as package:
        document = read_document(package)
        part = comments_part(package, document.name)
        when = f"{date.isoformat()}T00:00:00Z" if date else ""
        look = look_of(package, document.name, storable(author), when)
        for cutting in (True, False):
            marker = Marker(document, part.ids, look, cutting=cutting)
            marker.put(notes, changes)
            written = _written(data, package, document, part, marker)
            if reads_as(written, document, [change for _, change in marker.rewritten]):
                return Marked(written, tuple(marker.astray))
    raise MarkingError(f"{document.name} reads differently after marking")


def _written(data: bytes, package: Package, document: Document, part: CommentsPart, marker: Marker) -> bytes:
    if not marker.comments and not marker.rewritten:
        return data
    parts = {document.name: document.source.stored(marker.slots.applied())}
    if marker.comments:
        namespace = _namespace(document)
        parts[part.name] = written_on(part, marker.comments, marker.look, namespace)
        parts |= _lists(package, document, part, namespace)
    replaced = {package.entry(name): content for name, content in parts.items() if name in package}
    return rezipped(data, replaced, {name: content for name, content in parts.items() if name not in package})


def _lists(package: Package, document: Document, part: CommentsPart, namespace: str) -> Mapping[str, bytes]:
    return {} if part.stored is not None else with_part(package, document.name, part, namespace)


def _namespace(document: Document) -> str:
    """Return the namespace the main part is written in."""
    used = document.tree.scope(document.tree.root.children[0]).values()
    return next((each for each in W_NAMESPACES if each in used), W_NAMESPACES[0])
