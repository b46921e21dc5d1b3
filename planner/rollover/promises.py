"""Promises: what last year's plan said would be done, one by one.

A promise is an act that can be done or left undone: a verb of doing with its object, or an agenda item
by form and topic. A list of agenda items is one promise each. What an act is for (推动…, 确保…) belongs
to it and is no promise; only where a stretch between two ； holds nothing else does it count, and not
when nobody could say whether it was done (提升能力). Guiding thoughts, slogans and attitudes (坚持…,
贯彻…精神) are none, nor is a short heading in front of its own detail (加强作风建设。).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from planner.reports.items.forms import Hit
from planner.reports.model import Report, Section
from planner.reports.oversight import items_in
from planner.rollover.acts import (
    ClauseKind,
    goes_on,
    is_by_means,
    is_counted,
    is_formal,
    is_meeting,
    is_own_work,
    is_topical,
    is_vague,
    kind_of,
    may_act,
    trimmed,
)
from planner.rollover.clauses import Clause, segments
from planner.rollover.listing import told
from planner.rollover.model import Promise

_HEAD_LONGEST: Final = 10
_LEAD_LONGEST: Final = 60
_SHORTEST: Final = 4
_MODES: Final = ("采用", "采取")
_FINAL: Final = re.compile("[。；，、：！？ ]+$")
_CONCRETE: Final = re.compile(
    "^(?:继续|持续|深入|组织|积极|认真)*(?:组织)?(?:开展|举办|组织|票决|制定|制订|修订|出台|建立|建成|新建|召开|编印|听取|视察|检查|办好)"
)
_GENERAL: Final = re.compile("(?:监督|工作|建设|学习)$")
_HEADS: Final = re.compile(
    "^(?:[0-9]{1,2}[.．、]|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)"
)


def promises(report: Report) -> tuple[Promise, ...]:
    """Return the promises of the plan of `report`, in its order, each once."""
    found: dict[str, Promise] = {}
    for part in report.plan:
        for section in part.walk():
            for promise in promises_of(section):
                found.setdefault(promise.text, promise)
    return tuple(found.values())


def promises_of(section: Section) -> Iterator[Promise]:
    """Yield the promises of one section, those below it left out."""
    before: list[Hit] = []
    for line, text in _texts(section):
        hits = items_in(text, before)
        for said, hit in _said(text, hits):
            yield Promise(said, section.duty, line, hit.form if hit else "", hit.topic if hit else "")
        before = hits or before


def _texts(section: Section) -> Iterator[tuple[int, str]]:
    """Yield heading, where it promises something itself, and sentences, with their lines."""
    heading = section.heading
    has_detail = bool(section.sentences or section.children)
    in_first = any(heading in sentence.text for sentence in section.sentences[:1])
    numbered_part = section.level == 1 and has_detail
    if heading and not in_first and not numbered_part and (not has_detail or _promises_itself(heading)):
        yield section.line, heading
    for number, sentence in enumerate(section.sentences):
        is_last = number + 1 == len(section.sentences)
        text = _HEADS.sub("", sentence.text)
        if is_last or not _is_heading(text):
            yield sentence.line, text


def _promises_itself(heading: str) -> bool:
    """Return whether a heading with its detail below it promises something of its own."""
    clauses = [clause.text for stretch in segments(heading) for clause in stretch]
    return not _GENERAL.search(heading) and (
        bool(items_in(heading)) or any(_CONCRETE.match(trimmed(text)) for text in clauses)
    )


def _is_heading(sentence: str) -> bool:
    """Return whether a sentence is a short heading in front of others: 加强理论学习。."""
    bare = _FINAL.sub("", sentence)
    return len(bare) <= _HEAD_LONGEST and "，" not in bare and not items_in(bare) and not is_counted(bare)


@dataclass(slots=True)
class _Act:
    """An act in the making: the clauses that lead to it, the clause that says it, those that go on."""

    leads: list[Clause] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    is_result: bool = False
    end: int = 0

    @property
    def start(self) -> int:
        return (self.leads or self.clauses)[0].start


def _said(sentence: str, hits: Sequence[Hit]) -> Iterator[tuple[str, Hit | None]]:
    """Yield the words of each promise of a sentence, with the agenda item it names."""
    for clauses in segments(sentence):
        if not clauses:
            continue
        acts = _acts(clauses, hits)
        for number, act in enumerate(acts):
            until = acts[number + 1].start if number + 1 < len(acts) else clauses[-1].end + 1
            inside = [hit for hit in hits if act.start <= hit.place < until]
            if not act.is_result or inside or not is_vague(act.clauses[0].text):
                yield from _told(sentence, act, inside)


def _acts(clauses: Sequence[Clause], hits: Sequence[Hit]) -> list[_Act]:
    """Return the acts of one stretch, in order; what is only attitude is left out."""
    making = _Making(hits)
    for number, clause in enumerate(clauses):
        making.take(clause, clauses[number + 1 :])
    return making.acts


@dataclass(slots=True)
class _Making:
    """The acts of one stretch so far, the act that may go on, the lead-ins that wait for theirs."""

    hits: Sequence[Hit]
    acts: list[_Act] = field(default_factory=list)
    leads: list[Clause] = field(default_factory=list)
    open: _Act | None = None
    stands: bool = True

    def take(self, clause: Clause, rest: Sequence[Clause]) -> None:
        """Add one clause; `rest` are those after it."""
        kind = self._kind(clause, rest)
        if clause.introduces:
            self._drop()
        elif kind is ClauseKind.ACT:
            self._begin(clause)
        elif kind is ClauseKind.LEAD or (kind is ClauseKind.OTHER and self.open is None):
            self.leads, self.open = [*self.leads, clause], None
        elif kind is ClauseKind.RESULT:
            self._reach(clause)
        elif kind is ClauseKind.ATTITUDE:
            self._drop()
            self.stands = bool(self.acts)
        elif self.open is not None and (len(clause.text) > _SHORTEST or is_formal(clause.text)):
            self.open.clauses.append(clause)

    def _begin(self, clause: Clause, *, is_result: bool = False) -> None:
        self.open = _Act(self.leads, [clause], is_result)
        self.acts.append(self.open)
        self.leads = []

    def _reach(self, clause: Clause) -> None:
        """Add what an act is for: to the act when it counts something, else it ends the act."""
        means = [lead for lead in self.leads if is_by_means(lead.text)]
        if self.open is not None and is_counted(clause.text):
            self.open.clauses.append(clause)
        elif means and not self.acts:
            self.acts.append(_Act([], [*means, clause]))
            self._drop()
        elif not self.acts and self.stands:
            self._begin(clause, is_result=True)
        else:
            self._drop()

    def _drop(self) -> None:
        self.leads, self.open = [], None

    def _kind(self, clause: Clause, rest: Sequence[Clause]) -> ClauseKind:
        """Return what a clause does where it stands."""
        kind = kind_of(clause.text)
        formal = is_formal(clause.text)
        if kind is ClauseKind.RESULT:
            return kind
        if self.open is not None and goes_on(clause.text):
            return ClauseKind.OTHER
        if self._hits(clause):
            return kind if kind is ClauseKind.LEAD and not formal else ClauseKind.ACT
        if kind is ClauseKind.ACT:
            return self._kind_of_act(clause, rest, formal=formal)
        acts = kind is ClauseKind.OTHER and may_act(clause.text) and (formal or self.open is None)
        return ClauseKind.ACT if acts else kind

    def _kind_of_act(self, clause: Clause, rest: Sequence[Clause], *, formal: bool) -> ClauseKind:
        """Return what an act that names no agenda item does among those around it."""
        if is_meeting(clause.text) and any(self._hits(later) for later in rest[:1]):
            return ClauseKind.LEAD
        if formal or is_own_work(clause.text):
            return ClauseKind.ACT
        return self._kind_of_others_work(rest)

    def _kind_of_others_work(self, rest: Sequence[Clause]) -> ClauseKind:
        """Return what 优化发展空间 does: behind an agenda item it says what for, before one on what."""
        if self.leads and any(self._hits(clause) for clause in rest):
            return ClauseKind.LEAD
        if self.acts and any(self._hits(clause) for clause in self.acts[-1].clauses):
            return ClauseKind.RESULT
        return ClauseKind.ACT

    def _hits(self, clause: Clause) -> bool:
        return any(clause.start <= hit.place < clause.end for hit in self.hits)


def _told(sentence: str, act: _Act, hits: Sequence[Hit]) -> Iterator[tuple[str, Hit | None]]:
    """Yield the words of an act; once for each agenda item when it names several."""
    end = act.clauses[-1].end
    text = trimmed(sentence[act.clauses[0].start : end])
    lead = _lead(sentence, act)
    if not hits:
        yield _bare(f"{lead}{text}"), None
    elif all(hit.topic in text for hit in hits):
        yield from ((_bare(words), hit) for words, hit in told(text, end - len(text), hits))
    else:
        whole = f"{lead}{text}"
        yield from ((_bare(words), hit) for words, hit in told(whole, end - len(whole), hits))


def _bare(text: str) -> str:
    return _FINAL.sub("", text)


def _lead(sentence: str, act: _Act) -> str:
    """Return the lead-ins that say what the act is about, with their comma; "" when there are none."""
    named = any(lead.text.startswith(_MODES) and "“" in lead.text for lead in act.leads)
    if not act.leads or not (named or is_topical(lead.text for lead in act.leads)):
        return ""
    text = trimmed(sentence[act.leads[0].start : act.clauses[0].start])
    return text if len(text) <= _LEAD_LONGEST else ""
