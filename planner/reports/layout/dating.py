"""Years, level and genre of a report, read off its words."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from planner.chinese import parse_numeral
from planner.reports.model import Genre, Half

_SPELT: Final = "二[〇○零Ｏ][一二三四五六七八九〇○零]{2}"
_YEAR: Final = re.compile(f"((?:19|20)[0-9]{{2}}|{_SPELT})年")
_OF_YEAR: Final = re.compile(
    f"((?:19|20)[0-9]{{2}}|{_SPELT})年[，,]?(?:是|[区县市镇乡我全，,]|常委会|主席团|[\u4e00-\u9fff]{{1,4}}[区县市镇乡])"
)
_OPENING: Final = 80
_DELIVERED: Final = re.compile("((?:19|20)[0-9]{2})年([0-9]{1,2})月")
_SUMMER: Final = 7
_REPORTED: Final = re.compile("现[就将][^。]{0,60}(?:汇报|报告)如下")
_ZERO: Final = str.maketrans("○零Ｏ", "〇〇〇")
_TERM: Final = "(?:第?[一二三四五六七八九十X×*]+届)?"
_LEVEL: Final = re.compile(f"([区县市镇乡])(?:委(?!员)|{_TERM}(?:人大|人民代表大会)|(?:人民)?政府)")


def years(text: str) -> list[int]:
    """Return the years a text names, in order."""
    return [_number(found.group(1)) for found in _YEAR.finditer(text)]


def characterised_year(text: str) -> int | None:
    """Return the year a paragraph speaks of in general: “2026年是…”, “2026年，区人大常委会…”."""
    found = _OF_YEAR.search(text[:_OPENING])
    return _number(found.group(1)) if found else None


def years_of(
    openings: Mapping[Half, tuple[str, str]], title: str, dated: str
) -> tuple[int | None, int | None]:
    """Return the year a report looks back on and the year it plans, None for a half it has not.

    `openings` hold heading and first paragraph of each half, `dated` the lines under the title. What a
    half says of itself comes first, then the other half, then the title, then the day of delivery.
    """
    said = {half: _said(*opening) for half, opening in openings.items()}
    named = years(title) if len(said) == len(Half) or Half.PLAN not in said else years(title)[-1:]
    review, plan = said.get(Half.REVIEW), said.get(Half.PLAN)
    if review is None and plan is None:
        review = named[0] if named and Half.REVIEW in said else _before_delivery(dated)
        plan = named[-1] if named and (len(named) > 1 or Half.REVIEW not in said) else None
    if review is None and plan is not None:
        review = plan - 1
    if plan is None and review is not None:
        plan = review + 1
    return (review if Half.REVIEW in said else None, plan if Half.PLAN in said else None)


def level_of(title: str, mandate: str, body: Sequence[str]) -> str:
    """Return 区, 县, 市, 乡 or 镇, "" when nothing says; the title counts most, then the mandate."""
    for text in (title, mandate):
        if found := _LEVEL.search(text):
            return found.group(1)
    counts = Counter(found.group(1) for text in body for found in _LEVEL.finditer(text))
    return max(counts, key=lambda level: (counts[level], level)) if counts else ""


def genre_of(title: str, opening: str, review_heading: str, halves: Sequence[Half]) -> Genre:
    """Return the kind of document, by its title, then by which halves it has.

    Where there is no title, `opening` may say it: 现将今年工作总结和明年工作安排汇报如下.
    """
    if re.search("监督(?:工作)?计划|监督议题", title):
        return Genre.OVERSIGHT_PLAN
    if "要点" in title:
        return Genre.POINTS
    if "五年" in title + review_heading:
        return Genre.FIVE_YEARS
    if "总结" in (title or _said_title(opening)) or ("计划" in title and Half.REVIEW in halves):
        return Genre.SUMMARY
    return Genre.REPORT if Half.REVIEW in halves or not halves else Genre.POINTS


def _said_title(opening: str) -> str:
    found = _REPORTED.search(opening)
    return found.group() if found else ""


def _said(heading: str, opening: str) -> int | None:
    named = years(heading)
    return named[-1] if named else characterised_year(opening)


def _before_delivery(dated: str) -> int | None:
    """Return the year a report given on a day looks back on: the last one until summer, else its own."""
    found = _DELIVERED.search(dated)
    if not found:
        return None
    year, month = int(found.group(1)), int(found.group(2))
    return year - 1 if month < _SUMMER else year


def _number(digits: str) -> int:
    return int(digits) if digits.isdigit() else parse_numeral(digits.translate(_ZERO)) or 0
