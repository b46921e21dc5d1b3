"""Extracts and candidates as bytes, and back: JSON, the same bytes for the same value."""

import json
import zlib
from collections.abc import Sequence
from typing import Any, Final

from planner.bank.model import Duty
from planner.mining.model import Candidate, CandidateKind, Seen
from planner.mining.pieces import Extract, Heads, Piece, Told, Topic

VERSION: Final = "1"
"""The form of extracts; a new one has every report read anew."""

_LEVEL: Final = 1
_DUTIES: Final = {duty.value: duty for duty in Duty}
_KINDS: Final = {kind.value: kind for kind in CandidateKind}


def extract_bytes(extract: Extract) -> bytes:
    """Return `extract` as bytes."""
    document = [
        [extract.report, extract.digest, extract.office, extract.year_review, extract.year_plan],
        [[one.line, one.tense, one.duty, one.text, _unless(one.slotted, one.text)] for one in extract.told],
        [[one.kind, one.text, one.at] for one in extract.pieces],
        [[one.form, one.topic, one.organ, one.at] for one in extract.topics],
        [[one.level, one.tense, one.duty, one.line, one.heads] for one in extract.heads],
    ]
    return zlib.compress(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def extract_of(data: bytes) -> Extract:
    """Return the extract that `extract_bytes` made bytes of."""
    head, told, pieces, topics, heads = json.loads(zlib.decompress(data))
    report, digest, office, year_review, year_plan = head
    return Extract(
        report=report,
        digest=digest,
        office=office,
        year_review=year_review,
        year_plan=year_plan,
        told=tuple(
            Told(line, tense, _DUTIES[duty], text, slots or text) for line, tense, duty, text, slots in told
        ),
        pieces=tuple(Piece(_KINDS[kind], text, at) for kind, text, at in pieces),
        topics=tuple(Topic(*topic) for topic in topics),
        heads=tuple(
            Heads(level, tense, _DUTIES[duty], line, tuple((place, heading) for place, heading in members))
            for level, tense, duty, line, members in heads
        ),
    )


def candidate_json(candidate: Candidate) -> dict[str, Any]:
    """Return `candidate` as a JSON object."""
    return {
        "key": candidate.key,
        "kind": candidate.kind.value,
        "text": candidate.text,
        "duty": candidate.duty.value,
        "tense": candidate.tense,
        "count": candidate.count,
        "reports": candidate.reports,
        "first_year": candidate.first_year,
        "last_year": candidate.last_year,
        "score": candidate.score,
        "variants": list(candidate.variants),
        "heads": dict(candidate.heads),
        "seen": [
            {
                "report": seen.report,
                "line": seen.line,
                "year": seen.year,
                "tense": seen.tense,
                "sentence": seen.sentence,
            }
            for seen in candidate.seen
        ],
    }


def candidate_of(record: dict[str, Any]) -> Candidate:
    """Return the candidate that `candidate_json` made an object of."""
    return Candidate(
        key=record["key"],
        kind=CandidateKind(record["kind"]),
        text=record["text"],
        duty=Duty(record["duty"]),
        tense=record["tense"],
        seen=tuple(Seen(**seen) for seen in record["seen"]),
        count=record["count"],
        reports=record["reports"],
        score=record["score"],
        variants=tuple(record["variants"]),
        heads=record["heads"],
    )


def candidates_bytes(candidates: Sequence[Candidate]) -> bytes:
    """Return `candidates` as bytes."""
    records = [candidate_json(candidate) for candidate in candidates]
    return zlib.compress(json.dumps(records, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def candidates_of(data: bytes) -> tuple[Candidate, ...]:
    """Return the candidates that `candidates_bytes` made bytes of."""
    return tuple(candidate_of(record) for record in json.loads(zlib.decompress(data)))


def _unless(text: str, same: str) -> str:
    return "" if text == same else text
