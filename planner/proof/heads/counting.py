"""Counting: where the numbers of a text do not go on from one another.

Open counts are kept one in another, as headings are; a count inside a line ends with what it stands in.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from planner.chinese import numeral
from planner.proof.heads.tokens import Token, tokens
from planner.proof.model import Hit, Rule
from planner.proof.subject import Detector, Subject
from planner.reports.layout.numbering import Habit
from planner.reports.model import Genre


class Flaw(Enum):
    """How a count goes wrong."""

    GAP = auto()
    AGAIN = auto()
    BACK = auto()
    HEADLESS = auto()
    ALONE = auto()
    MIXED = auto()
    NESTED = auto()


_SPOKEN: Final = frozenset({Habit.BEING, Habit.SHALL, Habit.ORDINAL})
_PAIRED: Final = frozenset({Habit.BEING, Habit.SHALL, Habit.BRACKETS})
_TOP: Final = frozenset({Habit.PART, Habit.CHAPTER, Habit.COMMA})
# These may count on from part to part, or stand for other things than a count.
_LOOSE: Final = frozenset({Habit.ARABIC, Habit.ARABIC_HALF, Habit.CIRCLED, Habit.ARABIC_BRACKETS})
_ORDER: Final = (
    Habit.PART,
    Habit.CHAPTER,
    Habit.COMMA,
    Habit.BRACKETS,
    Habit.ARABIC,
    Habit.ARABIC_BRACKETS,
    Habit.CIRCLED,
)
"""The numbers of headings from the highest level down (GB/T 9704—2012, 7.3.3)."""
_SECOND: Final = 2
_ELSEWISE: Final = ("另一", "再一", "其二", "二则", "另外", "再者", "其次", "二来", "还有")
_LED: Final = re.compile("首先|一方面|其一")
_REACH: Final = 400


@dataclass(slots=True)
class _Count:
    """An open count: its kind, its first and last number, whether its numbers begin lines."""

    habit: Habit | None
    first: Token
    last: int
    heads: bool
    mark: Token
    mixed: bool = False
    slip: Flaw | None = None
    renewed: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A number that is wrong: the one before it, those that are missing."""

    flaw: Flaw
    token: Token
    before: str = ""
    missing: str = ""


@dataclass(slots=True)
class _Counting:
    """The counts that are open, innermost last, what was found, how far counts that ended had come."""

    text: str
    is_list: bool = False
    open: list[_Count] = field(default_factory=list)
    found: list[_Found] = field(default_factory=list)
    ended: dict[Habit | None, int] = field(default_factory=dict)
    seen: set[Habit | None] = field(default_factory=set)
    counted: bool = False

    def take(self, token: Token) -> None:
        """Go on with one number."""
        if token.habit is None:
            self._renew(keep_parts=token.value == 0)
            return
        habit, value = token.habit, token.value
        if token.heads:
            self._close_inner(habit)
        # An excerpt may begin in the midst of parts and of what is below them.
        is_first = token.heads and not self.counted and habit not in self.seen
        self.seen.add(habit)
        self.counted = self.counted or habit in _TOP
        place = next((n for n in reversed(range(len(self.open))) if self.open[n].habit is habit), None)
        on = self._place_to_go_on(token)
        if on is not None and value > 1:
            self._go_on(token, on, place)
        elif value == 1:
            self._begin(token, place)
        elif place is not None and self._belongs(token, self.open[place]):
            self._astray(token, place)
        else:
            self._unbegun(token, is_excerpt=is_first)

    def _renew(self, *, keep_parts: bool) -> None:
        """Begin anew, but where halves are numbered themselves (一、回顾 … 二、安排) that count may go on."""
        keep = 0
        while keep_parts and keep < len(self.open) and self.open[keep].habit in _TOP:
            self.open[keep].renewed = True
            keep += 1
        self._close(keep)
        self.ended.clear()

    def end(self) -> None:
        """Close what is still open; what begins on the last line may have been cut off."""
        last = self.text.rstrip().rfind("\n") + 1
        self.open = [one for one in self.open if not (one.heads and one.first.start >= last)]
        self._close(0)

    def _place_to_go_on(self, token: Token) -> int | None:
        """Return the place of the count that a number goes on from; of several, one set off as it is."""
        places = [
            place
            for place, count in enumerate(self.open)
            if count.habit is token.habit and count.last == token.value - 1
        ]
        alike = [place for place in places if self.open[place].mark.weak == token.weak]
        return next(reversed(alike or places), None)

    @staticmethod
    def _belongs(token: Token, count: _Count) -> bool:
        return token.heads or not count.heads or token.line == count.mark.line

    def _go_on(self, token: Token, on: int, place: int | None) -> None:
        if place is not None and place > on and token.habit in _SPOKEN:
            self.found.append(_Found(Flaw.NESTED, self.open[place].first, self.open[on].mark.shown))
            del self.open[on + 1 :]
        self._close(on + 1)
        self.open[on].last, self.open[on].mark = token.value, token

    def _begin(self, token: Token, place: int | None) -> None:
        if place is not None:
            known = self.open[place]
            inside = (known.mark.line == token.line and not token.heads) or (known.heads and not token.heads)
            if known.renewed:
                known.habit, known.last, known.first = None, _SECOND, token
            elif known.last == 1 and known.heads and token.heads and known.first is known.mark:
                self.found.append(_Found(Flaw.AGAIN, token, token.shown))
                del self.open[place + 1 :]
                self.open[place].mark = self.open[place].first = token
                return
            if not inside:
                self._close(place)
        self.open.append(_Count(token.habit, token, 1, token.heads, token))

    def _astray(self, token: Token, place: int) -> None:
        count = self.open[place]
        self._close(place + 1)
        last, value, slip = count.last, token.value, count.slip
        count.slip = None
        if value == last:
            # Of 一 二 四 四 the first 四 was meant to be 三, and that was said.
            if slip is not Flaw.GAP:
                count.slip = Flaw.AGAIN
                self.found.append(_Found(Flaw.AGAIN, token, token.shown))
        elif value > last:
            other = self._other(token)
            if other:
                self._mix(token, other)
                return
            if slip is not Flaw.AGAIN or value > last + 2:
                count.slip = Flaw.GAP
                missing = "、".join(_shown(token, number) for number in range(last + 1, value))
                self.found.append(_Found(Flaw.GAP, token, count.mark.shown, missing))
        elif token.habit not in _LOOSE:
            self.found.append(_Found(Flaw.BACK, token, count.mark.shown))
        count.last, count.mark = value, token

    def _unbegun(self, token: Token, *, is_excerpt: bool) -> None:
        """Take a number that nothing of its kind goes before."""
        habit = token.habit
        other = self._other(token) if self.ended.get(habit) != token.value - 1 else None
        if other:
            self._mix(token, other)
            return
        if habit in _LOOSE or is_excerpt or (not token.heads and habit in {Habit.COMMA, Habit.BRACKETS}):
            if self.ended.get(habit) == token.value - 1 or token.heads:
                self.open.append(_Count(habit, token, token.value, token.heads, token))
            return
        line = self.text.rfind("\n", 0, token.start) + 1
        led = _LED.search(self.text, max(token.start - _REACH, line), token.start)
        if led and habit in _SPOKEN and token.value == _SECOND:
            self.found.append(_Found(Flaw.MIXED, token, led.group()))
        else:
            missing = "、".join(_shown(token, number) for number in range(1, token.value))
            self.found.append(_Found(Flaw.HEADLESS, token, missing=missing))
        self.open.append(_Count(habit, token, token.value, token.heads, token))

    def _mix(self, token: Token, other: _Count) -> None:
        """Go on with a count in another kind of numbers; that is said once."""
        if not other.mixed:
            self.found.append(_Found(Flaw.MIXED, token, other.mark.shown))
        other.habit, other.last, other.mark, other.mixed = token.habit, token.value, token, True

    def _other(self, token: Token) -> _Count | None:
        """Return the open count of another kind that a number goes on from."""
        for count in reversed(self.open):
            alike = (count.habit in _SPOKEN) == (token.habit in _SPOKEN) and count.heads == token.heads
            alike = alike and _rank(count.habit) <= _rank(token.habit)
            near = not (count.mark.line != token.line and not token.heads)
            goes_on = count.last == token.value - 1 and (count.last > 1 or count.habit in _SPOKEN)
            if alike and near and goes_on and count.habit is not token.habit:
                return count
        return None

    def _close_inner(self, habit: Habit | None) -> None:
        """Close the counts inside lines that a number at the head of a line ends."""
        keep = len(self.open)
        while keep and not self.open[keep - 1].heads and self.open[keep - 1].habit is not habit:
            keep -= 1
        self._close(keep)
        places = [n for n, count in enumerate(self.open) if count.habit is habit and count.heads]
        if places:
            self._close(places[-1] + 1)
        elif habit in _ORDER:
            lower = [n for n, count in enumerate(self.open) if _rank(count.habit) > _rank(habit)]
            self._close(lower[0] if lower else len(self.open))

    def _close(self, keep: int) -> None:
        for count in self.open[keep:]:
            self.ended[count.habit] = count.last
            if count.last == 1 and count.habit in _PAIRED and not self._said_otherwise(count):
                missing = _shown(count.first, _SECOND)
                self.found.append(_Found(Flaw.ALONE, count.first, missing=missing))
        del self.open[keep:]

    def _said_otherwise(self, count: _Count) -> bool:
        """Return whether a 一是 goes on in other words, or a number may stand alone, as in a list."""
        if count.habit not in _SPOKEN:
            return self.is_list or not count.heads or not self.counted
        after = self.text[count.first.end : count.first.end + _REACH]
        return any(word in after for word in _ELSEWISE)


def _rank(habit: Habit | None) -> int:
    """Return how low a kind of number stands; one that has no level of its own stands above all."""
    return _ORDER.index(habit) if habit in _ORDER else -1


def _shown(token: Token, number: int) -> str:
    """Return how another number of the same kind is shown."""
    own = numeral(token.value)
    if own in token.shown:
        return token.shown.replace(own, numeral(number), 1)
    return token.shown.replace(str(token.value), str(number), 1)


def _count(subject: Subject) -> Iterable[_Found]:
    counting = _Counting(subject.text, is_list=subject.report.genre is Genre.OVERSIGHT_PLAN)
    for token in tokens(subject):
        counting.take(token)
    counting.end()
    return counting.found


def _detector(flaw: Flaw) -> Detector:
    def find(subject: Subject, _: Rule) -> Iterator[Hit]:
        for found in _count(subject):
            if found.flaw is flaw:
                token = found.token
                values = {"号": token.shown, "前": found.before, "缺": found.missing}
                yield Hit(token.start, token.end, values)

    return find


DETECTORS: Final[dict[str, Callable[[Subject, Rule], Iterable[Hit]]]] = {
    "标号缺号": _detector(Flaw.GAP),
    "标号重复": _detector(Flaw.AGAIN),
    "标号倒序": _detector(Flaw.BACK),
    "标号无头": _detector(Flaw.HEADLESS),
    "标号单一": _detector(Flaw.ALONE),
    "标号混用": _detector(Flaw.MIXED),
    "标号套用": _detector(Flaw.NESTED),
}
