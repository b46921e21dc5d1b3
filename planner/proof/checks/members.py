"""Lists that a set formula fixes: members out of order, a member left out."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from planner.bank.entries import Formula
from planner.bank.model import Authority
from planner.finding import Severity
from planner.proof.checks.once import once
from planner.proof.model import Hit, Rule, compiled
from planner.proof.subject import Subject

_QUOTES: Final = str.maketrans(dict.fromkeys("“”‘’＂'", '"'))
_JOINTS: Final = frozenset({"、", "，", ",", "；", "和", "与", "及", "以及", "、和"})
_OPEN: Final = frozenset("、和与及等")
_SHORTEST, _FEWEST = 3, 3
_FIRM: Final = frozenset({Authority.LAW, Authority.CENTRAL})

_compiled = cache(compiled)


class Run(NamedTuple):
    """Members of one formula that stand one after the other, by their places in it."""

    start: int
    end: int
    order: tuple[int, ...]
    formula: Formula


def disordered(subject: Subject) -> tuple[Run, ...]:
    """Return the lists whose members stand in another order than the formula's, none said twice.

    Two of three members tell an order; of a longer formula it takes three.
    """
    return tuple(run for run in once(subject, _runs) if _is_disordered(run))


def _is_disordered(run: Run) -> bool:
    enough = len(run.order) >= (_FEWEST if len(run.formula.members) > _FEWEST else 2)
    ascending = all(one < other for one, other in pairwise(run.order))
    return enough and not ascending and len(set(run.order)) == len(run.order)


def out_of_order(subject: Subject, rule: Rule) -> Iterator[Hit]:
    """Yield lists whose members stand in another order than the formula's."""
    unless = _compiled(rule.unless)
    for run in disordered(subject):
        text = subject.text[run.start : run.end]
        if not (unless and unless.search(text)) and text not in subject.own.all:
            yield Hit(run.start, run.end, suggestion=_joined(run, text), severity=_severity(run))


def incomplete(subject: Subject, rule: Rule) -> Iterator[Hit]:
    """Yield lists that hold all members of a formula but one."""
    unless = _compiled(rule.unless)
    for run in once(subject, _runs):
        members = run.formula.members
        missing = set(range(len(members))) - set(run.order)
        before, after = subject.text[run.start - 1 : run.start], subject.text[run.end : run.end + 1]
        if len(missing) != 1 or before in _OPEN - {""} or after in _OPEN - {""}:
            continue
        if list(run.order) == sorted(run.order) and not (
            unless and unless.search(subject.text[run.start : run.end])
        ):
            values = {"漏": members[missing.pop()]}
            yield Hit(run.start, run.end, values, suggestion="、".join(members))


def _severity(run: Run) -> Severity | None:
    return None if run.formula.authority in _FIRM else Severity.WARNING


def _joined(run: Run, text: str) -> str:
    """Return the members of a run in their right order, joined as they stand."""
    members = [run.formula.members[place] for place in sorted(run.order)]
    joint = "，" if "，" in text and "、" not in text else "、"
    return joint.join(members)


def _runs(subject: Subject) -> tuple[Run, ...]:
    folded = subject.text.translate(_QUOTES)
    formulas = [one for one in subject.bank.of(Formula) if _is_list(one)]
    return tuple(run for one in formulas for run in _runs_of(one, folded))


def _is_list(formula: Formula) -> bool:
    members = formula.members
    return len(members) >= _FEWEST and all(len(member) >= _SHORTEST for member in members)


def _runs_of(formula: Formula, folded: str) -> Iterator[Run]:
    members = [member.translate(_QUOTES) for member in formula.members]
    places = sorted(
        (start, start + len(member), index)
        for index, member in enumerate(members)
        for start in _places(member, folded)
    )
    run: list[tuple[int, int, int]] = []
    for place in places:
        if run and folded[run[-1][1] : place[0]] not in _JOINTS:
            yield from _closed(run, formula)
            run = []
        run.append(place)
    yield from _closed(run, formula)


def _closed(run: Sequence[tuple[int, int, int]], formula: Formula) -> Iterator[Run]:
    if len(run) > 1:
        yield Run(run[0][0], run[-1][1], tuple(index for _, _, index in run), formula)


def _places(word: str, text: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + len(word))
