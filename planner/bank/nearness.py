"""How near a mistyped word comes to a text: one slip of the hand, or most of its character pairs."""

from collections.abc import Iterator

from rapidfuzz.distance import OSA

_SLIP_FROM = 3
_PAIRS_FROM = 5
_PAIRS_NEEDED = 0.6
_PAIRS_WORTH = 0.8

Span = tuple[int, int]


def likeness(word: str, text: str) -> float:
    """Return how much of the folded `word` the folded `text` holds, from 0 (too little) to 1 (all).

    A word of three characters or more may have one character wrong, missing, extra or two
    exchanged; of a longer one, six in ten of its character pairs are enough.
    """
    if word in text:
        return 1.0
    if len(word) >= _SLIP_FROM and slip_span(word, text):
        return 1 - 1 / len(word)
    share = _pair_share(word, text) if len(word) >= _PAIRS_FROM else 0.0
    return _PAIRS_WORTH * share if share >= _PAIRS_NEEDED else 0.0


def most_missing(word: str) -> int:
    """Return how many different characters of `word` a text may lack and still be like it.

    A slip costs one character; each missing character costs a pair or more.
    """
    if len(word) < _SLIP_FROM:
        return 0
    spare_pairs = int((1 - _PAIRS_NEEDED) * (len(word) - 1)) if len(word) >= _PAIRS_FROM else 0
    return max(1, spare_pairs)


def spans(word: str, text: str) -> tuple[Span, ...]:
    """Return the places in `text` that make `likeness` what it is; empty when it is 0."""
    if word in text:
        start = text.index(word)
        return ((start, start + len(word)),)
    slip = slip_span(word, text) if len(word) >= _SLIP_FROM else None
    if slip:
        return (slip,)
    if len(word) < _PAIRS_FROM or _pair_share(word, text) < _PAIRS_NEEDED:
        return ()
    starts = (text.find(pair) for pair in _pairs(word))
    return tuple((start, start + 2) for start in starts if start >= 0)


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


def _pair_share(word: str, text: str) -> float:
    pairs = _pairs(word)
    return sum(pair in text for pair in pairs) / len(pairs)


def _pairs(word: str) -> list[str]:
    return [word[at : at + 2] for at in range(len(word) - 1)]
