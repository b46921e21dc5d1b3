"""Answers that the chosen structure of the report has no place for."""

from collections.abc import Iterator
from typing import Final

from planner.bank.model import Tense
from planner.facts.derived.agenda import ELECTION, LOCAL, election_over, local_part
from planner.facts.derived.division import division_of
from planner.facts.model import Fact, Facts, walk
from planner.facts.rules.notes import at_fact
from planner.finding import Finding, Severity

RULE: Final = "用不上"

_LOCAL_PARTS: Final = ("决定任免", "服务大局", "基层民主")
# What is planned once deputies were elected stands with the work for deputies.
_DEPUTIES: Final = "代表"
_PLACES: Final = (
    ("选举.", Tense.REVIEW, (ELECTION,)),
    ("本地.", Tense.REVIEW, _LOCAL_PARTS),
    ("来年.本地措施", Tense.PLAN, (*_LOCAL_PARTS, ELECTION)),
)


def unplaced(facts: Facts) -> Iterator[Finding]:
    """Yield a warning for the answers under each key that only other parts have a place for.

    A blank 结构.本地部分 means 民生法治, for a town that there is no such part.
    """
    divided = division_of(facts)
    chosen = local_part(facts)
    said = f"是“{chosen}”" if chosen else "没有填"
    for prefix, tense, parts in _PLACES:
        present = {part.name for part in divided.half(tense).parts}
        if election_over(facts) and _DEPUTIES in present:
            present.add(ELECTION)
        answered = {} if present & set(parts) or tense not in divided.halves else _answered(facts, prefix)
        if answered:
            keys, first = "”“".join(answered), next(iter(answered.values()))
            message = f"“{LOCAL}”{said}，初稿里没有写“{keys}”的地方"
            advice = f"要写就把本地部分改成{'、'.join(parts)}，不写就删掉"
            yield at_fact(first, RULE, Severity.WARNING, message, advice)


def _answered(facts: Facts, prefix: str) -> dict[str, Fact]:
    """Return the answered keys that begin with `prefix`, each with its first answer."""
    found: dict[str, Fact] = {}
    for path, _ in walk(facts.questionnaire.questions):
        if not path.startswith(prefix):
            continue
        answers = [*facts.all(path), *(f for r in facts.list(path) for fs in r.fields.values() for f in fs)]
        if answers:
            found[path] = answers[0]
    return found
