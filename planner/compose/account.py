"""Account: the answers that are not agenda items, told by the frames of their group.

A group of frames (代表.建议) says a set of questionnaire paths; frames are taken until every filled
path has been said once. Records (a case, a shortcoming, an extra) are told one by one.
"""

from dataclasses import dataclass

from planner.bank.model import Frame, Tense
from planner.compose import choose
from planner.compose.choose import SUBJECT, Telling
from planner.compose.joints import end_sentence, join, strip_end
from planner.compose.memory import Memory, caused
from planner.compose.pattern import Lookup, parse_pattern
from planner.compose.setting import Setting, gap
from planner.compose.shelf import Shelf
from planner.draft.model import FromPhrase, Span, Spans
from planner.facts.model import Need, Record

_SECTION = "段落"
# Slots that hold no answer but a sum of several.
_SUMS = ("合计.", "五年.", "五年合计.")
_RESULT = "成效"
# What it costs to tell a later answer before the first one left.
_JUMP = 40.0
# Where a measure goes whose shortcoming names no part.
_LAST_PART = "自身"


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
        left = {path for path in self._paths(frames) if lookup(path)}
        told: set[str] = set()
        spans: list[Spans] = []
        while left:
            telling = self._next(frames, lookup, frozenset(left), frozenset(told), group)
            if telling is None:
                break
            self._keep(telling)
            spans.append(end_sentence(telling.spans))
            told |= telling.told
            left -= telling.told
            lookup = self._general(tense, subject=False)
        return tuple(span for part in spans for span in part)

    def _frames(self, group: str, tense: Tense) -> list[Frame]:
        return self.shelf.frames(group, tense, _SECTION)

    def _paths(self, frames: list[Frame]) -> set[str]:
        slots = {slot for frame in frames for slot in parse_pattern(frame.text).slots}
        answers = {slot for slot in slots if slot in self.setting.questions and "." in slot}
        return answers | {slot for slot in slots if slot.startswith(_SUMS)}

    def _next(
        self, frames: list[Frame], lookup: Lookup, left: frozenset[str], told: frozenset[str], key: str
    ) -> Telling | None:
        """Return the best frame that tells the first answer left, in the order of the questions."""
        hidden = choose.remembering(choose.hiding(lookup, told))
        tellings = [t for frame in frames if (t := choose.tell(frame, hidden, SUBJECT)) and t.told & left]
        first = min(left, key=self._place)
        return choose.best(tellings, left, self.memory, key, lambda t: _JUMP * (first not in t.told))

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
            return self.setting.lookup(name, tense)

        return lookup

    def cases(self, path: str, group: str, tense: Tense) -> Spans:
        """Return each record at `path` as sentences of its group, a blank 必须 answer as a gap."""
        spans: list[Spans] = []
        for record in self.setting.facts.list(path):
            lookup = choose.remembering(self._of_record(path, record, tense))
            wanted = frozenset(record.fields)
            tellings = (t for f in self._frames(group, tense) if (t := choose.tell(f, lookup, SUBJECT)))
            telling = choose.best(tellings, wanted, self.memory, record.path, choose.losses(wanted))
            if telling:
                self._keep(telling)
                spans.append(end_sentence(telling.spans))
        return tuple(span for part in spans for span in part)

    def _of_record(self, path: str, record: Record, tense: Tense) -> Lookup:
        general = self._general(tense, subject=False)
        children = {question.key: question for question in self.setting.questions[path].children}

        def lookup(name: str) -> Spans:
            if name in record.fields:
                told = join([(self.setting.span(fact),) for fact in record.all(name)])
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
        facts = [fact for path in paths for fact in self.setting.facts.all(path)]
        for record in self.setting.facts.list("不足"):
            named, measure = record.one("部分"), record.one("措施")
            of = named.text if named and not named.pending else _LAST_PART
            if measure and of == part:
                facts.append(measure)
        pairs = [facts[start : start + 2] for start in range(0, len(facts), 2)]
        told = ([(self.setting.span(fact),) for fact in pair] for pair in pairs)
        return tuple(span for members in told for span in end_sentence(join(members, "；")))

    def shortcomings(self) -> Spans:
        """Return the shortcomings as one list without a final mark; a blank one is a gap."""
        members: list[Spans] = []
        for record in self.setting.facts.list("不足"):
            fact = record.one("表现")
            members.append((self.setting.span(fact) if fact else gap(f"{record.path}.表现", "不足是什么"),))
        return strip_end(join(members, "；"))
