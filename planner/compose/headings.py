"""Headings: which scheme heads the parts of a report.

The choice is a function of place and year, so that the same file gives the same headings and the
next year other ones; facts file or command line may name a scheme instead. What last year's report
had, in words or in formula, is not taken again while something else is left.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Final

from planner.bank.entries import HeadingScheme
from planner.bank.model import Tense
from planner.compose.choices import Choices
from planner.compose.formula import alike, headings_of_scheme
from planner.compose.headchoice import taken_scheme
from planner.compose.setting import Setting
from planner.draft.model import FromPhrase, Span, Spans
from planner.errors import UsageError
from planner.facts.model import PartHeadings

Parts = Mapping[Tense, Sequence[str]]
_ANY_PARTS: Final[Parts] = MappingProxyType({})
_NONE: Final = PartHeadings()
# How many of the schemes before it in the round a scheme must not be like.
_WITHIN: Final = 2


class UnknownSchemeError(UsageError):
    """No heading scheme of that name can be used here."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """Name the schemes there are."""
        super().__init__(f"没有叫“{name}”的标题方案。可用的有：{'、'.join(known)}。")


class UnfitSchemeError(UsageError):
    """The heading scheme that was named has no heading for a part of the report."""

    def __init__(self, name: str, lacking: Sequence[str], known: Sequence[str]) -> None:
        """Name the parts it lacks, and the schemes that have them all."""
        others = f"换成这些方案里的一个：{'、'.join(known)}" if known else "换一种结构或者本地部分"
        message = f"标题方案“{name}”没有{'、'.join(f'“{part}”' for part in lacking)}这一部分的标题。"
        super().__init__(f"{message}{others}；要用它，就在短语库“标题.yaml”里补上。")


def choose_scheme(  # noqa: PLR0913, PLR0917 - what is asked for, and what narrows it
    setting: Setting,
    wanted: str,
    parts: Parts = _ANY_PARTS,
    allowed: Sequence[str] = (),
    avoid: PartHeadings = _NONE,
    choices: Choices | None = None,
) -> HeadingScheme:
    """Return the scheme called `wanted` (by name or id), else the one that falls to place and year.

    `parts` are the parts of each half that need a heading. `allowed` names the schemes made for the
    structure; without any, and where none of them heads all the parts, every scheme does that is not
    reserved. One like `avoid`, the headings of last year's report, is taken only when all are.
    Neighbouring years of one place get schemes of different formulas, as long as the same ones are on
    offer. `choices` holds what the facts file settles. Raises UnknownSchemeError for an unknown name,
    UnfitSchemeError for one that lacks a part, UsageError where no scheme heads all parts.
    """
    usable = setting.usable(HeadingScheme)
    fitting = _fitting(usable, parts, allowed)
    choices = choices or Choices()
    if wanted:
        named = _named(wanted, usable, fitting, parts)
        return taken_scheme(named, lambda: fitting, parts, choices, named=True)
    if not fitting:
        raise UsageError(_none_fits(parts))
    place = setting.facts.one("单位.地区")
    start = zlib.crc32((place.text if place else "").encode()) + setting.clock.year
    ring = _round(fitting)
    # Backwards: the scheme before this one was last year's turn, the one after it is next year's.
    turns = [ring[(start - back) % len(ring)] for back in range(len(ring))]
    first = next((scheme for scheme in turns if not alike(scheme, avoid)), turns[0])
    return taken_scheme(first, lambda: [s for s in turns if not alike(s, avoid)], parts, choices)


def last_headings(setting: Setting, parts: Parts = _ANY_PARTS, allowed: Sequence[str] = ()) -> PartHeadings:
    """Return the headings of last year's report, for `choose_scheme` to avoid; empty where it is unknown.

    They are those of the report named under 参照.去年. Where last year's facts are named instead, they
    are those of the scheme that was settled there, else of the one that fell to it; `parts` and
    `allowed` are then those of last year's structure.
    """
    background = setting.facts.background
    if background.last_facts is None:
        return background.last_headings
    last = Setting(background.last_facts, setting.bank, {})
    named = last.facts.one("结构.标题")
    wanted = named.text if named and not named.pending else ""
    try:
        scheme = choose_scheme(last, wanted, parts, allowed, last_headings(last, parts, allowed))
    except UsageError:
        # Last year's file is not being drafted: what is wrong in it is no matter of this one.
        return _NONE
    return headings_of_scheme(scheme)


def heading_of(scheme: HeadingScheme, part: str, tense: Tense) -> Spans:
    """Return the heading of a part in one half, from the scheme."""
    return (Span(_half(scheme, tense)[part], FromPhrase(scheme.id)),)


def _fitting(
    usable: Iterable[HeadingScheme], parts: Parts, allowed: Sequence[str]
) -> tuple[HeadingScheme, ...]:
    heading_all = [scheme for scheme in usable if not _lacking(scheme, parts)]
    made_for_it = tuple(scheme for scheme in heading_all if scheme.name in allowed)
    return made_for_it or tuple(scheme for scheme in heading_all if not scheme.reserved)


def _lacking(scheme: HeadingScheme, parts: Parts) -> list[str]:
    """Return the parts a scheme has no heading for; asked for no part in particular, it needs both halves."""
    if not parts:
        return [] if scheme.review and scheme.plan else [""]
    wanted = [(part, _half(scheme, tense)) for tense, names in parts.items() for part in names]
    return list(dict.fromkeys(part for part, headings in wanted if part not in headings))


def _named(
    wanted: str, usable: Iterable[HeadingScheme], fitting: Sequence[HeadingScheme], parts: Parts
) -> HeadingScheme:
    known = [scheme.name for scheme in fitting]
    named = next((scheme for scheme in usable if wanted in {scheme.name, scheme.id}), None)
    if named is None:
        raise UnknownSchemeError(wanted, known)
    lacking = _lacking(named, parts)
    if lacking and parts:
        raise UnfitSchemeError(named.name, lacking, known)
    return named


def _none_fits(parts: Parts) -> str:
    if not any(parts.values()):
        return "短语库里没有这一级、这一年可用的标题方案，请恢复随程序安装的“标题.yaml”。"
    names = dict.fromkeys(part for half in parts.values() for part in half)
    return (
        f"短语库里没有一套标题方案给这些部分都写了标题：{'、'.join(names)}。"
        "请在“标题.yaml”里给一套补齐，或者在问卷的“结构”里换一种分法。"
    )


def _round(schemes: Sequence[HeadingScheme]) -> tuple[HeadingScheme, ...]:
    """Return the schemes in a round where near ones, also over the end, are unlike as far as can be.

    The order is that of the bank; schemes that are like another one are then set between the rest.
    """
    told = {scheme.id: headings_of_scheme(scheme) for scheme in schemes}
    like = {s.id: {key for key, known in told.items() if key != s.id and alike(s, known)} for s in schemes}
    ring = [scheme for scheme in schemes if not like[scheme.id]]
    for scheme in (one for one in schemes if like[one.id]):
        crowding = [_crowding(ring, at, like[scheme.id]) for at in range(len(ring) + 1)]
        ring.insert(crowding.index(min(crowding)), scheme)
    return tuple(ring)


def _crowding(ring: Sequence[HeadingScheme], at: int, like: AbstractSet[str]) -> int:
    """Return how near those it is like a scheme would stand at a place: next to one counts most."""
    steps = range(1, min(_WITHIN, len(ring)) + 1)
    beside = {
        step: {ring[(at - step) % len(ring)].id, ring[(at + step - 1) % len(ring)].id} for step in steps
    }
    return sum(_WITHIN + 1 - step for step, ids in beside.items() if ids & like)


def _half(scheme: HeadingScheme, tense: Tense) -> Mapping[str, str]:
    return scheme.plan if tense is Tense.PLAN else scheme.review
