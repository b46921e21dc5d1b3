"""The ladder: what is asked of the full-text index for a query, step by step from exact to loose.

A step is an expression of the index over characters, pairs of characters and initials. The index gives
its texts shortest first and stops as soon as enough are taken, so a step costs what its answers cost,
not what the archive holds. What an answer is worth is for `planner.search.scoring` to say.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import chain, combinations, pairwise, permutations
from string import ascii_lowercase
from typing import Final, Protocol

from planner.archive.tokens import sounds_of
from planner.search.folding import pairs
from planner.search.sounds import initialled, syllables

_ORDERS: Final = 3
_MOST_SPELLINGS: Final = 64
_PAIR: Final = 2
_TRIPLE: Final = 3
_GAPS_FROM: Final = 4
_LONG: Final = 5
_SHORT: Final = 10
_FEW_LETTERS: Final = 6
_MOST_PIECES: Final = 12


class While(IntEnum):
    """While how little was found a step is taken; FEW are no more than slips that were found by chance."""

    NOTHING = 1
    FEW = 3
    NOT_ENOUGH = 1_000_000


@dataclass(frozen=True, slots=True)
class Step:
    """An expression for the index; what scores less than `floor` is not what the step looks for.

    `most` is the number of texts to look at before the next step. When it looks for `slips`, a text without
    one need not be scored. `recall` is for the share of a sentence that texts have.
    """

    expression: str
    floor: float
    most: int
    needed: While = While.NOT_ENOUGH
    slips: bool = False
    recall: bool = False


class Lookup(Protocol):
    """What the ladder asks the archive while it is climbed."""

    def sounding(self, sound: str) -> Sequence[str]:
        """Return the pairs of characters that are read as “min sheng”, in order."""

    def rarest(self, signs: Iterable[str]) -> Sequence[str]:
        """Return those of the characters that there are, rarest first."""

    def has(self, pair: str) -> bool:
        """Return whether a text may hold two characters in a row; a quick look that rules most out."""

    def any_text(self, expression: str) -> bool:
        """Return whether the index has a text for an expression."""


def exact_steps(words: Sequence[str], lookup: Lookup) -> Iterator[Step]:
    """Yield the steps that hold all `words` as they were typed: in a row, in a row otherwise, anywhere."""
    if not all(map(lookup.has, chain.from_iterable(map(pairs, words)))):
        return
    orders = permutations(words) if len(words) <= _ORDERS else (tuple(words),)
    rows = [order for order in orders if all(lookup.has(a[-1] + b[0]) for a, b in pairwise(order))]
    if rows and rows[0] == tuple(words):
        yield Step(_spelling("".join(rows.pop(0))), 90, 300)
    if rows:
        yield Step(_any(_spelling("".join(order)) for order in rows), 80, 200)
    if len(words) > 1:
        yield Step(_all(map(_spelling, words)), 50, 300)


def loose_steps(words: Sequence[str], lookup: Lookup, *, exact: bool) -> Iterator[Step]:
    """Yield the steps in which one word is spelt in pinyin, sounds alike, has a slip, or holds in part.

    When there are `exact` answers the dearest steps are left out.
    """
    latin = [word for word in words if word.isascii() and word.isalpha()]
    if latin:
        yield from _pinyin_steps(words, latin, lookup)
    rest = {word: [_spelling(other) for other in words if other != word] for word in words}
    yield from _steps({word: _in_parts(word) for word in words}, rest, 200)
    broken = {word: _broken(word, rest[word], lookup) for word in words}
    alike = {word: _sounding_alike(word, broken[word], lookup) for word in words}
    yield from _steps(alike, rest, 200)
    yield from _steps({word: _turned(word, lookup) for word in words}, rest, 100)
    yield from _steps({word: _with_gap(word, broken[word]) for word in words}, rest, 200)
    for step in _steps({word: _with_hole(word, broken[word]) for word in words}, rest, 150):
        yield replace(step, slips=True)
    if exact:
        return
    yield from _steps({word: _with_gaps(word) for word in words}, rest, 150, While.FEW)
    yield from _steps({word: _sounding(word, lookup) for word in words}, rest, 100, While.NOTHING)
    yield from _steps({word: _letters(word, lookup) for word in words}, rest, 200, While.NOTHING)


def recall_steps(words: Sequence[str], lookup: Lookup) -> Iterator[Step]:
    """Yield the step for a sentence remembered inexactly: two short pieces of it, whichever there are."""
    starts = ((word, at) for word in words for at in range(0, max(1, len(word) - 1), _PAIR))
    pieces = dict.fromkeys(_spelling(word[at : at + _TRIPLE]) for word, at in starts)
    known = [piece for piece in pieces if lookup.any_text(piece)]
    known = known[:: -(-len(known) // _MOST_PIECES) or 1]
    together = [both for both in map(_all, combinations(known, 2)) if lookup.any_text(both)]
    if together:
        yield Step(_any(together), 1, 300, recall=True)


def _steps(
    ways: Mapping[str, str], rest: Mapping[str, list[str]], most: int, needed: While = While.NOT_ENOUGH
) -> Iterator[Step]:
    """Yield the step in which one of the words is taken loosely and the others as typed, if there is one."""
    alternatives = [_all([loose, *rest[word]]) for word, loose in ways.items() if loose]
    if alternatives:
        yield Step(_any(alternatives), 1, most, needed)


def _pinyin_steps(words: Sequence[str], latin: Sequence[str], lookup: Lookup) -> Iterator[Step]:
    """Yield the steps in which all words of letters are pinyin in full, then initials."""
    rest = [_spelling(word) for word in words if word not in latin]
    spelt = [_spelt(word, lookup) for word in latin]
    if all(spelt):
        yield Step(_all([*spelt, *rest]), 50, 200)
    initials = [_initials(word) for word in latin]
    if all(initials):
        yield Step(_all([*initials, *rest]), 50, 300)


def _spelling(word: str) -> str:
    """Return the expression for a word as it is spelt."""
    return _all(map(_token, dict.fromkeys(pairs(word) or [word])))


def _in_parts(word: str) -> str:
    """Return the expression for a long word with whatever slips in one third of it."""
    if len(word) <= _SHORT:
        return ""
    third = -(-len(word) // _TRIPLE)
    parts = [_spelling(word[at : at + third]) for at in range(0, len(word), third)]
    return _any(_all(parts[:at] + parts[at + 1 :]) for at in range(len(parts)))


def _broken(word: str, rest: Sequence[str], lookup: Lookup) -> tuple[int, ...]:
    """Return the places of `word` at which a slip can be: where texts hold what is left without it."""
    if not _TRIPLE <= len(word) <= _SHORT or word.isascii():
        return ()
    places = range(len(word))
    return tuple(at for at in places if lookup.any_text(_all([_hole(word, at), *rest])))


def _hole(word: str, at: int) -> str:
    return _all(_spelling(side) for side in (word[:at], word[at + 1 :]) if side)


def _with_gap(word: str, places: Sequence[int]) -> str:
    """Return the expression for `word` with one character left out: all of it is there, in two pieces."""
    gaps = (gap for gap in range(1, len(word)) if {gap - 1, gap} <= set(places))
    return _any(_all(map(_spelling, (word[:gap], word[gap:]))) for gap in gaps)


def _with_hole(word: str, places: Sequence[int]) -> str:
    """Return the expression for `word` with a character wrong or too many at one of `places`."""
    return _any(_hole(word, at) for at in places)


def _sounding_alike(word: str, places: Sequence[int], lookup: Lookup) -> str:
    """Return the expression for words of the archive with one sound-alike in place of a character.

    A word of two characters may sound alike in both.
    """
    if len(word) == _PAIR:
        return _any(map(_token, _heard(word, lookup)))
    alternatives: list[str] = []
    for at in places:
        left, right = word[at - 1 : at + 1] if at else "", word[at : at + 2]
        before = {pair[1] for pair in _heard(left, lookup) if pair[0] == word[at - 1]} if left else None
        after = {p[0] for p in _heard(right, lookup) if p[1] == word[at + 1]} if right[1:] else None
        signs = after if before is None else before if after is None else before & after
        others = sorted((signs or set()) - {word[at]})[:_MOST_SPELLINGS]
        if others:
            one = _any(_spelling(word[max(0, at - 1) : at] + sign + word[at + 1 : at + 2]) for sign in others)
            untouched = pairs(word[:at]) + pairs(word[at + 1 :])
            alternatives.append(_all([*map(_token, untouched), one]))
    return _any(alternatives)


def _sounding(word: str, lookup: Lookup) -> str:
    """Return the expression for words of the archive every pair of which sounds like that of `word`."""
    if not _TRIPLE <= len(word) <= _SHORT or word.isascii():
        return ""
    known = [_heard(pair, lookup) for pair in pairs(word)]
    return _all(_any(map(_token, pair)) for pair in known) if all(known) else ""


def _heard(pair: str, lookup: Lookup) -> list[str]:
    if len(pair) < _PAIR:
        return []
    found = dict.fromkeys(known for sound in sounds_of(pair) for known in lookup.sounding(sound))
    return list(found)[:_MOST_SPELLINGS]


def _turned(word: str, lookup: Lookup) -> str:
    """Return the expression for `word` with two of its characters exchanged, or a doubled one once."""
    if not _TRIPLE <= len(word) <= _SHORT:
        return ""
    others: list[str] = []
    for at in range(len(word) - 1):
        one, other = word[at], word[at + 1]
        new = word[max(0, at - 1) : at] + other + one + word[at + 2 : at + 3]
        if one == other:
            others.append(word[:at] + word[at + 1 :])
        elif all(map(lookup.has, pairs(new))):
            others.append(word[:at] + other + one + word[at + 2 :])
    return _any(map(_spelling, others))


def _with_gaps(word: str) -> str:
    """Return the expression for a word two characters of which were left out at two places.

    Who doubled a character left none out.
    """
    if not _GAPS_FROM <= len(word) <= _SHORT or any(one == other for one, other in pairwise(word)):
        return ""
    cuts = combinations(range(1, len(word)), 2)
    return _any(_all(map(_spelling, (word[:one], word[one:other], word[other:]))) for one, other in cuts)


def _letters(word: str, lookup: Lookup) -> str:
    """Return the expression for the rarest characters of a long word, wherever they stand."""
    if len(word) < _LONG:
        return ""
    return _all(map(_token, lookup.rarest(dict.fromkeys(word))[:_FEW_LETTERS]))


def _spelt(word: str, lookup: Lookup) -> str:
    """Return the expression for pinyin in full; "" when the archive has no pair read so."""
    parts = syllables(word)
    heard = [list(lookup.sounding(f"{one} {other}"))[:_MOST_SPELLINGS] for one, other in pairwise(parts)]
    # The last syllable may be unfinished, and then has no pair.
    if heard and not heard[-1]:
        heard.pop()
    return _all(_any(map(_token, pair)) for pair in heard) if heard and all(heard) else ""


def _initials(word: str) -> str:
    if initialled(word) is None:
        return ""
    if len(word) < _TRIPLE:
        return _any(_token(word + letter) for letter in ("", *ascii_lowercase))
    return _all(_token(word[at : at + _TRIPLE]) for at in range(len(word) - 2))


def _token(token: str) -> str:
    return f'"{token}"'


def _all(parts: Iterable[str]) -> str:
    return " AND ".join(f"({part})" if " " in part else part for part in dict.fromkeys(parts) if part)


def _any(parts: Iterable[str]) -> str:
    return " OR ".join(f"({part})" if " " in part else part for part in dict.fromkeys(parts) if part)
