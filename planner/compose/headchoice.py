"""Head choice: the heading scheme and the sets of run-in heads as places with a choice.

What is ranked first is taken, unless the facts file settles another one that may stand.
"""

from collections.abc import Callable, Mapping, Sequence

from planner.bank.entries import HeadingScheme, RunInHeads
from planner.bank.model import Tense
from planner.compose.choices import Choices
from planner.compose.formula import headings_of_scheme
from planner.draft.choice import ChoiceKind

_BETWEEN = "／"


def taken_scheme(
    first: HeadingScheme,
    ranked: Callable[[], Sequence[HeadingScheme]],
    parts: Mapping[Tense, Sequence[str]],
    choices: Choices,
    *,
    named: bool = False,
) -> HeadingScheme:
    """Return the scheme to be used: `first`, unless the facts file settles one of `ranked`.

    `ranked` gives all that may be; of each the headings of `parts`, those of the document by half, are
    shown. `named` says that the command or 结构.标题 names `first`, which then holds.
    """

    def known() -> dict[str, HeadingScheme]:
        return {scheme.id: scheme for scheme in (first, *ranked())}

    def offer() -> dict[str, str]:
        return {entry: _told(scheme, parts) for entry, scheme in known().items()}

    taken = choices.take(ChoiceKind.SCHEME, "", first.id, offer, first.id if named else "")
    return first if taken == first.id else known()[taken]


def taken_heads(ranked: Sequence[RunInHeads], place: str, choices: Choices) -> RunInHeads:
    """Return the set of run-in heads for a place (回顾.代表): the first of `ranked`, unless one is settled.

    Others may stand that have a head for every paragraph group the first one knows.
    """
    groups = ranked[0].heads.keys()
    known = {entry.id: entry for entry in ranked if entry.heads.keys() >= groups}

    def offer() -> dict[str, str]:
        return {i: _BETWEEN.join(entry.heads[group] for group in groups) for i, entry in known.items()}

    return known[choices.take(ChoiceKind.HEADS, place, ranked[0].id, offer)]


def _told(scheme: HeadingScheme, parts: Mapping[Tense, Sequence[str]]) -> str:
    headings = headings_of_scheme(scheme, parts or None)
    return f"{scheme.name}：{_BETWEEN.join((*headings.review, *headings.plan))}"
