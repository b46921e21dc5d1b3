"""Promises: what last year's plan said and no agenda item tells, each in a sentence or a gap.

A promise never vanishes: an item tells it, or its own answers do, or the clerk is asked.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from planner.bank.model import Tense
from planner.compose import choose
from planner.compose.choose import Sought, Telling
from planner.compose.freetext import clause, without_head
from planner.compose.gaps import gap
from planner.compose.joints import end_sentence, words
from planner.compose.memory import Memory
from planner.compose.pattern import Lookup
from planner.compose.setting import Setting
from planner.compose.shelf import Shelf
from planner.compose.telling import Teller
from planner.draft.model import Spans
from planner.facts.derived.promises import PROMISES, Promised, Result, bare_promise, promised
from planner.facts.model import Fact

# What is done comes first, what is not last: a paragraph owns up after it has reported.
_ORDER = (Result.DONE, Result.RUNNING, Result.UNDONE)
# The parts that may hold a promise of each duty, the fitting one first.
_HOMES = {
    "政治": ("政治",),
    "监督": ("民生", "监督", "发展"),
    "决定任免": ("决定任免", "发展", "监督"),
    "代表": ("代表",),
    "自身": ("自身",),
}
_FIRST, _FOLLOWS = "段落", "接续"
# The answer that a result cannot be told without, and words it may begin with that the frame says.
_SHOWN_BY = {Result.DONE: "说明", Result.RUNNING: "说明", Result.UNDONE: "原因"}
_HEADS = {"说明": ("目前",), "原因": ("因为", "由于", "因")}
_SHORT = 24
# What it costs to begin anew where a sentence could take up the one before.
_ANEW = 12.0


@dataclass(frozen=True)
class PromiseTeller:
    """Tells the promises of one draft."""

    setting: Setting
    memory: Memory
    shelf: Shelf

    @cached_property
    def _all(self) -> tuple[Promised, ...]:
        return promised(self.setting.facts, self.setting.bank)

    def paragraph(self, part: str, parts: Sequence[str]) -> Spans:
        """Return the promises that belong to `part` as sentences; those without a part for "".

        `parts` are those the report has. What is done stands before what goes on, that before what
        was not done, and what is not answered last; () when items tell them all.
        """
        here = [p for p in self._all if home_of(_named_part(p), parts) == part]
        mine = [promise for promise in here if promise.told_by is None]
        told = [p for p in mine if p.text and self._shown_by(p)]
        told.sort(key=lambda promise: _ORDER.index(promise.result or Result.UNDONE))
        spans = list(self._items(here))
        before = None
        for promise in told:
            spans.append(self._sentence(promise, follows=promise.result is before))
            before = promise.result
        spans += [self._gap(promise) for promise in mine if promise not in told]
        return tuple(span for sentence in spans for span in sentence)

    def _items(self, promises: Sequence[Promised]) -> Iterator[Spans]:
        """Yield the items that tell promises and that the review leaves out: of five years it tells a few."""
        left_in = {item.key for item in self.setting.review}
        year = self.setting.facts.one("年度") if self.setting.ends_term else None
        found = {item.key: item for promise in promises if (item := promise.told_by)}
        for key, item in found.items():
            if key not in left_in:
                yield self._teller.item(replace(item, year=year), subject=False)

    @cached_property
    def _teller(self) -> Teller:
        return Teller(self.setting, self.memory, self.shelf)

    def _shown_by(self, promise: Promised) -> Fact | None:
        """Return the answer a sentence needs; None while it lacks, or an item denies the result."""
        if promise.result is None or (promise.item and not promise.agrees(promise.item)):
            return None
        return promise.known(_SHOWN_BY[promise.result])

    def _sentence(self, promise: Promised, *, follows: bool) -> Spans:
        lookup = choose.remembering(self._lookup(promise))
        wanted = frozenset({"下年度"}) if promise.taken_up else frozenset[str]()
        roles = (_FIRST, _FOLLOWS) if follows else (_FIRST,)
        frames = self.shelf.frames(f"{PROMISES}.{promise.result}", Tense.REVIEW, *roles)
        tellings = (telling for frame in frames if (telling := choose.tell(frame, lookup)))
        sought = Sought(promise.record.path, wanted, _cost(follows=follows))
        telling = choose.best(tellings, self.memory, sought)
        if telling is None:
            return self._gap(promise)
        self.memory.keep(telling.spans, telling.frame.id, telling.frame.lead)
        return end_sentence(telling.spans)

    def _lookup(self, promise: Promised) -> Lookup:
        def lookup(name: str) -> Spans:
            match name:
                case "事项":
                    return self._promise(promise)
                case "短事项":
                    return self._promise(promise) if _is_short(promise.text) else ()
                case "说明" | "原因":
                    return self._answer(promise, name)
                case "下年度" if not promise.taken_up:
                    return ()
                case _:
                    return self.setting.lookup(name, Tense.REVIEW)

        return lookup

    def _promise(self, promise: Promised) -> Spans:
        fact = promise.known("事项")
        return (replace(self.setting.span(fact), text=bare_promise(fact.text)),) if fact else ()

    def _answer(self, promise: Promised, key: str) -> Spans:
        fact = promise.known(key)
        spans = (clause(self.setting.span(fact)),) if fact else ()
        return without_head(spans, _HEADS[key])

    def _gap(self, promise: Promised) -> Spans:
        """Return what is still to be asked about a promise, as a sentence."""
        path, name, item = promise.record.path, promise.name, promise.item
        asked = f"去年计划{name}"
        if not promise.text:
            question = gap(f"{path}.事项", f"{asked}的原话")
        elif promise.result is None:
            question = gap(f"{path}.结果", f"{asked}办得怎样")
        elif item and not promise.agrees(item):
            question = gap(
                f"{path}.结果", f"{asked}是{promise.result}，还是议题“{item.topic}”说的{item.stage.word}"
            )
        elif promise.result is Result.DONE:
            question = gap(f"{path}.议题", f"{asked}由哪个议题体现，或者做了什么")
        elif promise.result is Result.RUNNING:
            question = gap(f"{path}.说明", f"{asked}到了哪一步")
        else:
            question = gap(f"{path}.原因", f"{asked}没做的原因")
        return (question, *words("。"))


def home_of(named: str, parts: Sequence[str]) -> str:
    """Return the part of the report that holds promises of the part `named`, "" for none of them."""
    return next((part for part in _HOMES.get(named, ()) if part in parts), "")


def _named_part(promise: Promised) -> str:
    fact = promise.known("部分")
    return fact.text if fact else ""


def _is_short(text: str) -> bool:
    return len(text) <= _SHORT and not any(mark in text for mark in "，；。：")


def _cost(*, follows: bool) -> Callable[[Telling], float]:
    def cost(telling: Telling) -> float:
        return _ANEW * (follows and telling.frame.role == _FIRST)

    return cost
