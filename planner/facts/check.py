"""Checking facts: whether a filled file is complete, agrees with itself, with the law and the time."""

from collections.abc import Iterator

from planner.bank.model import PhraseBank, Tense
from planner.clock import Clock
from planner.facts.derived.agenda import agenda
from planner.facts.derived.coverage import level_of
from planner.facts.derived.timing import is_dated
from planner.facts.model import Facts
from planner.facts.rules import (
    dated,
    division,
    duties,
    figures,
    items,
    lastyear,
    laws,
    missing,
    percentages,
    promises,
    published,
    session,
    settled,
    stages,
    term,
    units,
    unplaced,
    wording,
    years,
)
from planner.finding import Finding


def check(facts: Facts, bank: PhraseBank, clock: Clock) -> tuple[Finding, ...]:
    """Return every finding about the content of `facts`, ordered by place.

    A finding about a key without an answer has line 0 and the key's path as `text`
    (`messages.with_lines` finds its line). Rules that need the year are silent when the file does
    not say it.
    """
    found = [*missing.missing(facts), *missing.pending(facts), *_figures(facts, bank)]
    found += [*promises.promises(facts, bank), *unplaced.unplaced(facts), *_items(facts, bank, clock)]
    found += [*settled.twice(facts), *division.division(facts)]
    if is_dated(clock):
        found += [*session.session(facts, clock), *session.labels(facts, bank), *session.studied(facts, bank)]
        found += [*session.year_kind(facts), *session.running_on(facts), *session.tasks_of(facts)]
        found += [*session.meetings(facts), *session.too_early_a_session(facts)]
        found += [*session.election_part(facts), *dated.campaigns(facts, bank)]
        found += term.of_the_term(facts, bank)
        found += _wordings(facts, bank, clock)
    return tuple(sorted(found, key=lambda finding: (finding.place.line, finding.place.column)))


def _wordings(facts: Facts, bank: PhraseBank, clock: Clock) -> Iterator[Finding]:
    """Yield what is wrong with dated words; what arithmetic says of a place says enough."""
    counted = tuple(dated.dated(facts, bank))
    yield from counted
    places = {finding.place for finding in counted}
    for _, finding in wording.wording(facts, bank, clock):
        if finding.place not in places:
            yield finding


def _figures(facts: Facts, bank: PhraseBank) -> Iterator[Finding]:
    """Yield what does not add up, against the file itself, what was published, and last year."""
    yield from figures.disagreeing(facts)
    yield from figures.implausible(facts)
    yield from percentages.rates(facts)
    yield from percentages.claims_of_the_whole(facts)
    yield from percentages.parts_in_texts(facts)
    yield from units.mixed(facts)
    yield from published.published(facts, bank)
    yield from lastyear.leaps(facts)
    yield from lastyear.left_as_they_were(facts)


def _items(facts: Facts, bank: PhraseBank, clock: Clock) -> Iterator[Finding]:
    level = level_of(facts)
    for tense, year in ((Tense.REVIEW, clock.year), (Tense.PLAN, clock.plan_year)):
        listed = agenda(facts, bank, tense)
        yield from items.doubled(listed)
        yield from items.in_several_forms(listed)
        yield from stages.out_of_stage(listed)
        if level:
            yield from items.beyond_power(listed, level)
        if level and is_dated(clock):
            yield from duties.uncovered(facts, bank, tense, listed)
            yield from duties.done_twice(listed, bank, level, year)
            yield from years.wrong_data_year(listed, bank, level, year)
        if is_dated(clock):
            yield from laws.superseded(listed, bank, year)
