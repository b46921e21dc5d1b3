"""word/document.xml: the blocks of a draft in order, and the section with its page and grid."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import assert_never

from planner.draft.model import Block, Draft, Heading, Paragraph, Role, Table
from planner.word.footers import footer_references
from planner.word.markup import UnstorableCharacterError, root, w
from planner.word.measure import mm_nearest, twips
from planner.word.names import Style
from planner.word.paragraphs import annex_note, heading_paragraph, paragraph, text_paragraph, title_paragraph
from planner.word.profile import Grid, Profile
from planner.word.runs import Ink
from planner.word.table import annex

_FRONT = {Role.DATELINE, Role.SPEAKER}
_CHARACTERS = 28
_DASH_TO_LINE_BOTTOM = 164
"""Twips from the dash of the page number down to the bottom of its line, as two layout engines set it."""


def document_xml(draft: Draft, profile: Profile, ink: Ink) -> str:
    """Return the part with all text; comments go to `ink`.

    The note on annexes stands before the first of them. ValueError names the block that holds a
    character Word cannot store.
    """
    with _naming("title"):
        title = title_paragraph(Style.TITLE, draft.title, profile, ink)
    return root("document", w("body", title, *_blocks(draft, profile, ink), _section(profile)))


def _blocks(draft: Draft, profile: Profile, ink: Ink) -> Iterator[str]:
    tables = tuple(block for block in draft.blocks if isinstance(block, Table) and block.label)
    for block, following in zip(draft.blocks, (*draft.blocks, None)[1:], strict=True):
        with _naming(block.id):
            if tables and block is tables[0]:
                yield annex_note(tables, profile, ink)
            yield _block(block, following, profile, ink)
    if draft.blocks and isinstance(draft.blocks[-1], Table):
        # Word wants a paragraph after a table; this one is too small to open a page.
        yield paragraph(Style.TABLE_END, "")


def _block(block: Block, following: Block | None, profile: Profile, ink: Ink) -> str:
    match block:
        case Heading():
            return heading_paragraph(block, ink)
        case Paragraph():
            closes_front = _is_front(block) and not _is_front(following)
            return text_paragraph(block, ink, profile, blank_below=closes_front)
        case Table():
            return annex(block, profile, ink)
        case _:
            assert_never(block)


def _is_front(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role in _FRONT


@contextmanager
def _naming(block_id: str) -> Iterator[None]:
    try:
        yield
    except UnstorableCharacterError as error:
        raise ValueError(f"block {block_id}: {error}") from error


def _section(profile: Profile) -> str:
    width, height = profile.paper
    top, bottom, left, right = profile.margins
    footer = mm_nearest(profile.number_height_mm) - _DASH_TO_LINE_BOTTOM
    across = {"orient": "landscape"} if width > height else {}
    page = w(
        "pgMar", top=top, right=right, bottom=bottom, left=left, header=851, footer=max(footer, 0), gutter=0
    )
    return w("sectPr", footer_references(), w("pgSz", w=width, h=height, **across), page, _grid(profile))


def _grid(profile: Profile) -> str:
    if profile.grid is Grid.LINES:
        return w("docGrid", type="lines", linePitch=profile.pitch)
    # The unit is 1/4096 of a point, what each character of body size gains or loses (ISO/IEC 29500-1
    # 17.6.5); rounded down, so that 28 characters fit.
    surplus = profile.text_width - _CHARACTERS * twips(profile.body_size_pt)
    space = surplus * 4096 // (20 * _CHARACTERS)
    return w("docGrid", type="linesAndChars", linePitch=profile.pitch, charSpace=space)
