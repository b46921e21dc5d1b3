"""Read-back: a file that lost words is not handed out."""

import zipfile
from io import BytesIO

import pytest

from planner.draft.model import Column, Draft, Heading, Paragraph, Role, Span, Table
from planner.word.package import to_docx
from planner.word.profile_file import load_profile
from planner.word.readback import ReadBackError, check_read_back
from tests.word.samples import PROPERTIES

_DRAFT = Draft(
    (Span("云川区人民代表大会常务委员会工作报告"),),
    (
        Heading("甲", 1, "一、", (Span("坚持党的领导"),)),
        Paragraph("乙", Role.BODY, (Span("全年召开会议"), Span("8"), Span("次。")), (Span("会议。"),)),
        Table("丙", "附件", (Span("安排表"),), (Column("议题", 1),), (((Span("托育\t服务"),),),)),
    ),
)


def _written() -> bytes:
    return to_docx(_DRAFT, load_profile("gb9704"), PROPERTIES)


def _with(data: bytes, old: str, new: str) -> bytes:
    """Return the file with words of its body replaced."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            copy.writestr(
                name, content.replace(old.encode(), new.encode()) if "document" in name else content
            )
    return target.getvalue()


def test_a_whole_file_passes() -> None:
    check_read_back(_written(), _DRAFT)


@pytest.mark.parametrize("word", ["坚持党的领导", "全年召开会议", "会议。", "服务", "安排表"])
def test_a_file_that_lost_a_word_is_refused(word: str) -> None:
    with pytest.raises(ReadBackError):
        check_read_back(_with(_written(), word, word[:-1]), _DRAFT)
