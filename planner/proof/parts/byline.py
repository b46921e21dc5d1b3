"""The lines under the title: day, session and reporter, held against title, mandate and year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner.chinese import parse_numeral
from planner.proof.model import Hit, Rule
from planner.proof.parts.whole import REPORTS, is_whole, passage
from planner.proof.subject import Detector, Subject
from planner.reports.model import Element

_HEAD: Final = 8
_DAY: Final = re.compile("(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?:[0-9]{1,2}日)?")
_HAN: Final = "[一二三四五六七八九十百]{1,4}"
_SESSION: Final = re.compile(
    f"(?P<place>[\u4e00-\u9fff]{{2,12}}?[区县市镇乡])?第?(?P<term>{_HAN})届(?:人民代表大会|人大)"
)
_NUMBER: Final = re.compile(f"第?(?P<number>{_HAN})次会议")
_TERM: Final = re.compile(f"第?(?P<term>{_HAN})届")
_PLACE: Final = re.compile("(?P<place>[\u4e00-\u9fff]{2,12}?[区县市镇乡])(?=人民代表大会|人大|第)")
_REPORTER: Final = re.compile("(?P<office>主任|主席)(?:团)?[ \u3000:：]*[\u4e00-\u9fff*X×]{2,4}$")
_LONGEST: Final = 60
_SUMMER: Final = 7


@dataclass(frozen=True, slots=True)
class _Front:
    """The lines under the title that date a report and name who gives it, with their places."""

    dated: str
    dated_at: int
    reporter: str
    reporter_at: int


def _front(subject: Subject) -> _Front:
    dated, dated_at, reporter, reporter_at = "", -1, "", -1
    for index, line in enumerate(subject.lines[:_HEAD]):
        text = line.text.strip()
        if subject.report.salutation and text.startswith(subject.report.salutation[:4]):
            break
        shift = len(line.text) - len(line.text.lstrip())
        if not dated and _DAY.search(text) and "会议" in text and len(text) < _LONGEST:
            dated, dated_at = text, subject.starts[index] + shift
        elif index and not reporter and _REPORTER.search(text) and len(text) < _LONGEST:
            reporter, reporter_at = text, subject.starts[index] + shift
    return _Front(dated, dated_at, reporter, reporter_at)


def missing(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield a report to a congress without the line of day and session, or without its reporter."""
    report = subject.report
    if report.genre not in REPORTS or not (report.title and report.salutation) or not is_whole(subject):
        return
    front = _front(subject)
    named = (("日期和会议", front.dated), ("报告人", front.reporter))
    lacking = [name for name, line in named if not line]
    if lacking:
        yield Hit(0, 0, {"缺": "、".join(lacking)})


def wrong_day(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the day of a report that cannot be the day on which this year was reported on."""
    front, year = _front(subject), subject.report.year_review
    found = _DAY.search(front.dated)
    if not found or year is None or not subject.report.title:
        return
    given, month = int(found["year"]), int(found["month"])
    early = given == year and month < _SUMMER
    if given < year or given > year + 1 or early:
        start = front.dated_at + found.start()
        yield Hit(start, start + len(found.group()), {"年": str(year)})


def wrong_term(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the term of the mandate that is not that of the session; a first session hears the old one."""
    front, mandate = _front(subject), passage(subject, Element.MANDATE)
    session = _SESSION.search(front.dated)
    if not session or mandate is None:
        return
    said = mandate.sentences[0].text
    named, number = _TERM.search(said), _NUMBER.search(front.dated, session.end())
    if not named:
        return
    term, own = parse_numeral(session["term"]), parse_numeral(named["term"])
    first = bool(number and parse_numeral(number["number"]) == 1)
    if term is None or own is None or own == term or (first and own == term - 1):
        return
    begin = subject.offset(mandate.line)
    at = subject.text.find(named.group(), begin)
    yield Hit(at, at + len(named.group()), {"届": session["term"]})


def wrong_place(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield another place in the lines under the title than in the title."""
    own = _PLACE.match(subject.report.title)
    front = _front(subject)
    if not own or subject.report.genre not in REPORTS:
        return
    dated = _PLACE.search(front.dated.rpartition("日在")[2] if "日在" in front.dated else "")
    if dated and not _same(dated["place"], own["place"]):
        at = front.dated_at + front.dated.rindex(dated["place"])
        yield Hit(at, at + len(dated["place"]), {"地": own["place"]})
    named = _PLACE.match(front.reporter)
    if named and not _same(named["place"], own["place"]):
        yield Hit(front.reporter_at, front.reporter_at + len(named["place"]), {"地": own["place"]})


def _same(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def wrong_office(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the reporter's office, or the body of the mandate, that is not that of the title."""
    title, front = subject.report.title, _front(subject)
    if subject.report.genre not in REPORTS or ("常务委员会" in title) == ("主席团" in title):
        return
    right = "主任" if "常务委员会" in title else "主席"
    found = _REPORTER.search(front.reporter)
    if found and found["office"] != right:
        at = front.reporter_at + found.start("office")
        yield Hit(at, at + len(right), {"职": right})
    mandate = passage(subject, Element.MANDATE)
    said = mandate.sentences[0].text if mandate else ""
    wrong = "主席团" if right == "主任" else "常务委员会"
    if mandate and f"{wrong}委托" in said:
        begin = subject.offset(mandate.line)
        at = subject.text.find(f"{wrong}委托", begin)
        yield Hit(at, at + len(wrong), {"职": "常务委员会" if right == "主任" else "主席团"})


DETECTORS: Final[dict[str, Detector]] = {
    "缺题注": missing,
    "题注日期": wrong_day,
    "题注届次": wrong_term,
    "题注地名": wrong_place,
    "题注职务": wrong_office,
}
