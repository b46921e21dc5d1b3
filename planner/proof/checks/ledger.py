"""The facts file against the text: figures and names that are not in it, items the text does not tell."""

from collections.abc import Iterator, Mapping
from typing import Final

from planner.proof.changed import Changed, changed_numbers, unknown_numbers
from planner.proof.factbook import Factbook, factbook_of
from planner.proof.missing import missing_figures, missing_items
from planner.proof.model import Hit, Rule
from planner.proof.names import names_in
from planner.proof.subject import Detector, Subject


def changed(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield numbers in a sentence of the draft that are not those of the facts."""
    for one in _changed(subject):
        yield one.hit()


def unknown(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield numbers that neither the facts nor their totals say, with the likeliest one meant."""
    book = _book(subject)
    if book:
        yield from unknown_numbers(subject, book)


def unknown_names(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield titles, sessions, persons and organs that stand nowhere in the facts nor in their draft."""
    book = _book(subject)
    if book is None:
        return
    for start, name, kind in names_in(subject.text):
        if "".join(name.split()) not in book.corpus:
            yield Hit(start, start + len(name), {"类": kind})


def items_left_out(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield agenda items that the draft of the facts tells and the text does not."""
    book = _book(subject)
    if book and subject.facts and _is_document(subject):
        yield from missing_items(subject, subject.facts, book)


def figures_left_out(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield figures that the draft of the facts tells and that stand nowhere in the text."""
    book = _book(subject)
    if book and subject.facts and _is_document(subject):
        meant = frozenset(one.expected for one in _changed(subject))
        yield from missing_figures(subject, subject.facts, book, meant)


def _changed(subject: Subject) -> Iterator[Changed]:
    book = _book(subject)
    if book:
        yield from changed_numbers(subject, book)


def _book(subject: Subject) -> Factbook | None:
    if subject.facts is None:
        return None
    return factbook_of(subject.facts, subject.bank, subject.report)


def _is_document(subject: Subject) -> bool:
    """Return whether the text is a whole document: of a passage nobody expects all the facts."""
    return bool(subject.report.review or subject.report.plan)


DETECTORS: Final[Mapping[str, Detector]] = {
    "与问卷不同": changed,
    "问卷没有的数": unknown,
    "问卷没有的名称": unknown_names,
    "议题没有写": items_left_out,
    "数没有写": figures_left_out,
}
