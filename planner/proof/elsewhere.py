"""What of a document stands in the reports of an archive, and the places that came with it.

No rule file holds these two: they speak of other reports, so that no text alone could be an example.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from planner.archive.store import Archive
from planner.finding import Finding
from planner.proof.homeplace import home_place
from planner.proof.model import Remark
from planner.proof.office import Office
from planner.proof.rulebook import ELSEWHERE
from planner.proof.subject import Subject
from planner.reuse.foreign import RULE as FOREIGN
from planner.reuse.health import Beside, health
from planner.reuse.judge import RULE as COPIED
from planner.reuse.stock import ArchiveStock
from planner.reuse.texts import text_of

_COPY, _PLACE = ELSEWHERE
_IDS: Final = {COPIED: _COPY, FOREIGN: _PLACE}


def with_elsewhere(
    found: Sequence[Remark], subject: Subject, archives: Iterable[Archive], office: Office, name: str = ""
) -> tuple[Remark, ...]:
    """Return the remarks `found` with what the reports of `archives` add, by place.

    The document itself and last year's report are passed over where an archive holds them; so is a place
    that is remarked on already. `name` is the file that findings name.
    """
    home = home_place(subject)
    own = frozenset(report.lines.digest for report in (subject.report, subject.last) if report)
    stocks = tuple(ArchiveStock(archive, home.name, own) for archive in archives)
    findings = health(text_of(subject.report, name, home.name), Beside(subject.bank, None, stocks), home.home)
    more = [_remark(one, subject, office) for one in findings.findings if one.rule in _IDS]
    said = {(one.line, column) for one in found for column in range(one.start, one.end)}
    new = [one for one in more if one.finding.rule == _COPY or (one.line, one.start) not in said]
    wanted = (one for one in new if not office.is_off(one.finding.rule))
    return tuple(sorted((*found, *wanted), key=lambda one: (one.line, one.start)))


def _remark(finding: Finding, subject: Subject, office: Office) -> Remark:
    rule = _IDS[finding.rule]
    line, start = finding.place.line, finding.place.column - 1
    begin = subject.offset(line, start)
    severity = office.severity_of(rule) or finding.severity
    source = subject.lines[subject.line_at(begin)].text
    # A passage may go on in the next paragraph; a remark is on words of one.
    end = min(start + len(finding.text), len(source))
    return Remark(replace(finding, rule=rule, severity=severity, source_line=source), line, start, end)
