"""Narrate: agenda items in paragraphs.

Items of one topic under several forms are one story; items with a title only are listed by form;
many items make several paragraphs.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from planner.bank.entries import Frame
from planner.bank.model import Tense
from planner.compose import choose
from planner.compose.choose import SUBJECT, Sought
from planner.compose.joints import end_sentence, join, strip_end, tidy, words
from planner.compose.listslots import ListSlots
from planner.compose.memory import Memory
from planner.compose.setting import Setting
from planner.compose.shelf import Shelf
from planner.compose.telling import REASON, Teller
from planner.draft.measure import LONGEST, length, sentences
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
# Groups of frames for the steps of one story: before and after the main form, and back to its opinions.
_BEFORE, _AFTER, _FOLLOWED = "先期", "接续", "跟踪"
_FOLLOW_UP, _OPINIONS, _PRODUCT = "跟踪监督", "意见语", "产物"
# The organs beside the government whose reports are heard.
_ORGANS = ("监委", "监察委员会", "法院", "检察院")


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
        self._memory.start_paragraph()
        listed: list[Item] = []
        told: list[list[Item]] = []
        chains = _chains(items)
        together = self._together([chain[0] for chain in chains if len(chain) == 1])
        for chain in chains:
            if len(chain) == 1 and (self._is_bare(chain[0]) or chain[0].key in together):
                listed.append(chain[0])
            else:
                told.append(chain)
        done: list[Spans] = []
        current = self._list(listed, subject=subject, opens=True) if len(told) <= 1 else ()
        for index, chain in enumerate(told):
            if length(plain(current)) > _PARAGRAPH:
                done.append(current)
                current = ()
                self._memory.start_paragraph()
            current = (*current, *self._chain(chain, subject=subject and not current))
            if index == 0 and len(told) > 1:
                current = (*current, *self._list(listed, subject=False, opens=False))
        return (*done, current)

    def _is_bare(self, item: Item) -> bool:
        """Return whether an item has nothing to tell but its title and a count of opinions."""
        told = self._teller.wanted(item) <= {_OPINIONS}
        return self._is_titled(item) and told and not self._teller.slots(item).has_other_organ

    def _is_titled(self, item: Item) -> bool:
        """Return whether an item has its title and no opinion that must be told in words."""
        if item.form is None or not item.topic:
            return False
        if item.tense is Tense.REVIEW and item.stage < Stage.HEARD:
            return False
        count = item.record.one("意见数")
        return (count is None or isinstance(count.value, int)) and not item.record.all("意见")

    def _together(self, items: Sequence[Item]) -> frozenset[str]:
        """Return the keys of items that are listed where another is like them, but told where none is."""
        alike: dict[tuple[str, ...], list[str]] = {}
        for item in items:
            kind = self._kind(item)
            if kind:
                alike.setdefault(kind, []).append(item.key)
        return frozenset(key for keys in alike.values() if len(keys) > 1 for key in keys)

    def _kind(self, item: Item) -> tuple[str, ...]:
        """Return what reports of 监委 and courts, and decisions of one month, have in common; else ()."""
        if not self._is_titled(item) or item.form is None:
            return ()
        wanted = self._teller.wanted(item)
        organ = item.record.one("报告机关")
        if wanted <= {_OPINIONS} and organ and organ.text.endswith(_ORGANS):
            return ("机关", item.form.id, str(bool(wanted)))
        if wanted == {_PRODUCT} and item.tense is Tense.REVIEW:
            return (_PRODUCT, item.form.id, *map(str, item.months))
        return ()

    def _chain(self, chain: Sequence[Item], *, subject: bool) -> Spans:
        """Return the items of one topic as one story in time order, its reason first."""
        items = sorted(chain, key=_time)
        main = min(items, key=_weight)
        leads = main is not items[0] and REASON in self._teller.wanted(main)
        spans = [self._teller.reason(main)] if leads else []
        thin: set[int] = set()
        told = frozenset({REASON}) if leads else frozenset[str]()
        across = len({item.year.value for item in items if item.year}) > 1
        for index, item in enumerate(items):
            first = subject and not spans
            if item is main:
                spans.append(self._teller.item(item, subject=first, told=told, across_years=across))
            else:
                steps = self._steps(item, main, before=index < items.index(main))
                spans.append(self._teller.item(item, subject=first, frames=steps, across_years=across))
                if not self._teller.wanted(item):
                    thin.add(len(spans) - 1)
        return _joined(spans, thin)

    def _steps(self, item: Item, main: Item, *, before: bool) -> list[Frame]:
        """Return the frames of a step before or after the main form, which do not name the topic again.

        Following up opinions that were told has frames of its own, by what they were given on.
        """
        reached = item.tense is Tense.PLAN or item.stage >= Stage.HEARD
        if item.form is None or not reached:
            return []
        frames = self._shelf.frames(f"{_BEFORE if before else _AFTER}.{item.form.frames}", item.tense)
        told = item.tense is Tense.PLAN or _OPINIONS in self._teller.wanted(main)
        if before or not told or item.form.frames != _FOLLOW_UP or main.form is None:
            return frames
        return [*frames, *self._shelf.frames(f"{_FOLLOWED}.{main.form.frames}", item.tense)]

    def _list(self, items: Sequence[Item], *, subject: bool, opens: bool) -> Spans:
        """Return items that have only a title: clauses by form, a few to a sentence."""
        clauses: list[Spans] = []
        for alike in self._alike(items):
            first = not clauses
            clauses.append(self._clause(alike, subject=subject and first, opens=opens and first))
        return _sentences_of(clauses)

    def _alike(self, items: Sequence[Item]) -> Iterator[list[Item]]:
        """Yield the items of one form, with and without opinions apart, five at most together."""
        groups: dict[tuple[str, ...], list[Item]] = {}
        for item in items:
            counted = str(item.record.one("意见数") is not None)
            key = (item.form.id if item.form else "", counted, *self._kind(item))
            groups.setdefault(key, []).append(item)
        for members in groups.values():
            rest = iter(members)
            while part := list(islice(rest, _TITLES)):
                yield part

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
        sought = Sought(items[0].key, wanted, choose.losses(wanted))
        telling = choose.best(tellings, self._memory, sought)
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


def _joined(steps: Sequence[Spans], thin: Collection[int]) -> Spans:
    """Return the steps of a story run together; one with nothing to say joins its neighbour by a comma.

    又开展专题调研。 alone would be a thin sentence: what came before it goes on, what comes after follows.
    """
    spans: Spans = ()
    for index, step in enumerate(steps):
        leans = index in thin or (index == 1 and 0 in thin)
        if spans and leans and _fit_together(spans, step):
            spans = (*strip_end(spans), *words("，"), *step)
        else:
            spans = (*spans, *step)
    return spans


def _fit_together(before: Spans, after: Spans) -> bool:
    """Return whether the sentences that would meet are no longer than one sentence may be."""
    meeting = (*sentences(plain(before))[-1:], *sentences(plain(after))[:1])
    return sum(map(length, meeting)) <= LONGEST


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
