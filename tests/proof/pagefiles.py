"""Word files for the tests of layout: a small report of ours, to be spoilt, and what is found in it."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank
from planner.draft.model import Column, Draft, Heading, Paragraph, Role, Span, Spans, Table
from planner.proof.detectors import DETECTORS
from planner.proof.model import Remark, Rule
from planner.proof.pagelayout.read import read_layout
from planner.proof.reading import Given, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks
from planner.proof.subject import Subject
from planner.reports.read import read_lines
from planner.word.metadata import Properties
from planner.word.package import to_docx
from planner.word.profile import Profile
from planner.word.profile_file import load_profile

DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TITLE = "鹤汀市人民代表大会常务委员会工作报告"
_FIRST = (
    "受鹤汀市人民代表大会常务委员会委托，我向大会报告2026年的主要工作和2027年的工作安排，"
    "请予审议，并请列席会议的同志提出意见。"
)
_STUDY = (
    "落实“第一议题”制度，常委会党组集体学习14次，"
    "就园区供水、托育服务等议题听取和审议专项工作报告9项，提出意见61条。"
)
_CHECK = (
    "检查《中华人民共和国安全生产法》实施情况，"
    "随机走进31家企业，当场记下隐患42处，限期整改后逐处回访，没有一处反复。"
)
_PLAN = (
    "把群众关心的事列进监督计划，听取和审议专项工作报告8项，开展执法检查3次，每一次都先调研、后审议、再回访。"
)


def _spans(text: str) -> Spans:
    return (Span(text),)


def _body(key: str, text: str, head: str = "") -> Paragraph:
    return Paragraph(key, Role.BODY, _spans(text), head=_spans(head) if head else ())


def report() -> Draft:
    """Return a report with every kind of paragraph and a small table as its annex."""
    columns = tuple(Column(name, 1) for name in ("序号", "议题", "时间"))
    rows = tuple(
        tuple(_spans(cell) for cell in row) for row in (("1", "园区供水", "5月"), ("2", "托育服务", "8月"))
    )
    return Draft(
        _spans(_TITLE),
        (
            Paragraph("题注", Role.DATELINE, _spans("——2027年1月8日在鹤汀市第十届人民代表大会第二次会议上")),
            Paragraph("称谓", Role.SALUTATION, _spans("各位代表：")),
            _body("委托", _FIRST),
            Heading("回顾", 0, "", _spans("2026年工作回顾")),
            Heading("一", 1, "一、", _spans("坚持党的领导")),
            _body("学习", _STUDY),
            Heading("一1", 2, "（一）", _spans("依法开展监督")),
            _body("检查", _CHECK),
            _body("再查", _CHECK, head="盯住整改。"),
            Heading("二", 1, "二、", _spans("发挥代表作用")),
            _body("联系", _STUDY),
            Heading("计划", 0, "", _spans("2027年工作安排")),
            Heading("三", 1, "一、", _spans("抓好监督工作")),
            _body("安排", _PLAN),
            Table("表", "附件", _spans("鹤汀市人大常委会2027年议题安排表"), columns, rows),
        ),
    )


def written(profile: str | Profile = "gb9704") -> bytes:
    """Return the report as a Word file."""
    chosen = load_profile(profile) if isinstance(profile, str) else profile
    return to_docx(report(), chosen, Properties(_TITLE, "鹤汀市人大常委会办公室", date(2027, 1, 8)))


@cache
def parts() -> Mapping[str, str]:
    """Return the parts of the report by name."""
    with zipfile.ZipFile(BytesIO(written())) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def packed(contents: Mapping[str, str]) -> bytes:
    """Return a Word file of such parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in contents.items():
            package.writestr(name, content)
    return buffer.getvalue()


def spoilt(*changes: tuple[str, str, str]) -> bytes:
    """Return the report with the first place of each text in a part changed: part, before, after."""
    contents = dict(parts())
    for part, before, after in changes:
        assert before in contents[part], f"{before} does not stand in {part}"
        contents[part] = contents[part].replace(before, after, 1)
    return packed(contents)


def made(body: str, styles: str = "", others: Mapping[str, str] | None = None) -> bytes:
    """Return a Word file of a body and styles as XML, with other parts by their names."""
    contents = {
        DOCUMENT: f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        STYLES: f"<w:styles {_W}>{styles}</w:styles>",
    }
    return packed({**contents, **(others or {})})


@cache
def _bank() -> PhraseBank:
    return load_bank()


@cache
def page_rules() -> tuple[Rule, ...]:
    """Return the rules on layout."""
    return tuple(rule for rule in rules_of((), DETECTORS)[0] if rule.family == "版面")


def subject(data: bytes, profiles: Sequence[Profile] = ()) -> Subject:
    """Return a Word file as a subject with its layout."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "报告.docx"
        path.write_bytes(data)
        lines = read_lines(path)
    return subject_of(lines, _bank(), Given(layout=read_layout(data).following(*profiles)))


def found(data: bytes, profiles: Sequence[Profile] = ()) -> tuple[Remark, ...]:
    """Return what the rules on layout find in a Word file."""
    return remarks(subject(data, profiles), page_rules())


def rules_hit(data: bytes) -> list[str]:
    """Return which rules on layout are hit, without the family, each once, in order."""
    return sorted({one.finding.rule.removeprefix("版面-") for one in found(data)})
