"""Answers that the chosen structure of the report has no place for."""

from collections.abc import Iterator
from typing import Final

from planner.facts.derived.agenda import local_part
from planner.facts.model import Fact, Facts, walk
from planner.facts.rules.notes import at_fact
from planner.finding import Finding, Severity

RULE: Final = "用不上"

_LOCAL_PART: Final = "结构.本地部分"
_LOCAL: Final = ("决定任免", "服务大局", "基层民主")
_ELECTION: Final = "换届选举"
_PLACES: Final = (
    ("选举.", (_ELECTION,)),
    ("本地.", _LOCAL),
    ("来年.本地措施", (*_LOCAL, _ELECTION)),
)


def unplaced(facts: Facts) -> Iterator[Finding]:
    """Yield a warning for the answers under each key that only other fifth parts have a place for.

    A blank 结构.本地部分 means 民生法治, for a town that there is no such part.
    """
    part = local_part(facts)
    chosen = f"是“{part}”" if part else "没有填"
    for prefix, parts in _PLACES:
        answered = {} if part in parts else _answered(facts, prefix)
        if answered:
            keys, first = "”“".join(answered), next(iter(answered.values()))
            message = f"“{_LOCAL_PART}”{chosen}，初稿里没有写“{keys}”的地方"
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
