"""Candidates of the queue: in lines for people, as records for programs."""

import re
from collections.abc import Iterable
from typing import Final

from planner.chinese import display_width
from planner.curation.evidence import forms, mark
from planner.curation.kinds import usual_kind
from planner.curation.likeness import Known
from planner.curation.model import Verdict
from planner.mining.model import Candidate, Seen

SENTENCES: Final = 5

_SLOT: Final = re.compile(r"\{[^{}]*\}")
_AROUND: Final = 30
_SHOWN: Final = 100
_TEXT_WIDTH: Final = 60


def record(candidate: Candidate, known: Known) -> dict[str, object]:
    """Return a candidate for `--json`.

    `same` is the id of the entry that says it already, or null; `similar` are those that read like it.
    """
    return {
        "key": candidate.key,
        "kind": str(candidate.kind),
        "text": candidate.text,
        "entry_kind": usual_kind(candidate.kind),
        "same": known.same(candidate) or None,
        "similar": [
            {"id": like.entry.id, "text": like.entry.text, "score": like.score}
            for like in known.like(candidate)
        ],
        "variants": list(candidate.variants),
        "heads": dict(candidate.heads),
        "duty": str(candidate.duty),
        "tense": candidate.tense,
        "count": candidate.count,
        "reports": candidate.reports,
        "first_year": candidate.first_year,
        "last_year": candidate.last_year,
        "score": candidate.score,
        "sentences": [
            {
                "report": place.report,
                "source": f"{mark(place.report)}:{place.line}",
                "line": place.line,
                "year": place.year or None,
                "tense": place.tense,
                "text": place.sentence,
            }
            for place in spread(candidate.seen)
        ],
    }


def row(candidate: Candidate, known: Known) -> str:
    """Return a candidate in one line: key, counts, text, and the entry that says it already."""
    text = candidate.text.replace("\n", "；")
    if display_width(text) > _TEXT_WIDTH:
        text = f"{text[: _TEXT_WIDTH // 2]}…"
    same = known.same(candidate)
    return f"{candidate.key}　{counts(candidate)}　{text}{f'　＝{same}' if same else ''}"


def counts(candidate: Candidate) -> str:
    """Return how often, in how many reports and in which years a candidate was seen."""
    first, last = candidate.first_year, candidate.last_year
    years = "" if not first else f"，{first}年" if first == last else f"，{first}—{last}年"
    return f"{candidate.count}次，{candidate.reports}份报告{years}"


def spread(seen: Iterable[Seen]) -> list[Seen]:
    """Return up to five places, one of each report before a second one of any."""
    by_report: dict[str, list[Seen]] = {}
    for place in seen:
        by_report.setdefault(place.report, []).append(place)
    rounds = max((len(places) for places in by_report.values()), default=0)
    turns = (places[n] for n in range(rounds) for places in by_report.values() if n < len(places))
    return sorted(place for place, _ in zip(turns, range(SENTENCES), strict=False))


def in_sentence(candidate: Candidate, sentence: str) -> str:
    """Return a sentence with the words of the candidate between 【 and 】, cut to what is around them."""
    for form in forms(candidate):
        parts = [re.escape(part) for part in _SLOT.split(form)]
        found = re.search(".{0,40}?".join(parts), sentence) if any(parts) else None
        if found and found[0]:
            start, end = found.span()
            head = "…" if start > _AROUND else ""
            tail = "…" if len(sentence) - end > _AROUND else ""
            before, after = sentence[max(start - _AROUND, 0) : start], sentence[end : end + _AROUND]
            return f"{head}{before}【{found[0]}】{after}{tail}"
    return sentence if len(sentence) <= _SHOWN else f"{sentence[:_SHOWN]}…"


def tally(verdicts: Iterable[Verdict]) -> str:
    """Return how many decisions there are of each kind: 采用3条、拒绝1条."""
    made = list(verdicts)
    return "、".join(f"{v}{made.count(v)}条" for v in Verdict if v in made) or "没有"
