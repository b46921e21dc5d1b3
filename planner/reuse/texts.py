"""A report laid out for comparison: its headings and sentences, each in its part."""

from collections.abc import Iterator
from typing import Final

from planner.archive.model import Role, StoredSection
from planner.archive.places import flatten
from planner.draft.model import Draft
from planner.draft.plaintext import to_text
from planner.reports.model import Half, Lines, Report
from planner.reports.reading.textfile import text_lines
from planner.reports.sentences import split_sentences
from planner.reports.structure import structure
from planner.reuse.model import Text, Unit
from planner.rollover.unit import place_of

_HALVES: Final = {Half.REVIEW: "回顾", Half.PLAN: "计划"}
_REST: Final = "其他"


def text_of(report: Report, name: str, place: str = "") -> Text:
    """Return the units of a report in the order of reading; `place` overrides the one it names itself.

    Title and salutation are left out. What stands in no part is under the name of its element (总述), or
    under 其他.
    """
    by_line = {row.number: row.text for row in report.lines.lines}
    flat = flatten(report)
    placed = [
        (text.text, text.line, _section(flat.sections, text.section), text.role is Role.HEADING)
        for text in flat.texts
    ]
    taken = {line for _, line, _, _ in placed}
    placed += [(said, line, _REST, False) for said, line in _left_over(report, taken)]
    placed.sort(key=lambda one: one[1])
    units: list[Unit] = []
    done: dict[int, int] = {}
    for order, (said, line, section, heading) in enumerate(placed):
        at = max(by_line.get(line, "").find(said, done.get(line, 0)), 0)
        done[line] = at + len(said)
        units.append(Unit(said, order, line, at + 1, section, heading))
    return Text(name, place or place_of(report), tuple(units))


def text_of_draft(draft: Draft, name: str, place: str) -> Text:
    """Return the units of a draft; their lines are those of the draft written as plain text."""
    lines = Lines(name, "", text_lines(to_text(draft)))
    return text_of(structure(lines), name, place)


def _section(sections: tuple[StoredSection, ...], at: int) -> str:
    if at < 0:
        return _REST
    section = sections[at]
    part = section.path.split(" / ")[0]
    half = _HALVES.get(section.half, "") if section.half else ""
    return f"{half} {part}".strip()


def _left_over(report: Report, taken: set[int]) -> Iterator[tuple[str, int]]:
    """Yield the sentences of lines that no part and no element holds."""
    for line in report.lines.lines:
        if line.number not in taken and "。" in line.text:
            yield from ((said, line.number) for said in split_sentences(line.text))
