"""A batch of decisions: held against what is mined and decided, all or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planner.bank.model import PhraseBank
from planner.curation.decisions import Decisions
from planner.curation.evidence import forms
from planner.curation.model import Decision, Problem
from planner.curation.replay import replay
from planner.mining.model import Candidate


@dataclass(frozen=True, slots=True)
class Held:
    """What a batch is held against: candidates, the bank kept by hand, decisions already made."""

    candidates: Sequence[Candidate]
    by_hand: PhraseBank
    decided: Decisions


def completed(batch: Decisions, held: Held, *, over: bool = False) -> tuple[Decision, ...]:
    """Return the decisions of a batch, each with its candidate's text and its entry's id.

    With `over`, a decision replaces an earlier one about the same thing. InvalidInputError with every
    mistake of the batch and its line: a candidate that is not mined or is decided already, a target that
    does not exist, an entry that lacks a key.
    """
    named, problems = _named(batch.made, held.candidates)
    problems += [] if over else _decided(named, held.decided.made)
    about = {decision.about for decision in named}
    kept = [decision for decision in held.decided.made if decision.about not in about]
    curated = replay(held.candidates, [*kept, *named], held.by_hand)
    problems += [problem for problem in curated.problems if problem.decision.about in about]
    batch.refuse(batch.findings_of(problems))
    held.decided.refuse(held.decided.findings_of(curated.problems))
    return tuple(decision for decision in curated.decisions if decision.about in about)


def _named(made: Iterable[Decision], candidates: Sequence[Candidate]) -> tuple[list[Decision], list[Problem]]:
    """Return the decisions with the texts of their candidates, and those that have none."""
    by_key = {candidate.key: candidate for candidate in candidates}
    by_form = {(c.kind, form): c for c in reversed(candidates) for form in forms(c)}
    named: list[Decision] = []
    problems: list[Problem] = []
    for decision in made:
        if decision.kind is None:
            named.append(decision)
            continue
        candidate = by_key.get(decision.key)
        if decision.text:
            candidate = candidate or by_form.get((decision.kind, decision.text))
        if candidate is None:
            message = f"候选里没有“{decision.key}”"
            problems.append(Problem(decision, decision.key, message, "用 planner curate --list 查键，照抄"))
        elif decision.text and decision.text not in forms(candidate):
            message = f"这个键的候选是“{candidate.text}”，和写的文本对不上"
            problems.append(Problem(decision, decision.text, message, "改键，或者删去“文本”"))
        else:
            named.append(replace(decision, text=decision.text or candidate.text))
    return named, problems


def _decided(named: Iterable[Decision], made: Iterable[Decision]) -> list[Problem]:
    known = {decision.about: decision for decision in made}
    return [
        Problem(
            decision,
            decision.about[1],
            f"“{decision.about[1]}”已经审定过（{known[decision.about].verdict}）",
            "删去这一条；要改判，加上 --over",
        )
        for decision in named
        if decision.about in known
    ]
