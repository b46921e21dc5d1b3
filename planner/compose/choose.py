"""Choose: which frames say which values, so that everything is said once and nothing twice."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from planner.bank.model import Frame
from planner.compose.joints import tidy
from planner.compose.memory import Memory
from planner.compose.pattern import Group, Lookup, Pattern, Slot, fill, parse_pattern
from planner.draft.model import Spans, plain

# {主体} may stay empty: a paragraph names its subject once.
SUBJECT = frozenset({"主体"})
# What a slot costs, beside what repetition costs: left for another sentence, or lost.
LATER, LOST = 10.0, 1000.0


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
    return frozenset(told)


def tell(frame: Frame, lookup: Lookup, may_be_empty: frozenset[str] = frozenset()) -> Telling | None:
    """Return the filled frame, or None when a required slot is empty."""
    pattern = parse_pattern(frame.text)
    if any(not lookup(name) for name in pattern.required - may_be_empty):
        return None
    return Telling(frame, tidy(fill(pattern, lookup, frame.id)), told_slots(pattern, lookup))


def hiding(lookup: Lookup, hidden: frozenset[str]) -> Lookup:
    """Return `lookup` with some slots empty, so that another sentence can tell them."""
    return lambda name: () if name in hidden else lookup(name)


def remembering(lookup: Lookup) -> Lookup:
    """Return `lookup` made to look each slot up once: for the frames of one choice."""
    known: dict[str, Spans] = {}

    def look(name: str) -> Spans:
        if name not in known:
            known[name] = lookup(name)
        return known[name]

    return look


def best(
    tellings: Iterable[Telling],
    wanted: frozenset[str],
    memory: Memory,
    key: str,
    extra: Callable[[Telling], float] = lambda _: 0.0,
) -> Telling | None:
    """Return the telling that leaves out least of `wanted` and repeats least; None without any."""
    return min(
        tellings,
        key=lambda t: (
            LATER * len(wanted - t.told) + memory.cost(t.frame, t.spans, key) + extra(t),
            t.frame.id,
        ),
        default=None,
    )


def losses(wanted: frozenset[str]) -> Callable[[Telling], float]:
    """Return the cost of answers that no later sentence would tell."""
    return lambda telling: LOST * len(wanted - telling.told)
