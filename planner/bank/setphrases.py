"""Set phrases: the wordings that must recur word for word and are no repetition."""

import re

from planner.bank.entries import Form, Formula, Wording
from planner.bank.model import Authority, PhraseBank

_LEGAL = re.compile("听取|审查|作出")
_SLOT = re.compile(r"\{[^{}]*\}|[〔〕…×]+")
_SHORTEST = 4


def set_phrases(bank: PhraseBank) -> tuple[str, ...]:
    """Return the texts of formulas, dated wordings and forms, longest first.

    A text with slots gives the pieces between them; pieces under four characters are too common to
    count as set phrases.
    """
    texts = [e.text for kind in (Formula, Wording, Form) for e in bank.of(kind)]
    pieces = {piece for text in texts for piece in _SLOT.split(text) if len(piece) >= _SHORTEST}
    return tuple(sorted(pieces, key=lambda piece: (-len(piece), piece)))


def slogans(bank: PhraseBank) -> tuple[str, ...]:
    """Return the set formulas of central usage, longest first: those whose stacking tires a reader."""
    texts = [e.text for e in bank.of(Formula) if e.authority is Authority.CENTRAL]
    return tuple(sorted((t for t in texts if not _LEGAL.match(t)), key=lambda text: (-len(text), text)))
