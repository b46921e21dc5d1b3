"""Resolving: the parts of a half, once the local part and the clerk's own choice are known."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from planner.documents.model import Catalogue, Half, HalfSpec, Part, PartSpec

OVERSIGHT: Final = "监督"
"""The content that tells items of oversight; every part that has groups is written with it."""


def resolved(spec: HalfSpec, catalogue: Catalogue, local: str = "", chosen: Sequence[str] = ()) -> Half:
    """Return a half with its parts in order.

    `chosen` names the parts instead of the structure's own; `local` is put in its place, unless it
    stands among them already. What two parts could tell goes to the one that says so, else to the one
    that covers less; nothing is told twice. What none of the parts would tell of oversight goes to the
    widest of those on oversight. KeyError for a part that the catalogue does not have.
    """
    own = {part.name: part for part in spec.parts}
    parts = [own.get(name, PartSpec(name)) for name in chosen] if chosen else list(spec.parts)
    if local and not chosen:
        parts = _with_local(parts, local, spec, catalogue)
    return Half(spec.heading, _settled(parts, catalogue), spec.marks)


def _with_local(parts: list[PartSpec], local: str, spec: HalfSpec, catalogue: Catalogue) -> list[PartSpec]:
    names = [part.name for part in parts]
    placing = catalogue.locals[local]
    if placing.instead:
        replaced = [(part, placing.instead.get(part.name, ())) for part in parts]
        return [new for part, names in replaced for new in ([PartSpec(n) for n in names] or [part])]
    after = spec.after.get(local, placing.after)
    if local in names or not after:
        return parts
    # A structure without the part it usually follows has it before the last one, which is 自身.
    place = names.index(after) + 1 if after in names else len(names) - 1
    return [*parts[:place], PartSpec(local), *parts[place:]]


def _settled(specs: Sequence[PartSpec], catalogue: Catalogue) -> tuple[Part, ...]:
    """Return the parts with every content and every group in one of them only."""
    known = [catalogue.parts[spec.name] for spec in specs]
    contents = _shared_out([(spec.contents, part.contents) for spec, part in zip(specs, known, strict=True)])
    groups = _shared_out([(spec.groups, part.groups) for spec, part in zip(specs, known, strict=True)])
    parts = [
        Part(part.name, part.duty, own, told, spec.mark, spec.lead)
        for spec, part, own, told in zip(specs, known, contents, groups, strict=True)
    ]
    return tuple(_with_rest(parts, catalogue))


def _with_rest(parts: Sequence[Part], catalogue: Catalogue) -> list[Part]:
    """Return the parts with the groups and contents of oversight that none of them has in the widest one."""
    everything = catalogue.parts[OVERSIGHT]
    left = [g for g in everything.groups if not any(g in part.groups for part in parts)]
    untold = [c for c in everything.contents if not any(c in part.contents for part in parts)]
    widest = max((part for part in parts if part.groups), key=lambda part: len(part.groups), default=None)
    if widest is None:
        return list(parts)
    order = everything.groups.index
    fuller = replace(
        widest,
        groups=tuple(sorted({*widest.groups, *left}, key=order)),
        contents=(*widest.contents, *untold),
    )
    return [fuller if part is widest else part for part in parts]


def _shared_out(claims: Sequence[tuple[tuple[str, ...] | None, tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """Return what each claimant gets of what it names itself, or else may have by default.

    A thing goes to who names it, then to who may have fewest, then to the first; all who tell items
    of oversight share that template.
    """
    owner: dict[str, tuple[bool, int, int]] = {}
    for index, (named, default) in enumerate(claims):
        for thing in named or default:
            claim = (named is None, len(named or default), index)
            owner[thing] = min(owner.get(thing, claim), claim)
    return [
        tuple(thing for thing in named or default if thing == OVERSIGHT or owner[thing][2] == index)
        for index, (named, default) in enumerate(claims)
    ]
