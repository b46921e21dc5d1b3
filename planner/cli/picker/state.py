"""The live picker as a value: what is asked, what was found, and what a key makes of it.

Nothing here knows a terminal. The screen says what was typed and pressed and how much room there
is; what comes back is the next state and what to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from planner.cli.picker.columns import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: `text` is what is copied, `terms` are the spans of the found words in it.

    `score` runs from 0 to 100; `details` are lines on where the text belongs and what to mind.
    """

    text: str
    kind: str
    duty: str
    score: float
    terms: tuple[Span, ...] = ()
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for; `kind` and `duty` "" leave all in."""

    words: str = ""
    kind: str = ""
    duty: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What the picker shows.

    `found` answers `answered`, which lags behind `question` while a search runs. `at` is the hit the
    mark stands on. `whole` gives the page to the text of that hit, scrolled by `scrolled` rows.
    `choosing` is an Enter that waits for the answer. `message` stands until the next key.
    """

    kinds: tuple[str, ...]
    duties: tuple[str, ...]
    question: Question = Question()
    answered: Question = Question()
    found: tuple[Hit, ...] = ()
    at: int = 0
    whole: bool = False
    scrolled: int = 0
    choosing: bool = False
    message: str = ""

    @property
    def hit(self) -> Hit | None:
        """The hit the mark stands on; None when nothing was found."""
        return self.found[self.at] if self.found else None

    @property
    def waiting(self) -> bool:
        """Whether the answer to what is asked now is still to come."""
        return self.answered != self.question


class Key(Enum):
    """What a key stands for."""

    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    KIND = auto()
    KIND_BACK = auto()
    DUTY = auto()
    WHOLE = auto()
    COPY = auto()
    CHOOSE = auto()
    LEAVE = auto()


@dataclass(frozen=True, slots=True)
class Room:
    """What the screen has room for: hits on a page, rows of text, and how far the text scrolls."""

    hits: int
    rows: int
    furthest: int


@dataclass(frozen=True, slots=True)
class Step:
    """What comes of an event: the next state, a hit to copy, and whether the picker closes."""

    state: State
    copied: Hit | None = None
    closes: bool = False


def typed(state: State, words: str) -> State:
    """Return the state after the line of words was changed."""
    return _asking(state, replace(state.question, words=words))


def answered(state: State, question: Question, found: Sequence[Hit]) -> Step:
    """Return what comes of an answer; one to a question that is no longer asked changes nothing."""
    if question != state.question:
        return Step(state)
    now = replace(state, answered=question, found=tuple(found), at=0, scrolled=0, choosing=False)
    return pressed(now, Key.CHOOSE, Room(1, 1, 0)) if state.choosing else Step(now)


def pressed(state: State, key: Key, room: Room) -> Step:
    """Return what comes of a key."""
    state = replace(state, message="", choosing=False)
    match key:
        case Key.LEAVE:
            return Step(_listing(state), closes=not state.whole)
        case Key.CHOOSE if state.waiting:
            return Step(replace(state, choosing=True))
        case Key.CHOOSE | Key.COPY:
            return Step(state, state.hit, closes=key is Key.CHOOSE and state.hit is not None)
    return Step(_turned(state, key, room))


def _turned(state: State, key: Key, room: Room) -> State:
    """Return the state after a key that changes only what is shown or asked."""
    asked = state.question
    match key:
        case Key.KIND | Key.KIND_BACK:
            kind = _next(state.kinds, asked.kind, 1 if key is Key.KIND else -1)
            return _asking(state, replace(asked, kind=kind))
        case Key.DUTY:
            return _asking(state, replace(asked, duty=_next(state.duties, asked.duty, 1)))
        case Key.WHOLE if not state.whole:
            return replace(state, whole=state.hit is not None)
        case Key.WHOLE:
            return _listing(state)
    return _moved(state, key, room)


def _listing(state: State) -> State:
    return replace(state, whole=False, scrolled=0)


def _moved(state: State, key: Key, room: Room) -> State:
    if state.whole and key in (Key.PAGE_UP, Key.PAGE_DOWN):
        way = room.rows if key is Key.PAGE_DOWN else -room.rows
        return replace(state, scrolled=max(0, min(state.scrolled + way, room.furthest)))
    way = {Key.UP: -1, Key.DOWN: 1, Key.PAGE_UP: -room.hits, Key.PAGE_DOWN: room.hits}[key]
    at = max(0, min(state.at + way, len(state.found) - 1))
    return replace(state, at=at, scrolled=0)


def _asking(state: State, question: Question) -> State:
    return replace(state, question=question, message="", choosing=False)


def _next(choices: tuple[str, ...], now: str, way: int) -> str:
    """Return the choice `way` places on in a circle that begins with "" for all."""
    circle = ("", *choices)
    return circle[(circle.index(now) + way) % len(circle)]
