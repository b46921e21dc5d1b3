"""Choose: which frames say which values, so that everything is said once and nothing twice."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from planner.bank.entries import Frame
from planner.compose.choices import Choices
from planner.compose.joints import end_sentence, tidy
from planner.compose.memory import Memory
from planner.compose.pattern import Group, Lookup, Pattern, Slot, fill, parse_pattern
from planner.draft.choice import ChoiceKind
from planner.draft.model import Spans, plain

# {主体} may stay empty: a paragraph names its subject once.
SUBJECT = frozenset({"主体"})
# What a slot costs, beside what repetition costs: left for another sentence, or lost.
LATER, LOST = 12.0, 1000.0
# How much more than the cheapest frame another may have against it and still be offered: beyond that it
# leaves out an answer, a title or a year, or tells things out of their order.
_OUT_OF_PLACE = 20.0
# What it takes to give up a frame that the place holds without any pin: with 12, one pin moved up to 4 %
# of the other sentences of the complete example, with 20 or more 2 %.
_LEAN = 20.0
# The role of a frame that lists several items.
_LIST = "并列"
# Slots that tell a detail in other words: whoever shows one of them has told the detail.
OTHER_WORDS = {"成文意见": "意见语", "建议语": "意见语", "促成果": "落点"}


@dataclass(frozen=True, slots=True)
class Telling:
    """A filled frame: its words and the slots it told."""

    frame: Frame
    spans: Spans
    told: frozenset[str]

    @property
    def text(self) -> str:
        """The words alone."""
        return plain(self.spans)


@dataclass(frozen=True, slots=True)
class Sought:
    """What a frame is chosen for.

    `key` (an item, a record, a group) settles ties. `wanted` are the slots that had better be told;
    `faults` gives the cost of what else is amiss in a telling, beside repetition. `place` is where the
    facts file may settle a frame or a word, `key` itself where it is "".
    """

    key: str
    wanted: frozenset[str] = frozenset()
    faults: Callable[[Telling], float] = lambda _: 0.0
    place: str = ""

    @property
    def at(self) -> str:
        """The name of the place with a choice."""
        return self.place or self.key


def told_slots(pattern: Pattern, lookup: Lookup) -> frozenset[str]:
    """Return the slots whose values the filled pattern shows."""
    told: set[str] = set()
    for part in pattern.parts:
        match part:
            case Slot(name):
                told.add(name)
            case Group(parts):
                names = {p.name for p in parts if isinstance(p, Slot)}
                if all(lookup(name) for name in names):
                    told |= names
            case _:
                pass
    return frozenset(told | {OTHER_WORDS[name] for name in told if name in OTHER_WORDS})


def tell(frame: Frame, lookup: Lookup, may_be_empty: frozenset[str] = frozenset()) -> Telling | None:
    """Return the filled frame, or None when a required slot is empty."""
    pattern = parse_pattern(frame.text)
    if any(not lookup(name) for name in pattern.required - may_be_empty):
        return None
    return Telling(frame, tidy(fill(pattern, lookup, frame.id)), told_slots(pattern, lookup))


def hiding(lookup: Lookup, hidden: frozenset[str]) -> Lookup:
    """Return `lookup` with some slots empty, so that another sentence can tell them."""
    return lambda name: () if OTHER_WORDS.get(name, name) in hidden else lookup(name)


def remembering(lookup: Lookup) -> Lookup:
    """Return `lookup` made to look each slot up once: for the frames of one choice."""
    known: dict[str, Spans] = {}

    def look(name: str) -> Spans:
        if name not in known:
            known[name] = lookup(name)
        return known[name]

    return look


def best(tellings: Iterable[Telling], memory: Memory, sought: Sought) -> Telling | None:
    """Return the telling that leaves out least of what is wanted and repeats least; None without any.

    Where the facts file settles a frame or a word for the place, that is taken.
    """
    found = tuple(tellings)
    if not found:
        return None
    kind = ChoiceKind.LIST if found[0].frame.role == _LIST else ChoiceKind.FRAME
    before = memory.choices.before(kind, sought.at)

    def rank(telling: Telling) -> tuple[float, str]:
        cost = LATER * len(sought.wanted - telling.told)
        cost += memory.cost(telling.frame, telling.spans, sought.key) + sought.faults(telling)
        return cost - _LEAN * (telling.frame.id == before), telling.frame.id

    telling = _settled(sorted(found, key=rank), sought, kind, memory.choices)
    return replace(telling, spans=_worded(telling.spans, memory, sought.at))


def _settled(ranked: Sequence[Telling], sought: Sought, kind: ChoiceKind, choices: Choices) -> Telling:
    """Return the telling with the frame settled for the place, else the first."""

    def fitting() -> dict[str, Telling]:
        most = sought.faults(ranked[0]) + _OUT_OF_PLACE
        found: dict[str, Telling] = {}
        for telling in ranked:
            if sought.faults(telling) < most:
                found.setdefault(telling.frame.id, telling)
        return found

    def offer() -> dict[str, str]:
        return {entry: plain(end_sentence(telling.spans)) for entry, telling in fitting().items()}

    first = ranked[0].frame.id
    taken = choices.take(kind, sought.at, first, offer)
    return ranked[0] if taken == first else fitting()[taken]


def _worded(spans: Spans, memory: Memory, place: str) -> Spans:
    """Return `spans` with the words of classes that are settled for the place."""
    said = {found.name: span.text for span in spans if (found := memory.class_of(span))}
    for name, word in said.items():
        at = f"{place}.{name}"
        first = memory.choices.before(ChoiceKind.WORD, at) or word
        offer = partial(_with_each_word, spans, memory, name, first)
        spans = _with_word(spans, memory, name, memory.choices.take(ChoiceKind.WORD, at, first, offer))
    return spans


def _with_each_word(spans: Spans, memory: Memory, name: str, first: str) -> dict[str, str]:
    words = sorted(memory.words(name), key=lambda word: word != first)
    return {word: plain(end_sentence(_with_word(spans, memory, name, word))) for word in words}


def _with_word(spans: Spans, memory: Memory, name: str, word: str) -> Spans:
    """Return `spans` with `word` wherever a word of the class `name` stands."""
    return tuple(
        replace(span, text=word) if (found := memory.class_of(span)) and found.name == name else span
        for span in spans
    )


def losses(wanted: frozenset[str]) -> Callable[[Telling], float]:
    """Return the cost of answers that no later sentence would tell."""
    return lambda telling: LOST * len(wanted - telling.told)
