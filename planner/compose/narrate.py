"""Narrate: agenda items in paragraphs.

Items of one topic under several forms are one story; items with a title only are listed by form;
many items make several paragraphs.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from planner.bank.model import Tense
from planner.compose import choose
from planner.compose.choose import SUBJECT
from planner.compose.itemslots import ListSlots
from planner.compose.joints import end_sentence, join, strip_end, tidy, words
from planner.compose.memory import Memory
from planner.compose.setting import Setting
from planner.compose.shelf import Shelf
from planner.compose.telling import REASON, Teller
from planner.draft.measure import length
from planner.draft.model import Spans, plain
from planner.facts.derived.agenda import Item, Stage

# Characters after which the next topic begins a paragraph of its own (prose guide §1.3).
_PARAGRAPH = 300
# Words that only follow on something said before.
_FOLLOWS = ("还", "并", "另", "年内还", "同时")
_TIME = "时间"
_TITLES, _CLAUSES, _CLAUSE_LENGTH = 5, 3, 48
# Which form carries the story of a topic; the others lead up to it or follow from it.
_WEIGHT = ("听取审议报告", "审查批准", "执法检查", "决议决定", "主任会议听取", "专题询问", "测评评议")
_NO_MONTH, _NO_ORDER = (13,), 999


class Narrator:
    """Puts the items of a group into paragraphs."""

    def __init__(self, setting: Setting, memory: Memory, shelf: Shelf) -> None:
        """Tell items with frames of `shelf`."""
        self._memory = memory
        self._shelf = shelf
        self._teller = Teller(setting, memory, shelf)

    def paragraphs(self, items: Sequence[Item], *, subject: bool) -> tuple[Spans, ...]:
        """Return the items as one paragraph, or several when they are many.

        `subject` opens each with 常委会. A list of bare titles stands first, or second when there is
        more to tell, so that a paragraph ends on a result.
        """
        listed: list[Item] = []
        told: list[list[Item]] = []
        for chain in _chains(items):
            if len(chain) == 1 and self._is_bare(chain[0]):
                listed.append(chain[0])
            else:
                told.append(chain)
        done: list[Spans] = []
        current = self._list(listed, subject=subject, opens=True) if len(told) <= 1 else ()
        for index, chain in enumerate(told):
            if length(plain(current)) > _PARAGRAPH:
                done.append(current)
                current = ()
            current = (*current, *self._chain(chain, subject=subject and not current))
            if index == 0 and len(told) > 1:
                current = (*current, *self._list(listed, subject=False, opens=False))
        return (*done, current)

    def _is_bare(self, item: Item) -> bool:
        """Return whether an item has nothing to tell but its title and a count of opinions."""
        if item.form is None or not item.topic:
            return False
        if item.tense is Tense.REVIEW and item.stage < Stage.HEARD:
            return False
        slots = self._teller.slots(item)
        count = item.record.one("意见数")
        counted = count is None or isinstance(count.value, int)
        bare = self._teller.wanted(item) <= {"意见语"} and not item.record.all("意见")
        return counted and bare and not slots.has_other_organ

    def _chain(self, chain: Sequence[Item], *, subject: bool) -> Spans:
        """Return the items of one topic as one story in time order, its reason first."""
        items = sorted(chain, key=_time)
        main = min(items, key=_weight)
        leads = main is not items[0] and REASON in self._teller.wanted(main)
        spans = [self._teller.reason(main)] if leads else []
        told = frozenset({REASON}) if leads else frozenset[str]()
        across = len({item.year.value for item in items if item.year}) > 1
        for index, item in enumerate(items):
            first = subject and not spans
            if item is main:
                spans.append(self._teller.item(item, subject=first, told=told, across_years=across))
            else:
                before = index < items.index(main)
                spans.append(self._link(item, before=before, subject=first, across_years=across))
        return tuple(span for part in spans for span in part)

    def _link(self, item: Item, *, before: bool, subject: bool, across_years: bool) -> Spans:
        """Return a step before or after the main form, without naming the topic again."""
        reached = item.tense is Tense.PLAN or item.stage >= Stage.HEARD
        group = f"{'先期' if before else '接续'}.{item.form.frames}" if item.form and reached else ""
        frames = self._shelf.frames(group, item.tense)
        return self._teller.item(item, subject=subject, frames=frames, across_years=across_years)

    def _list(self, items: Sequence[Item], *, subject: bool, opens: bool) -> Spans:
        """Return items that have only a title: clauses by form, a few to a sentence."""
        clauses: list[Spans] = []
        for alike in _alike(items):
            first = not clauses
            clauses.append(self._clause(alike, subject=subject and first, opens=opens and first))
        return _sentences_of(clauses)

    def _clause(self, items: Sequence[Item], *, subject: bool, opens: bool) -> Spans:
        """Return items of one form as one clause; told singly when no frame can list them all."""
        members = tuple(
            self._teller.slots(item, subject=subject and index == 0) for index, item in enumerate(items)
        )
        slots = choose.remembering(ListSlots(members))
        wanted = frozenset({"意见合计"}) if slots("意见合计") else frozenset[str]()
        form = items[0].form
        frames = self._shelf.frames(form.frames if form else "", items[0].tense, "并列")
        filled = (choose.tell(frame, slots, SUBJECT) for frame in frames if len(items) > 1)
        tellings = (t for t in filled if t and not (opens and t.text.startswith(_FOLLOWS)))
        telling = choose.best(tellings, wanted, self._memory, items[0].key, choose.losses(wanted))
        if telling is None:
            singly = [self._singly(i, subject=subject and not n) for n, i in enumerate(items)]
            return join(singly, "，")
        self._teller.keep(telling)
        return strip_end(telling.spans)

    def _singly(self, item: Item, *, subject: bool) -> Spans:
        """Return an item as a clause that may stand among others: it does not open with a time."""
        form = item.form
        short = self._shelf.frames(form.frames if form else "", item.tense, "短写")
        frames = [frame for frame in short if frame.lead != _TIME]
        return strip_end(self._teller.item(item, subject=subject, frames=frames))


def _chains(items: Sequence[Item]) -> list[list[Item]]:
    """Return the items by topic, topics by the month of their main form, then by field."""
    chains: dict[str, list[Item]] = {}
    for item in items:
        chains.setdefault(item.topic or item.key, []).append(item)
    return sorted(chains.values(), key=_when)


def _when(chain: Sequence[Item]) -> tuple[tuple[int, ...], int]:
    main = min(chain, key=_weight)
    return _time(main), main.field.order if main.field else _NO_ORDER


def _time(item: Item) -> tuple[int, ...]:
    """Return what puts an item in its place in time: its year where several are told, its first month."""
    year = item.year.value if item.year and isinstance(item.year.value, int) else 0
    return (year, *(item.months[:1] or _NO_MONTH))


def _alike(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Yield the items of one form, with and without opinions apart, five at most together."""
    groups: dict[tuple[str, bool], list[Item]] = {}
    for item in items:
        key = (item.form.id if item.form else "", item.record.one("意见数") is not None)
        groups.setdefault(key, []).append(item)
    for members in groups.values():
        rest = iter(members)
        while part := list(islice(rest, _TITLES)):
            yield part


def _weight(item: Item) -> int:
    counter = item.form.counter if item.form else ""
    return _WEIGHT.index(counter) if counter in _WEIGHT else len(_WEIGHT)


def _joint(before: Spans, clause: Spans) -> str:
    """Return ； where a clause is divided by ， itself, as then the larger pause sets them apart."""
    return "；" if "，" in plain(before) + plain(clause) else "，"


def _sentences_of(clauses: Sequence[Spans]) -> Spans:
    """Return clauses joined into sentences of at most three, fewer when they are long."""
    spans: list[Spans] = []
    sentence: Spans = ()
    before: Spans = ()
    count = 0
    for clause in clauses:
        if sentence and (count >= _CLAUSES or length(plain(sentence)) > _CLAUSE_LENGTH):
            spans.append(end_sentence(sentence))
            sentence, count = (), 0
        sentence = (*sentence, *words(_joint(before, clause)), *clause) if sentence else clause
        before = clause
        count += 1
    spans.append(end_sentence(sentence))
    return tidy(tuple(span for part in spans for span in part))
