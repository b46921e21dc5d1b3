"""A document to be proof-read as a file: its lines, its layout, and a copy with the remarks in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.errors import UnreadableInputError
from planner.files import read_bytes
from planner.marking.mark import mark
from planner.marking.model import Change, Marked, Note
from planner.marking.textdocx import mark_text
from planner.proof.layout import Layout
from planner.proof.pagelayout.read import read_layout
from planner.reports.model import Lines
from planner.reports.read import read_lines
from planner.reports.reading import limits
from planner.reports.reading.doc import as_docx
from planner.reports.reading.refused import RefusedError
from planner.reports.reading.sniff import FileKind, kind_of
from planner.word.profile_file import load_profile


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its lines, the looks of a .docx (None for others), its kind and bytes."""

    path: Path
    lines: Lines
    layout: Layout | None
    kind: FileKind
    data: bytes

    def marked(self, notes: Sequence[Note], changes: Sequence[Change], profile: str) -> Marked:
        """Return a copy with comments and tracked changes, and what does not stand where it was asked for.

        A text becomes a Word file by a page profile, an old .doc a .docx. UnreadableInputError when a file
        that could be read cannot be written into.
        """
        if self.kind is FileKind.TEXT:
            return mark_text(self.lines, notes, changes, load_profile(profile))
        try:
            return mark(as_docx(self.data) if self.kind is FileKind.DOC else self.data, notes, changes)
        except RefusedError as error:
            raise UnreadableInputError(f"{self.path} {error}") from error


def open_document(path: Path) -> Document:
    """Return the document at `path`; raises what `read_lines` does."""
    lines = read_lines(path)
    data = read_bytes(path, limits.FILE, "一份报告")
    kind = kind_of(data)
    try:
        layout = read_layout(data) if kind is FileKind.DOCX else None
    except RefusedError as error:
        raise UnreadableInputError(f"{path} {error}") from error
    return Document(path, lines, layout, kind, data)
