"""The footers: page numbers of odd and even pages, upright (GB/T 9704 7.5) and laid across (clause 8)."""

from planner.word.markup import root, w, words
from planner.word.measure import mm_nearest, twips
from planner.word.names import Style
from planner.word.profile import AcrossPlace, NumberPlace, NumberStyle, Profile, laid_across
from planner.word.properties import face, size

UPRIGHT = ("rId1", "rId2")
ACROSS = ("rId7", "rId8")
"""Relationship ids of the footers in the document part: odd pages, even pages."""

_DASH_TO_LINE_BOTTOM = 164
"""Twips from the dash of the page number down to the bottom of its line, as two layout engines set it."""


def footer_references(*, across: bool) -> str:
    """Return the references a section needs to its two footers."""
    odd, even = ACROSS if across else UPRIGHT
    return _reference("default", odd) + _reference("even", even)


def footer_distance(page: Profile, *, across: bool) -> int:
    """Return how far the line of the footer keeps from the bottom of the paper, in twips.

    On a page laid across the dash stands as far below the text block as on an upright one.
    """
    height = page.number_height_mm
    if across:
        height += page.bottom_mm - page.left_mm
    return max(mm_nearest(height) - _DASH_TO_LINE_BOTTOM, 0)


def footer_xml(profile: Profile, *, even: bool) -> str:
    """Return a footer part: the number one character in from the outer edge, or as the profile says."""
    if profile.number_style is NumberStyle.NONE:
        return root("ftr", _blank())
    return root("ftr", _line(profile, even=even))


def across_footer_xml(profile: Profile, *, even: bool) -> str:
    """Return a footer part for pages laid across.

    The number stands where it does on the upright pages when the paper is turned back (GB/T 9704
    clause 8): at the left edge, turned with the paper, in a cell that takes no room from the text.
    A profile may have it below the text instead.
    """
    page = laid_across(profile)
    if page.number_style is NumberStyle.NONE or page.number_across is AcrossPlace.BELOW:
        return footer_xml(page, even=even)
    return root("ftr", _at_the_side(page, even=even), _blank())


def _at_the_side(page: Profile, *, even: bool) -> str:
    width = twips(page.number_size_pt)
    place = w(
        "tblpPr",
        **dict.fromkeys(("leftFromText", "rightFromText", "topFromText", "bottomFromText"), 0),
        vertAnchor="page",
        horzAnchor="page",
        tblpX=max(mm_nearest(page.number_height_mm) - _DASH_TO_LINE_BOTTOM, 0),
        tblpY=page.margins[0],
    )
    margins = w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa"))
    table = w("tblPr", place, w("tblW", w=width, type="dxa"), w("tblLayout", type="fixed"), margins)
    row = w("trPr", w("cantSplit"), w("trHeight", val=page.text_height, hRule="exact"))
    cell = w("tcPr", w("tcW", w=width, type="dxa"), w("textDirection", val="tbRl"))
    grid = w("tblGrid", w("gridCol", w=width))
    return w("tbl", table, grid, w("tr", row, w("tc", cell, _line(page, even=even))))


def _blank() -> str:
    return w("p", w("pPr", w("pStyle", val=Style.FOOTER)))


def _line(profile: Profile, *, even: bool) -> str:
    properties = w("pPr", w("pStyle", val=Style.FOOTER), _place(profile, even=even))
    return w("p", properties, _number(profile))


def _reference(kind: str, relationship: str) -> str:
    return f'<w:footerReference w:type="{kind}" r:id="{relationship}"/>'


def _place(profile: Profile, *, even: bool) -> str:
    inset = twips(profile.number_size_pt)
    match profile.number_place:
        case NumberPlace.CENTRE:
            return w("jc", val="center")
        case NumberPlace.OUTER if even:
            return w("ind", leftChars=100, left=inset) + w("jc", val="left")
        case _:
            return w("ind", rightChars=100, right=inset) + w("jc", val="right")


def _number(profile: Profile) -> str:
    dashes = profile.number_style is NumberStyle.DASHES
    before, after = ("— ", " —") if dashes else ("", "")
    look = face(profile.number_face) + size(profile.number_size_pt)
    field = (
        w("fldChar", fldCharType="begin"),
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        w("fldChar", fldCharType="separate"),
        words("1"),
        w("fldChar", fldCharType="end"),
    )
    return "".join(w("r", w("rPr", look), part) for part in (words(before), *field, words(after)) if part)
