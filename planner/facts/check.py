"""Checking facts: whether a filled file is complete, agrees with itself, with the law and the time."""

from collections.abc import Iterator

from planner.bank.model import PhraseBank, Tense
from planner.clock import Clock
from planner.facts.agenda import PLAN, REVIEW, agenda
from planner.facts.model import Facts
from planner.facts.rules import duties, figures, items, missing, session, stages, unplaced, wording
from planner.facts.timing import is_dated
from planner.finding import Finding


def check(facts: Facts, bank: PhraseBank, clock: Clock) -> tuple[Finding, ...]:
    """Return every finding about the content of `facts`, ordered by place.

    A finding about a key without an answer has line 0 and the key's path as `text`
    (`messages.with_lines` finds its line). Rules that need the year are silent when the file does
    not say it.
    """
    found = [*missing.missing(facts), *missing.pending(facts)]
    found += [*figures.disagreeing(facts), *figures.implausible(facts), *session.meetings(facts)]
    found += [*unplaced.unplaced(facts), *_items(facts, bank, clock)]
    if is_dated(clock):
        found += [*session.session(facts, clock), *session.labels(facts, bank, clock)]
        found += [finding for _, finding in wording.wording(facts, bank, clock)]
    return tuple(sorted(found, key=lambda finding: (finding.place.line, finding.place.column)))


def _items(facts: Facts, bank: PhraseBank, clock: Clock) -> Iterator[Finding]:
    level = items.level_of(facts)
    halves = ((REVIEW, Tense.REVIEW, clock.year), (PLAN, Tense.PLAN, clock.plan_year))
    for path, tense, year in halves:
        listed = agenda(facts, bank, tense)
        yield from items.doubled(listed)
        yield from stages.out_of_stage(listed)
        if level:
            yield from items.beyond_power(listed, level)
        if level and is_dated(clock):
            yield from duties.uncovered(facts, duties.Half(path, listed, year), bank, level)
            yield from items.wrong_data_year(listed, bank, clock)
