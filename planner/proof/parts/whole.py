"""Which documents are whole enough to miss something in, and the texts of their halves."""

import re
from dataclasses import dataclass
from typing import Final

from planner.proof.model import Zone
from planner.proof.subject import Subject
from planner.reports.layout.numbering import read_mark
from planner.reports.model import Element, Genre, Half, Passage, Section

REPORTS: Final = frozenset({Genre.REPORT, Genre.FIVE_YEARS})
"""What is given to a congress."""
PLANS: Final = frozenset({Genre.POINTS, Genre.OVERSIGHT_PLAN})

_REVIEWED: Final = 3
_PLANNED: Final = 2
_LONG: Final = 1500
_APPENDIX: Final = re.compile(r"[ \u3000]*附(?:件|表|录|[：:])")


@dataclass(frozen=True, slots=True)
class Body:
    """The running text of a document: of all of it, of its review (with all before it), of its plan.

    `last` is the index of its last line; appendix and tables are left out.
    """

    review: str
    plan: str
    last: int

    @property
    def all(self) -> str:
        """Both halves."""
        return f"{self.review}\n{self.plan}"

    def of(self, half: Half) -> str:
        """Return the text of one half."""
        return self.review if half is Half.REVIEW else self.plan


def body(subject: Subject) -> Body:
    """Return the running text of a document."""
    review: list[str] = []
    plan: list[str] = []
    last = 0
    for index, line in enumerate(subject.lines):
        if _APPENDIX.match(line.text) and 2 * index > len(subject.lines):
            break
        if not line.table:
            (plan if subject.zones[index] is Zone.PLAN else review).append(line.text)
            last = index
    return Body("\n".join(review), "\n".join(plan), last)


def is_whole(subject: Subject) -> bool:
    """Return whether a document has the parts of its kind, so that what it lacks is missing."""
    report = subject.report
    told = sum(len(line.text) for line in subject.lines if not line.table)
    if 2 * told < len(subject.text):
        return False
    if any(_is_cut(report.half(half)) for half in Half) or _begins_in_the_midst(subject):
        return False
    if report.genre in PLANS:
        return len(report.plan) >= _REVIEWED and (bool(report.title) or told > _LONG)
    return len(report.review) >= _REVIEWED and len(report.plan) >= _PLANNED


def _is_cut(parts: tuple[Section, ...]) -> bool:
    """Return whether the first parts are missing, or the last has lost its text: an excerpt."""
    if not parts:
        return False
    mark = read_mark(f"{parts[0].number}、{parts[0].heading}") if parts[0].number else None
    last = parts[-1]
    return (mark is not None and mark.value > 1) or not (last.sentences or last.children)


def _begins_in_the_midst(subject: Subject) -> bool:
    """Return whether a text has no front at all, or of one half the parts, of the other what is below."""
    report = subject.report
    if report.review and report.plan and bool(report.review[0].number) != bool(report.plan[0].number):
        return True
    front = (Element.MANDATE, Element.OVERVIEW, Element.STATISTICS, Element.REQUIREMENTS)
    first = report.review or report.plan
    opens = any(one.element in front and one.line < first[0].line for one in report.passages if first)
    return not (report.title or report.salutation or opens)


def passage(subject: Subject, element: Element) -> Passage | None:
    """Return the passage of an element, None when there is none."""
    return next((one for one in subject.report.passages if one.element is element), None)


def half_start(subject: Subject, half: Half) -> int:
    """Return where a half begins in `Subject.text`: its heading, else its first part, else the text's end."""
    zone = Zone.REVIEW if half is Half.REVIEW else Zone.PLAN
    if zone in subject.zones:
        return subject.starts[subject.zones.index(zone)]
    parts = subject.report.half(half)
    return subject.offset(parts[0].line) if parts else len(subject.text)


def is_work_plan(subject: Subject) -> bool:
    """Return whether a plan is one for all of the work, not for the deputies' alone."""
    title = subject.report.title
    return subject.report.genre is Genre.POINTS and ("要点" in title or not title)
