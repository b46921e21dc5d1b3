"""Reports made by hand for tests of the archive."""

import hashlib
from collections.abc import Mapping, Sequence

from planner.archive.model import FileState
from planner.bank.model import Duty
from planner.reports.model import Genre, Line, Lines, Report, Section, Sentence


def report(
    name: str,
    parts: Mapping[str, Sequence[str]],
    *,
    year: int | None = 2025,
    duty: Duty = Duty.OVERSIGHT,
) -> Report:
    """Return a report with review parts by heading, a sentence a line, heads on lines of their own."""
    lines: list[Line] = []
    sections: list[Section] = []
    for heading, sentences in parts.items():
        lines.append(Line(heading, len(lines) + 1))
        at = len(lines)
        own = []
        for sentence in sentences:
            lines.append(Line(sentence, len(lines) + 1))
            own.append(Sentence(sentence, sentence, len(lines)))
        sections.append(Section("一", heading, 1, duty, at, tuple(own)))
    data = "\n".join(line.text for line in lines).encode()
    read = Lines(f"{name}.txt", hashlib.sha256(data).hexdigest(), tuple(lines), "UTF-8")
    return Report(
        lines=read,
        title="汀澜区人大常委会工作报告",
        salutation="各位代表",
        level="区",
        genre=Genre.REPORT,
        year_review=year,
        year_plan=year + 1 if year else None,
        review_heading="",
        plan_heading="",
        review=tuple(sections),
        plan=(),
        passages=(),
        oversight=(),
        noise=(),
    )


def state(made: Report, folder: str = "/报告", modified: int = 1) -> FileState:
    """Return the state of the file a report was read from."""
    return FileState(f"{folder}/{made.lines.name}", 100, modified, made.lines.digest)
