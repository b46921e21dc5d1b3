"""Numbers of a text that are not those of the facts it was written from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.proof.factbook import Factbook, Occurrence
from planner.proof.model import Hit
from planner.proof.quantities import TIMES, Quantity, quantities
from planner.proof.skeletons import Bones, clauses_of, sentences_of
from planner.proof.subject import Subject
from planner.reports.items.topics import veil

_LEAST_WORDS: Final = 4
_SET_PHRASES: Final = frozenset({"大", "届", "级", "类", "种"})
_ALIKE: Final = 2
_MOST_SPELT: Final = 10


@dataclass(frozen=True, slots=True)
class Changed:
    """A number that stands in a sentence of the draft in place of another; `expected` is that one."""

    quantity: Quantity
    expected: str

    def hit(self) -> Hit:
        """Return the hit on the number and its unit, with what the facts say."""
        one = self.quantity
        return Hit(one.at, one.end, {"应": self.expected + one.unit})


def changed_numbers(subject: Subject, book: Factbook) -> Iterator[Changed]:
    """Yield numbers that differ from the draft's in an otherwise equal sentence or clause."""
    for stretch in _stretches(subject, book):
        options = book.skeletons.get(stretch.words, ())
        if len(stretch.words.replace("#", "")) < _LEAST_WORDS or stretch.digits in options:
            continue
        if options and (len(options) == 1 or not _is_known(stretch, book)):
            nearest = max(options, key=lambda option: _same(option, stretch.digits))
            for one, meant in zip(stretch.numbers, nearest, strict=True):
                if one.digits != meant:
                    yield Changed(one, meant)


def _is_known(stretch: Bones, book: Factbook) -> bool:
    """Return whether the facts have every number of a stretch somewhere."""
    return all((one.number, one.unit) in book.numbers for one in stretch.numbers)


def unknown_numbers(subject: Subject, book: Factbook) -> Iterator[Hit]:
    """Yield numbers in words that the draft does not have, which no answer and no total gives.

    Dates, numbers in set phrases and in titles, and small numbers in Chinese numerals are known.
    """
    hidden = veil(subject.text)
    for stretch in _stretches(subject, book):
        if stretch.words in book.skeletons:
            continue
        for one in stretch.numbers:
            if _is_plain(one, hidden) or (one.number, one.unit) in book.numbers or one.number in book.derived:
                continue
            meant = _likeliest(subject.text, one, book.occurrences)
            yield Hit(one.at, one.end, suggestion=f"问卷里是{meant}；{_ADVICE}" if meant else _ADVICE)


_ADVICE: Final = "核对问卷，缺的补进问卷"


def _stretches(subject: Subject, book: Factbook) -> Iterator[Bones]:
    """Yield each sentence that has numbers, or where the draft has no such sentence its clauses."""
    text = subject.text
    found = quantities(text)
    for line, start in zip(subject.lines, subject.starts, strict=True):
        for sentence in sentences_of(text, found, start, start + len(line.text)):
            if not sentence.numbers:
                continue
            if sentence.words in book.skeletons:
                yield sentence
                continue
            for clause in clauses_of(text, found, sentence):
                if clause.numbers:
                    yield clause


def _same(option: Sequence[str], digits: Sequence[str]) -> int:
    return sum(a == b for a, b in zip(option, digits, strict=True))


def _is_plain(one: Quantity, hidden: str) -> bool:
    if one.unit in TIMES or one.unit in _SET_PHRASES or hidden[one.at] != hidden[one.at : one.at + 1]:
        return True
    if one.spelt and one.number <= _MOST_SPELT:
        return True
    before = hidden[one.at - 1 : one.at]
    is_number_of_line = before in {"", "\n"} and not one.unit
    return before in {"第", "（", "\t"} or is_number_of_line or not hidden[one.at : one.at + 1].isalnum()


def _likeliest(text: str, one: Quantity, occurrences: Sequence[Occurrence]) -> str:
    """Return the number of the facts of the same unit that stands among the most alike words, "" for none."""
    around = text[max(0, one.start - 8) : one.start] + text[one.end : one.end + 4]
    pairs = {around[i : i + 2] for i in range(len(around) - 1)}
    best, most = "", _ALIKE - 1
    for other in occurrences:
        if other.unit == one.unit and other.number != one.number:
            shared = sum(other.around[i : i + 2] in pairs for i in range(len(other.around) - 1))
            if shared > most:
                best, most = other.digits + other.unit, shared
    return best
