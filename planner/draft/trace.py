"""Trace: where every word and number of a draft comes from, as plain data for JSON."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from planner.draft.choice import Choice
from planner.draft.model import (
    Draft,
    FromFact,
    FromPhrase,
    FromRule,
    FromTemplate,
    Gap,
    Span,
    block_spans,
)

_NO_SOURCES: Final[Mapping[str, str]] = MappingProxyType({})
_NUMBER = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?[%％‰]?|百分之[一二三四五六七八九十百零点]+")


def placed_spans(draft: Draft) -> Iterator[tuple[int, Span]]:
    """Yield each span with its block: 0 for the title, then 1, 2, … in reading order."""
    for span in draft.title:
        yield 0, span
    for number, block in enumerate(draft.blocks, start=1):
        for span in block_spans(block):
            yield number, span


def trace(
    draft: Draft, sources: Mapping[str, str] = _NO_SOURCES, choices: Sequence[Choice] = ()
) -> dict[str, Any]:
    """Return the trace of a draft: spans, gaps, phrases, numbers without origin, choices.

    The shape is that of the design's section 6. `sources` says by the path of a record (本年议题.3) who
    supplied it and when; the spans of its facts carry that as `source`. A number counts as without
    origin when it stands in words of the template or of the phrase bank: no entry of the bank holds a
    local figure.
    """
    placed = list(placed_spans(draft))
    return {
        "spans": [
            {"block": block, "text": span.text, **_origin(span), **_source(span, sources)}
            for block, span in placed
        ],
        "gaps": [
            {"path": span.origin.path, "question": span.origin.question, "block": block}
            for block, span in placed
            if isinstance(span.origin, Gap)
        ],
        "phrases": [
            {"id": span.origin.entry_id, "text": span.text, "block": block}
            for block, span in placed
            if isinstance(span.origin, FromPhrase)
        ],
        "numbers_without_origin": list(numbers_without_origin(draft)),
        "choices": [as_plain(choice) for choice in choices],
    }


def as_plain(choice: Choice) -> dict[str, Any]:
    """Return a choice as plain data: the place, what stands there, what may stand there instead."""
    return {
        "slot": choice.slot,
        "kind": choice.kind.value,
        "taken": choice.taken,
        "text": choice.text,
        "pinned": choice.pinned,
        "block": choice.block,
        "options": [{"id": option.id, "text": option.text} for option in choice.options],
    }


def numbers_without_origin(draft: Draft) -> Iterator[dict[str, Any]]:
    """Yield the numbers that stand in words of template or bank, with their block."""
    for block, span in placed_spans(draft):
        if isinstance(span.origin, FromTemplate | FromPhrase):
            for match in _NUMBER.finditer(span.text):
                yield {"block": block, "text": match[0], "span": span.text}


def _source(span: Span, sources: Mapping[str, str]) -> dict[str, str]:
    path = span.origin.path if isinstance(span.origin, FromFact) else ""
    record = ".".join(path.split(".")[:2])
    return {"source": sources[record]} if record in sources else {}


def _origin(span: Span) -> dict[str, Any]:
    match span.origin:
        case FromFact(path, line, column):
            return {"origin": "fact", "path": path, "line": line, "column": column}
        case FromRule(formula, paths):
            return {"origin": "rule", "formula": formula, "paths": list(paths)}
        case FromPhrase(entry_id):
            return {"origin": "phrase", "id": entry_id}
        case FromTemplate(place):
            return {"origin": "template", "place": place}
        case Gap(path, question):
            return {"origin": "gap", "path": path, "question": question}
