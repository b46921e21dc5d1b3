"""The statistics of a report (听取和审议报告18项) against the items of oversight that its text names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner.chinese import parse_numeral
from planner.finding import Severity
from planner.proof.model import Hit
from planner.proof.subject import Subject
from planner.proof.topicnames import bare
from planner.reports.items.forms import (
    APPROVED,
    DECIDED,
    DISCUSSED,
    HEARD,
    INQUIRY,
    LAW_CHECK,
    STUDY,
    VISIT,
)
from planner.reports.model import Element, Genre, Half, OversightItem

_NUMBER: Final = "(?P<number>[0-9]{1,3}|[二两三四五六七八九十]{1,3})"
_PHRASES: Final = (
    (
        (HEARD, DISCUSSED),
        re.compile(f"听取(?:和|、)?(?:审议|讨论)[^，。；0-9]{{0,16}}?报告{_NUMBER}[项个份次]"),
    ),
    (
        (HEARD, DISCUSSED),
        re.compile(
            f"听取(?:和|、)?(?:审议|讨论)[^，。；0-9]{{0,12}}?{_NUMBER}[项个份](?:专项)?(?:工作)?报告"
        ),
    ),
    ((LAW_CHECK,), re.compile(f"执法检查{_NUMBER}[项次个部]")),
    ((LAW_CHECK,), re.compile(f"{_NUMBER}[项次部](?:法律法规)?(?:的)?执法检查")),
    ((LAW_CHECK,), re.compile(f"(?:检查|对){_NUMBER}部(?:法律法规|法律|法规)[^，。；]{{0,8}}实施情况")),
    ((INQUIRY,), re.compile(f"专题询问{_NUMBER}[项次场]")),
    ((APPROVED,), re.compile(f"审查和?批准(?:事项|报告|议案)?{_NUMBER}[项个件]")),
    ((VISIT, STUDY), re.compile(f"视察[、和]?调研{_NUMBER}[项次]")),
    ((VISIT, STUDY), re.compile(f"调研[、和]?视察{_NUMBER}[项次]")),
    ((STUDY,), re.compile(f"(?<!视察)(?<!视察、)专题调研{_NUMBER}[项次]")),
    ((DECIDED,), re.compile(f"[作做]出[^，。；0-9]{{0,8}}(?:决议|决定)[、和]?(?:决定)?{_NUMBER}[项件个]")),
)
_BY_PLACE: Final = frozenset({VISIT, STUDY})
_SURE: Final = frozenset({LAW_CHECK, HEARD, DISCUSSED, DECIDED})
_FEW: Final = frozenset({LAW_CHECK, INQUIRY})
_OTHER_BODY: Final = re.compile("协助|配合|市人大|省人大|上级人大|全国人大|联动|同步")
_MOST_SHOWN: Final = 30
_MARGIN: Final = 2
_MANY: Final = 100
_SHORT: Final = frozenset({HEARD, DISCUSSED, APPROVED})
_SHORTEST: Final = 2
_BACK: Final = 24


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of the statistics: where it stands, its number, and the topics the text names of its form."""

    start: int
    end: int
    number: int
    forms: tuple[str, ...]
    topics: tuple[str, ...]

    @property
    def named(self) -> int:
        """How many are named."""
        return len(self.topics)

    def hit(self, severity: Severity | None = None) -> Hit:
        """Return the hit on the figure, with both numbers and what was found."""
        shown = "、".join(self.topics[:_MOST_SHOWN])
        slots = {"写": str(self.number), "点名": str(self.named), "名单": shown, "形式": self.forms[0]}
        return Hit(self.start, self.end, slots, severity=severity)


def more_named(subject: Subject) -> Iterator[Hit]:
    """Yield the figures smaller than what is named; one too few is a warning, as a name may be misread.

    Visits and studies go by many names, and what differs there is only an info.
    """
    for stated in _stated(subject, joint=False):
        if stated.named > stated.number:
            sure = _SURE.issuperset(stated.forms) and stated.named >= stated.number + _MARGIN
            vague = not _BY_PLACE.isdisjoint(stated.forms)
            yield stated.hit(None if sure else Severity.INFO if vague else Severity.WARNING)


def more_stated(subject: Subject) -> Iterator[Hit]:
    """Yield the figures greater than what is named: of law checks and inquiries, which are few, always.

    Of other forms where half of the figure or more is named. Inquiries are named one by one: two too many are
    a warning.
    """
    for stated in _stated(subject, joint=True):
        all_told = _FEW.issuperset(stated.forms)
        if stated.named < stated.number and (all_told or stated.number <= _MARGIN * stated.named):
            far = stated.forms == (INQUIRY,) and stated.number >= stated.named + _MARGIN
            yield stated.hit(Severity.WARNING if far else None)


def _stated(subject: Subject, *, joint: bool) -> Iterator[Stated]:
    """Yield the figures of the statistics; `joint` counts what was done with or for another body too."""
    report = subject.report
    if report.genre is Genre.FIVE_YEARS or not report.review:
        return
    named = _named(subject, joint=joint)
    seen: set[int] = set()
    for start, text in _statistics(subject):
        for forms, pattern in _PHRASES:
            for match in pattern.finditer(text):
                number = _number(match["number"])
                topics = tuple(topic for form in forms for topic in named.get(form, ()))
                if number is not None and topics and start + match.start("number") not in seen:
                    seen.add(start + match.start("number"))
                    end = start + match.end("number") + 1
                    yield Stated(start + match.start("number"), end, number, forms, topics)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else parse_numeral(text)


def _statistics(subject: Subject) -> Iterator[tuple[int, str]]:
    """Yield the lines before the first part, and those of the statistics, with where they start."""
    report = subject.report
    first = subject.line_at(subject.offset(report.review[0].line))
    told = {p.line for p in report.passages if p.element is Element.STATISTICS}
    for index, line in enumerate(subject.lines):
        if not line.table and (index < first or line.number in told):
            yield subject.starts[index], line.text


def _named(subject: Subject, *, joint: bool) -> dict[str, list[str]]:
    """Return the topics that the review names, by form, each once; of visits and studies one a line."""
    named: dict[str, list[str]] = {}
    keys: dict[str, set[str]] = {}
    for item in _items(subject, joint=joint):
        known = keys.setdefault(item.form, set())
        key = str(item.line) if item.form in _BY_PLACE else bare(item.topic)
        if not _is_known(key, known):
            known.add(key)
            named.setdefault(item.form, []).append(item.topic)
    return named


def _is_known(key: str, known: set[str]) -> bool:
    """Return whether a topic was named before, in a longer or shorter form too while they are few."""
    if key in known or len(known) > _MANY:
        return key in known
    return not key.isdecimal() and any(one in key or key in one for one in known)


def _items(subject: Subject, *, joint: bool) -> Iterator[OversightItem]:
    """Yield the items of the review, without `joint` but those done for another body (协助市人大常委会).

    Topics of two characters (决算) are topics only of what is heard or approved.
    """
    for item in subject.report.oversight:
        if item.half is Half.REVIEW and (item.form in _SHORT or len(item.topic) > _SHORTEST):
            line = subject.lines[subject.line_at(subject.offset(item.line))].text
            place = line.find(item.topic)
            if joint or not _OTHER_BODY.search(line, max(0, place - _BACK), max(0, place)):
                yield item
