"""The front of a report: title, salutation, mandate."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.reports.layout.numbering import NUMBERED, Habit, read_mark
from planner.reports.layout.paragraphs import Paragraph
from planner.reports.layout.titles import element_heading, half_heading
from planner.reports.sentences import sentence_spans

_SALUTATION: Final = re.compile(
    "(?:(?:各位|尊敬的)(?:代表|领导|委员|同志|组成人员|主任|副主任)[^。：:！!]{0,24}"
    "|同志们|主任[、，][^。：:！!]{0,24})[：:！!]"
)
_TITLE_ENDS: Final = re.compile(
    "(?:报告|总结|计划|要点|安排|汇报|打算|方案|思路|材料|清单)(?:[（(][^（）()]{1,12}[）)])?$"
)
_TITLE_WORDS: Final = re.compile(
    "人民代表大会|人大|主席团|常委会|常务委员会|工作报告|工作要点|工作总结|工作计划"
)
_MANDATE: Final = re.compile(
    "(?:受|代表).{0,40}(?:的?委托)?.{0,12}向.{0,24}(?:大会|会议|代表|主席团|你们).{0,30}(?:报告|汇报)"
    "|请(?:各位代表)?予?以?(?:审议|审查)|提出(?:宝贵)?意见"
)
_BY_LINE: Final = re.compile("^(?:[—–―─－-]{1,4})?[（(]?(?:(?:19|20)[0-9*X×]{2}|二[〇○零]).{0,60}$")
_SPEAKER: Final = re.compile(
    "会议上$|(?:主任|主席|副主任|副主席|报告人|办公室)[：: ]?[\u4e00-\u9fff*X×]{0,4}$"
)
_DRAFT: Final = re.compile("目录|[（(](?:征求意见|讨论|审议|送审)?(?:稿|草案)[）)]")
_LONGEST_TITLE: Final = 64
_STOPS: Final = tuple("。！？；")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the body; `mandate` is the paragraph of 委托语, `by_lines` what dates the report."""

    title: str
    salutation: str
    mandate: Paragraph | None
    by_lines: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]


def read_front(paragraphs: Sequence[Paragraph]) -> Front:
    """Return the front of a report and the paragraphs after it."""
    titles, at = _title_lines(paragraphs)
    by_lines: list[Paragraph] = []
    while at < len(paragraphs) and _is_by_line(paragraphs[at].text):
        by_lines.append(paragraphs[at])
        at += 1
    rest = list(paragraphs[at:])
    salutation, rest = _salutation(rest)
    mandate, rest = _mandate(rest)
    return Front("".join(p.text for p in titles), salutation, mandate, tuple(by_lines), tuple(rest))


def _title_lines(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], int]:
    """Return the lines of the title and the place of the first line after it."""
    lines: list[Paragraph] = []
    for place, paragraph in enumerate(paragraphs[:6]):
        text = paragraph.text
        if not _may_be_title(text) or (lines and (_is_by_line(text) or half_heading(text))):
            break
        lines.append(paragraph)
        whole = "".join(p.text for p in lines)
        if _TITLE_ENDS.search(text) and _TITLE_WORDS.search(whole):
            return _unless_half(lines, paragraphs, place + 1)
    return [], 0


def _unless_half(
    lines: list[Paragraph], paragraphs: Sequence[Paragraph], after: int
) -> tuple[list[Paragraph], int]:
    """Keep a heading such as “2026年工作总结” a half heading when the other half has none above it."""
    whole = "".join(p.text for p in lines)
    if not half_heading(whole) or re.search("人大|人民代表大会|主席团|常委会", whole):
        return lines, after
    others = (half_heading(p.text) for p in paragraphs[after:] if len(p.text) < _LONGEST_TITLE)
    return ([], 0) if any(others) else (lines, after)


def _may_be_title(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or text.endswith(_STOPS) or _SALUTATION.match(text):
        return False
    mark = read_mark(text)
    return not (mark and mark.habit in NUMBERED) and not element_heading(text)


def _is_by_line(text: str) -> bool:
    """Return whether a line under the title says when, where and by whom the report is given."""
    if len(text) > _LONGEST_TITLE or text.endswith((*_STOPS, "：", ":")) or "，" in text:
        return False
    if _SALUTATION.match(text) or half_heading(text):
        return False
    mark = read_mark(text)
    if mark and mark.habit is not Habit.DASH:
        return text.startswith(("（", "(")) and "年" in text
    return bool(_BY_LINE.match(text) or _SPEAKER.search(text) or _DRAFT.fullmatch(text))


def _salutation(rest: list[Paragraph]) -> tuple[str, list[Paragraph]]:
    """Take the salutation off; words after it in the same paragraph stay."""
    if not rest:
        return "", rest
    found = _SALUTATION.match(rest[0].text)
    if not found:
        return "", rest
    after = rest[0].text[found.end() :].strip()
    kept = [Paragraph(after, rest[0].line)] if after else []
    return found.group(), kept + rest[1:]


def _mandate(rest: list[Paragraph]) -> tuple[Paragraph | None, list[Paragraph]]:
    """Take the sentences of the mandate off the first paragraph."""
    if not rest:
        return None, rest
    text, line = rest[0].text, rest[0].line
    end = 0
    for start, stop in sentence_spans(text)[:3]:
        if not _MANDATE.search(text, start, stop):
            break
        end = stop
    if not end:
        return None, rest
    after = text[end:].strip()
    return Paragraph(text[:end], line), ([Paragraph(after, line)] if after else []) + rest[1:]
