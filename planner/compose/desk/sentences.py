"""Sentences: what the clerk answered beside the agenda, and whole sentences of the bank."""

from collections.abc import Sequence
from dataclasses import replace

from planner.bank.model import Tense
from planner.chinese import numeral
from planner.compose.desk.state import Rendering, line
from planner.compose.gaps import gap
from planner.compose.joints import end_sentence, join_points, strip_end, tidy, words
from planner.draft.markup import encode, run_in, with_id

# What stands beside a whole sentence that no answer is behind.
_GENERAL = {
    Tense.REVIEW: "通用表述，问卷里没有对应的事实：请换成本单位做的事，或者核实后保留。",
    Tense.PLAN: "通用打算，问卷里没有对应的内容：请换成本单位要做的事，或者确认能做到后保留。",
}


class Sentences:
    """The sentences of one rendering, as marked text."""

    def __init__(self, rendering: Rendering) -> None:
        """Write for `rendering`."""
        self._now = rendering

    def told(self, group: str) -> str:
        """Return the answers of a frame group as sentences."""
        now = self._now
        return encode(now.account.group(group, now.tense, subject=now.subject()))

    def cases(self, path: str, group: str) -> str:
        """Return the records at `path` as sentences of a frame group."""
        return encode(self._now.account.cases(path, group, self._now.tense))

    def whole(self, place: str) -> str:
        """Return a whole sentence of the bank for a place; one without facts carries a note."""
        spans = self._now.wholes.sentence(place, self._now.tense)
        note = next((_GENERAL[half] for half in _GENERAL if place.startswith(f"{half}.")), "")
        if spans and note:
            spans = (replace(spans[0], note=note), *spans[1:])
        return encode(spans)

    def extras(self, path: str) -> str:
        """Return the records of extra matters, each a paragraph; one without a head stands bare."""
        setting, lines = self._now.setting, []
        for record in setting.facts.list(path):
            content, head = record.one("内容"), record.one("小标题")
            told = setting.span(content) if content else gap(f"{record.path}.内容", "内容")
            title = end_sentence(strip_end((setting.span(head),))) if head else ()
            body = end_sentence((told,))
            self._now.memory.keep(body)
            block_id = self._now.block_id(path, record.path.rpartition(".")[2])
            lines.append(line(with_id(block_id, run_in(title, encode(body)))))
        return "".join(lines)

    def promises(self, part: str, parts: Sequence[str]) -> str:
        """Return as a paragraph what last year's plan promised of a part and no item tells; "" for none.

        Without a part: what the facts file puts under none of the report's `parts`. A plan has none.
        """
        now = self._now
        if now.tense is Tense.PLAN:
            return ""
        spans = tidy(now.promises.paragraph(part, tuple(parts)))
        block_id = ".".join(filter(None, (now.tense, part, "去年计划")))
        return line(with_id(block_id, encode(spans))) if spans else ""

    def measures(self, paths: Sequence[str], part: str) -> str:
        """Return the clerk's plan measures at `paths` and those that answer the part's shortcomings."""
        spans = self._now.account.measures(tuple(paths), part)
        self._now.memory.keep(spans)
        return encode(spans)

    def counted(self, paths: Sequence[str], part: str) -> str:
        """Return the clerk's plan measures, and those that answer the part's shortcomings, one by one.

        Each is a head of its own, which a structure can number 一是、二是.
        """
        lines = []
        for number, fact in enumerate(self._now.account.planned(tuple(paths), part), start=1):
            told = end_sentence((self._now.setting.span(fact),))
            self._now.memory.keep(told)
            lines.append(line(with_id(self._now.block_id("措施", str(number)), run_in(told, ""))))
        return "".join(lines)

    def shortcomings(self) -> str:
        """Return the shortcomings as a list; a gap when none was given."""
        spans = self._now.account.shortcomings()
        return encode(spans or (gap("不足", "工作中的不足和改进措施，3至6条"),))

    def insights(self) -> str:
        """Return the insights the clerk gave as 一是…；二是…; a gap where they must be given and are not."""
        setting = self._now.setting
        facts = setting.facts.all("体会")
        members = [(*words(f"{numeral(n)}是"), setting.span(f)) for n, f in enumerate(facts, start=1)]
        return encode(end_sentence(join_points(members) if members else setting.answer("体会")))
