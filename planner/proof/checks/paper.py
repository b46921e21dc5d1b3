"""Paper, margins, lines of a page and characters of a line by GB/T 9704—2012 5.1, 5.2."""

from collections import Counter
from collections.abc import Iterator, Mapping
from math import ceil, floor
from typing import Final

from planner.proof.checks.pagehits import told_of_file
from planner.proof.layout import Layout, PageSection, ParagraphLook, Pitch, RunLook
from planner.proof.model import Hit, Rule
from planner.proof.pagelayout.allowed import allowed
from planner.proof.pagelayout.roles import Pages, Role
from planner.proof.subject import Detector, Subject

_POINTS_PER_MM: Final = 72 / 25.4
_SLACK: Final = 0.1
_LEAST: Final = 1.0
"""Points below which no distance is meant."""

_BLOCK: Final = (156.0, 225.0)
_NATURAL: Final = 1.3
"""Height of a line of Chinese text set single, in sizes of its type."""


def paper(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find sections on paper of another size."""
    layout = subject.layout
    told: set[tuple[float, float]] = set()
    for place, section in enumerate(layout.sections if layout else ()):
        size = (round(section.width, 1), round(section.height, 1))
        if layout and not allowed(layout.profiles).is_paper(section) and size not in told:
            told.add(size)
            yield from told_of_file(subject, {"纸": f"{size[0]:g}毫米×{size[1]:g}毫米"}, place)


def margins(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find upright sections whose text block is not where the standard has it."""
    layout = subject.layout
    told: set[object] = set()
    for place, section in enumerate(layout.sections if layout else ()):
        wrong = section.margins
        if not layout or section.across or wrong in told or not allowed(layout.profiles).is_paper(section):
            continue
        if not allowed(layout.profiles).fits(wrong):
            told.add(wrong)
            yield from told_of_file(subject, _sides(section), place)


def _sides(section: PageSection) -> Mapping[str, str]:
    names = {"上": "top", "下": "bottom", "左": "left", "右": "right"}
    sides = {key: f"{getattr(section.margins, side):.1f}".removesuffix(".0") for key, side in names.items()}
    return {**sides, "心": f"{section.text_width:.0f}毫米×{section.text_height:.0f}毫米"}


def lines_of_page(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find another number of lines on a page of body text than 22."""
    usual = _usual(subject.pages)
    if not usual:
        return
    layout, section, look, run = usual
    pitch = max(_pitch(section, look, run), _LEAST)
    lines = floor((_text_block(layout, section)[1] * _POINTS_PER_MM + _SLACK) / pitch)
    if lines not in allowed(layout.profiles).lines:
        set_so = f"固定值{look.line:g}磅" if look.pitch is Pitch.EXACT else f"约{pitch:.3g}磅"
        yield from told_of_file(subject, {"行": str(lines), "距": set_so})


def characters_of_line(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find another number of characters in a line of body text of the right size than 28."""
    usual = _usual(subject.pages)
    if not usual or not allowed(usual[0].profiles).is_size(usual[3].size, "body_size_pt"):
        return
    layout, section, _look, run = usual
    advance = run.size + run.spacing
    if section.grid in {"linesAndChars", "snapToChars"}:
        advance += section.grid_char
    signs = floor((_text_block(layout, section)[0] * _POINTS_PER_MM + _SLACK) / max(advance, _LEAST))
    if signs not in allowed(layout.profiles).characters:
        yield from told_of_file(subject, {"字": str(signs)})


def _text_block(layout: Layout, section: PageSection) -> tuple[float, float]:
    """Return width and height of the text block in millimetres; for wrong ones those they should be."""
    may = allowed(layout.profiles)
    if may.is_paper(section) and may.fits(section.margins):
        return section.text_width, section.text_height
    return _BLOCK


def _usual(pages: Pages | None) -> tuple[Layout, PageSection, ParagraphLook, RunLook] | None:
    """Return the section, paragraph and run that most body text is set in, in an upright section."""
    if not pages or not pages.layout.sections:
        return None
    counts: Counter[tuple[int, ParagraphLook, RunLook]] = Counter()
    sections = pages.layout.sections
    for one in pages.of(Role.BODY):
        place = pages.layout.section_place(one.line.number)
        if one.main and not sections[place].across:
            counts[place, one.paragraph.look, one.main] += len(one.paragraph.text)
    if not counts:
        return None
    (place, look, run), _ = counts.most_common(1)[0]
    return pages.layout, sections[place], look, run


def _pitch(section: PageSection, look: ParagraphLook, run: RunLook) -> float:
    """Return the distance of lines in points, estimated where the face decides it."""
    natural = run.size * _NATURAL
    if look.pitch is Pitch.EXACT:
        return look.line
    if look.pitch is Pitch.AT_LEAST:
        natural = max(natural, look.line)
    times = look.line if look.pitch is Pitch.MULTIPLE else 1.0
    if section.grid and section.grid_line >= _LEAST and look.on_grid:
        return section.grid_line * ceil(run.size / section.grid_line) * times
    return natural * times


DETECTORS: Final[Mapping[str, Detector]] = {
    "纸张": paper,
    "页边": margins,
    "每面行数": lines_of_page,
    "每行字数": characters_of_line,
}
