"""The queue of candidates that a bank folder keeps for curation, in its archive."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from planner.archive.store import Archive, has_archive, open_archive
from planner.mining.codec import candidates_bytes, candidates_of
from planner.mining.model import Candidate

_NAME: Final = "候选"


def save_candidates(folder: Path, candidates: Sequence[Candidate]) -> None:
    """Keep `candidates` as the queue of a bank folder, in place of the former one.

    Raises UnwritableOutputError with what to do.
    """
    with open_archive(folder, write=True) as archive:
        put_queue(archive, candidates, "")


def load_candidates(folder: Path) -> tuple[Candidate, ...]:
    """Return the queue of a bank folder, best first; empty when nothing was mined yet.

    Raises UnreadableInputError when the archive cannot be read.
    """
    if not has_archive(folder):
        return ()
    with open_archive(folder, write=False) as archive:
        return queue_of(archive)


def queue_of(archive: Archive) -> tuple[Candidate, ...]:
    """Return the queue that an open archive keeps."""
    blob = archive.load_blob(_NAME)
    return candidates_of(blob.data) if blob else ()


def queue_digest(archive: Archive) -> str:
    """Return what the queue of an open archive was made of; "" when there is none."""
    blob = archive.load_blob(_NAME)
    return blob.digest if blob else ""


def put_queue(archive: Archive, candidates: Sequence[Candidate], digest: str) -> None:
    """Keep the queue in an open archive; `digest` says what it was made of."""
    archive.save_blob(_NAME, digest, candidates_bytes(candidates))
