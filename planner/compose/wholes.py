"""Wholes: whole sentences of the bank for a place in the document (部首.政治, 感谢, 结束 …)."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.bank.entries import Sentence
from planner.bank.model import Tense
from planner.compose.choices import of_half
from planner.compose.gaps import gap
from planner.compose.joints import tidy
from planner.compose.memory import Memory
from planner.compose.pattern import fill, parse_pattern
from planner.compose.setting import Setting
from planner.compose.shelf import own_first
from planner.draft.choice import ChoiceKind
from planner.draft.model import FromFact, FromRule, Gap, Spans, plain
from planner.errors import PlannerError


class UnknownPlaceError(PlannerError):
    """A template asks for a sentence of a place the bank knows nothing of."""

    def __init__(self, place: str) -> None:
        """Name the place."""
        super().__init__(f"短语库的“成句”里没有位置“{place}”。请核对模板里的写法。")


@dataclass(frozen=True)
class Wholes:
    """Chooses whole sentences; `seed` (place and year) settles which of equals is taken."""

    setting: Setting
    memory: Memory
    seed: str

    def sentence(self, place: str, tense: Tense) -> Spans:
        """Return the sentence that shows most of what was answered, its missing answers as gaps.

        Empty when none of the place may be used now; UnknownPlaceError when there never was one.
        """
        usable = [
            s for s in self.setting.usable(Sentence) if s.place == place and s.tense in {tense, Tense.ANY}
        ]
        if not usable:
            if not any(s.place == place for s in self.setting.bank.of(Sentence)):
                raise UnknownPlaceError(place)
            return ()
        usable = own_first(usable)
        fewest = min(self._missing(s, tense) for s in usable)
        whole = [s for s in usable if self._missing(s, tense) == fewest]
        most = max(self._said(s, tense) for s in whole)
        ready = {s.id: s for s in whole if self._said(s, tense) == most}
        entry = self._taken(ready, place, tense)
        spans = self._filled(entry, tense)
        self.memory.keep(spans)
        return spans

    def _taken(self, ready: Mapping[str, Sentence], place: str, tense: Tense) -> Sentence:
        """Return the sentence that is settled for the place, else the one used least so far."""
        named = self.memory.ranked(ready, f"{self.seed}{place}")
        ranked = sorted(named, key=lambda entry: self.memory.awkward(self._filled(ready[entry], tense)))

        def offer() -> dict[str, str]:
            """Return the sentences that show every answer that the first one shows."""
            filled = {entry: self._filled(ready[entry], tense) for entry in ranked}
            shown = _answers(filled[ranked[0]])
            return {entry: plain(spans) for entry, spans in filled.items() if _answers(spans) >= shown}

        taken = self.memory.choices.take(ChoiceKind.WHOLE, of_half(tense, place), ranked[0], offer)
        self.memory.count(taken)
        return ready[taken]

    def _filled(self, entry: Sentence, tense: Tense) -> Spans:
        """Return the sentence: a blank answer is a gap, or takes the bracketed words with it."""
        pattern = parse_pattern(entry.text)

        def lookup(slot: str) -> Spans:
            required = slot in pattern.required
            return self._or_gap(slot, tense) if required else self.setting.lookup(slot, tense)

        return tidy(fill(pattern, lookup, entry.id))

    def _missing(self, entry: Sentence, tense: Tense) -> int:
        return sum(not self.setting.lookup(slot, tense) for slot in parse_pattern(entry.text).required)

    def _said(self, entry: Sentence, tense: Tense) -> int:
        """Return how many answers the sentence would show; names of organs are none."""
        told = (span.origin for span in self._filled(entry, tense))
        return len({origin for origin in told if isinstance(origin, FromFact | FromRule)})

    def _or_gap(self, slot: str, tense: Tense) -> Spans:
        found = self.setting.lookup(slot, tense)
        question = self.setting.questions.get(slot)
        return found or ((gap(slot, question.label),) if question else ())


def _answers(spans: Spans) -> frozenset[str]:
    """Return the paths of the answers and gaps that words show."""
    return frozenset(span.origin.path for span in spans if isinstance(span.origin, FromFact | Gap))
