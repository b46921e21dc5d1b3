"""Running the rules over a subject: pure, in any order, with the findings sorted by place and weight."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from planner.finding import Finding, Place, Severity
from planner.proof.detectors import DETECTORS
from planner.proof.model import Hit, Remark, Rule, compiled
from planner.proof.subject import Subject
from planner.proof.wordsearch import literal_hits

_WEIGHT: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def remarks(subject: Subject, rules: Sequence[Rule], name: str = "") -> tuple[Remark, ...]:
    """Return what the rules find in the subject, by place, at one place the weightier first.

    `name` is the file that findings name. The same words are remarked on once for the same suggestion.
    """
    if not subject.lines:
        return ()
    found = [remark for rule in rules if _holds(rule, subject) for remark in _of_rule(rule, subject, name)]
    found.sort(
        key=lambda one: (one.line, one.start, _WEIGHT[one.finding.severity], one.end, one.finding.rule)
    )
    return tuple(_without_echoes(found))


def _holds(rule: Rule, subject: Subject) -> bool:
    if rule.levels and subject.level is not None and subject.level not in rule.levels:
        return False
    if rule.genres and subject.report.genre.value not in rule.genres:
        return False
    clock = subject.clock
    spans = (clock.review_span, clock.plan_span) if clock else ()
    return not spans or any(rule.valid.meets(span) for span in spans)


def _of_rule(rule: Rule, subject: Subject, name: str) -> Iterator[Remark]:
    for hit in _hits(rule, subject):
        if not rule.zones or subject.zone_at(hit.start) in rule.zones:
            yield _remark(rule, hit, subject, name)


def _hits(rule: Rule, subject: Subject) -> Iterator[Hit]:
    own = subject.own.all
    found = DETECTORS[rule.detector](subject, rule) if rule.detector else _plain_hits(rule, subject.text)
    return (hit for hit in found if subject.text[hit.start : hit.end] not in own)


def _plain_hits(rule: Rule, text: str) -> Iterator[Hit]:
    """Yield where the words and patterns of a rule stand and no exception overlaps them."""
    found = (*literal_hits(rule.words, text), *_pattern_hits(rule, text))
    pattern = _compiled(rule.unless) if found else None
    cancelled = [match.span() for match in pattern.finditer(text)] if pattern else []
    ends = [end for _, end in cancelled]
    for hit in found:
        place = bisect_right(ends, hit.start)
        if place == len(cancelled) or cancelled[place][0] >= hit.end:
            yield hit


def _pattern_hits(rule: Rule, text: str) -> Iterator[Hit]:
    """Yield the matches; a group called 文 is what is hit, other named groups fill slots."""
    pattern = _compiled(rule.patterns)
    for match in pattern.finditer(text) if pattern else ():
        named = {key: value or "" for key, value in match.groupdict().items()}
        start, end = match.span("文") if named.get("文") else match.span()
        yield Hit(start, end, {key: value for key, value in named.items() if key != "文"})


_compiled = cache(compiled)


def _remark(rule: Rule, hit: Hit, subject: Subject, name: str) -> Remark:
    index = subject.line_at(hit.start)
    line, begin = subject.lines[index], subject.starts[index]
    start, end = hit.start - begin, min(hit.end - begin, len(line.text))
    words = line.text[start:end]
    slots = {"文": words, **hit.values}
    suggestion = _filled(hit.suggestion or rule.suggestion, slots)
    finding = Finding(
        rule=rule.id,
        severity=hit.severity or rule.severity,
        place=Place(name, line.number, start + 1),
        text=words,
        message=_filled(rule.message, slots),
        suggestion=suggestion,
        basis=f"{rule.authority.value}：{rule.basis}",
        source_line=line.text,
    )
    replacement = hit.replacement if hit.replacement is not None else suggestion if rule.fixes else None
    return Remark(finding, line.number, start, end, replacement, subject.piece(index))


def _filled(pattern: str, slots: Mapping[str, str]) -> str:
    for name, words in slots.items():
        pattern = pattern.replace(f"{{{name}}}", words)
    return pattern


def _without_echoes(found: Iterable[Remark]) -> Iterator[Remark]:
    """Leave out what a weightier remark on the same words says already."""
    said: set[tuple[int, int, int, str]] = set()
    for one in found:
        key = one.line, one.start, one.end, one.finding.suggestion or one.finding.rule
        if key not in said:
            said.add(key)
            yield one
