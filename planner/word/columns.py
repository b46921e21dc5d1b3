"""Column widths: shared by weight, or so that the rows of a table come out as low as they can."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from planner.draft.model import Column, Spans, Table, plain
from planner.word.measure import twips
from planner.word.profile import Profile

CELL_MARGIN = 57
"""Twips between the words of a cell and its rules, on either side."""

# Half characters: how long a cell (听取和审议) is tried to be kept on one line; two characters are never
# parted; a column with nothing in it is there to be written in.
_UNBROKEN, _LEAST, _BLANK = (10, 8, 6, 4), 4, 8
# What a short cell broken over two lines costs, in lines of the table.
_TORN = 0.3
# A heading takes two lines rather than widen a column of short cells.
_HEADING_LINES = 2


def column_widths(table: Table, profile: Profile) -> tuple[int, ...]:
    """Return the widths of the columns in twips; they add up to the text width of `profile`.

    Columns share it by weight; where no column has a weight, by what stands in them. ValueError when
    there are no columns, or some have a weight and others have none.
    """
    weights = [column.weight for column in table.columns]
    if not weights or (any(weights) and min(weights) <= 0):
        raise ValueError(f"block {table.id}: columns need a weight above 0, or none of them any")
    return shared(weights, profile.text_width) if any(weights) else _fitted(table, profile)


def shared(weights: Sequence[int], total: int) -> tuple[int, ...]:
    """Return widths that share `total` by weight and add up to it."""
    edges = [total * sum(weights[:end]) // sum(weights) for end in range(len(weights) + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def row_lines(row: Sequence[Spans], widths: Sequence[int], profile: Profile) -> int:
    """Return how many lines a row takes, by the width of its characters; at least one."""
    half = twips(profile.table_size_pt) // 2
    rooms = [max((width - 2 * CELL_MARGIN) // (2 * half) * 2, 2) for width in widths]
    needed = (-(-_width(plain(cell)) // room) for cell, room in zip(row, rooms, strict=True))
    return max(1, *needed)


def _fitted(table: Table, profile: Profile) -> tuple[int, ...]:
    """Return widths by content: what each column needs at least, then room where it lowers most rows."""
    half = twips(profile.table_size_pt) // 2
    cells = [[_width(plain(cell)) for cell in row] for row in table.rows]
    room = profile.text_width // half - sum(_margin(half) for _ in table.columns)
    tried = (_spread(cells, _least(table.columns, cells, unbroken), room) for unbroken in _UNBROKEN)
    best = min((halves for halves in tried if sum(halves) <= room), key=lambda h: _cost(cells, h), default=[])
    halves = best or [1] * len(table.columns)
    return shared([_margin(half) + width for width in halves], profile.text_width)


def _least(columns: Sequence[Column], cells: Sequence[Sequence[int]], unbroken: int) -> list[int]:
    """Return the half characters that each column has at least, cells up to `unbroken` on one line."""
    found = []
    for position, column in enumerate(columns):
        heading = _even(-(-_width(column.heading) // _HEADING_LINES))
        short = max((cell[position] for cell in cells if cell[position] <= unbroken), default=0)
        blank = not any(cell[position] for cell in cells)
        found.append(max(_LEAST, heading, _even(short), _BLANK * blank))
    return found


def _spread(cells: Sequence[Sequence[int]], least: Sequence[int], room: int) -> list[int]:
    """Return `least` with the rest of the room given out, a character at a time."""
    halves = list(least)
    while sum(halves) + 2 <= room:
        halves[_most_pressed(cells, halves)] += 2
    return halves


def _cost(cells: Sequence[Sequence[int]], halves: Sequence[int]) -> float:
    """Return the lines of all rows, and a little for each short cell that is broken."""
    lines = sum(max((-(-w // room) for w, room in zip(row, halves, strict=True)), default=1) for row in cells)
    pairs = [pair for row in cells for pair in zip(row, halves, strict=True)]
    return lines + _TORN * sum(room < width <= max(_UNBROKEN) for width, room in pairs)


def _most_pressed(cells: Sequence[Sequence[int]], halves: Sequence[int]) -> int:
    """Return the column that, made wider by a character, lowers the rows most; else the fullest one."""
    gains = [0.0] * len(halves)
    for row in cells:
        lines = [width / room for width, room in zip(row, halves, strict=True)]
        highest = max(range(len(lines)), key=lines.__getitem__)
        second = max((value for place, value in enumerate(lines) if place != highest), default=0.0)
        lowered = max(row[highest] / (halves[highest] + 2), second, 1.0)
        gains[highest] += max(lines[highest] - lowered, 0.0)
    if any(gains):
        return max(range(len(gains)), key=gains.__getitem__)
    fullness = [sum(row[place] for row in cells) / room for place, room in enumerate(halves)]
    return max(range(len(fullness)), key=fullness.__getitem__)


def _margin(half: int) -> int:
    return -(-2 * CELL_MARGIN // half)


def _even(width: int) -> int:
    return width + width % 2


def _width(text: str) -> int:
    """Return a width in half characters."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
