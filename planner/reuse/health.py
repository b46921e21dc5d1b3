"""Reuse health: what of a text stands elsewhere, what a reader would call copying, what place leaked in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.bank.model import PhraseBank
from planner.reuse.compare import Compared, Keyed, compare, keyed
from planner.reuse.foreign import foreign
from planner.reuse.formulas import Formulas
from planner.reuse.judge import judge
from planner.reuse.model import Health, Lender, Origin, Passage, Share, Text
from planner.reuse.places import Home
from planner.reuse.stock import ArchiveStock, LastStock, bank_pieces, in_bank

_NOTHING: Final = Compared((), ())


@dataclass(frozen=True, slots=True)
class Beside:
    """What a text is held against: the bank always, the last report and archives where there are any."""

    bank: PhraseBank
    last: Text | None = None
    archives: tuple[ArchiveStock, ...] = ()


def health(text: Text, beside: Beside, home: Home) -> Health:
    """Return how much of `text` stands elsewhere, in which passages, and every finding on it.

    Nothing is read from files but the archives' sentences; findings name `text.name` and its lines.
    """
    formulas = Formulas(beside.bank)
    units = keyed(text, formulas)
    last = compare(units, LastStock(beside.last), formulas) if beside.last else _NOTHING
    others = [compare(units, stock, formulas) for stock in beside.archives]
    counts = _counts(units, last, others, beside.bank)
    sections = _sections(counts)
    known = {(one.first, one.last, one.column) for one in last.passages}
    every = [
        *last.passages,
        *(one for stock in others for one in stock.passages if not _is_last_again(one, known)),
    ]
    passages = tuple(sorted(every, key=lambda one: (-one.size, one.first, one.column, one.source.report)))
    whole = _total("", counts)
    lines = {one.unit.line: one.unit.text for one in reversed(units)}
    findings = (
        *judge(text.name, whole, sections, passages, lines),
        *foreign(text, passages, home),
    )
    ordered = tuple(sorted(findings, key=lambda one: (one.place.line, one.place.column, one.rule)))
    compared = [Origin.LAST] * bool(beside.last) + [Origin.OTHERS] * bool(beside.archives) + [Origin.BANK]
    return Health(text, tuple(compared), whole, sections, passages, _lenders(passages), ordered)


def _is_last_again(passage: Passage, known: set[tuple[int, int, int]]) -> bool:
    """Return whether a passage was told of the last report, which lies in the archive too."""
    return passage.source.origin is Origin.OWN and (passage.first, passage.last, passage.column) in known


@dataclass(frozen=True, slots=True)
class _Count:
    """What of one unit stands where."""

    keyed: Keyed
    last: int
    archive: int
    others: int
    bank: int


def _counts(
    units: Sequence[Keyed], last: Compared, archives: Sequence[Compared], bank: PhraseBank
) -> list[_Count]:
    pieces = bank_pieces(bank)
    counts = []
    for at, one in enumerate(units):
        own = _union(one, archives, at, Origin.OWN)
        foreign_ = _union(one, archives, at, Origin.OTHERS)
        counts.append(
            _Count(
                one,
                sum(_union(one, [last] if last.masks else [], at, Origin.LAST)),
                sum(a | b for a, b in zip(own, foreign_, strict=True)),
                sum(b & ~a for a, b in zip(own, foreign_, strict=True)),
                sum(a | b for a, b in zip(in_bank(one.key.text, pieces), one.formulas, strict=True)),
            )
        )
    return counts


def _union(one: Keyed, compared: Sequence[Compared], at: int, origin: Origin) -> bytearray:
    whole = bytearray(len(one.key))
    for stock in compared:
        mask = stock.masks[at].get(origin)
        if mask:
            whole = bytearray(a | b for a, b in zip(whole, mask, strict=True))
    return whole


def _sections(counts: Iterable[_Count]) -> tuple[Share, ...]:
    by_section: dict[str, list[_Count]] = {}
    for count in counts:
        by_section.setdefault(count.keyed.unit.section, []).append(count)
    return tuple(_total(section, own) for section, own in by_section.items())


def _total(section: str, counts: Sequence[_Count]) -> Share:
    return Share(
        section=section,
        line=min((count.keyed.unit.line for count in counts), default=0),
        units=sum(len(count.keyed.key) for count in counts),
        formulas=sum(sum(count.keyed.formulas) for count in counts),
        last=sum(count.last for count in counts),
        archive=sum(count.archive for count in counts),
        others=sum(count.others for count in counts),
        bank=sum(count.bank for count in counts),
    )


def _lenders(passages: Iterable[Passage]) -> tuple[Lender, ...]:
    sizes: dict[tuple[str, str], int] = {}
    for passage in passages:
        if passage.source.origin in {Origin.OWN, Origin.OTHERS}:
            key = passage.source.report, passage.source.place
            sizes[key] = sizes.get(key, 0) + passage.size
    rows = sorted(sizes.items(), key=lambda row: (-row[1], row[0]))
    return tuple(Lender(report, place, size) for (report, place), size in rows)


def shares(health_: Health) -> Iterator[Share]:
    """Yield the share of the whole text, then of its sections in order."""
    yield health_.whole
    yield from health_.sections
