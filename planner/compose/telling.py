"""Telling: one agenda item in sentences, as far as it has come and no further.

An item is told by the frame that says most of what is recorded and repeats least; what that frame
leaves out is told by supplementary frames in the order of the five stages (prose guide §1.1).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from planner.bank.entries import Frame, Opening
from planner.bank.model import Tense
from planner.compose import choose
from planner.compose.choose import SUBJECT, Sought, Telling
from planner.compose.gaps import gap
from planner.compose.itemslots import ItemSlots
from planner.compose.joints import CAUSE, end_sentence, reason_apart, result_joined, strip_end, words
from planner.compose.memory import Memory
from planner.compose.pattern import Lookup
from planner.compose.purposes import aim_joined
from planner.compose.setting import Setting
from planner.compose.shelf import Shelf
from planner.compose.tellable import DETAILS, MAY_BE_TOLD
from planner.draft.measure import is_heavy
from planner.draft.model import FromPhrase, Spans, plain
from planner.facts.derived.agenda import Item, Stage, resolves

REASON = "背景"
_PURPOSE = "目的"
_HEARS = ("听取", "主任会议听取")
_LATE = ("落点", "意见语", "问题语")
_OUT_OF_ORDER, _UNNAMED = 30.0, 80.0
_BARE_CAUSE = 40.0
# What it costs a plan to leave an answer for a sentence of its own: there it is a mere fragment.
_LEFT_IN_PLAN = 25.0
# What an opening costs that does not suit the field, and what one is worth that does.
_UNFIT, _FIT = 18.0, 3.0
# What it costs to leave out the year of an item; of one that is a step of a matter over several years.
_UNDATED, _STEP_UNDATED = 25.0, 120.0
# What places an item in time.
_TIMES = frozenset({"年", "月", "季"})


class Teller:
    """Turns items into sentences, remembering what has been said."""

    def __init__(self, setting: Setting, memory: Memory, shelf: Shelf) -> None:
        """Take frames from `shelf`, values from `setting`."""
        self._setting = setting
        self._memory = memory
        self._shelf = shelf

    def item(
        self,
        item: Item,
        *,
        subject: bool,
        frames: Sequence[Frame] = (),
        told: frozenset[str] = frozenset(),
        across_years: bool = False,
    ) -> Spans:
        """Return all that is recorded of an item but the details `told`, up to the stage reached.

        `subject` writes 常委会 out; `frames` are taken instead of those of the item's form;
        `across_years` says that its matter went on over several years, so that its own must be named.
        """
        if item.form is None:
            return (gap(f"{item.key}.形式", f"{item.name}的形式"), *words("。"))
        if item.tense is Tense.REVIEW and item.stage is Stage.PLANNED:
            return (gap(f"{item.key}.状态", f"{item.name}进行到哪一步"), *words("。"))
        slots = self.slots(item, subject=subject)
        wanted = self.wanted(item) - told
        candidates = frames or self._candidates(item)
        amiss = _faults(slots, wanted, _STEP_UNDATED if across_years else _UNDATED)
        opens = self._opens(item)

        def faults(telling: Telling) -> float:
            return amiss(telling) + opens(telling)

        tellings = self._tellings(candidates, slots, wanted)
        telling = choose.best(tellings, self._memory, Sought(item.key, wanted, faults))
        if telling is None:
            return self._plainly(slots, wanted)
        return self._completed(telling, slots, wanted)

    def brief(self, item: Item, frames: Sequence[Frame]) -> Spans:
        """Return an item named by one of `frames` and told no further, () when none can be filled."""
        tellings = self._tellings(frames, self.slots(item), frozenset())
        telling = choose.best(tellings, self._memory, Sought(f"{item.key}.条头"))
        if telling is None:
            return ()
        self.keep(telling)
        return telling.spans

    def _opens(self, item: Item) -> Callable[[Telling], float]:
        """Return how badly the way a telling opens suits the field of an item (prose guide §1.4)."""
        group = item.field.group if item.field else ""
        openings = self._setting.usable(Opening)
        leads = frozenset(o.lead for o in openings if o.lead and group in o.groups)
        fit = tuple(o.text for o in openings if not o.lead and group in o.groups)
        unfit = tuple(o.text for o in openings if not o.lead and group in o.unfit)

        def cost(telling: Telling) -> float:
            fits = telling.frame.lead in leads or telling.text.startswith(fit)
            return _UNFIT * telling.text.startswith(unfit) - _FIT * fits

        return cost

    def slots(self, item: Item, *, subject: bool = False) -> ItemSlots:
        """Return the slots of an item."""
        return ItemSlots(item, self._setting, self._memory, subject)

    def wanted(self, item: Item) -> frozenset[str]:
        """Return the details to be told: those recorded that the stage reached allows."""
        return self.slots(item).details() & MAY_BE_TOLD[item.stage]

    def reason(self, item: Item) -> Spans:
        """Return why an item was taken up, as a sentence of its own."""
        return self._supplements(self.slots(item), [REASON])

    def keep(self, telling: Telling) -> None:
        """Take note of a telling that enters the draft."""
        self._memory.keep(telling.spans, telling.frame.id, telling.frame.lead)

    def _completed(self, telling: Telling, slots: ItemSlots, wanted: frozenset[str]) -> Spans:
        """Return the telling with the reason it left out before it, and the rest after it."""
        left = wanted - telling.told
        before = self._supplements(slots, [REASON]) if REASON in left else ()
        self.keep(telling)
        rest = [d for d in DETAILS if d in left and d != REASON]
        if slots.item.tense is Tense.PLAN:
            rest.sort(key=lambda detail: detail == _PURPOSE)
        supplements = self._supplements(slots, rest)
        if slots.item.tense is Tense.PLAN and plain(supplements).count("。") == 1:
            # What a plan adds in one clause is no sentence of its own: 视察…，推动….
            joined = (*strip_end(telling.spans), *words("，"), *supplements)
            if not is_heavy(plain(joined)):
                return (*before, *joined)
        told = (*before, *end_sentence(telling.spans), *supplements)
        joined = result_joined(told)
        return told if is_heavy(plain(joined)) else joined

    def _candidates(self, item: Item) -> list[Frame]:
        group = item.form.frames if item.form else ""
        match item.stage:
            case Stage.DROPPED:
                return self._shelf.frames("未完成", item.tense)
            case Stage.RUNNING:
                own = self._shelf.frames(group, item.tense, "进行")
                return own + self._shelf.frames("进行", item.tense)
            case _:
                found = self._shelf.frames(group, item.tense, "全写", "短写")
                return [f for f in found if not f.stages or item.stage.word in f.stages]

    def _tellings(
        self, frames: Iterable[Frame], slots: ItemSlots, wanted: frozenset[str]
    ) -> Iterator[Telling]:
        """Yield each frame filled whole and, when that is heavy, with late stages left for later."""
        silent = frozenset(DETAILS) - wanted
        known = choose.remembering(slots)
        whole, *shorter = (choose.hiding(known, silent | hidden) for hidden in _postponed(wanted))
        for frame in frames:
            telling = _told(frame, whole)
            if telling:
                yield telling
            if telling is None or is_heavy(telling.text):
                yield from (t for lookup in shorter if (t := _told(frame, lookup)))

    def _supplements(self, slots: ItemSlots, details: Sequence[str]) -> Spans:
        """Return sentences that tell `details` in their order."""
        left = list(details)
        spans: list[Spans] = []
        while left:
            telling = self._supplement(slots, left)
            if telling is None:
                spans.append(end_sentence(slots(left.pop(0))))
                continue
            self.keep(telling)
            spans.append(end_sentence(telling.spans))
            left = [d for d in left if d not in telling.told]
        return tuple(span for part in spans for span in part)

    def _supplement(self, slots: ItemSlots, left: Sequence[str]) -> Telling | None:
        lookup = choose.remembering(choose.hiding(slots, frozenset(DETAILS) - set(left)))
        frames = self._shelf.frames("补写", slots.item.tense)
        filled = (_told(frame, lookup) for frame in frames)
        tellings = (t for t in filled if t and left[0] in t.told)
        key, place = f"{slots.item.key}.{left[0]}", f"{slots.item.key}.补写.{left[0]}"
        sought = Sought(key, frozenset(left), _begins_with_cause, place)
        return choose.best(tellings, self._memory, sought)

    def _plainly(self, slots: ItemSlots, wanted: frozenset[str]) -> Spans:
        """Return an item of a form the bank has no frames for: verb, topic, then its details."""
        form = slots.item.form
        verb = (form.plan_verb if slots.item.tense is Tense.PLAN else form.review_verb) if form else ""
        rest = self._supplements(slots, sorted(wanted, key=DETAILS.index))
        return (*words(verb), *_plain_object(slots, verb), *words("。"), *rest)


def _plain_object(slots: ItemSlots, verb: str) -> Spans:
    """Return what a verb of a form stands before: a report that is heard, an activity that is carried out."""
    if verb.startswith(_HEARS):
        return slots("短报告")
    form = slots.item.form
    return (*slots.topic(), *words(form.name if form and verb.rstrip("了").endswith("开展") else ""))


def _begins_with_cause(telling: Telling) -> float:
    """Return what it costs to begin a sentence with 推动 and no subject: 之后，推动新增… goes before it."""
    return _BARE_CAUSE * (bool(telling.spans) and telling.spans[0].origin == FromPhrase(CAUSE))


def _told(frame: Frame, lookup: Lookup) -> Telling | None:
    """Return the filled frame with its joints mended, None when it cannot be filled."""
    telling = choose.tell(frame, lookup, SUBJECT)
    return telling and replace(telling, spans=reason_apart(result_joined(aim_joined(telling.spans))))


def _postponed(wanted: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield the details to leave for sentences of their own: none, or all from some stage on."""
    seen = {frozenset[str]()}
    yield frozenset()
    for first in _LATE:
        late = frozenset(DETAILS[DETAILS.index(first) :]) & wanted
        for hidden in (late, late | (wanted & {REASON})):
            if hidden not in seen:
                seen.add(hidden)
                yield hidden


def _faults(slots: ItemSlots, wanted: frozenset[str], undated: float) -> Callable[[Telling], float]:
    """Return the cost of a stage told before an earlier one, and of a title, organ or year not named."""
    named = bool(slots.answer("报告名"))
    other_organ = slots.has_other_organ
    resolved = resolves(slots.item)
    dated = slots.item.year is not None
    fragment = _LEFT_IN_PLAN if slots.item.tense is Tense.PLAN else 0.0

    def cost(telling: Telling) -> float:
        unnamed = int(named and not telling.told & {"报告", "短报告"})
        unnamed += other_organ and not telling.told & {"报告", "报告机关"}
        unnamed += resolved and "产物" not in telling.told
        left = [DETAILS.index(d) for d in wanted - telling.told if d not in {REASON, _PURPOSE}]
        told = [DETAILS.index(d) for d in telling.told & wanted]
        inversions = sum(place > min(left, default=len(DETAILS)) for place in told)
        unplaced = dated and not telling.told & _TIMES
        fragments = fragment * len(wanted - telling.told - {REASON})
        return _OUT_OF_ORDER * inversions + _UNNAMED * unnamed + undated * unplaced + fragments

    return cost
