"""Lengths: millimetres and points as a profile gives them, in the units Word's XML counts in."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

_TWIPS_PER_MM = Decimal(1440) / Decimal("25.4")

SIZES: dict[str, Decimal] = {
    "初号": Decimal(42),
    "小初": Decimal(36),
    "一号": Decimal(26),
    "小一": Decimal(24),
    "二号": Decimal(22),
    "小二": Decimal(18),
    "三号": Decimal(16),
    "小三": Decimal(15),
    "四号": Decimal(14),
    "小四": Decimal(12),
    "五号": Decimal("10.5"),
    "小五": Decimal(9),
}
"""Chinese type sizes in points."""


def twips(points: Decimal) -> int:
    """Return a length in twentieths of a point."""
    return int((points * 20).to_integral_value(ROUND_HALF_UP))


def half_points(points: Decimal) -> int:
    """Return a type size in half points."""
    return int(points * 2)


def mm_nearest(millimetres: Decimal) -> int:
    """Return a length in twips, rounded to the nearest."""
    return int((millimetres * _TWIPS_PER_MM).to_integral_value(ROUND_HALF_UP))


def mm_up(millimetres: Decimal) -> int:
    """Return a length in twips, rounded up: the margins above and left of the text block."""
    return int((millimetres * _TWIPS_PER_MM).to_integral_value(ROUND_CEILING))


def mm_down(millimetres: Decimal) -> int:
    """Return a length in twips, rounded down: the margins below and right of the text block.

    With the near margins rounded up and the far ones down, the block keeps 156 mm to the twip.
    """
    return int((millimetres * _TWIPS_PER_MM).to_integral_value(ROUND_FLOOR))
