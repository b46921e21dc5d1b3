"""Division: how one document of a facts file is divided, the clerk's own choices considered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from planner.bank.model import Tense
from planner.documents.load import catalogue, kind_named, kinds
from planner.documents.model import Half, Kind, Structure
from planner.documents.resolving import resolved
from planner.errors import UsageError
from planner.facts.derived.agenda import LOCAL, local_part
from planner.facts.model import Facts, Questionnaire

STYLE: Final = "结构.样式"
PARTS: Final = {Tense.REVIEW: "结构.部分", Tense.PLAN: "结构.计划部分"}
NUMBERING: Final = {Tense.REVIEW: "结构.编号", Tense.PLAN: "结构.计划编号"}
OMITTED: Final = "结构.不写"
LENGTHS: Final = "结构.篇幅"


@dataclass(frozen=True, slots=True)
class Division:
    """A structure with its halves settled; `elements` are the pieces outside the parts to be written."""

    structure: Structure
    halves: Mapping[Tense, Half]
    elements: frozenset[str]

    def half(self, tense: Tense) -> Half:
        """Return one half; one that the structure does not have is empty."""
        return self.halves.get(tense, Half("", (), ()))


def division_of(facts: Facts, kind: str = "", structure: str = "") -> Division:
    """Return how a document is divided: `kind` and `structure` as named, else as the facts file says.

    UsageError for a kind or structure that does not exist or that the level, in such a year, does not
    write. What the facts file names and cannot be used is left for `planner check` to say.
    """
    chosen = _structure(facts, kind_named(kind or facts.questionnaire.document), structure)
    halves = {tense: _half(facts, chosen, tense) for tense in chosen.halves}
    omitted = {fact.text for fact in facts.all(OMITTED)}
    return Division(chosen, halves, frozenset(chosen.elements) - omitted)


def written_by(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the halves and elements that some structure of the questionnaire's document writes.

    All there are, when the level does not write such a document in such a year.
    """
    mode, kind = questionnaire.mode, kinds().get(questionnaire.document)
    fitting = [s for s in kind.structures if s.fits(mode.level, mode.year_kind)] if kind else []
    known = fitting or [structure for other in kinds().values() for structure in other.structures]
    return frozenset(str(name) for s in known for name in (*s.halves, *s.elements))


def _structure(facts: Facts, kind: Kind, named: str) -> Structure:
    level, year_kind = facts.mode.level, facts.mode.year_kind
    usable = {s.name: s for s in kind.structures if s.fits(level, year_kind)}
    if not usable:
        raise UsageError(f"{level}在{year_kind}不写“{kind.name}”。planner templates 列出各文种用在哪里。")
    if named and named not in usable:
        raise UsageError(
            f"“{kind.name}”在{level}、{year_kind}没有“{named}”这种结构。可用的有：{'、'.join(usable)}。"
        )
    said = facts.one(STYLE)
    own = said.text if said and kind.name == facts.questionnaire.document else ""
    return usable.get(named or own) or next(iter(usable.values()))


def _half(facts: Facts, structure: Structure, tense: Tense) -> Half:
    spec, known = structure.halves[tense], catalogue()
    # A choice of parts or numbering made for the report holds for the plan where the plan has no own.
    chosen = _chosen(facts, structure, tense)
    numbering = facts.one(NUMBERING[tense]) or facts.one(NUMBERING[Tense.REVIEW])
    if numbering and numbering.text in known.numberings and _is_main(facts, structure):
        parts = tuple(replace(part, mark=None) for part in spec.parts)
        spec = replace(spec, parts=parts, marks=known.numberings[numbering.text])
    return resolved(spec, known, _local(facts, structure), chosen)


def _chosen(facts: Facts, structure: Structure, tense: Tense) -> tuple[str, ...]:
    """Return the parts the clerk named that exist, () for none; only for the document of the file."""
    if not _is_main(facts, structure):
        return ()
    said = facts.all(PARTS[tense]) or facts.all(PARTS[Tense.REVIEW])
    return tuple(dict.fromkeys(fact.text for fact in said if fact.text in catalogue().parts))


def _is_main(facts: Facts, structure: Structure) -> bool:
    """Return whether the structure is of the kind that the file itself names."""
    return structure.kind == facts.questionnaire.document


def _local(facts: Facts, structure: Structure) -> str:
    """Return the local part: as the clerk chose, else the structure's own, where the level has one."""
    answered = facts.one(LOCAL)
    named = local_part(facts) if answered or structure.local else ""
    placing = catalogue().locals.get(named)
    # To part oversight in two is offered by structures that have a part left to choose.
    return named if placing and (structure.local or not placing.instead) else ""
