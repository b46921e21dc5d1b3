"""Answers: what templates ask of the facts file, and the gaps where it has no answer."""

from planner.compose.desk.state import Rendering
from planner.compose.gaps import gap
from planner.compose.joints import words
from planner.draft.markup import encode
from planner.facts.derived.agenda import election_over


class Answers:
    """The answers of one rendering, as marked text or as yes and no."""

    def __init__(self, rendering: Rendering) -> None:
        """Answer for `rendering`."""
        self._now = rendering
        self._setting = rendering.setting

    def value(self, slot: str) -> str:
        """Return the value of a general slot; a gap when the answer is missing."""
        spans = self._setting.lookup(slot, self._now.tense)
        question = self._setting.questions.get(slot)
        return encode(spans or (gap(slot, question.label if question else slot),))

    def has(self, path: str) -> bool:
        """Return whether anything was answered at `path`."""
        return self._setting.has(path)

    def agrees(self, path: str) -> bool:
        """Return whether the answer at `path` is 是."""
        fact = self._setting.facts.one(path)
        return fact is not None and fact.text == "是"

    def must(self, path: str) -> bool:
        """Return whether the question at `path` must be answered in this mode."""
        return self._setting.must(path)

    def missing(self, path: str, question: str) -> str:
        """Return a gap that asks `question` while what must be answered at `path` is not, else ""."""
        return "" if self.has(path) or not self.must(path) else encode((gap(path, question), *words("。")))

    def wanting(self, path: str, question: str) -> str:
        """Return a gap that asks `question` while nothing is answered at or below `path`, else ""."""
        known = (*self._setting.facts.values, *self._setting.facts.records)
        answered = any(one == path or one.startswith(f"{path}.") for one in known if self.has(one))
        return "" if answered else encode((gap(path, question), *words("。")))

    def writes(self, element: str) -> bool:
        """Return whether the document has a piece outside its parts (称谓, 统计, 不足 …)."""
        return element in self._now.division.elements

    def election_over(self) -> bool:
        """Return whether the local part is on elections, and deputies have been elected."""
        return election_over(self._setting.facts)
