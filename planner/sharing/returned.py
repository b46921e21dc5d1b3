"""Returned: what a part that came back says of itself, and the common original it is compared to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from planner.facts.model import Kind, Questionnaire, walk
from planner.files import replace_bytes
from planner.sharing.blocks import Blocks
from planner.sharing.parts import Part
from planner.sharing.shares import HEAD
from planner.sharing.stand import Entry, Stand

WHOLE: Final = "全文.yaml"
"""The facts file as it was when it was divided."""

_RECORD_MARK: Final = re.compile(r"\s*#\s*编号\s*[:：]?\s*(?P<path>\S+?)\.(?P<number>\d{1,6})\b")
_PART_MARK: Final = re.compile(
    r"^\s*#\s*分工编号\s*[:：]?\s*(?P<mark>[0-9a-f]{8})\s+(?P<owner>\S.*?)\s*(?:（|\(|$)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a returned part says of itself: the division it belongs to, and whose it is."""

    mark: str
    owner: str


def origin(content: str) -> Origin | None:
    """Return what a part says of itself, None when that line is gone."""
    match = _PART_MARK.search(content)
    return Origin(match["mark"], match["owner"]) if match else None


def folder_of(facts: Path, mark: str) -> Path:
    """Return where the originals of a division are kept: beside the facts file."""
    return facts.with_name(f"{facts.stem}.底稿") / mark


def keep_originals(facts: Path, whole: bytes, parts: tuple[Part, ...]) -> None:
    """Keep the facts file and its parts as they are sent out; UnwritableOutputError where that fails."""
    for name, data in ((WHOLE, whole), *((part.name, part.content.encode()) for part in parts)):
        replace_bytes(folder_of(facts, parts[0].mark) / name, data)


def marked(stand: Stand, blocks: Blocks) -> Stand:
    """Return the stand of a part with the numbers that its records carry in comments."""
    records = {
        path: tuple(replace(entry, mark=_mark_of(path, entry, blocks)) for entry in entries)
        for path, entries in stand.records.items()
    }
    return Stand(stand.answers, records)


def given_in(blocks: Blocks, questionnaire: Questionnaire) -> frozenset[str]:
    """Return the paths of the questions that a part asks."""
    asked = {path for path, question in walk(questionnaire.questions) if question.kind is not Kind.GROUP}
    return frozenset(asked & set(blocks.by_path)) - set(HEAD)


def sent_in(stand: Stand, given: frozenset[str]) -> Mapping[str, frozenset[int]]:
    """Return the numbers of the records that a part carried, by the path of each list it was given."""
    return {
        path: frozenset(e.mark for e in stand.records.get(path, ()) if e.mark is not None) for path in given
    }


def _mark_of(path: str, entry: Entry, blocks: Blocks) -> int | None:
    block = blocks.by_path.get(f"{path}.{entry.number}")
    lines = blocks.lines[block.key : block.end] if block else ()
    matches = (match for line in lines if (match := _RECORD_MARK.match(line)))
    return next((int(match["number"]) for match in matches if match["path"] == path), None)
