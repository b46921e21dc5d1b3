"""Choices: what the clerk has settled of what the bank leaves open, and what one rendering has taken.

Every place where the bank offers a choice asks here before it takes the cheapest entry. What may stand
there is listed only when somebody wants to know: for a place that is settled, for the trace, for
`planner vary`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.bank.model import Tense
from planner.draft.choice import Choice, ChoiceKind, Option
from planner.draft.model import Draft, FromPhrase, block_spans, plain
from planner.facts.derived.pins import Pin

# What may stand at a place: the words of each entry there, by its id, in order of preference.
Offer = Callable[[], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Refused:
    """A pin that cannot stand: what may stand in its slot, None when the draft has no such slot."""

    pin: Pin
    options: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class _Taken:
    slot: str
    kind: ChoiceKind
    entry: str
    pinned: bool
    offer: Offer


class Choices:
    """The pins of a facts file, and the log of one rendering in the order of writing."""

    def __init__(self, pins: Iterable[Pin] = ()) -> None:
        """Start with nothing taken; of two pins of one slot the later holds."""
        self._pins = {pin.slot: pin for pin in pins}
        self._before: dict[str, str] = {}
        self._log: dict[str, _Taken] = {}
        self._seen: Counter[str] = Counter()

    @property
    def settled(self) -> frozenset[str]:
        """The entries that stand where the facts file says so."""
        return frozenset(taken.entry for taken in self._log.values() if taken.pinned)

    @property
    def any_pinned(self) -> bool:
        """Whether the facts file settles anything."""
        return bool(self._pins)

    def lean_on(self, unpinned: "Choices") -> None:
        """Prefer what a rendering without pins took, so that a pin changes its own place and little else."""
        self._before = unpinned.taken

    def before(self, kind: ChoiceKind, place: str) -> str:
        """Return what the place about to be asked for holds without any pin, "" where that is not known."""
        return self._before.get(self._slot(kind, place), "") if self._before else ""

    def take(self, kind: ChoiceKind, place: str, first: str, offer: Offer, settled: str = "") -> str:
        """Return the entry for a place: the one the facts file settles, else `first`, the cheapest.

        `place` names what is told there (本年议题.3), "" where there is but one place of the kind. An
        entry that `offer` does not hold is not taken, whatever the facts file says. `settled` is an
        entry that something else has settled already.
        """
        slot = self._slot(kind, place)
        self._seen[_bare(kind, place)] += 1
        pin = self._pins.get(slot)
        if settled:
            entry, pinned = settled, True
        elif pin and pin.use in offer():
            entry, pinned = pin.use, True
        else:
            entry, pinned = first, False
        self._log[slot] = _Taken(slot, kind, entry, pinned, offer)
        return entry

    def _slot(self, kind: ChoiceKind, place: str) -> str:
        """Return the name of the place about to be asked for; one that comes again gets a number (.2)."""
        bare = _bare(kind, place)
        times = self._seen[bare]
        return f"{bare}.{times + 1}" if times else bare

    def refused(self) -> Iterator[Refused]:
        """Yield the pins that this rendering could not follow, in the order of the file."""
        for slot, pin in self._pins.items():
            if slot not in self._log:
                yield Refused(pin, None)
            elif self._log[slot].entry != pin.use or not self._log[slot].pinned:
                yield Refused(pin, self._log[slot].offer())

    @property
    def taken(self) -> dict[str, str]:
        """What stands at each place asked about, in the order of writing."""
        return {slot: taken.entry for slot, taken in self._log.items()}

    def listed(self, draft: Draft) -> tuple[Choice, ...]:
        """Return the places of `draft` with two entries or more, and those that are settled, in order.

        A sentence that was made and left out again has no place in the draft.
        """
        blocks = _Blocks(draft)
        found: list[Choice] = []
        for taken in self._log.values():
            options = tuple(Option(entry, text) for entry, text in taken.offer().items())
            words = next((option.text for option in options if option.id == taken.entry), "")
            block = blocks.place_of(taken, words)
            if block is not None and (len(options) > 1 or taken.pinned):
                found.append(Choice(taken.slot, taken.kind, options, taken.entry, taken.pinned, block))
        return tuple(found)


class _Blocks:
    """Finds where in a draft what was taken stands; writing goes on in the order of the blocks."""

    def __init__(self, draft: Draft) -> None:
        spans = [draft.title, *(tuple(block_spans(block)) for block in draft.blocks)]
        self._texts = [plain(part) for part in spans]
        self._ids = [{s.origin.entry_id for s in part if isinstance(s.origin, FromPhrase)} for part in spans]
        self._last = 0
        self._stands = False

    def place_of(self, taken: _Taken, words: str) -> int | None:
        """Return the number of the block, None when the words were left out of the draft."""
        if taken.kind is ChoiceKind.WORD:  # of the sentence before it in the log
            return self._last if self._stands else None
        bare = words.rstrip("。")
        here = [*range(self._last, len(self._texts)), *range(self._last)]
        by_words = [number for number in here if bare and bare in self._texts[number]]
        by_entry = [number for number in here if taken.entry in self._ids[number]]
        both = (number for number in by_words if number in by_entry)
        found = next(both, next(iter(by_words or by_entry), None))
        self._stands = found is not None
        self._last = self._last if found is None else found
        return found


def of_half(tense: Tense, name: str) -> str:
    """Return the name of a place with the half it stands in: 部首.政治 as 回顾.部首.政治."""
    return name if name.startswith(f"{tense}.") else f"{tense}.{name}"


def _bare(kind: ChoiceKind, place: str) -> str:
    return f"{kind}.{place}" if place else kind.value
