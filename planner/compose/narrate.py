"""Narrate: agenda items as sentences, chains and paragraphs.

An item is told by the frame that says most of what is recorded and repeats least; what that frame
leaves out is told by supplementary frames in the order of the five stages (prose guide §1.1).
Items of one topic under several forms are one story; items with a title only are listed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from planner.bank.model import Frame, Tense
from planner.compose import choose
from planner.compose.choose import Telling
from planner.compose.itemslots import CAUSE, DETAILS, ItemSlots, ListSlots
from planner.compose.joints import end_sentence, length, strip_end, tidy, words
from planner.compose.memory import Memory, is_heavy
from planner.compose.pattern import Lookup
from planner.compose.setting import Setting, gap
from planner.draft.model import FromFact, FromPhrase, Spans, plain
from planner.facts.agenda import Item, Stage

_REASONS = ("背景",)
_PURPOSE = "目的"
# Characters a reason may have to share a sentence with what follows.
_REASON = 14
_OUT_OF_ORDER = 30.0
_UNNAMED = 80.0
# Characters after which the next topic begins a paragraph of its own (prose guide §1.3).
_PARAGRAPH = 300
# Words that only follow on something said before.
_FOLLOWS = ("还", "并", "另", "年内还", "同时")
_LISTED_AT_MOST = 5
_CLAUSES_AT_MOST = 3
_CLAUSE_LENGTH = 48
_SUBJECT: frozenset[str] = frozenset({"主体"})
# Which form carries the story of a topic; the others lead up to it or follow from it.
_WEIGHT = ("听取审议报告", "审查批准", "执法检查", "决议决定", "主任会议听取", "专题询问", "测评评议")


class Narrator:
    """Turns items into words, remembering what has been said."""

    def __init__(self, setting: Setting, memory: Memory) -> None:
        """Index the frames that suit the level by group and half."""
        self._setting = setting
        self._memory = memory
        self._frames: dict[tuple[str, Tense], list[Frame]] = {}
        span = setting.clock.delivery_span
        for frame in setting.bank.of(Frame):
            if setting.level not in frame.levels or not (frame.confirmed and frame.valid.meets(span)):
                continue
            halves = (Tense.REVIEW, Tense.PLAN) if frame.tense is Tense.ANY else (frame.tense,)
            for half in halves:
                self._frames.setdefault((frame.group, half), []).append(frame)

    def frames(self, group: str, tense: Tense, *roles: str) -> list[Frame]:
        """Return the frames of a group for one half, of the given roles, fresh ones if there are any."""
        found = self._frames.get((group, tense), [])
        usable = [f for f in found if (not roles or f.role in roles) and not self._memory.is_spent(f)]
        return [f for f in usable if not self._memory.is_worn(f)] or usable

    def paragraphs(self, items: Sequence[Item], *, subject: bool) -> tuple[Spans, ...]:
        """Return the items as one paragraph, or several when they are many.

        `subject` opens each with 常委会. A list of bare titles stands first, or second when there is
        more to tell, so that a paragraph ends on a result.
        """
        chains = [tuple(chain) for chain in _chains(items)]
        listed = [chain[0] for chain in chains if self._listable(chain)]
        told = [chain for chain in chains if not self._listable(chain)]
        done: list[Spans] = []
        current: Spans = ()
        if listed and len(told) <= 1:
            current = self._list(listed, subject=subject, opens=True)
        for index, chain in enumerate(told):
            if length(plain(current)) > _PARAGRAPH:
                done.append(current)
                current = ()
            current = (*current, *self._chain(chain, subject=subject and not current))
            if index == 0 and listed and len(told) > 1:
                current = (*current, *self._list(listed, subject=False, opens=False))
        return (*done, current)

    def _listable(self, chain: Sequence[Item]) -> bool:
        """Return whether an item has nothing to tell but its title and a count of opinions."""
        item = chain[0]
        if len(chain) > 1 or item.form is None or not item.topic:
            return False
        if item.stage in {Stage.RUNNING, Stage.DROPPED}:
            return False
        slots = ItemSlots(item, self._setting, self._memory)
        count = item.record.one("意见数")
        counted = count is None or not count.pending
        bare = counted and self._wanted(slots) <= {"意见语"} and not item.record.all("意见")
        return bare and not slots.has_other_organ and bool(self._listing(item.form.frames, item.tense))

    def _listing(self, group: str, tense: Tense) -> list[Frame]:
        return self.frames(group, tense, "并列")

    def _chain(self, chain: Sequence[Item], *, subject: bool) -> Spans:
        """Return the items of one topic as one story in time order, its reason first."""
        items = sorted(chain, key=lambda item: item.months[:1] or (13,))
        main = min(items, key=_weight)
        spans: list[Spans] = []
        reasons: tuple[str, ...] = ()
        if main is not items[0]:
            slots = ItemSlots(main, self._setting, self._memory)
            reasons = tuple(d for d in _REASONS if d in self._wanted(slots))
            spans += [self._supplements(slots, reasons)] if reasons else []
        for item in items:
            first = subject and not spans
            if item is main:
                spans.append(self._item(item, subject=first, told=reasons))
            else:
                before = items.index(item) < items.index(main)
                spans.append(self._link(item, before=before, subject=first))
        return tuple(span for part in spans for span in part)

    def _link(self, item: Item, *, before: bool, subject: bool) -> Spans:
        """Return a step before or after the main form, without naming the topic again."""
        form = item.form
        group = f"{'先期' if before else '接续'}.{form.frames}" if form else ""
        frames = self.frames(group, item.tense)
        return self._item(item, subject=subject, frames=frames or None)

    def _item(
        self,
        item: Item,
        *,
        subject: bool,
        frames: list[Frame] | None = None,
        told: Sequence[str] = (),
    ) -> Spans:
        """Return all that is recorded of an item but `told`, and nothing beyond the stage reached."""
        slots = ItemSlots(item, self._setting, self._memory, subject)
        if item.form is None:
            asked = gap(f"{item.key}.形式", f"“{item.topic}”的形式" if item.topic else "议题的题目和形式")
            return (asked, *words("。"))
        wanted = self._wanted(slots) - set(told)
        candidates = self._candidates(item) if frames is None else frames
        telling = choose.best(
            self._tellings(candidates, slots, wanted), wanted, self._memory, item.key, _faults(slots, wanted)
        )
        if telling is None:
            return self._bare(slots, wanted)
        before = self._supplements(slots, [d for d in _REASONS if d in wanted - telling.told])
        if before:
            slots = ItemSlots(item, self._setting, self._memory)
        self._keep(telling)
        rest = [d for d in DETAILS if d in wanted - telling.told and d not in _REASONS]
        return (*before, *end_sentence(telling.spans), *self._supplements(slots, rest))

    def _wanted(self, slots: ItemSlots) -> frozenset[str]:
        """Return the details to be told: those recorded that the stage reached allows."""
        stage, details = slots.item.stage, slots.details()
        if stage is Stage.DROPPED:
            return details & {"原因"}
        if stage is Stage.RUNNING:
            return details - {"落点", "原因"}
        if stage in {Stage.HEARD, Stage.OPINED}:
            return details - {"落点", "进展", "原因"}
        if stage is Stage.PLANNED:
            return details & {"背景", "目的", "重点", "上级", "点位", "人数", "应询单位", "做法"}
        return details - {"进展", "原因"}

    def _candidates(self, item: Item) -> list[Frame]:
        group = item.form.frames if item.form else ""
        match item.stage:
            case Stage.DROPPED:
                return self.frames("未完成", item.tense)
            case Stage.RUNNING:
                return self.frames(group, item.tense, "进行") or self.frames("进行", item.tense)
            case _:
                return self.frames(group, item.tense, "全写", "短写")

    def _tellings(
        self, frames: Iterable[Frame], slots: ItemSlots, wanted: frozenset[str]
    ) -> Iterator[Telling]:
        """Yield each frame filled whole, and with a long stage left for a sentence of its own."""
        allowed = wanted | (slots.details() - set(DETAILS))
        silent = frozenset(DETAILS) - allowed
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
            detail = left[0]
            lookup = choose.remembering(choose.hiding(slots, frozenset(DETAILS) - set(left)))
            tellings = (
                t
                for frame in self.frames("补写", slots.item.tense)
                if (t := choose.tell(frame, lookup, _SUBJECT)) and detail in t.told
            )
            telling = choose.best(tellings, frozenset(left), self._memory, f"{slots.item.key}.{detail}")
            if telling is None:
                spans.append(end_sentence(slots(detail)))
                left.remove(detail)
                continue
            self._keep(telling)
            spans.append(end_sentence(telling.spans))
            left = [d for d in left if d not in telling.told]
        return tuple(span for part in spans for span in part)

    def _bare(self, slots: ItemSlots, wanted: frozenset[str]) -> Spans:
        """Return an item whose group has no frame that fits: form, topic, then its details."""
        form = slots.item.form
        verb = (form.plan_verb if slots.item.tense is Tense.PLAN else form.review_verb) if form else ""
        return (
            *words(verb),
            *slots.topic(),
            *words("。"),
            *self._supplements(slots, sorted(wanted, key=DETAILS.index)),
        )

    def _list(self, items: Sequence[Item], *, subject: bool, opens: bool) -> Spans:
        """Return items that have only a title: clauses by form, a few to a sentence."""
        clauses: list[Spans] = []
        alike: dict[tuple[str, bool], list[Item]] = {}
        for item in items:
            form = item.form.id if item.form else ""
            alike.setdefault((form, bool(item.record.one("意见数"))), []).append(item)
        for same in alike.values():
            for start in range(0, len(same), _LISTED_AT_MOST):
                part = same[start : start + _LISTED_AT_MOST]
                first = not clauses
                clauses.append(self._clause(part, subject=subject and first, opens=opens and first))
        return _sentences_of(clauses)

    def _clause(self, items: Sequence[Item], *, subject: bool, opens: bool) -> Spans:
        members = tuple(
            ItemSlots(item, self._setting, self._memory, subject and index == 0)
            for index, item in enumerate(items)
        )
        slots = choose.remembering(ListSlots(members))
        form = items[0].form
        if len(items) == 1:
            return strip_end(self._item(items[0], subject=subject))
        frames = self._listing(form.frames if form else "", items[0].tense)
        filled = (choose.tell(frame, slots, _SUBJECT) for frame in frames)
        tellings = (t for t in filled if t and not (opens and t.text.startswith(_FOLLOWS)))
        wanted = frozenset({"意见合计"}) if slots("意见合计") else frozenset()
        telling = choose.best(tellings, wanted, self._memory, items[0].key, choose.losses(wanted))
        if telling is None:
            return strip_end(self._bare(members[0], frozenset()))
        self._keep(telling)
        return strip_end(telling.spans)

    def _keep(self, telling: Telling) -> None:
        self._memory.keep(telling.spans, telling.frame.id, telling.frame.lead)


def _chains(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Yield the items by topic, topics in the order of their fields, then of the file."""
    chains: dict[str, list[Item]] = {}
    for item in items:
        chains.setdefault(item.topic or item.key, []).append(item)
    yield from sorted(chains.values(), key=lambda c: c[0].field.order if c[0].field else 999)


def _weight(item: Item) -> int:
    counter = item.form.counter if item.form else ""
    return _WEIGHT.index(counter) if counter in _WEIGHT else len(_WEIGHT)


def _told(frame: Frame, lookup: Lookup) -> Telling | None:
    """Return the filled frame with its joints mended, None when it cannot be filled."""
    telling = choose.tell(frame, lookup, _SUBJECT)
    return telling and replace(telling, spans=_reason_apart(_result_joined(telling.spans)))


def _postponed(wanted: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield the details to leave for sentences of their own: none, or all from some stage on."""
    seen = {frozenset[str]()}
    yield frozenset()
    for first in ("落点", "意见语", "问题语"):
        late = frozenset(DETAILS[DETAILS.index(first) :]) & wanted
        for hidden in (late, late | (wanted & {"背景"})):
            if hidden not in seen:
                seen.add(hidden)
                yield hidden


def _reason_apart(spans: Spans) -> Spans:
    """Return `spans` with a long reason closed by a full stop instead of a comma."""
    result = list(spans)
    for index, span in enumerate(spans[:-1]):
        after = spans[index + 1]
        is_reason = isinstance(span.origin, FromFact) and span.origin.path.endswith(".背景")
        if is_reason and after.text.startswith("，") and _is_long_reason(span.text):
            result[index + 1] = replace(after, text=f"。{after.text[1:]}")
    return tuple(result)


def _result_joined(spans: Spans) -> Spans:
    """Return `spans` with a result that has no subject of its own joined to its cause by a comma."""
    result = list(spans)
    for index, span in enumerate(spans[2:], start=2):
        caused = isinstance(span.origin, FromFact) and span.origin.path.endswith(".成效")
        verb, stop = spans[index - 1], spans[index - 2]
        if caused and verb.origin == FromPhrase(CAUSE) and stop.text.endswith("。"):
            result[index - 2] = replace(stop, text=f"{stop.text[:-1]}，")
    return tuple(result)


def _is_long_reason(text: str) -> bool:
    return len(text) > _REASON or "，" in text or any(char.isdigit() for char in text)


def _faults(slots: ItemSlots, wanted: frozenset[str]) -> Callable[[Telling], float]:
    """Return the cost of a stage told before an earlier one, and of a title or organ not named."""
    named = bool(slots.answer("报告名"))
    other_organ = slots.has_other_organ

    def cost(telling: Telling) -> float:
        unnamed = int(named and not telling.told & {"报告", "短报告"})
        unnamed += other_organ and not telling.told & {"报告", "报告机关"}
        left = [DETAILS.index(d) for d in wanted - telling.told if d not in {*_REASONS, _PURPOSE}]
        told = [DETAILS.index(d) for d in telling.told & wanted]
        inversions = sum(place > min(left, default=len(DETAILS)) for place in told)
        return _OUT_OF_ORDER * inversions + _UNNAMED * unnamed

    return cost


def _sentences_of(clauses: Sequence[Spans]) -> Spans:
    """Return clauses joined into sentences of at most three, fewer when they are long."""
    spans: list[Spans] = []
    sentence: Spans = ()
    count = 0
    for clause in clauses:
        full = count >= _CLAUSES_AT_MOST or length(plain(sentence)) > _CLAUSE_LENGTH
        if sentence and full:
            spans.append(end_sentence(sentence))
            sentence, count = (), 0
        sentence = (*sentence, *words("，"), *clause) if sentence else clause
        count += 1
    spans.append(end_sentence(sentence))
    return tidy(tuple(span for part in spans for span in part))
