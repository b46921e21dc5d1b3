"""Account: the answers that are not agenda items, told by the frames of their group.

A group of frames (代表.建议) says a set of questionnaire paths; frames are taken until every filled
path has been said once. Records (a case, a shortcoming, an extra) are told one by one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.bank.entries import Frame
from planner.bank.model import Tense
from planner.compose import choose
from planner.compose.choices import of_half
from planner.compose.choose import SUBJECT, Sought, Telling
from planner.compose.freetext import clause, clauses, members
from planner.compose.gaps import gap
from planner.compose.joints import end_sentence, join, join_points, strip_end
from planner.compose.memory import Memory, caused
from planner.compose.pattern import Lookup, parse_pattern
from planner.compose.setting import Setting
from planner.compose.shelf import Shelf
from planner.draft.model import FromPhrase, Span, Spans
from planner.facts.model import Fact, Need, Record

_SECTION = "段落"
# Slots that hold no answer but a sum of several.
_SUMS = ("合计.", "五年.", "五年合计.")
_RESULT = "成效"
# What it costs to tell a later answer before the first one left.
_JUMP = 40.0
PARTS = ("政治", "监督", "发展", "民生", "决定任免", "代表", "自身")
"""The parts a shortcoming may name, in the order of the genre (prose guide §2.15)."""
# Where a measure goes whose shortcoming names no part.
_LAST_PART = "自身"


def _place_of(record: Record, parts: Sequence[str]) -> int:
    named = record.one("部分")
    return parts.index(named.text) if named and named.text in parts else len(parts)


@dataclass(frozen=True, slots=True)
class _Course:
    """A group on its way: its frames, what of its answers is left to tell and what was told.

    `place` is its name among the places with a choice.
    """

    group: str
    place: str
    frames: list[Frame]
    left: frozenset[str]
    told: frozenset[str] = frozenset()

    def after(self, telling: Telling) -> "_Course":
        """Return the same once `telling` is written."""
        return replace(self, left=self.left - telling.told, told=self.told | telling.told)


@dataclass(frozen=True)
class Account:
    """Tells groups of answers and lists of records."""

    setting: Setting
    memory: Memory
    shelf: Shelf

    def has(self, group: str, tense: Tense) -> bool:
        """Return whether a group has anything to say, a gap included."""
        lookup = self._general(tense, subject=False)
        return any(lookup(path) for path in self._paths(self._frames(group, tense)))

    def group(self, group: str, tense: Tense, *, subject: bool = False) -> Spans:
        """Return sentences that say every filled path of a group once."""
        lookup = self._general(tense, subject=subject)
        frames = self._frames(group, tense)
        left = frozenset(path for path in self._paths(frames) if lookup(path))
        course = _Course(group, of_half(tense, group), frames, left)
        spans: list[Spans] = []
        while course.left:
            telling = self._next(course, lookup)
            if telling is None:
                break
            self._keep(telling)
            spans.append(end_sentence(telling.spans))
            course = course.after(telling)
            lookup = self._general(tense, subject=False)
        return tuple(span for part in spans for span in part)

    def _frames(self, group: str, tense: Tense) -> list[Frame]:
        return self.shelf.frames(group, tense, _SECTION)

    def _paths(self, frames: list[Frame]) -> set[str]:
        slots = {slot for frame in frames for slot in parse_pattern(frame.text).slots}
        answers = {slot for slot in slots if slot in self.setting.questions and "." in slot}
        return answers | {slot for slot in slots if slot.startswith(_SUMS)}

    def _next(self, course: _Course, lookup: Lookup) -> Telling | None:
        """Return the best frame that tells the first answer left, in the order of the questions."""
        hidden = choose.remembering(choose.hiding(lookup, course.told))
        filled = (choose.tell(frame, hidden, SUBJECT) for frame in course.frames)
        tellings = [telling for telling in filled if telling and telling.told & course.left]
        first = min(course.left, key=self._place)
        at = f"{course.place}.{first.rpartition('.')[2]}"
        sought = Sought(course.group, course.left, lambda t: _JUMP * (first not in t.told), at)
        return choose.best(tellings, self.memory, sought)

    def _place(self, path: str) -> tuple[int, str]:
        order, asked = list(self.setting.questions), path.removeprefix("五年.")
        return order.index(asked) if asked in self.setting.questions else len(order), path

    def _keep(self, telling: Telling) -> None:
        self.memory.keep(telling.spans, telling.frame.id, telling.frame.lead)

    def _general(self, tense: Tense, *, subject: bool) -> Lookup:
        def lookup(name: str) -> Spans:
            if name in SUBJECT and not subject:
                return ()
            if name.startswith("词."):
                word, entry_id = self.memory.word(name.removeprefix("词."))
                return (Span(word, FromPhrase(entry_id)),)
            return clauses(self.setting.lookup(name, tense))

        return lookup

    def cases(self, path: str, group: str, tense: Tense) -> Spans:
        """Return each record at `path` as sentences of its group, a blank 必须 answer as a gap."""
        spans: list[Spans] = []
        for record in self.setting.facts.list(path):
            lookup = choose.remembering(self._of_record(path, record, tense))
            wanted = frozenset(record.fields)
            tellings = (t for f in self._frames(group, tense) if (t := choose.tell(f, lookup, SUBJECT)))
            telling = choose.best(tellings, self.memory, Sought(record.path, wanted, choose.losses(wanted)))
            if telling:
                self._keep(telling)
                spans.append(end_sentence(telling.spans))
        return tuple(span for part in spans for span in part)

    def _of_record(self, path: str, record: Record, tense: Tense) -> Lookup:
        general = self._general(tense, subject=False)
        children = {question.key: question for question in self.setting.questions[path].children}

        def lookup(name: str) -> Spans:
            if name in record.fields:
                told = join(members(self.setting.span(fact) for fact in record.all(name)))
                return caused(told, self.memory) if name == _RESULT else told
            if name in children:
                asked = children[name]
                return (gap(f"{record.path}.{name}", asked.label),) if asked.need is Need.MUST else ()
            return general(name)

        return lookup

    def measures(self, paths: tuple[str, ...], part: str) -> Spans:
        """Return the plan measures a clerk wrote, then those that answer the part's shortcomings.

        A measure whose shortcoming names no part goes with the last part.
        """
        facts = self.planned(paths, part)
        pairs = [facts[start : start + 2] for start in range(0, len(facts), 2)]
        told = ([(clause(self.setting.span(fact)),) for fact in pair] for pair in pairs)
        return tuple(span for measures in told for span in end_sentence(join(measures, "；")))

    def planned(self, paths: tuple[str, ...], part: str) -> list[Fact]:
        """Return the answers that `measures` tells, in order."""
        facts = [fact for path in paths for fact in self.setting.facts.all(path)]
        for record in self.setting.facts.list("不足"):
            named, measure = record.one("部分"), record.one("措施")
            of = named.text if named and not named.pending else _LAST_PART
            if measure and of == part:
                facts.append(measure)
        return facts

    def shortcomings(self, parts: Sequence[str] = PARTS) -> Spans:
        """Return the shortcomings as one list without a final mark; a blank one is a gap.

        They stand in the order of `parts`, as the review and the plan do; those of one part keep the
        order of the file, those that name none come last.
        """
        listed: list[Spans] = []
        for record in sorted(self.setting.facts.list("不足"), key=lambda record: _place_of(record, parts)):
            fact = record.one("表现")
            told = clause(self.setting.span(fact)) if fact else gap(f"{record.path}.表现", "不足是什么")
            listed.append((told,))
        return strip_end(join_points(listed))
