"""Splitting Chinese text into sentences as this genre writes them."""

import re
from functools import lru_cache
from typing import Final

# A mark inside a pair belongs to the words in the pair. A quote that is not closed in its paragraph is
# an ordinary character: past reports are full of them.
# The pattern begins with a set of characters: all others are passed over without being tried.
_PIECE: Final = re.compile(
    "[“‘《〈（(【。！？!?](?:(?<=“)[^“”]{0,160}”|(?<=‘)[^‘’]{0,80}’|(?<=《)[^《》]{0,120}》|(?<=〈)[^〈〉]{0,60}〉"
    "|(?<=（)[^（）]{0,160}）|(?<=\\()[^()]{0,160}\\)|(?<=【)[^【】]{0,80}】"
    "|(?<=[。！？!?])[。！？!?]*[”’」』）)】》〉\"']*)"
)
_ENDS: Final = frozenset("。！？!?")
_ENDS_INSIDE: Final = re.compile("[。！？!?][”’]$")
# What follows a quoted sentence and takes it up into the sentence around it.
_GOES_ON: Final = re.compile("[，、；：。！？,;:的等是和与及、）)”’》这那]")


def split_sentences(text: str) -> list[str]:
    """Return the sentences of `text` in order, stripped; text without a final mark is one sentence.

    A sentence ends at 。！？ and takes the closing quotes and brackets after it; ； does not end one. A
    mark inside “”, 《》 or （） ends none, unless the quotation is a sentence of its own.
    """
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of `text` start and end, blanks around them left out."""
    return list(_spans(text))


# The same paragraph is split by every step that looks for headings in it.
@lru_cache(maxsize=1 << 8)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    start = 0
    for piece in _PIECE.finditer(text):
        whole, end = piece.group(), piece.end()
        if whole[0] in _ENDS or _is_sentence(whole, text, end):
            _add(spans, text, start, end)
            start = end
    _add(spans, text, start, len(text))
    return tuple(spans)


def _is_sentence(pair: str, text: str, end: int) -> bool:
    return bool(_ENDS_INSIDE.search(pair)) and not _GOES_ON.match(text, end)


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        start += len(piece) - len(piece.lstrip())
        spans.append((start, start + len(bare)))
