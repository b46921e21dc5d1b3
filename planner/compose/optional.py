"""Optional: which sentences of a draft state no fact and may go when it has to be shorter.

Facts never go, nor does what the clerk has settled. What may go first are the general sentences that
stand beside facts; then those that are all a paragraph has, its head going with them; then what only
introduces a part or takes leave of the shortcomings.
"""

from collections.abc import Set as AbstractSet
from enum import IntEnum

from planner.draft.model import FromPhrase, FromTemplate, Spans, plain, sentence_spans

_GENERAL = ("成句-计划-", "成句-回顾-")
_HEAD = "小标题-"
_LEADING = ("成句-部首-", "成句-不足收束", "成句-计划引入")


class Keep(IntEnum):
    """How firmly a sentence stays; the lowest goes first."""

    BESIDE = 0
    """A general sentence beside others in its paragraph."""
    ALONE = 1
    """A general sentence that is all its paragraph says."""
    LEADING = 2
    """Words that introduce a part or close a list."""
    ALWAYS = 3
    """A fact, a gap, a sentence the genre demands or the clerk has settled."""


def is_optional(sentence: Spans) -> bool:
    """Return whether a sentence states no fact of the file and is of a kind that may be left out.

    True only when every word comes from an entry of the bank or a template (organs and names of the
    level), and the entry is one of the general sentences or introductions.
    """
    return _keeps(sentence) is not Keep.ALWAYS


def keeping(paragraph: Spans, settled: AbstractSet[str] = frozenset()) -> tuple[tuple[Spans, Keep], ...]:
    """Return the sentences of a paragraph, each with how firmly it stays.

    `settled` are the entries of the bank that the clerk asked for by name.
    """
    told = _with_heads_filled([(s, _keeps(s, settled)) for s in sentence_spans(paragraph)])
    alone = all(keep is not Keep.ALWAYS for _, keep in told)
    return tuple((sentence, Keep.ALONE if keep is Keep.BESIDE and alone else keep) for sentence, keep in told)


def _with_heads_filled(told: list[tuple[Spans, Keep]]) -> list[tuple[Spans, Keep]]:
    """Return the sentences with one kept for each head that stands inside the paragraph (三是以作风立身。).

    Such a head is numbered among others: it cannot go, and must not stand there with nothing behind it.
    """
    filled = list(told)
    for place, (sentence, _) in enumerate(told):
        behind = [keep for s, keep in _until_a_head(told[place + 1 :])]
        if _is_head(sentence) and behind and Keep.ALWAYS not in behind:
            filled[place + 1] = (told[place + 1][0], Keep.ALWAYS)
    return filled


def _until_a_head(told: list[tuple[Spans, Keep]]) -> list[tuple[Spans, Keep]]:
    heads = (place for place, (sentence, _) in enumerate(told) if _is_head(sentence))
    return told[: next(heads, len(told))]


def _is_head(sentence: Spans) -> bool:
    entries = [span.origin.entry_id for span in sentence if isinstance(span.origin, FromPhrase)]
    return bool(entries) and all(entry.startswith(_HEAD) for entry in entries)


def _keeps(sentence: Spans, settled: AbstractSet[str] = frozenset()) -> Keep:
    entries = [span.origin.entry_id for span in sentence if isinstance(span.origin, FromPhrase)]
    bare = all(isinstance(span.origin, FromPhrase | FromTemplate) for span in sentence)
    if not bare or not entries or not plain(sentence).strip() or not settled.isdisjoint(entries):
        return Keep.ALWAYS
    if all(entry.startswith(_GENERAL) for entry in entries):
        return Keep.BESIDE
    return Keep.LEADING if all(entry.startswith(_LEADING) for entry in entries) else Keep.ALWAYS
