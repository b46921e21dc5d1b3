"""Outline: halves, parts and paragraphs, as the structure of the document has them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import Duty, Level, Tense
from planner.compose.desk.sentences import Sentences
from planner.compose.desk.state import Rendering, line, lines_of
from planner.compose.headings import heading_of
from planner.compose.joints import PLACE, tidy, words
from planner.compose.pattern import fill, parse_pattern
from planner.compose.points import NEEDED
from planner.documents.model import Mark, Part
from planner.documents.resolving import OVERSIGHT
from planner.draft.markup import BREAK, body_parts, countable, decode, encode, run_in, with_id
from planner.draft.model import FromPhrase, FromTemplate, Span, Spans, plain
from planner.facts.derived.agenda import ELECTION, election_over

LEAD = "部首."
"""Where in the bank the sentences stand that open a part, before the part's name."""

# The element of a structure that says whether parts open with a sentence of their own.
_LEADS = "部首"
# The classes of words that say what a paragraph is about, before the name of its group.
_ASPECT = "段首-"
# How the ids of paragraphs end that hold measures alone.
_MEASURES = (".跟踪", ".接续", ".措施")
# How many paragraphs within how much of one another's length look made (prose guide §6).
_SEVERAL, _ALIKE = 3, 0.2
# The folder of templates that towns have of their own.
_TOWN = "乡镇"


class Outline:
    """Lays one rendering out; its functions take the block of a template that a part or paragraph holds."""

    def __init__(self, rendering: Rendering, sentences: Sentences) -> None:
        """Lay `rendering` out; `sentences` open its parts."""
        self._now = rendering
        self._sentences = sentences

    def half(self, name: str) -> str:
        """Begin the review or the plan and return its heading line, "" for a half without a heading."""
        now = self._now
        now.start_half(Tense(name))
        if not now.half.heading:
            return ""
        pattern = parse_pattern(now.half.heading)
        spans = fill(pattern, lambda slot: now.setting.lookup(slot, now.tense), "")
        return line("# " + with_id(name, encode(_as_template(spans))))

    def parts(self) -> tuple[str, ...]:
        """Return the parts of this half in order; a plan has none on elections that are over."""
        over = self._now.tense is Tense.PLAN and election_over(self._now.setting.facts)
        return tuple(part.name for part in self._now.half.parts if not (over and part.name == ELECTION))

    def oversight_parts(self) -> tuple[str, ...]:
        """Return the parts of this half that tell items of oversight, in order."""
        return tuple(part.name for part in self._now.half.parts if OVERSIGHT in part.contents)

    def contents(self, part: str) -> tuple[str, ...]:
        """Return what a part of this half is written with."""
        return self._known(part).contents

    def _known(self, name: str) -> Part:
        """Return a part of this half; KeyError for another name."""
        return {part.name: part for part in self._now.half.parts}[name]

    def sheets(self, content: str) -> tuple[str, ...]:
        """Return the template files of a content in this half, the first that exists to be taken."""
        return sheets_of(self._now.setting.level, self._now.tense, content)

    def groups(self) -> tuple[str, ...]:
        """Return the paragraph groups of an oversight part that have something to say, in order.

        What no part has stands first in the first of them.
        """
        first = self._now.part.name == self.oversight_parts()[0]
        left = self._now.groups_left() if first else ()
        present = {bundle.group for bundle in self._now.bundles()} | set(self._now.homes().values())
        own = self._now.layout.groups_of(self._now.part)
        return (*left, *(group for group in own if group in present))

    def part(self, name: str, caller: Callable[[], str]) -> str:
        """Return a part: its heading, the sentence that opens it, what the block holds; "" when empty."""
        now = self._now
        now.start_part(self._known(name))
        heading = heading_of(now.scheme, name, now.tense)
        leads = _LEADS in now.division.elements
        lead = self._sentences.whole(f"{LEAD}{now.part.lead or name}") if leads else ""
        lines = lines_of(caller())
        if not lines and (now.items or not lead):
            return ""
        if (now.part.mark or now.half.group_mark) not in {Mark.INLINE, Mark.BARE_INLINE}:
            lead, lines = _told_unevenly(lead, lines)
        return self._set(heading, lead, lines)

    def chapter(self, title: str, caller: Callable[[], str]) -> str:
        """Return a part with a heading of the template's own; "" when the block holds nothing."""
        self._now.start_part(Part(title, Duty.OTHER, (), ()))
        lines = lines_of(caller())
        return self._set(words(title), "", lines) if lines else ""

    def _set(self, heading: Spans, lead: str, lines: list[str]) -> str:
        now = self._now
        arranged = now.arranger.part(now.block_id(), heading, lead, lines, now.part.mark)
        return "".join(map(line, arranged))

    def paragraph(self, group: str, caller: Callable[[], str]) -> str:
        """Return what the block holds with its run-in head, in paragraphs as marked; "" when empty."""
        now = self._now
        now.start_paragraph()
        bodies = list(_bodies(caller()))
        if not bodies:
            return ""
        mark = now.part.mark or now.half.group_mark
        need = NEEDED if mark is Mark.BARE_INLINE else ""
        listed = mark in {Mark.BRACKET, Mark.BRACKET_LINE}
        head = now.run_ins.head(now.part.name, group, now.tense, listed=listed, need=need)
        for index, body in enumerate(bodies):
            bodies[index] = self._told_apart(group, body)
            now.memory.told_paragraph(decode(bodies[index], PLACE))
        first = with_id(now.block_id(group), run_in(head, bodies[0]))
        return "".join(line(body) for body in (first, *bodies[1:]))

    def _told_apart(self, group: str, body: str) -> str:
        """Return a body that begins otherwise than the paragraph before: with what it is about.

        Only what no choice of frames could keep apart: many bare titles of one form.
        """
        memory, name = self._now.memory, f"{_ASPECT}{group}"
        if not memory.begins_alike(decode(body, PLACE)) or not memory.words(name):
            return body
        aspect, entry_id = memory.word(name)
        return encode((Span(aspect, FromPhrase(entry_id)), *words("，"))) + body

    def section(self, name: str, caller: Callable[[], str]) -> str:
        """Return what the block holds as a paragraph outside the parts, with an id of its own."""
        self._now.start_paragraph()
        bodies = list(_bodies(caller()))
        return line(with_id(f"{self._now.tense}.{name}", "".join(bodies))) if bodies else ""

    @staticmethod
    def point(text: str) -> str:
        """Return sentences as one of the points that a structure numbers; "" for none."""
        spans = tidy(decode("".join(text.split("\n")), PLACE))
        return line(countable(encode(spans))) if plain(spans) else ""


def _told_unevenly(lead: str, lines: list[str]) -> tuple[str, list[str]]:
    """Return the lead and the paragraphs of a part so that they are not all as long as one another.

    The lead goes, which states no fact; then the measures at the end run on in the paragraph before.
    """
    if _all_of_a_length([lead, *lines]):
        lead = ""
    if _all_of_a_length(lines) and body_parts(lines[-1])[0].endswith(_MEASURES):
        block_id, head, body = body_parts(lines[-2])
        joined = run_in(decode(head, PLACE), body + body_parts(lines[-1])[2])
        lines = [*lines[:-2], with_id(block_id, joined)]
    return lead, lines


def _all_of_a_length(lines: Sequence[str]) -> bool:
    """Return whether all of three or more paragraphs are as long as one another: they would look made."""
    lengths = [len(plain(decode("".join(body_parts(one)[1:]), PLACE))) for one in lines]
    return len(lengths) >= _SEVERAL and min(lengths) > (1 - _ALIKE) * max(lengths)


def sheets_of(level: Level, tense: Tense, part: str) -> tuple[str, ...]:
    """Return the template files that a part of one half may have, the level's own first."""
    own = (f"{tense}/{_TOWN}/{part}.j2",) if level in TOWN_LEVELS else ()
    return (*own, f"{tense}/{part}.j2")


def _as_template(spans: Spans) -> Spans:
    """Return a half's heading with its own words as words of the structure, its values as they are."""
    ours = FromPhrase("")
    return tuple(replace(s, origin=FromTemplate("结构")) if s.origin == ours else s for s in spans)


def _bodies(text: str) -> Iterator[str]:
    """Yield the paragraphs of a block's text, template lines run together and joints mended."""
    run_together = "".join(one.strip() for one in text.split("\n"))
    for body in run_together.split(BREAK):
        spans: Spans = tidy(decode(body, PLACE))
        if plain(spans):
            yield encode(spans)
