"""Which wording may be used when: pure questions to the phrase bank about dates and wrong forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from planner.bank.entries import Formula, Wording
from planner.bank.model import Entry, PhraseBank, Status
from planner.clock import Period

LAW = "法律"
"""The role of a wording that is a law: in force while `valid`, `successor` is what took its place."""

_YEAR_LABEL = "年度定性"
_CONGRESS = "会议精神"
_CAMPAIGN = "学习教育"
# 环境保护法 is a law, 环境保护法律法规 are many.
_STATUTE, _NO_STATUTE = "法", frozenset("律规治制院庭官定人令")


def usable(entry: Entry, span: Period) -> bool:
    """Return whether `entry` may be written: approved, settled, and valid on a day of `span`."""
    return entry.status is Status.APPROVED and is_settled(entry, span) and entry.valid.meets(span)


def is_settled(entry: Entry, span: Period) -> bool:
    """Return whether the sources settle the wording of `entry` for a day of `span`."""
    return entry.confirmed and (entry.settled is None or Period(None, entry.settled).meets(span))


def year_label(bank: PhraseBank, year: int) -> Wording | None:
    """Return what `year` is called (年度定性), the first of several in the bank; None when unsettled."""
    span = Period(date(year, 1, 1), date(year, 12, 31))
    labels = (w for w in bank.of(Wording) if w.role == _YEAR_LABEL and w.year == year)
    return next((label for label in labels if usable(label, span)), None)


def learned_congress(bank: PhraseBank, day: date) -> Wording | None:
    """Return the meetings whose spirit a report of `day` says it carries out, the latest known.

    None from the day on which a congress that is due may have changed it.
    """
    span = Period(day, day)
    known = [w for w in bank.of(Wording) if w.role == _CONGRESS and usable(w, span)]
    return max(known, key=lambda wording: wording.valid.start or date.min, default=None)


def successor_in(span: Period, entry: Entry, bank: PhraseBank) -> Entry | None:
    """Return what took the place of `entry` and may be written in `span`, None when nothing settled did."""
    passed = {entry.id}
    successor = bank.entries.get(entry.successor)
    while successor is not None and not usable(successor, span):
        if successor.id in passed:
            return None
        passed.add(successor.id)
        successor = bank.entries.get(successor.successor)
    return successor


def campaigns(bank: PhraseBank, span: Period) -> tuple[Wording, ...]:
    """Return the study campaigns (学习教育) held on a day of `span`, in the order they began."""
    held = [w for w in bank.of(Wording) if w.role == _CAMPAIGN and usable(w, span)]
    return tuple(sorted(held, key=lambda wording: wording.valid.start or date.min))


class Occurrence(NamedTuple):
    """Words at `start` to `end` of a text that must not stand there, and the entry that knows why.

    They are one of `entry.wrong`, or else a wording that is not valid in the span or not settled.
    """

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class WatchList:
    """The words to look for in the texts of one span, longest first; None marks words that may stand."""

    words: tuple[tuple[str, Entry | None], ...]

    def find(self, text: str) -> tuple[Occurrence, ...]:
        """Return what must not stand in `text`, in order, longest match first, without overlap.

        Words inside a longer wording that is valid are passed over.
        """
        taken = [False] * len(text)
        found: list[Occurrence] = []
        for word, entry in self.words:
            for start, end in _places(word, text):
                if any(taken[start:end]):
                    continue
                taken[start:end] = [True] * (end - start)
                if entry is not None:
                    found.append(Occurrence(start, end, entry))
        return tuple(sorted(found, key=lambda occurrence: occurrence.start))

    def narrowed(self, text: str) -> "WatchList":
        """Return the list without the words that `text` does not hold."""
        return WatchList(tuple((word, entry) for word, entry in self.words if word and word in text))


def watch_list(bank: PhraseBank, span: Period) -> WatchList:
    """Return what to look for in texts that speak of `span`; make it once for many texts."""
    words: dict[str, Entry | None] = {}
    for entry in bank:
        if entry.status is not Status.APPROVED:
            continue
        bad = None if usable(entry, span) else entry
        for word in _known_as(entry):
            words[word] = words.get(word, bad) and bad
        for word in entry.wrong:
            words.setdefault(word, entry)
    return WatchList(tuple(sorted(words.items(), key=lambda item: (-len(item[0]), item[0]))))


def expired_in(text: str, bank: PhraseBank, span: Period) -> tuple[Occurrence, ...]:
    """Return the wordings in `text` that are out of date in `span` or unsettled, and the wrong forms."""
    return watch_list(bank, span).find(text)


def _known_as(entry: Entry) -> Iterator[str]:
    match entry:
        case Wording() | Formula() if entry.patterns:
            yield from entry.patterns
        case Formula() if "{" not in entry.text:
            yield entry.text


def _places(word: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(word) if word else -1
    while start >= 0:
        end = start + len(word)
        if not (word.endswith(_STATUTE) and text[end : end + 1] in _NO_STATUTE):
            yield start, end
        start = text.find(word, end)
