"""How near a typed word comes to a text: as typed, by its sound, with a slip, or in most of its pairs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from planner.search.folding import MARK, is_number, pairs
from planner.search.sounds import Finder, Span, initialled, sound, sound_alike, spelt

_SLIP_FROM = 3
_PAIR = 2
_PAIRS_FROM = 5
_PAIRS_NEEDED = 0.6
_PAIRS_WORTH = 0.8
_HALF_WORTH = 0.5
_SOUND_COST = 0.5
_STRAY_COST = 1.2  # nobody types a character too many that is not doubled
_GAPS_FROM = 4
_GAPS = 2
_KEPT = 512


class Way(StrEnum):
    """How a word was found."""

    AS_TYPED = "原样"
    SPELT = "拼音"
    INITIALS = "拼音首字母"
    SOUND = "同音"
    SLIP = "一处笔误"
    GAPS = "缺字"
    PAIRS = "大半"
    HALF = "一半"


@dataclass(frozen=True, slots=True)
class Found:
    """A word in a text: how it was found, how much of it there is (0 to 1), and where."""

    way: Way
    worth: float
    spans: tuple[Span, ...]


def find(word: str, text: str, *, heard: bool = True) -> Found | None:
    """Return the folded `word` in the folded `text`, None when too little of it is there.

    A word of three characters or more may have one character wrong, missing, extra or two exchanged, or
    any that sound alike; one of four may lack two; of a longer one, six in ten of its character pairs are
    enough. A word that no text has as it was typed (not `heard`) may also sound alike in both of its two
    characters, or have only one of them. Letters may be pinyin or its initials.
    """
    start = text.find(word)
    if start >= 0:
        return Found(Way.AS_TYPED, 1.0, ((start, start + len(word)),))
    if word.isascii():
        return _by(Way.SPELT, spelt(word), text) or _by(Way.INITIALS, initialled(word), text)
    if len(word) >= _SLIP_FROM:
        near = _slip(word, text) or _by_sound(word, text)
        return near or _with_gaps(word, text) or _most_pairs(word, text)
    if heard or len(word) < _PAIR:
        return None
    return _by_sound(word, text) or _half(word, text)


def likeness(word: str, text: str) -> float:
    """Return how much of the folded `word` the folded `text` holds, from 0 (too little) to 1 (all)."""
    found = find(word, text)
    return found.worth if found else 0.0


def most_missing(word: str) -> int:
    """Return how many different characters of `word` a text may lack and still have a slip of it.

    A slip costs one character; each missing character costs a pair or more. Words that only sound alike
    may lack more.
    """
    if len(word) < _SLIP_FROM:
        return 0
    spare_pairs = int((1 - _PAIRS_NEEDED) * (len(word) - 1)) if len(word) >= _PAIRS_FROM else 0
    return max(1, spare_pairs)


def slip_span(word: str, text: str) -> Span | None:
    """Return the first place in one line of `text` that is one slip away from `word`.

    One slip leaves one half of the word whole, unless it exchanges the two characters in the middle.
    """
    half = len(word) // 2
    head, tail = word[:half], word[half:]
    for start in _occurrences(head, text):
        size = _slipped_size(tail, text[start + half : start + len(word) + 1].partition("\n")[0])
        if size is not None:
            return start, start + half + size
    for start in _occurrences(tail, text):
        before = text[max(0, start - half - 1) : start][::-1].partition("\n")[0]
        size = _slipped_size(head[::-1], before)
        if size is not None:
            return start - size, start + len(tail)
    exchanged = head[:-1] + tail[0] + head[-1] + tail[1:]
    start = text.find(exchanged)
    return (start, start + len(word)) if start >= 0 else None


def _by(way: Way, finder: Finder | None, text: str) -> Found | None:
    span = finder(text) if finder else None
    return Found(way, 1.0, (span,)) if span else None


def _by_sound(word: str, text: str) -> Found | None:
    start = sound(text).find(sound(word))
    return _sounding(word, text, (start, start + len(word))) if start >= 0 else None


def _slip(word: str, text: str) -> Found | None:
    span = slip_span(word, text)
    if span is None:
        return None
    held = text[slice(*span)]
    if MARK in held:
        return None
    if len(held) == len(word) and all(map(sound_alike, word, held)):
        return _sounding(word, text, span)
    stray = len(held) < len(word) and not any(one == other for one, other in pairwise(word))
    return Found(Way.SLIP, 1 - (_STRAY_COST if stray else 1) / len(word), (span,))


def _sounding(word: str, text: str, span: Span) -> Found:
    other = sum(typed != held for typed, held in zip(word, text[slice(*span)], strict=True))
    return Found(Way.SOUND, 1 - _SOUND_COST * other / len(word), (span,))


def _with_gaps(word: str, text: str) -> Found | None:
    """Return `word` where the text has two characters more between those of the word."""
    if len(word) < _GAPS_FROM:
        return None
    found = _gapped(word).search(text)
    if not found or len(found[0]) > len(word) + _GAPS:
        return None
    return Found(Way.GAPS, 1 - _GAPS / (len(word) + _GAPS), (found.span(),))


@lru_cache(_KEPT)
def _gapped(word: str) -> re.Pattern[str]:
    return re.compile(f"[^\n\0]{{0,{_GAPS}}}?".join(map(re.escape, word)))


def _most_pairs(word: str, text: str) -> Found | None:
    asked = pairs(word)
    starts = [start for pair in asked if (start := text.find(pair)) >= 0]
    share = len(starts) / len(asked)
    if len(word) < _PAIRS_FROM or share < _PAIRS_NEEDED:
        return None
    return Found(Way.PAIRS, _PAIRS_WORTH * share, tuple((start, start + 2) for start in starts))


def _half(word: str, text: str) -> Found | None:
    """Return one character of `word`; not of 12件, whose other half says nothing without the number."""
    if any(map(is_number, word)):
        return None
    starts = [start for sign in word if (start := text.find(sign)) >= 0]
    return Found(Way.HALF, _HALF_WORTH, tuple((start, start + 1) for start in starts)) if starts else None


def _occurrences(piece: str, text: str) -> Iterator[int]:
    start = text.find(piece)
    while start >= 0:
        yield start
        start = text.find(piece, start + 1)


def _slipped_size(piece: str, text: str) -> int | None:
    """Return how many leading characters of `text` are `piece` with at most one slip."""
    size = len(piece)
    for tried in (size + 1, size, size - 1):
        if tried <= len(text) and OSA.distance(piece, text[:tried], score_cutoff=1) <= 1:
            return tried
    return None
