"""Which entries may not be written on a day because of the dated words in them.

An entry has a span of its own; the words in it have theirs in the timeline. The shorter one decides,
so that an expired word cannot reach a draft by way of a frame, also not of one an office added.
"""

import re
from collections.abc import Iterable

from planner.bank.entries import (
    Form,
    Frame,
    HeadingScheme,
    Opening,
    RunInHeads,
    Sentence,
    Shortcoming,
    Transition,
    WordClass,
)
from planner.bank.model import Entry, PhraseBank
from planner.bank.validity import WatchList, watch_list
from planner.clock import Period

# No phrase holds it, so no word is found across two phrases.
_BETWEEN = "\n"
_SLOT = re.compile(r"\{[^{}]*\}")


def written_by(entry: Entry) -> tuple[str, ...]:
    """Return the words that a draft may take from `entry`, () for an entry drafts take none from."""
    words: tuple[str, ...] = ()
    match entry:
        case Frame() | Sentence() | Opening() | Transition():
            words = (entry.text,)
        case HeadingScheme():
            words = (*entry.review.values(), *entry.plan.values())
        case RunInHeads():
            words = tuple(entry.heads.values())
        case Shortcoming():
            words = (entry.text, entry.measure)
        case WordClass():
            words = entry.words
        case Form():
            words = (entry.name, entry.review_verb, entry.plan_verb, entry.product)
    return words


def outdated(entries: Iterable[Entry], bank: PhraseBank, span: Period) -> frozenset[str]:
    """Return the ids of those `entries` whose words are not valid on any day of `span`, or not settled."""
    texts = [(entry.id, _SLOT.sub(_BETWEEN, _BETWEEN.join(written_by(entry)))) for entry in entries]
    together = _BETWEEN.join(text for _, text in texts)
    watched = watch_list(bank, span)
    if not any(word in together for word, entry in watched.words if entry and word not in entry.wrong):
        return frozenset()
    watched = watched.narrowed(together)
    return frozenset(key for key, text in texts if _expires(text, watched))


def _expires(text: str, watched: WatchList) -> bool:
    return any(text[start:end] not in entry.wrong for start, end, entry in watched.find(text))
