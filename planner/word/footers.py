"""The two footers: page numbers of odd and even pages (GB/T 9704 7.5)."""

from planner.word.markup import root, w, words
from planner.word.measure import twips
from planner.word.names import Style
from planner.word.profile import NumberPlace, NumberStyle, Profile
from planner.word.properties import face, size

ODD, EVEN = "rId1", "rId2"
"""Relationship ids of the footers in the document part."""


def footer_references() -> str:
    """Return the references a section needs to both footers."""
    return _reference("default", ODD) + _reference("even", EVEN)


def footer_xml(profile: Profile, *, even: bool) -> str:
    """Return a footer part: the number one character in from the outer edge, or as the profile says."""
    if profile.number_style is NumberStyle.NONE:
        return root("ftr", w("p", w("pPr", w("pStyle", val=Style.FOOTER))))
    properties = w("pPr", w("pStyle", val=Style.FOOTER), _place(profile, even=even))
    return root("ftr", w("p", properties, _number(profile)))


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
