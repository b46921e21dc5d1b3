"""State: one rendering, what it draws on and how far it has come."""

import zlib
from collections.abc import Collection, Sequence

from planner.bank.entries import WordClass
from planner.bank.model import Duty, Tense
from planner.compose.account import Account
from planner.compose.arrange import Arranger
from planner.compose.choices import Choices
from planner.compose.headings import choose_scheme, last_headings
from planner.compose.memory import Memory
from planner.compose.narrate import Narrator
from planner.compose.parts import Bundle, Layout, bundles, homes, layout_of
from planner.compose.programme import Programme
from planner.compose.promises import PromiseTeller
from planner.compose.runins import RunIns
from planner.compose.setting import Setting
from planner.compose.shelf import Shelf
from planner.compose.telling import Teller
from planner.compose.wholes import Wholes
from planner.documents.model import Part
from planner.draft.markup import logical_lines
from planner.facts.derived.agenda import Item
from planner.facts.derived.division import Division


class Rendering:
    """One rendering: which half and part are being written, what has been said."""

    def __init__(
        self, setting: Setting, division: Division, scheme: str = "", choices: Choices | None = None
    ) -> None:
        """Choose the headings; `scheme` overrides the facts file, `choices` takes note of what is chosen."""
        named, place = setting.facts.one("结构.标题"), setting.facts.one("单位.地区")
        seed = f"{place.text if place else ''}{setting.clock.year}"
        memory = Memory(setting.usable(WordClass), choices)
        shelf = Shelf(setting, memory)
        parts = {tense: [part.name for part in half.parts] for tense, half in division.halves.items()}
        allowed = division.structure.schemes
        last = last_headings(setting, parts, allowed)
        wanted = scheme or (named.text if named else "")
        self.setting, self.division, self.memory = setting, division, memory
        self.scheme = choose_scheme(setting, wanted, parts, allowed, last, memory.choices)
        self.run_ins = RunIns(setting, self.scheme, seed, memory.choices, parts)
        self.narrator = Narrator(setting, memory, shelf)
        self.account = Account(setting, memory, shelf)
        self.promises = PromiseTeller(setting, memory, shelf)
        self.wholes = Wholes(setting, memory, seed)
        teller = Teller(setting, memory, shelf)
        self.programme = Programme(setting, teller, shelf, division.structure.folder)
        self._opened = False
        # Of two paragraphs in a row one names 常委会; which one begins depends on the seed.
        self._openings = self._first = zlib.crc32(seed.encode()) % 2
        self.start_half(Tense.REVIEW)

    def start_half(self, tense: Tense) -> None:
        """Begin the review or the plan."""
        self.tense = tense
        self.half = self.division.half(tense)
        self.arranger = Arranger(self.half)
        self.part = Part("", Duty.OTHER, (), ())

    def start_part(self, part: Part) -> None:
        """Begin a part."""
        self.part = part
        self._openings = self._first
        self.memory.start_part()

    def start_paragraph(self) -> None:
        """Begin a paragraph."""
        self._opened = False
        self.memory.start_paragraph()

    def subject(self) -> bool:
        """Return whether the next sentence names 常委会: the first of every other review paragraph."""
        if self._opened or self.tense is Tense.PLAN:
            return False
        self._opened = True
        self._openings += 1
        return self._openings % 2 == 1

    @property
    def layout(self) -> Layout:
        """How the items of this half go into paragraphs."""
        return layout_of(self.setting.level, self.tense).within(self.half)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of this half."""
        return self.setting.items(self.tense)

    def bundles(self) -> tuple[Bundle, ...]:
        """Return the paragraphs of oversight in this part."""
        return bundles(self.layout, self.part, self.items)

    def members(self, group: str) -> tuple[Item, ...]:
        """Return the items of a paragraph group: with those that share it where the part has it."""
        if group in self.layout.groups_of(self.part):
            return next((bundle.items for bundle in self.bundles() if bundle.group == group), ())
        return tuple(item for item in self.items if self.layout.group_of(item) == group)

    def homes(self) -> dict[str, str]:
        """Return the group that each answer closing a paragraph stands in, of all parts of this half."""
        speaking = [name for name in self.layout.followers if self.account.has(name, self.tense)]
        return homes(self.layout, self.groups_of_half(), self._present(), speaking)

    def groups_of_half(self) -> Sequence[str]:
        """Return the paragraph groups of all parts of this half."""
        return [group for part in self.half.parts for group in self.layout.groups_of(part)]

    def groups_left(self) -> Sequence[str]:
        """Return the paragraph groups with items that no part of this half has, in order."""
        placed = self.groups_of_half()
        found = {self.layout.group_of(item) for item in self.items}
        return [group for group in self.layout.groups if group in found and group not in placed]

    def _present(self) -> Collection[str]:
        found = (bundles(self.layout, part, self.items) for part in self.half.parts)
        return {bundle.group for of_part in found for bundle in of_part}

    def block_id(self, *names: str) -> str:
        """Return the stable id of a block of this part (回顾.发展.财政)."""
        return ".".join(filter(None, (self.tense, self.part.name, *names)))


def line(text: str) -> str:
    """Return `text` ended: Jinja takes the line break after a block, and lines must not run together."""
    return f"{text}\n"


def lines_of(text: str) -> list[str]:
    """Return the lines that a block of a template holds."""
    return list(logical_lines(text))
