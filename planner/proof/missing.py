"""What a facts file holds, its draft tells, and a text leaves out: agenda items and figures."""

from collections.abc import Iterator, Mapping
from typing import Final

from planner.facts.derived.agenda import PLAN, REVIEW
from planner.facts.model import Fact, Facts, Kind, Record, walk
from planner.proof.factbook import Factbook
from planner.proof.model import Hit
from planner.proof.quantities import quantities
from planner.proof.skeletons import clauses_of, sentences_of
from planner.proof.subject import Subject
from planner.proof.topicnames import bare
from planner.reports.model import Half

_COUNTS: Final = frozenset({Kind.INTEGER, Kind.PERCENT})
_NAMING: Final = ("题目", "报告名", "产物")
_LEAST_CLAUSE: Final = 8
_Figure = tuple[str, str]
_VERBS: Final = (
    ("听取", "听取"),
    ("执法检查", "检查"),
    ("调研", "调研"),
    ("视察", "视察"),
    ("询问", "询问"),
    ("测评", "测评"),
    ("批准", "批准"),
    ("初步审查", "初步审查"),
)


def missing_items(subject: Subject, facts: Facts, book: Factbook) -> Iterator[Hit]:
    """Yield the items of the year and of the plan that the draft tells and the text does not.

    An item is told by a clause of the draft that names it, or by its topic and form in one sentence.
    """
    clauses = _clauses(subject)
    sentences = [said.text for said in subject.sentences]
    cells = [line.text for line in subject.lines if line.table]
    for path, half in ((REVIEW, Half.REVIEW), (PLAN, Half.PLAN)):
        parts = subject.report.half(half)
        if not parts:
            continue
        place = subject.offset(parts[0].line)
        for record in facts.list(path):
            if _is_due(record, book) and not _is_told(record, book, clauses, (sentences, cells)):
                title, form = record.one("题目"), record.one("形式")
                slots = {
                    "题目": title.text if title else record.path,
                    "形式": form.text if form else "",
                    "路径": record.path,
                }
                yield Hit(place, place, slots)


def missing_figures(subject: Subject, facts: Facts, book: Factbook, meant: frozenset[str]) -> Iterator[Hit]:
    """Yield the figures that the draft tells and that stand nowhere in the text.

    `meant` are figures that another number stands in place of, which is said there.
    """
    known = {(one.digits, one.unit) for one in quantities(subject.text)}
    standing = {one.at: (one.digits, one.unit) for one in quantities(book.text)}
    place = subject.offset(subject.lines[0].number) if subject.lines else 0
    for path, question in walk(facts.questionnaire.questions):
        fact = facts.one(path) if question.kind in _COUNTS else None
        told = _figures(fact, book, standing) if fact else frozenset()
        if fact and told and known.isdisjoint(told) and meant.isdisjoint(digits for digits, _ in told):
            yield Hit(
                place, place, {"题": fact.label, "数": f"{fact.text}{question.unit}", "路径": fact.path}
            )


def _figures(fact: Fact, book: Factbook, standing: Mapping[int, _Figure]) -> frozenset[_Figure]:
    """Return the figures with their units that the draft tells an answer by."""
    spans = () if fact.pending else book.told.get(fact.path, ())
    places = (place for start, end in spans for place in range(start, end) if place in standing)
    return frozenset(standing[place] for place in places)


def _is_due(record: Record, book: Factbook) -> bool:
    """Return whether the draft tells of the item."""
    return any(f"{record.path}.{key}" in book.told for key in record.fields)


def _is_told(record: Record, book: Factbook, clauses: set[str], text: tuple[list[str], list[str]]) -> bool:
    """Return whether the text tells an item: by what names it, or by anything where nothing does."""
    keys = [key for key in _NAMING if f"{record.path}.{key}" in book.told] or list(record.fields)
    spans = [span for key in keys for span in book.told.get(f"{record.path}.{key}", ())]
    if any(words in clauses for words in _words(book, spans)):
        return True
    title, form = record.one("题目"), record.one("形式")
    if title is None:
        return True
    topic = bare(title.text)
    verb = next((verb for name, verb in _VERBS if form and name in form.text), "")
    sentences, cells = text
    said = any(topic in sentence and verb in sentence for sentence in sentences)
    return said or any(topic in cell for cell in cells)


def _words(book: Factbook, spans: list[tuple[int, int]]) -> Iterator[str]:
    """Yield the words of the draft's clauses that hold one of the spans."""
    for clause in book.clauses:
        if len(clause.words) >= _LEAST_CLAUSE and any(
            clause.start <= start < clause.end for start, _ in spans
        ):
            yield clause.words


def _clauses(subject: Subject) -> set[str]:
    text = subject.text
    found = quantities(text)
    return {
        clause.words
        for line, start in zip(subject.lines, subject.starts, strict=True)
        for sentence in sentences_of(text, found, start, start + len(line.text))
        for clause in clauses_of(text, found, sentence)
    }
