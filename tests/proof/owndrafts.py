"""What proof-reading says of our own drafts: of the shipped examples with nothing left to fill."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from planner.draft.model import gaps
from planner.drafting import make_draft, open_facts
from planner.facts.derived.timing import facts_clock
from planner.finding import Severity
from planner.proof.model import Remark
from planner.proof.reading import Given, lines_of_draft, subject_of
from planner.proof.run import remarks
from tests.proof.outcomes import bank, rules
from tests.shipped import EXAMPLES


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """A draft by the folder of its example: its characters, the errors and warnings on it."""

    name: str
    characters: int
    alarms: tuple[Remark, ...]

    def count(self, severity: Severity) -> int:
        """Return how many are of a severity."""
        return sum(one.finding.severity is severity for one in self.alarms)


@cache
def own_drafts() -> tuple[OwnDraft, ...]:
    """Return all of them, each held to its facts too."""
    return tuple(_drafts())


def _drafts() -> Iterator[OwnDraft]:
    for path in EXAMPLES:
        opened = open_facts(path)
        draft = make_draft(opened)
        if gaps(draft):
            continue
        lines = lines_of_draft(draft)
        facts = opened.facts
        given = Given(facts_clock(facts).year, facts.mode.level, facts=facts)
        told = remarks(subject_of(lines, bank(), given), rules())
        alarms = tuple(one for one in told if one.finding.severity is not Severity.INFO)
        yield OwnDraft(
            f"{path.parts[-3]}·{path.parts[-2]}", sum(len(line.text) for line in lines.lines), alarms
        )
