"""Unit: the place, level and session that a past report says of itself."""

import re
from collections.abc import Iterator
from typing import Final

from planner.bank.model import Level
from planner.chinese import parse_numeral
from planner.reports.model import Element, Report
from planner.rollover.model import Session

LEVELS: Final = {
    "区": Level.DISTRICT,
    "县": Level.COUNTY,
    "市": Level.CITY,
    "镇": Level.TOWN,
    "乡": Level.TOWNSHIP,
}
"""The level each sign of `Report.level` stands for; a 市 that this program serves is a county-level one."""

_FRONT_LINES: Final = 6
_NAME: Final = "(?P<place>[\u4e00-\u9fff]{1,12}?[区县市镇乡])"
_TERM: Final = "(?<![新上下这本每各历一二三四五六七八九十])第?(?P<term>[一二三四五六七八九十0-9]{1,3})届"
_BODY: Final = "(?:人大|人民代表大会|人民政府|人大办)"
_PLACES: Final = (
    re.compile(f"^(?:关于|中共)?{_NAME}(?={_BODY}|第[一二三四五六七八九十0-9X×*]+届)"),
    re.compile(f"(?:我受|受|在){_NAME}(?={_BODY}|第?[一二三四五六七八九十0-9]+届)"),
    re.compile(f"我(?:谨)?代表{_NAME}(?=第?[一二三四五六七八九十0-9]+届|人大常委会|人民代表大会)"),
)
_NO_NAME: Final = re.compile(
    "^(?:[我全本各该我们新在对向由为和与的]|一年|[区县市镇乡]|关于|中共|上级|省)+[区县市镇乡]?$|[某X×*]"
)
_WHOLE: Final = re.compile(
    "^(?:[\u4e00-\u9fff]{2,5}(?:省|市|自治州|县|区))+(?=[\u4e00-\u9fff]{1,8}[区县市镇乡]$)"
)
_SESSION: Final = re.compile(
    f"{_TERM}(?:人民代表大会|人大)第?(?P<number>[一二三四五六七八九十0-9]{{1,3}})次(?:会议)?"
)
_ONLY_TERM: Final = re.compile(f"{_TERM}(?:人民代表大会|人大)(?:常务委员会|常委会|主席团)?")
_OWN_LEVEL: Final = re.compile("[省市]$")


def level_of(report: Report) -> Level | None:
    """Return the level that a report speaks of, None when it does not say."""
    return LEVELS.get(report.level)


def place_of(report: Report) -> str:
    """Return the name of the place whose congress reports, "" where it is not given or masked."""
    for pattern, text in _candidates(report):
        for found in pattern.finditer(text):
            name = _own_name(found["place"], report.level)
            if name:
                return name
    return ""


def session_of(report: Report) -> Session:
    """Return the session at which a report was given.

    What stands before the salutation names it; the mandate names the term. A session in the text alone is
    an earlier one (完成了…次会议确定的任务): its number is left out, and what was said is in `said`.
    """
    for text in _front(report):
        found = _SESSION.search(text)
        if found:
            number = _number(found["number"])
            return Session(_number(found["term"]), number, said=found.group(), line=_line(report, found))
    mandate = _ONLY_TERM.search(_mandate(report)) or _ONLY_TERM.search(report.title)
    if mandate:
        return Session(_number(mandate["term"]), said=mandate.group(), line=_line(report, mandate))
    body = list(_sentences(report))
    for pattern in (_SESSION, _ONLY_TERM):
        for text in body:
            if (found := pattern.search(text)) and _is_own(text, found, report.level):
                return Session(
                    _number(found["term"]), sure=False, said=found.group(), line=_line(report, found)
                )
    return Session(sure=False)


def _line(report: Report, found: re.Match[str]) -> int:
    """Return the number of the first line that holds what was found, 0 when it runs over two."""
    return next((line.number for line in report.lines.lines if found.group() in line.text), 0)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else parse_numeral(text)


def _is_own(text: str, found: re.Match[str], level: str) -> bool:
    """Return whether the congress named is the report's own: 市十五届 in the report of a district is not."""
    before = text[max(0, found.start() - 1) : found.start()]
    return before not in "省市区县镇乡" or before == level or not before or not level


def _candidates(report: Report) -> Iterator[tuple[re.Pattern[str], str]]:
    start, given, inside = _PLACES
    yield from ((start, text) for text in _front(report))
    yield from ((given, text) for text in (*_front(report), _mandate(report)))
    yield from ((inside, text) for text in _sentences(report))


def _front(report: Report) -> list[str]:
    """Return the title and the lines up to the salutation."""
    lines = [line.text.strip() for line in report.lines.lines[:_FRONT_LINES]]
    before = []
    for text in lines:
        if text.startswith(("各位代表", "同志们")) or len(text) > _LONGEST_FRONT:
            break
        before.append(text)
    return [report.title, *before]


_LONGEST_FRONT: Final = 60


def _mandate(report: Report) -> str:
    passages = (p for p in report.passages if p.element is Element.MANDATE)
    return "".join(sentence.text for passage in passages for sentence in passage.sentences)


def _sentences(report: Report) -> Iterator[str]:
    yield from (sentence.text for passage in report.passages for sentence in passage.sentences)
    for half in (report.review, report.plan):
        for part in half:
            for section in part.walk():
                yield from (sentence.text for sentence in section.sentences)


def _own_name(name: str, level: str) -> str:
    """Return the last place of a name like 嘉澜市云川区; "" when it is no name or of another level."""
    bare = _WHOLE.sub("", name)
    bare = bare or name
    fits = bare.endswith(level) if level else not _OWN_LEVEL.search(bare)
    return bare if fits and len(bare) > 1 and not _NO_NAME.search(bare) else ""
