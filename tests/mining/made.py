"""Reports made by hand for the tests of mining: fictional places, plain sentences."""

import hashlib
from collections.abc import Mapping, Sequence

from planner.bank.model import Duty
from planner.reports.model import (
    Element,
    Genre,
    Half,
    Lines,
    OversightItem,
    Passage,
    Report,
    Section,
    Sentence,
)

Parts = Mapping[str, Sequence[str]]


def sentences(texts: Sequence[str], line: int = 1) -> tuple[Sentence, ...]:
    """Return sentences one a line; ** stands for a mask."""
    return tuple(Sentence(text, text.replace("**", "{某}"), line + place) for place, text in enumerate(texts))


def report(  # noqa: PLR0913 - a report has as many parts
    name: str,
    *,
    review: Parts | None = None,
    plan: Parts | None = None,
    passages: Mapping[Element, Sequence[str]] | None = None,
    items: Sequence[tuple[str, str]] = (),
    title: str = "",
    year: int = 2025,
) -> Report:
    """Return a report: parts by heading with their sentences; items of oversight as form and topic."""
    content = repr((name, review, plan, passages, items, title))
    halves = {half: _parts(parts or {}) for half, parts in ((Half.REVIEW, review), (Half.PLAN, plan))}
    lines = {sentence.text: sentence.line for part in halves[Half.REVIEW] for sentence in part.sentences}
    return Report(
        lines=Lines(f"{name}.txt", hashlib.sha256(content.encode()).hexdigest(), ()),
        title=title,
        salutation="",
        level="区",
        genre=Genre.REPORT,
        year_review=year if review else None,
        year_plan=year + 1 if plan else None,
        review_heading="",
        plan_heading="",
        review=halves[Half.REVIEW],
        plan=halves[Half.PLAN],
        passages=tuple(Passage(element, 1, sentences(texts)) for element, texts in (passages or {}).items()),
        oversight=tuple(
            OversightItem(form, topic, Half.REVIEW, _line(lines, topic), Duty.OVERSIGHT)
            for form, topic in items
        ),
        noise=(),
    )


def _parts(parts: Parts) -> tuple[Section, ...]:
    duties = (Duty.POLITICAL, Duty.OVERSIGHT, Duty.DEPUTIES, Duty.SELF)
    return tuple(
        Section(
            str(place),
            heading,
            1,
            duties[place % len(duties)],
            100 * place,
            sentences(texts, 100 * place + 1),
        )
        for place, (heading, texts) in enumerate(parts.items())
    )


def _line(lines: Mapping[str, int], topic: str) -> int:
    return next((line for text, line in lines.items() if topic in text), 9999)
