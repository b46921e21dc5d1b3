"""Drafts of the complete example with one choice of wording settled, for the tests of choices."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from planner.compose.choices import Choices, Refused
from planner.compose.turning import difference
from planner.draft.choice import Choice, Option
from planner.draft.measure import sentences
from planner.draft.model import Draft, FromFact, Gap, Heading, Paragraph, block_spans, gaps, plain
from planner.drafting import Opened, make_draft, open_facts
from planner.facts.derived.pins import Pin
from planner.facts.model import Fact
from planner.finding import Place


@dataclass(frozen=True)
class Turned:
    """A draft with its choices: the pins it could not follow, and all entries it took, without rivals too."""

    draft: Draft
    choices: tuple[Choice, ...]
    refused: tuple[Refused, ...]
    taken: frozenset[str]

    def at(self, slot: str) -> Choice:
        """Return the choice of a place; a place that there is none of fails the test."""
        return next(choice for choice in self.choices if choice.slot == slot)

    @cached_property
    def figures(self) -> frozenset[str]:
        """The answers with a digit that the draft shows, the months of items apart: these may stay untold."""
        spans = (span for block in self.draft.blocks for span in block_spans(block))
        facts = (s for s in spans if isinstance(s.origin, FromFact) and any(map(str.isdigit, s.text)))
        paths = (s.origin.path for s in facts if isinstance(s.origin, FromFact))
        return frozenset(path for path in paths if not path.endswith(".月份"))

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps, in reading order."""
        return gaps(self.draft)

    @cached_property
    def said(self) -> int:
        """How many sentences and headings the draft has."""
        count = 0
        for block in self.draft.blocks:
            match block:
                case Heading():
                    count += 1
                case Paragraph():
                    count += bool(block.head) + sum(1 for _ in sentences(plain(block.spans)))
        return count

    def kept(self, former: "Turned", slot: str) -> float:
        """Return the share of the sentences of `former` outside of the place `slot` that still stand."""
        own = former.at(slot).text
        others = [gone for gone in difference(former.draft, self.draft).gone if gone.strip("。") not in own]
        return 1 - len(others) / former.said


@dataclass(frozen=True)
class Example:
    """A shipped example, drafted as it is and with choices settled."""

    opened: Opened

    @classmethod
    def of(cls, path: Path) -> "Example":
        """Read an example."""
        return cls(open_facts(path))

    @cached_property
    def plain(self) -> Turned:
        """The draft without any pin."""
        return self.turned()

    @cached_property
    def turns(self) -> tuple[tuple[str, Option], ...]:
        """Every place with every option that does not stand there now."""
        return tuple((c.slot, o) for c in self.plain.choices for o in c.options if o.id != c.taken)

    def turned(self, *settled: tuple[str, str]) -> Turned:
        """Return the draft with places settled: their slot and the entry to stand there."""
        nowhere = Fact("", "", "", Place(), "")
        choices = Choices([Pin(slot, entry, "", nowhere, nowhere) for slot, entry in settled])
        draft = make_draft(self.opened, choices=choices)
        return Turned(
            draft, choices.listed(draft), tuple(choices.refused()), frozenset(choices.taken.values())
        )
