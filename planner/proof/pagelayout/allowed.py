"""What a document may look like: the two shipped page profiles, and those of an office."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from planner.proof.layout import Margins, PageSection
from planner.word.measure import SIZES
from planner.word.profile import NumberPlace, NumberStyle, Profile
from planner.word.profile_fields import FIELDS
from planner.word.profile_file import load_profile, profile_names

TOLERANCE: Final = 1.05
"""Millimetres by which the text block may be off (GB/T 9704—2012 5.2.1: ±1), and the rounding of twips."""

_A4_TOLERANCE: Final = 0.6
_NAMED: Final = {
    float(points): f"{name}" if name.endswith("号") else f"{name}号" for name, points in SIZES.items()
}
_FAMILIES: Final = {field.attribute: field.families for field in FIELDS if field.families}


@dataclass(frozen=True)
class Allowed:
    """The profiles that a document may follow; the first one is what messages ask for."""

    profiles: tuple[Profile, ...]

    @property
    def standard(self) -> Profile:
        """The profile that messages ask for."""
        return self.profiles[0]

    @cached_property
    def margins(self) -> tuple[Margins, ...]:
        """Margins of upright pages."""
        return tuple(
            Margins(float(one.top_mm), float(one.bottom_mm), float(one.left_mm), float(one.right_mm))
            for one in self.profiles
        )

    def is_paper(self, section: PageSection) -> bool:
        """Return whether the paper is that of a profile, upright or across."""
        sides = sorted((section.width, section.height))
        return any(
            all(
                abs(side - float(wanted)) <= _A4_TOLERANCE
                for side, wanted in zip(sides, sorted((one.paper_width_mm, one.paper_height_mm)), strict=True)
            )
            for one in self.profiles
        )

    def fits(self, margins: Margins) -> bool:
        """Return whether the margins of an upright page are those of a profile, give or take a millimetre."""
        return any(
            abs(margins.top - one.top) <= TOLERANCE
            and abs(margins.bottom - one.bottom) <= TOLERANCE
            and abs(margins.left - one.left) <= TOLERANCE
            and abs(margins.right - one.right) <= TOLERANCE
            for one in self.margins
        )

    @cached_property
    def lines(self) -> frozenset[int]:
        """Lines on a page."""
        return frozenset({22, *(one.lines_per_page for one in self.profiles)})

    @cached_property
    def characters(self) -> frozenset[int]:
        """Characters in a line."""
        return frozenset({28, *(one.characters_per_line for one in self.profiles)})

    def is_size(self, size: float, *attributes: str) -> bool:
        """Return whether a size is that of a profile under one of its attributes."""
        return any(size == float(getattr(one, name)) for one in self.profiles for name in attributes)

    def is_face(self, face: str, *attributes: str) -> bool:
        """Return whether a face is of the family an attribute asks for, or the very one of a profile."""
        lowered = face.lower()
        for name in attributes:
            if any(face == getattr(one, name) for one in self.profiles):
                return True
            if name != "hei_face" and any(word in lowered for word in _FAMILIES[name]):
                return True
            if name == "hei_face" and any(word in lowered for word in _HEI):
                return True
        return False

    def has(self, test: Callable[[Profile], bool]) -> bool:
        """Return whether any profile passes a test."""
        return any(test(one) for one in self.profiles)

    @property
    def numbered(self) -> bool:
        """Whether pages must bear numbers."""
        return not self.has(lambda one: one.number_style is NumberStyle.NONE)

    @property
    def bare_numbers(self) -> bool:
        """Whether page numbers may stand without dashes."""
        return self.has(lambda one: one.number_style is NumberStyle.BARE)

    @property
    def number_places(self) -> frozenset[NumberPlace]:
        """Where page numbers may stand."""
        return frozenset(one.number_place for one in self.profiles)


_HEI: Final = ("黑体", "simhei", "stheiti", "heiti")


@cache
def allowed(own: tuple[Profile, ...] = ()) -> Allowed:
    """Return what the shipped profiles and an office's own allow."""
    return Allowed((*(load_profile(name) for name in profile_names()), *own))


def size_name(points: float) -> str:
    """Return a type size as people call it: 三号（16磅）, 15.5磅."""
    name = _NAMED.get(points)
    return f"{name}（{points:g}磅）" if name else f"{points:g}磅"
