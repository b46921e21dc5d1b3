"""Paragraph and run properties, each in the order the schema demands."""

from decimal import Decimal

from planner.word.markup import w
from planner.word.measure import half_points
from planner.word.profile import Profile


def face(name: str) -> str:
    """Return w:rFonts that sets a Chinese face in all four slots.

    Word picks the slot of quotation marks, dashes and dots by its own lights; with one face in
    every slot they cannot land in a Latin one.
    """
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def latin_face(name: str) -> str:
    """Return w:rFonts for a run of digits and Latin letters."""
    return w("rFonts", ascii=name, hAnsi=name, cs=name)


def size(points: Decimal) -> str:
    """Return w:sz and w:szCs."""
    return w("sz", val=half_points(points)) + w("szCs", val=half_points(points))


def bold(*, on: bool) -> str:
    """Return w:b and w:bCs, written also when off: Word's own headings are bold."""
    return w("b", val=int(on)) + w("bCs", val=int(on))


def exact(pitch: int, *, before: int = 0, after: int = 0) -> str:
    """Return w:spacing: lines of exactly `pitch` twips, `before` and `after` in whole lines of it.

    Both units are written: Word reads the lines, other editors the twips.
    """
    lines = {"beforeLines": before * 100, "afterLines": after * 100}
    return w("spacing", before=before * pitch, after=after * pitch, line=pitch, lineRule="exact", **lines)


def title_spacing(profile: Profile, before: int, after: int) -> str:
    """Return w:spacing of a title: its own pitch, blank lines above and below of the body's."""
    above, below = before * profile.pitch, after * profile.pitch
    lines = {"beforeLines": before * 100, "afterLines": after * 100}
    pitch = round(profile.title_pitch_pt * 20)
    return w("spacing", before=above, after=below, line=pitch, lineRule="exact", **lines)


def first_line(characters: int, profile: Profile) -> str:
    """Return w:ind that indents the first line; twips too, since LibreOffice 7 reads those alone."""
    width = round(profile.body_size_pt * 20)
    return w("ind", firstLineChars=characters * 100, firstLine=characters * width)
