"""Memory: what has been said lately, so that the next sentence says it another way.

Rules of the prose guide §4 (no recurrence within N) and §6 (signs of a template), kept as costs:
the composer takes the eligible frame that costs least, a hash of item and frame settling ties, so
that the same facts give the same words and one changed item does not reshuffle the page.
"""

import zlib
from collections import Counter, deque
from collections.abc import Iterable

from planner.bank.entries import Frame, WordClass
from planner.compose.choices import Choices
from planner.draft.measure import (
    FIXED_WORDS,
    LONGEST,
    MOST_FIGURES,
    figures,
    length,
    opening,
    sentences,
    skeleton,
)
from planner.draft.model import FromFact, FromPhrase, Span, Spans, plain
from planner.draft.recurrence import DEGREE, Listener

_CAUSE = ("推动", "促进", "督促", "促成", "带动")
# Words that tire in a row though they may stand anywhere: 重点审议甲。重点检查乙。
_STRESS = ("重点", "着重")
# Commas a sentence may hold (prose guide §4, "Long and short").
_COMMAS = 6
# Characters heard as the beginning of a paragraph, and how many sentences keep them in the ear.
_HEAD, _HEADS_HEARD = 4, 16
# Two lengths within this share of one another are heard as the same.
_ALIKE = 0.1
# Characters: after a sentence longer than the first one shorter than the second is due.
_LONG, _SHORT = 80, 40
# Classes of the bank: words that open a result clause without a subject, words that go before it.
_RESULT_VERBS, _CAUSE_CLASS = "成效起首", "推动"
_ECHO = 11
_PER_PART, _PER_REPORT = 2, 3


class Memory:
    """Counts what the draft has used; the only state of composing."""

    def __init__(self, classes: Iterable[WordClass], choices: Choices | None = None) -> None:
        """Start with nothing said; `classes` are the words that may stand for one another.

        `choices` is asked about every place where the bank leaves a choice.
        """
        self.choices = choices or Choices()
        self._classes = {c.name: c for c in classes}
        self._by_id = {c.id: c for c in self._classes.values()}
        self._words = {c.id: c.words for c in self._classes.values()}
        self._word_used: dict[str, int] = {}
        self._clock = 0
        self._in_report: Counter[str] = Counter()
        self._in_part: Counter[str] = Counter()
        self._openings: Counter[str] = Counter()
        self._listener = Listener()
        self._heads: deque[str] = deque(maxlen=_HEADS_HEARD)
        self._paragraphs: list[int] = []
        self._length = 0
        self._stressed = ""
        self._begins = True
        self._before = ""
        self._ahead = ""
        self._recent: deque[str] = deque(maxlen=6)
        self._leads: deque[str] = deque(maxlen=3)
        self._last_length = 0
        self._skeleton = ""
        self._runs: set[str] = set()
        self._said: set[str] = set()

    def start_part(self) -> None:
        """Forget what is counted by part."""
        self.start_paragraph()
        self._in_part.clear()
        self._paragraphs.clear()
        self._openings.clear()

    def start_paragraph(self) -> None:
        """Take note that the next sentence begins a paragraph."""
        self._begins = True
        if self._length:
            self._paragraphs.append(self._length)
            self._length = 0

    def word(self, name: str) -> tuple[str, str]:
        """Return the least recently used word of a class and the class's id."""
        word_class = self._classes[name]
        return min(word_class.words, key=lambda w: self._word_used.get(w, -1)), word_class.id

    def words(self, name: str) -> tuple[str, ...]:
        """Return all words of a class, () when the bank has no such class."""
        return self._classes[name].words if name in self._classes else ()

    def begins_alike(self, spans: Spans) -> bool:
        """Return whether a paragraph would begin as the one before it did."""
        return plain(spans)[:_HEAD] == self._ahead

    def told_paragraph(self, spans: Spans) -> None:
        """Take note of a paragraph that stands in the draft."""
        self._ahead = plain(spans)[:_HEAD]

    def class_of(self, span: Span) -> WordClass | None:
        """Return the class whose word a span is, None for other words."""
        found = self._by_id.get(span.origin.entry_id) if isinstance(span.origin, FromPhrase) else None
        return found if found and span.text in found.words else None

    def cost(self, frame: Frame, spans: Spans, key: str) -> float:
        """Return how badly words made with `frame` for the item `key` would repeat what was said."""
        text = plain(spans)
        first_words = opening(text)
        cost: float = 22.0 * self._in_part[frame.id] ** 1.5 + 6.0 * self._in_report[frame.id]
        openings = self._openings[first_words]
        cost += 14.0 * (first_words in self._recent) + 5.0 * openings + 12.0 * max(0, openings - 1)
        cost += 8.0 * (bool(self._recent) and first_words == self._recent[-1])
        cost += 120.0 * ([first_words, first_words] == list(self._recent)[-2:])
        cost += 4.0 * sum(lead == frame.lead for lead in self._leads)
        cost += 10.0 * sum(text.count(word) for word in DEGREE)
        cost += 30.0 * len(self._listener.recurring(spans))
        cost += 8.0 * (text[:_HEAD] in self._heads)
        cost += 60.0 * (self._begins and text[:_HEAD] == self._before)
        cost += 9.0 * any(word in text and word in self._stressed for word in _STRESS)
        cost += sum(20.0 * max(0, s.count("，") - _COMMAS) for s in sentences(text))
        cost += 3.0 * max(0, sum(text.count(word) for word in _CAUSE) - 1)
        cost += sum(2.0 * max(0, length(s) - LONGEST) for s in sentences(text))
        cost += sum(40.0 * max(0, figures(s) - MOST_FIGURES) for s in sentences(text))
        first = next(iter(sentences(text)), "")
        cost += 40.0 * (skeleton(first) == self._skeleton and bool(self._skeleton))
        cost += 50.0 * bool(self._runs & _runs(spans))
        cost += 60.0 * any(sentence in self._said for sentence in sentences(text))
        cost += 6.0 * self._paragraphs_as_long_as(length(text))
        if self._last_length > _LONG and min(map(length, sentences(text)), default=0) > _SHORT:
            cost += 12.0
        return cost + zlib.crc32(f"{key}|{frame.id}".encode()) / 2**32

    def is_worn(self, frame: Frame) -> bool:
        """Return whether a frame has been used twice in this part or three times in the report."""
        return self._in_part[frame.id] >= _PER_PART or self._in_report[frame.id] >= _PER_REPORT

    def is_spent(self, frame: Frame) -> bool:
        """Return whether a frame that may be used once has been used."""
        return frame.once and self._in_report[frame.id] > 0

    def keep(self, spans: Spans, frame_id: str = "", lead: str = "") -> None:
        """Take note of a sentence that enters the draft."""
        text = plain(spans)
        if not text:
            return
        self._clock += 1
        if frame_id:
            self._in_report[frame_id] += 1
            self._in_part[frame_id] += 1
        self._length += length(text)
        if lead:
            self._leads.append(lead)
        if self._begins:
            self._before, self._begins = text[:_HEAD], False
        self._listener.hear(spans)
        for sentence in sentences(text):
            self._heads.append(sentence[:_HEAD])
            self._stressed = sentence
            self._recent.append(opening(sentence))
            self._openings[opening(sentence)] += 1
            self._last_length = length(sentence)
            self._skeleton = skeleton(sentence)
        self._runs |= _runs(spans)
        self._said.update(sentences(text))
        self._keep_words(spans, text)

    def _keep_words(self, spans: Spans, text: str) -> None:
        ids = {s.origin.entry_id for s in spans if isinstance(s.origin, FromPhrase)}
        for class_id, words in self._words.items():
            for word in words:
                if class_id in ids and word in text:
                    self._word_used[word] = self._clock

    def ranked(self, names: Iterable[str], seed: str) -> list[str]:
        """Return the names, those used least so far first, a hash of `seed` settling ties."""
        return sorted(names, key=lambda n: (self._in_report[n], zlib.crc32(f"{seed}|{n}".encode())))

    def awkward(self, spans: Spans) -> int:
        """Return how many things a whole sentence said now would repeat.

        A turn of words heard lately, the beginning of the paragraph before, the length of another
        paragraph of the part: paragraphs of one length look made (prose guide §6).
        """
        text = plain(spans)
        alike = self._paragraphs_as_long_as(length(text))
        begins = self._begins and text[:_HEAD] == self._before
        heard = sum(self._openings[opening(sentence)] for sentence in sentences(text))
        return len(self._listener.recurring(spans)) + 2 * begins + alike + heard

    def _paragraphs_as_long_as(self, more: int) -> int:
        """Return how many paragraphs of the part would be as long as this one with `more` characters."""
        size = self._length + more
        return sum(abs(size - other) <= _ALIKE * max(size, other) for other in self._paragraphs)

    def count(self, name: str) -> None:
        """Take note that the entry of that name enters the draft."""
        self._in_report[name] += 1


def caused(result: Spans, memory: Memory) -> Spans:
    """Return a result clause with a verb of cause before it when it opens with a verb of its own.

    Otherwise whoever was named last would seem to have done it (prose guide §1.1, stage 5).
    """
    if not result or not plain(result).startswith(memory.words(_RESULT_VERBS)):
        return result
    word, entry_id = memory.word(_CAUSE_CLASS)
    return (Span(word, FromPhrase(entry_id)), *result)


def _runs(spans: Spans) -> set[str]:
    """Return the runs of our own words, facts apart, that are long enough to be heard as said before."""
    text = "".join("|" if isinstance(s.origin, FromFact) else s.text for s in spans)
    for fixed in FIXED_WORDS:
        text = text.replace(fixed, "|")
    pieces = (piece for piece in text.split("|") if len(piece) >= _ECHO)
    return {piece[start : start + _ECHO] for piece in pieces for start in range(len(piece) - _ECHO + 1)}
