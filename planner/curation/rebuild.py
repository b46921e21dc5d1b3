"""The generated files of a bank folder: made of reports and decisions alone, compared, written."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.bank.load import MINED, load_bank
from planner.bank.model import PhraseBank
from planner.curation.decisions import FILE, Decisions, read_decisions
from planner.curation.model import Curated
from planner.curation.replay import replay
from planner.curation.write import bank_files
from planner.errors import UnwritableOutputError
from planner.files import replace_bytes, why_unwritten
from planner.mining.model import Candidate
from planner.resources import data_dir


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a bank folder should hold: the generated files by name, and how they came about."""

    files: Mapping[str, bytes]
    curated: Curated


def kept_by_hand(folder: Path) -> PhraseBank:
    """Return the bank as seen from `folder`, without what was generated there.

    The shipped bank, and the folder over it; `folder` may be the shipped bank itself, or missing.
    """
    shipped = data_dir("phrasebank")
    if _same(folder, shipped):
        return load_bank(by_hand=shipped)
    return load_bank(folder, by_hand=folder) if folder.is_dir() else load_bank()


def whole_bank(folder: Path) -> PhraseBank:
    """Return the bank as seen from `folder`, with all that was generated."""
    return load_bank(folder) if folder.is_dir() and not _same(folder, data_dir("phrasebank")) else load_bank()


def decisions_of(folder: Path) -> Decisions:
    """Return the decisions kept in a bank folder; none when there is no file of them yet."""
    return read_decisions(folder / FILE)


def rebuild(candidates: Iterable[Candidate], decisions: Decisions, by_hand: PhraseBank) -> Rebuilt:
    """Return what the decisions make of the candidates.

    InvalidInputError with the lines of all decisions that cannot be carried out.
    """
    curated = replay(candidates, decisions.made, by_hand)
    decisions.refuse(decisions.findings_of(curated.problems))
    return Rebuilt(bank_files(curated), curated)


def differing(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the names of generated files that are missing, different or no longer due, in order."""
    there = {path.name for path in folder.glob(f"{MINED}*.yaml")}
    return tuple(
        name
        for name in sorted(there | set(files))
        if name not in there or files.get(name) != (folder / name).read_bytes()
    )


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Make the generated files of `folder` be `files`; return the names of those that changed.

    UnwritableOutputError when one cannot be written.
    """
    changed = differing(folder, files)
    for name in changed:
        if name in files:
            replace_bytes(folder / name, files[name])
            continue
        try:
            (folder / name).unlink(missing_ok=True)
        except OSError as error:
            message = f"{folder / name} 没有删去：{why_unwritten(error)}。它已经没有内容，请手工删去。"
            raise UnwritableOutputError(message) from error
    return changed


def _same(one: Path, other: Path) -> bool:
    return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))
