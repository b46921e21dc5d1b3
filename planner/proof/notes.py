"""What remarks become in a Word file: comments at their words, tracked changes where it is safe."""

from collections.abc import Iterable, Iterator

from planner.marking.model import Change, Note
from planner.proof.model import Remark


def notes_of(remarks: Iterable[Remark]) -> tuple[Note, ...]:
    """Return a comment for each remark: how bad it is, what is wrong, what to write, on which basis."""
    return tuple(Note(one.line, one.start, one.end, _said(one), one.piece) for one in remarks)


def _said(remark: Remark) -> str:
    found = remark.finding
    advice = f"\n改法：{found.suggestion}" if found.suggestion else ""
    basis = f"\n依据：{found.basis}" if found.basis else ""
    return f"【{found.severity.word}】{found.message}（{found.rule}）{advice}{basis}"


def changes_of(remarks: Iterable[Remark]) -> tuple[Change, ...]:
    """Return the changes that are safe to make, none of them overlapping an earlier one."""
    return tuple(_changes(remarks))


def _changes(remarks: Iterable[Remark]) -> Iterator[Change]:
    line, end = (0, 0), 0
    for one in remarks:
        if one.replacement is None or one.start == one.end or one.replacement == one.finding.text:
            continue
        if (one.line, one.piece) != line or one.start >= end:
            line, end = (one.line, one.piece), one.end
            yield Change(one.line, one.start, one.end, one.replacement, one.piece)
