"""Items: the agenda in paragraphs, as passages, one by one, and as tables."""

from collections.abc import Sequence

from planner.compose.annex import annex_lines
from planner.compose.desk.outline import Outline
from planner.compose.desk.sentences import Sentences
from planner.compose.desk.state import Rendering, line
from planner.compose.joints import end_sentence, words
from planner.compose.passages import united
from planner.compose.points import NEEDED, points
from planner.draft.markup import BREAK, countable, encode, run_in, with_id
from planner.facts.derived.agenda import Item

# Where in the bank the sentences stand that open a section of a programme.
_SECTION_LEADS = "节首."


class Items:
    """Tells the agenda items of one rendering, as marked text."""

    def __init__(self, rendering: Rendering, sentences: Sentences, outline: Outline) -> None:
        """Tell the items of `rendering`."""
        self._now = rendering
        self._sentences = sentences
        self._outline = outline

    def told(self, group: str) -> str:
        """Return the items of a group as sentences, in paragraphs as marked."""
        members = self._now.members(group)
        if not members:
            return ""
        told = self._now.narrator.paragraphs(members, subject=self._now.subject())
        return BREAK.join(map(encode, told))

    def followers(self, group: str) -> str:
        """Return the answers that close the paragraph of an oversight group."""
        homes = self._now.homes()
        return "".join(self._sentences.told(name) for name, home in homes.items() if home == group)

    def united(self, groups: Sequence[str]) -> str:
        """Return the items of several groups, each with what closes it, as one passage.

        Groups of other parts are left out; one that no part has goes with the first part on oversight.
        """
        own = self._now.layout.groups_of(self._now.part)
        if self._now.part.name == self._outline.oversight_parts()[0]:
            placed = self._now.groups_of_half()
            own = (*own, *(group for group in groups if group not in placed))
        return united(self.told(group) + self.followers(group) for group in groups if group in own)

    def aims(self, group: str) -> str:
        """Return the items of a group in passages, each headed by what it is for (要夯实基础。)."""
        now, lines = self._now, []
        for number, point in enumerate(points(now.members(group)), start=1):
            if not point.items:
                continue
            bodies = map(encode, now.narrator.paragraphs(point.items, subject=False))
            if point.aim:
                head = end_sentence((*words(point.head), now.setting.span(point.aim)))
            else:
                head = now.run_ins.head(now.part.name, group, now.tense, need=NEEDED)
            block_id = now.block_id(group, str(number))
            lines.append(line(with_id(block_id, run_in(head, "".join(bodies)))))
        return "".join(lines)

    def by_form(self, forms: Sequence[str]) -> str:
        """Return the planned items of some forms as points, in order of month."""
        programme = self._now.programme
        items = [item for item in self._now.setting.plan if item.form and item.form.frames in forms]
        told = (programme.told(item) for item in programme.in_order(items))
        return "".join(line(countable(encode(spans))) for spans in told)

    def each(self, group: str) -> str:
        """Return the items of a paragraph group a paragraph each, with a run-in head."""
        items = [item for item in self._now.items if self._now.layout.group_of(item) == group]
        listed = enumerate(self._now.programme.in_order(items), start=1)
        return "".join(line(self._one(item, number, group)) for number, item in listed)

    def sections(self) -> tuple[str, ...]:
        """Return the sections of a programme that have items, in order."""
        return tuple(self._now.programme.sections())

    def section(self, name: str) -> str:
        """Return a section of a programme: its heading, and its items a numbered paragraph each."""
        now = self._now
        now.memory.start_part()
        lead = self._sentences.whole(f"{_SECTION_LEADS}{name}")
        listed = enumerate(now.programme.sections()[name], start=1)
        lines = [self._one(item, number) for number, item in listed]
        arranged = now.arranger.part(f"{now.tense}.{name}", words(name), lead, lines)
        return "".join(map(line, arranged))

    def _one(self, item: Item, number: int, group: str = "") -> str:
        """Return an item as the line of a paragraph; in a section it has no run-in head."""
        head = self._now.programme.head(item) if group else ()
        told = encode(self._now.programme.told(item))
        body = run_in(end_sentence(head), told) if head else countable(told)
        return with_id(self._now.block_id(group, str(number)), body)

    def annex(self) -> str:
        """Return the table of the plan's agenda items as markup lines, "" without items."""
        return annex_lines(self._now.setting)

    def table(self, kind: str) -> str:
        """Return a table of the document's body as markup lines, "" when it has nothing to list."""
        return annex_lines(self._now.setting, kind, "")
