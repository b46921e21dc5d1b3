"""A clean text set as a Word file, by our own page profile, with a small table as its annex."""

import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from io import BytesIO

from planner.draft.model import Block, Column, Draft, Heading, Paragraph, Role, Span, Spans, Table
from planner.proof.reading import lines_of_text
from planner.reports.model import Half, Line, Report
from planner.reports.structure import structure
from planner.word.metadata import Properties
from planner.word.package import to_docx
from planner.word.profile_file import load_profile
from tests.proof.seeded import clean

_TEXT = 1
_TOPICS = ("园区供水", "普惠托育服务", "老旧小区改造", "防汛备汛", "低空经济")
_ROWS = tuple(
    (str(number), _TOPICS[number % len(_TOPICS)], "视察", f"{number % 12 + 1}月") for number in range(1, 41)
)


@cache
def parts() -> Mapping[str, str]:
    """Return the parts of the Word file by name."""
    with zipfile.ZipFile(BytesIO(to_docx(_draft(), load_profile("gb9704"), _properties()))) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def packed(contents: Mapping[str, str]) -> bytes:
    """Return a Word file of such parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in contents.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _properties() -> Properties:
    return Properties("望棹区人民代表大会常务委员会工作报告", "望棹区人大常委会办公室", date(2027, 1, 4))


def _draft() -> Draft:
    report = structure(lines_of_text(clean(_TEXT)))
    title, *rest = report.lines.lines
    return Draft(_spans(title.text), (*_blocks(report, rest), _annex()))


def _blocks(report: Report, lines: list[Line]) -> Iterator[Block]:
    heads = {section.line: section for half in Half for part in report.half(half) for section in part.walk()}
    for line in lines:
        text, key = line.text.strip("　"), f"行{line.number}"
        section = heads.get(line.number)
        if text in {report.review_heading, report.plan_heading}:
            yield Heading(key, 0, "", _spans(text))
        elif section and section.level == 1:
            yield Heading(key, 1, text[:2], _spans(text[2:]))
        elif section:
            head, stop, body = text.partition("。")
            yield Paragraph(key, Role.BODY, _spans(body), head=_spans(head + stop))
        else:
            yield Paragraph(key, _role(text), _spans(text))


def _role(text: str) -> Role:
    if text.startswith("——"):
        return Role.DATELINE
    if text == "各位代表：":
        return Role.SALUTATION
    return Role.SPEAKER if text.endswith("沈砚秋") else Role.BODY


def _annex() -> Table:
    columns = tuple(Column(name) for name in ("序号", "议题", "方式", "时间"))
    rows = tuple(tuple(_spans(cell) for cell in row) for row in _ROWS)
    return Table("附", "附件", _spans("望棹区人大常委会2027年议题安排表"), columns, rows)


def _spans(text: str) -> Spans:
    return (Span(text),)
