"""Read-back: a finished .docx opened by an independent reader and held against its draft.

The file a clerk already has is replaced only by one whose every paragraph and cell was found again.
"""

from collections.abc import Iterator
from io import BytesIO

from planner.draft.model import Draft, Heading, Paragraph, Table, plain


class ReadBackError(RuntimeError):
    """The writer lost or changed words: a bug, never the user's doing."""


def check_read_back(data: bytes, draft: Draft) -> None:
    """Raise ReadBackError unless every paragraph and cell of `draft` stands in the file, in order.

    Line breaks are ignored: a title is broken by sense.
    """
    found = _paragraphs(data)
    for words in _expected(draft):
        if not any(words == text for text in found):
            raise ReadBackError(f"not in the file that was written: {words!r}")


def _expected(draft: Draft) -> Iterator[str]:
    yield _joined(plain(draft.title))
    for block in draft.blocks:
        match block:
            case Heading():
                yield _joined(block.number + plain(block.spans))
            case Paragraph():
                yield _joined(block.number + plain(block.head) + plain(block.spans))
            case Table():
                yield from (_joined(plain(block.title)),) if block.label else ()
                yield from (_joined(plain(cell)) for row in block.rows for cell in row)


def _paragraphs(data: bytes) -> Iterator[str]:
    """Yield the text of every paragraph of the body, those of tables too, in document order."""
    from docx import Document  # noqa: PLC0415 - a third of a start, and only .docx needs it
    from docx.oxml.ns import qn  # noqa: PLC0415

    body = Document(BytesIO(data)).element.body
    texts = {qn("w:t"), qn("w:tab"), qn("w:br")}
    for paragraph in body.iter(qn("w:p")):
        parts = (node.text or "\t" * (node.tag == qn("w:tab")) for node in paragraph.iter(*texts))
        yield _joined("".join(parts))


def _joined(text: str) -> str:
    return text.replace("\n", "")
