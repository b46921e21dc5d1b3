"""Near misses: words one character away from a set formula, found by seeds in one pass over the text.

A wrong copy of a formula keeps a piece of it whole. The pieces are looked up in a table, and only where one
stands is the text around it compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, NamedTuple

from rapidfuzz.distance import Editop, Levenshtein

from planner.bank.entries import Formula, Wording
from planner.bank.model import Entry, PhraseBank
from planner.finding import Severity
from planner.proof.checks.misspelt import loose
from planner.proof.checks.once import once
from planner.proof.checks.watched import watched
from planner.proof.model import Hit, Rule
from planner.proof.subject import Subject
from planner.search.pinyin import sound_alike

_SEED: Final = 3
_SHORTEST: Final = 6
_MIDDLE: Final = 8
"""From this length a formula is known though one character is lost."""
_LONG: Final = 12
"""From this length a formula is known though a character is another, or two are wrong."""
_SWAPPED: Final = 2
"""How far apart the two edits of a pair of swapped characters stand at most."""
_ROLES: Final = frozenset({"指导思想"})


@dataclass(frozen=True, slots=True)
class _Seeds:
    """The formulas to compare with, by the pieces of three characters they hold and where."""

    places: dict[str, tuple[tuple[str, int], ...]]
    known: frozenset[str]


def near_misses(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield words that differ from a formula by a slip of the pen, never from two formulas at one place."""
    text, seeds = subject.text, once(subject.bank, _made)
    taken = {place for met in watched(subject) for place in range(met.start, met.end)}
    done = 0
    for at in range(len(text) - _SEED + 1):
        if at < done:
            continue
        for formula, offset in seeds.places.get(text[at : at + _SEED], ()):
            slip = _slip(text, at, formula, offset, seeds.known)
            if slip and taken.isdisjoint(range(slip.start, slip.end)) and not _is_own(slip, subject):
                sure = slip.weight is _Weight.SURE
                severity = None if sure else Severity.WARNING
                safe = formula if sure else None
                yield Hit(slip.start, slip.end, suggestion=formula, replacement=safe, severity=severity)
                done = slip.end
                break


def _is_own(slip: "_Slip", subject: Subject) -> bool:
    return subject.text[slip.start : slip.end] in subject.own.all


class _Weight(IntEnum):
    """How surely a difference is a slip; the surest first."""

    SURE = 1
    LIKELY = 2
    NONE = 3


class _Slip(NamedTuple):
    """A wrong copy of a formula."""

    weight: _Weight
    start: int
    end: int


def _slip(text: str, at: int, formula: str, offset: int, known: frozenset[str]) -> _Slip | None:
    """Return the wrong copy of a formula whose piece at `offset` stands at `at`, None for none."""
    begin = at - offset
    if begin < -1 or text.startswith(formula, max(begin, 0)):
        return None
    best = _Slip(_Weight.NONE, 0, 0)
    for start in range(max(0, begin - 1), begin + 2):
        if start > at or text[start : start + 1] != formula[0]:
            continue
        for size in (len(formula), len(formula) - 1, len(formula) + 1):
            piece = text[start : start + size]
            if piece[-1:] == formula[-1] and piece not in known and "\n" not in piece:
                best = min(best, _Slip(_weight(piece, formula), start, start + size))
    return best if best.weight is not _Weight.NONE else None


def _weight(piece: str, formula: str) -> _Weight:
    """Return how surely a piece is a slip for a formula: same sound, letters swapped, one lost or doubled."""
    most = 2 if len(formula) >= _LONG or len(piece) == len(formula) else 1
    if piece == formula or Levenshtein.distance(piece, formula, score_cutoff=most) > most:
        return _Weight.NONE
    edits = list(Levenshtein.editops(piece, formula))
    if loose(piece) == loose(formula):
        return _Weight.NONE
    if len(edits) == 1:
        return _single(edits[0], piece, formula)
    if sorted(piece) == sorted(formula) and edits[1].src_pos - edits[0].src_pos <= _SWAPPED:
        return _Weight.SURE
    apart = len(formula) >= _LONG and edits[1].src_pos - edits[0].src_pos > 1
    singles = [_single(edit, piece, formula) for edit in edits]
    return _Weight.LIKELY if apart and set(singles) == {_Weight.SURE} else _Weight.NONE


def _single(edit: Editop, piece: str, formula: str) -> _Weight:
    long = len(formula) >= _LONG
    if edit.tag == "replace":
        alike = sound_alike(piece[edit.src_pos], formula[edit.dest_pos], loosely=True)
        return _Weight.SURE if alike else _Weight.LIKELY if long else _Weight.NONE
    if edit.tag == "insert":
        return _Weight.SURE if len(formula) >= _MIDDLE else _Weight.NONE
    doubled = piece[edit.src_pos] in (piece[edit.src_pos - 1], piece[edit.src_pos + 1 : edit.src_pos + 2])
    return _Weight.SURE if doubled else _Weight.LIKELY if long else _Weight.NONE


def _made(bank: PhraseBank) -> _Seeds:
    entries = (*bank.of(Formula), *(one for one in bank.of(Wording) if one.role in _ROLES))
    formulas = {text for entry in entries for text in _texts(entry)}
    places: dict[str, list[tuple[str, int]]] = {}
    for formula in sorted(formulas):
        if len(formula) >= _SHORTEST:
            for offset in range(len(formula) - _SEED + 1):
                places.setdefault(formula[offset : offset + _SEED], []).append((formula, offset))
    told = {text for entry in bank for text in (entry.text, *entry.variants)}
    return _Seeds({seed: tuple(found) for seed, found in places.items()}, frozenset(formulas | told))


def _texts(entry: Entry) -> Iterator[str]:
    members = entry.members if isinstance(entry, Formula) else ()
    for text in (entry.text, *members):
        if "{" not in text:
            yield text
