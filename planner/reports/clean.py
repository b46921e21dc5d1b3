"""The text that is mined: what is not the author's is out of it, what is shown stays as it is."""

import re
from collections.abc import Iterator
from typing import Final

from planner.reports.cleaning.adverts import find_adverts, may_hold_advert
from planner.reports.cleaning.halfwidth import find_half_width, find_quotes
from planner.reports.cleaning.masks import find_masks
from planner.reports.cleaning.pagemarks import LONGEST_PAGE_NUMBER, find_page_numbers
from planner.reports.cleaning.spot import Spot, apart
from planner.reports.model import NoiseKind

_UNSEEN: Final = re.compile("[\ufeff\u200b\u200c\u200d\u2060\xad]")
_INDENT: Final = re.compile(r"[ \u3000\t\xa0\u2000-\u200a]+(?=\S)")
_SIGNS: Final = re.compile(r"[A-Za-z*＊×ＸｘＱ○◯〇□△_＿某\"'`<>,;:?!().\- \u3000｡､｢｣@/]")
_HALF: Final = re.compile(r"[<>,;:?!().\-｡､｢｣]")
_QUOTES: Final = re.compile("[\"'`]")
# A mark that is made full-width may make its neighbour one; a text of nothing but marks is no text.
_PASSES: Final = 64


def clean(text: str) -> str:
    """Return a line or a sentence as it is mined.

    Adverts, addresses, page numbers and indents are out; marks of anonymisation are {某}; half-width
    marks among Chinese are full-width; quotes that do not pair are mended where only one reading is left.
    A text that is all noise gives "". Cleaning twice changes nothing more.
    """
    whole = _UNSEEN.sub("", text).strip()
    found = spots(whole)
    for _ in range(_PASSES):
        if not found:
            break
        cleaned = _without(whole, found).strip()
        if cleaned == whole:
            break
        whole, found = cleaned, spots(cleaned)
    return whole


def spots(text: str) -> list[Spot]:
    """Return what is noise in one line, in order and apart from each other.

    Repeated headers are noise of a whole document and not seen here.
    """
    indent = _INDENT.match(text)
    first = [Spot(NoiseKind.INDENT, *indent.span())] if indent else []
    return apart([*first, *_found(text)])


def _found(text: str) -> Iterator[Spot]:
    """Yield the spots of a text; most sentences hold no odd sign and cost a look or two."""
    # What a mark is must not hang on blanks after it.
    text = text.rstrip()
    odd = _SIGNS.search(text)
    if odd or len(text) <= LONGEST_PAGE_NUMBER or may_hold_advert(text):
        taken = apart([*find_page_numbers(text), *find_adverts(text)])
        yield from taken
        text = _blanked(text, taken)
    if odd or "某" in text:
        yield from find_masks(text)
        if _HALF.search(text):
            yield from find_half_width(text)
    if (odd and _QUOTES.search(text)) or text.count("“") != text.count("”"):
        yield from find_quotes(text)


def _blanked(text: str, spots: list[Spot]) -> str:
    """Return `text` with each spot overwritten, so that places stay and nothing is found in them."""
    pieces, start = [], 0
    for spot in spots:
        pieces += [text[start : spot.start], "\0" * (spot.end - spot.start)]
        start = spot.end
    return "".join([*pieces, text[start:]])


def _without(text: str, spots: list[Spot]) -> str:
    pieces, start = [], 0
    for spot in spots:
        pieces += [text[start : spot.start], spot.instead]
        start = spot.end
    return "".join([*pieces, text[start:]])
