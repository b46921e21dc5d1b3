"""Where candidates come from: the queue of a bank folder, or reports that are mined on the spot."""

from collections.abc import Sequence
from pathlib import Path

from planner.mining.extract import extract
from planner.mining.mine import mine
from planner.mining.model import Candidate
from planner.mining.queue import load_candidates
from planner.reports.find import report_files
from planner.reports.read import read_lines
from planner.reports.structure import structure


def candidates_of(folder: Path, reports: Sequence[Path] = ()) -> tuple[Candidate, ...]:
    """Return what is mined from `reports`, files and folders, or without any the queue kept in `folder`.

    The order of the reports makes no difference. UnreadableInputError names a report that cannot be read.
    """
    if not reports:
        return load_candidates(folder)
    return mine(extract(structure(read_lines(path))) for path in report_files(reports).files)
