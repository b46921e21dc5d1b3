"""word/document.xml: the blocks of a draft in order, in sections of upright pages and pages laid across."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import assert_never

from planner.draft.model import Block, Draft, Heading, Paragraph, Role, Table
from planner.word.footers import footer_distance, footer_references
from planner.word.markup import UnstorableCharacterError, root, w
from planner.word.measure import twips
from planner.word.names import Style
from planner.word.paragraphs import annex_note, heading_paragraph, paragraph, text_paragraph, title_paragraph
from planner.word.profile import Grid, Profile, laid_across
from planner.word.runs import Ink, text_runs
from planner.word.sections import divided
from planner.word.table import annex

_FRONT = {Role.DATELINE, Role.SPEAKER}
_CHARACTERS = 28
_TABLE_ENDS, _PROPERTIES_END = "</w:tbl>", "</w:pPr>"


def document_xml(draft: Draft, profile: Profile, ink: Ink) -> str:
    """Return the part with all text; comments go to `ink`.

    The note on annexes stands before the first of them. ValueError names the block that holds a
    character Word cannot store.
    """
    sections = divided(draft.blocks)
    written, start = [], 0
    for number, section in enumerate(sections):
        page = laid_across(profile) if section.across else profile
        opening = _opening(draft, page, ink) if number == 0 else ""
        places = range(start, start + len(section.blocks))
        elements = [
            _element(draft, place, page, ink, turned=number > 0 and place == start) for place in places
        ]
        last = number == len(sections) - 1
        end = _section_end(page, across=section.across, follows=number > 0)
        written.append(_ended(opening + "".join(elements), end, last=last))
        start = places.stop
    return root("document", w("body", *written))


def plain_xml(texts: Iterable[str], profile: Profile, ink: Ink) -> str:
    """Return the part with a paragraph of its own for each text, as it stands.

    UnstorableCharacterError for a character Word cannot store.
    """
    paragraphs = "".join(paragraph(Style.NORMAL, text_runs(text, ink)) for text in texts)
    return root("document", w("body", paragraphs, _section_end(profile, across=False, follows=False)))


def _opening(draft: Draft, page: Profile, ink: Ink) -> str:
    with _naming("title"):
        title = title_paragraph(Style.TITLE, draft.title, page, ink)
    return title + _note(draft, 0, page, ink)


def _element(draft: Draft, place: int, page: Profile, ink: Ink, *, turned: bool) -> str:
    """Return the block at `place`, with the note on annexes below it when the first of them comes next."""
    block, following = draft.blocks[place], next(iter(draft.blocks[place + 1 :]), None)
    with _naming(block.id):
        written = _block(block, following, page, ink, turned=turned)
    return written + _note(draft, place + 1, page, ink)


def _note(draft: Draft, place: int, page: Profile, ink: Ink) -> str:
    """Return the note on annexes where the first of them stands at `place`, else ""."""
    annexes = tuple(block for block in draft.blocks if isinstance(block, Table) and block.label)
    comes = annexes and place < len(draft.blocks) and draft.blocks[place] is annexes[0]
    return annex_note(annexes, page, ink) if comes else ""


def _block(block: Block, following: Block | None, page: Profile, ink: Ink, *, turned: bool) -> str:
    match block:
        case Heading():
            return heading_paragraph(block, ink)
        case Paragraph():
            closes_front = _is_front(block) and not _is_front(following)
            return text_paragraph(block, ink, page, blank_below=closes_front)
        case Table():
            return annex(block, page, ink, on_new_page=turned)
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


def _ended(written: str, end: str, *, last: bool) -> str:
    """Return the elements of a section with its end: in its last paragraph, or after the last one of all.

    Word wants a paragraph after a table; this one is too small to open a page.
    """
    if written.endswith(_TABLE_ENDS):
        written += paragraph(Style.TABLE_END, "")
    if last:
        return written + end
    before, mark, after = written.rpartition(_PROPERTIES_END)
    return before + end + mark + after


def _section_end(page: Profile, *, across: bool, follows: bool) -> str:
    width, height = page.paper
    top, bottom, left, right = page.margins
    margins = {"top": top, "right": right, "bottom": bottom, "left": left}
    return w(
        "sectPr",
        footer_references(across=across),
        w("type", val="nextPage") if follows else "",
        w("pgSz", w=width, h=height, **({"orient": "landscape"} if width > height else {})),
        w("pgMar", **margins, header=851, footer=footer_distance(page, across=across), gutter=0),
        _grid(page),
    )


def _grid(profile: Profile) -> str:
    if profile.grid is Grid.LINES:
        return w("docGrid", type="lines", linePitch=profile.pitch)
    # The unit is 1/4096 of a point, what each character of body size gains or loses (ISO/IEC 29500-1
    # 17.6.5); rounded down, so that 28 characters fit.
    surplus = profile.text_width - _CHARACTERS * twips(profile.body_size_pt)
    space = surplus * 4096 // (20 * _CHARACTERS)
    return w("docGrid", type="linesAndChars", linePitch=profile.pitch, charSpace=space)
