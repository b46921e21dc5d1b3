"""One sitting at the queue: each decision is checked, saved at once, and can be taken back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from planner.bank.model import Entry, PhraseBank
from planner.curation.decisions import FILE, Decisions
from planner.curation.evidence import forms
from planner.curation.ledger import add_decisions, withdraw_decision
from planner.curation.model import Decision, Problem
from planner.curation.replay import replay
from planner.mining.model import Candidate


@dataclass(frozen=True, slots=True)
class Drafted:
    """A decision ready to be saved, the entry it makes, and what keeps it from being carried out."""

    decision: Decision
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Desk:
    """The state of a sitting: the folder, the bank kept by hand, what is decided, what was done here."""

    folder: Path
    by_hand: PhraseBank
    decided: Decisions
    done: list[Decision] = field(default_factory=list)

    def drafted(self, decision: Decision, candidate: Candidate | None) -> Drafted:
        """Return `decision` with the id of its entry, and what is wrong with it; nothing is saved."""
        families = () if candidate is None else (candidate,)
        curated = replay(families, [*self.decided.made, decision], self.by_hand)
        mine = next((d for d in curated.decisions if d.about == decision.about), decision)
        return Drafted(
            mine,
            tuple(entry for entry in curated.entries if entry.id == mine.entry),
            tuple(p for p in curated.problems if p.decision.about == decision.about),
        )

    def save(self, decision: Decision) -> None:
        """Write a decision into the file of decisions.

        Raises DecidedElsewhereError when another sitting was faster, UnwritableOutputError when it
        cannot be written; the file is then as it was.
        """
        self.decided = add_decisions(self.folder / FILE, [decision])
        self.done.append(decision)

    def undo(self) -> Decision | None:
        """Take back the last decision of this sitting and return it; None when there is none left."""
        if not self.done:
            return None
        self.decided = withdraw_decision(self.folder / FILE, self.done[-1])
        return self.done.pop()


def still_open(queue: Iterable[Candidate], decision: Decision) -> tuple[Candidate, ...]:
    """Return the candidates of `queue` that `decision` is not about."""
    said = {decision.text, decision.new_text}
    return tuple(c for c in queue if c.kind is not decision.kind or said.isdisjoint(forms(c)))
