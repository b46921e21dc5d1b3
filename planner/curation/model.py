"""Decisions on mined candidates, and what they make of the phrase bank."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from planner.bank.model import Entry, Evidence
from planner.bank.yamlfile import Raw
from planner.mining.model import Candidate, CandidateKind


class Verdict(StrEnum):
    """What was decided."""

    ACCEPT = "采用"
    EDIT = "改写"
    MERGE = "并入"
    REJECT = "拒绝"
    RETIRE = "停用"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about one candidate, or (RETIRE) about one entry of the bank.

    `key` and `text` are those of the candidate when it was decided. `new_text` is the text of the entry
    where it was rewritten; `entry` the id of the entry that was made, "" before it is given one;
    `target` the id of the entry that is merged into or retired. `fields` holds further keys of the bank
    as they are written (级别, 时态, 措施 …) and `entry_kind` (类别) the kind of entry where it is not the
    usual one. `line` is where the decision stands in its file, 0 for none, and makes no difference.
    """

    verdict: Verdict
    key: str = ""
    text: str = ""
    new_text: str = ""
    entry: str = ""
    target: str = ""
    entry_kind: str = ""
    reason: str = ""
    fields: Mapping[str, Raw] = field(default_factory=dict)
    line: int = field(default=0, compare=False)

    @property
    def kind(self) -> CandidateKind | None:
        """The kind of the candidate; None for a decision on an entry."""
        name = self.key.rpartition("-")[0]
        return CandidateKind(name) if name in _KIND_NAMES else None

    @property
    def about(self) -> tuple[str, str]:
        """What it is about: kind and text of a candidate, or 停用 and the id of an entry.

        Two decisions about the same thing exclude each other.
        """
        kind = self.kind
        return (str(kind), self.text) if kind else (str(Verdict.RETIRE), self.target)

    @property
    def makes_entry(self) -> bool:
        """Whether an entry of its own comes of it."""
        return self.verdict in _MAKING


_KIND_NAMES = frozenset(str(kind) for kind in CandidateKind)
_MAKING = frozenset({Verdict.ACCEPT, Verdict.EDIT})


@dataclass(frozen=True, slots=True)
class Problem:
    """A decision that cannot be carried out: the words meant, what is wrong, what to write.

    `same` is the id of the entry that says the same already, where that is what is wrong.
    """

    decision: Decision
    text: str
    message: str
    suggestion: str
    same: str = ""


@dataclass(frozen=True, slots=True)
class Curated:
    """What candidates and decisions come to.

    `entries` by kind and id; `evidence` for entries kept by hand, by id; `queue` the candidates nobody
    has decided, best first; `decisions` as they were, those that make an entry with its id; `stale`
    those whose candidate is no longer mined; `problems` those that cannot be carried out.
    """

    entries: tuple[Entry, ...]
    evidence: tuple[Evidence, ...]
    queue: tuple[Candidate, ...]
    decisions: tuple[Decision, ...]
    stale: tuple[Decision, ...]
    problems: tuple[Problem, ...]
