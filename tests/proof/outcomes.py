"""What came of planted errors: whether proof-reading finds them, where, and what it says of clean texts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank
from planner.finding import Severity
from planner.proof.detectors import DETECTORS
from planner.proof.model import Remark, Rule
from planner.proof.reading import Given, lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks
from planner.reports.model import Report
from planner.reports.structure import structure
from tests.proof.seeded import TEXTS, Plant, Planted, Span, clean, last_year, later_plants, planted, plants


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one plant: whether it was found, in its place, and as an error where it is one."""

    plant: Plant
    found: bool
    placed: bool
    weighed: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """All that is measured.

    `later` are the plants that nobody had seen while writing the rules. `alarms` are the errors and warnings
    on clean texts, with the text's number.
    """

    outcomes: tuple[Outcome, ...]
    later: tuple[Outcome, ...]
    alarms: tuple[tuple[int, Remark], ...]
    characters: int

    def recall(self, severity: Severity | None = None) -> float:
        """Return the share found of the plants of a severity, of all for None."""
        asked = [one for one in self.outcomes if severity in (None, one.plant.severity)]
        return sum(one.found for one in asked) / len(asked)

    def hit(self) -> float:
        """Return the share in the right place of those found that have a place."""
        found = [one for one in self.outcomes if one.found]
        return sum(one.placed for one in found) / len(found) if found else 0.0

    def false(self, severity: Severity) -> int:
        """Return how many remarks of a severity the clean texts got."""
        return sum(remark.finding.severity is severity for _, remark in self.alarms)


@cache
def bank() -> PhraseBank:
    """Return the shipped phrase bank."""
    return load_bank()


@cache
def rules() -> tuple[Rule, ...]:
    """Return the shipped rules."""
    return rules_of((), DETECTORS)[0]


def read(text: str, given: Given | None = None) -> tuple[Remark, ...]:
    """Return the remarks on a text."""
    return remarks(subject_of(lines_of_text(text), bank(), given), rules())


def remarks_on(text: str, number: int) -> tuple[Remark, ...]:
    """Return the remarks on a text that stands for the clean one of a number."""
    return read(text, Given(last=_last(number)))


@cache
def _last(number: int) -> Report | None:
    text = last_year(number)
    return structure(lines_of_text(text)) if text else None


@cache
def _quiet(number: int) -> tuple[Remark, ...]:
    return remarks_on(clean(number), number)


def measure() -> Measured:
    """Plant each error alone and read the clean texts; takes a minute or two."""
    alarms = tuple(
        (number, remark)
        for number in TEXTS
        for remark in _quiet(number)
        if remark.finding.severity is not Severity.INFO
    )
    characters = sum(sum(not sign.isspace() for sign in clean(number)) for number in TEXTS)
    first, later = (tuple(map(outcome, asked)) for asked in (plants(), later_plants()))
    return Measured(first, later, alarms, characters)


def outcome(plant: Plant) -> Outcome:
    """Return what comes of one plant.

    It counts as found when a family that may say so remarks on what it did not remark on in the clean text;
    an error must be told as an error or a warning.
    """
    seeded = planted(plant)
    new = new_remarks(remarks_on(seeded.text, plant.text), _quiet(plant.text))
    heard = [one for one in new if _family(one) in plant.families]
    if plant.severity is Severity.ERROR:
        heard = [one for one in heard if one.finding.severity is not Severity.INFO]
    placed = heard_at(heard, seeded)
    weighed = plant.severity is not Severity.ERROR or any(
        one.finding.severity is Severity.ERROR for one in heard
    )
    return Outcome(plant, bool(heard), bool(heard) and placed, weighed)


def heard_at(heard: Iterable[Remark], seeded: Planted) -> bool:
    """Return whether one of the remarks lies where the error is; what is missing has no place to miss."""
    return not seeded.spans or any(_touches(one, span, seeded.text) for one in heard for span in seeded.spans)


def new_remarks(told: Iterable[Remark], before: Iterable[Remark]) -> list[Remark]:
    """Return the remarks of `told` that are not in `before` by rule, words and message."""
    known = Counter(_key(one) for one in before)
    new = []
    for one in told:
        if known[_key(one)]:
            known[_key(one)] -= 1
        else:
            new.append(one)
    return new


def _key(remark: Remark) -> tuple[str, str, str]:
    return remark.finding.rule, remark.finding.text, remark.finding.message


def _family(remark: Remark) -> str:
    return remark.finding.rule.partition("-")[0]


def _touches(remark: Remark, span: Span, text: str) -> bool:
    """Return whether a remark overlaps a span; one without words must lie in it or at its edge."""
    begin = sum(len(line) + 1 for line in text.split("\n")[: remark.line - 1])
    start, end = begin + remark.start, begin + remark.end
    if start == end or span[0] == span[1]:
        return start <= span[1] and span[0] <= end
    return start < span[1] and span[0] < end
