"""The whole file: bytes, parts, metadata, text that comes back, characters that are refused."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.draft.model import Block, Column, Draft, Gap, Heading, Paragraph, Role, Span, Table, plain
from planner.word.package import Properties, to_docx
from planner.word.profile_file import load_profile
from tests.validator import need_validator, schema_errors
from tests.word.opened import Opened
from tests.word.samples import PROPERTIES, body, filler, report, spans

GB9704 = load_profile("gb9704")
UNSTORABLE = [
    *(chr(code) for code in range(32) if code not in (9, 10)),
    "\ud800",
    "\udfff",
    "\ufffe",
    "\uffff",
]
STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=UNSTORABLE))
SPANS = st.lists(STORABLE.map(Span), max_size=4).map(tuple)


@pytest.fixture(scope="module")
def content() -> bytes:
    return to_docx(report(), GB9704, PROPERTIES)


def test_the_same_draft_gives_the_same_bytes(content: bytes) -> None:
    assert to_docx(report(), GB9704, PROPERTIES) == content


def test_parts_stand_in_fixed_order_with_fixed_times(content: bytes) -> None:
    opened = Opened(content)
    assert opened.names == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/comments.xml",
    ]
    assert {entry.date_time for entry in opened.entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in opened.entries} == {0}


def test_metadata_is_the_callers(content: bytes) -> None:
    properties = docx.Document(io.BytesIO(content)).core_properties
    assert properties.title == "云川区人大常委会工作报告"
    assert properties.author == "云川区人大常委会办公室"
    assert properties.last_modified_by == "云川区人大常委会办公室"
    assert properties.created is not None
    assert properties.created.date() == date(2027, 1, 12)


def test_markup_in_words_stays_words() -> None:
    draft = Draft(spans("<w:p/>&amp;"), (body("p", 'a < b & "c" ]]>'),))
    content = to_docx(draft, GB9704, Properties("<&>", '"甲"', date(2027, 1, 1)))
    reopened = docx.Document(io.BytesIO(content))
    assert [p.text for p in reopened.paragraphs] == ["<w:p/>&amp;", 'a < b & "c" ]]>']
    assert reopened.core_properties.title == "<&>"


def test_a_report_reads_back_as_its_text(content: bytes) -> None:
    reopened = docx.Document(io.BytesIO(content))
    lines = [p.text for p in reopened.paragraphs]
    assert lines[0] == "云川区第三届人民代表大会常务委员会\n2026年工作报告"
    expected = [_line(block) for block in report().blocks if not isinstance(block, Table)]
    assert lines[1 : len(expected) + 1] == expected
    table = next(block for block in report().blocks if isinstance(block, Table))
    rows = [[cell.text for cell in row.cells] for row in reopened.tables[0].rows]
    assert rows == [
        [column.heading for column in table.columns],
        *([plain(cell) for cell in row] for row in table.rows),
    ]


@given(heading=SPANS, head=SPANS, text=SPANS, cell=SPANS)
def test_any_storable_words_come_back_unchanged(
    heading: tuple[Span, ...], head: tuple[Span, ...], text: tuple[Span, ...], cell: tuple[Span, ...]
) -> None:
    blocks = (
        Heading("h", 2, "（一）", heading),
        Paragraph("p", Role.BODY, text, head),
        Table("t", "附件", spans("表"), (Column("列", 1),), ((cell,),)),
    )
    reopened = docx.Document(io.BytesIO(to_docx(Draft(spans("题"), blocks), GB9704, PROPERTIES)))
    lines = [p.text for p in reopened.paragraphs]
    assert lines[1:3] == [_line(blocks[0]), _line(blocks[1])]
    assert reopened.tables[0].cell(1, 0).text == plain(cell)


@pytest.mark.parametrize("character", UNSTORABLE, ids=lambda c: f"U+{ord(c):04X}")
def test_a_character_word_cannot_hold_is_refused_with_its_block(character: str) -> None:
    for block in (
        body("监督/3", f"甲{character}乙"),
        Heading("监督/3", 1, "一、", spans(character)),
        Paragraph("监督/3", Role.BODY, (Span("36", note=character),)),
        Paragraph("监督/3", Role.BODY, (Span("【】", Gap("键", character)),)),
        Table("监督/3", character, spans("表"), (Column("列", 1),), ()),
        Table("监督/3", "附件", spans("表"), (Column("列", 1),), ((spans(character),),)),
    ):
        with pytest.raises(ValueError, match=rf"block 监督/3: Word cannot hold U\+{ord(character):04X}"):
            to_docx(Draft(spans("题目"), (block,)), GB9704, PROPERTIES)


def test_a_character_word_cannot_hold_is_refused_in_the_title() -> None:
    with pytest.raises(ValueError, match=r"block title: Word cannot hold U\+0007"):
        to_docx(Draft(spans("题\x07目"), ()), GB9704, PROPERTIES)


def test_a_heading_level_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="block h: no heading level 5"):
        to_docx(Draft(spans("题目"), (Heading("h", 5, "", spans("深")),)), GB9704, PROPERTIES)


@pytest.mark.validate
@pytest.mark.parametrize("profile", ["gb9704", "gbt33476"])
@pytest.mark.parametrize(
    "draft",
    [report(), filler(100), Draft((), ()), Draft(spans("题目"), (Heading("h", 0, "", ()), body("p", "")))],
    ids=["report", "one paragraph", "nothing", "empty blocks"],
)
def test_the_file_is_valid_by_the_schema(draft: Draft, profile: str, tmp_path: Path) -> None:
    need_validator()
    path = tmp_path / "draft.docx"
    path.write_bytes(to_docx(draft, load_profile(profile), PROPERTIES))
    assert schema_errors(path) == []


@pytest.mark.validate
def test_the_validator_would_notice_a_wrong_order(tmp_path: Path) -> None:
    need_validator()
    path = tmp_path / "wrong.docx"
    document = docx.Document(io.BytesIO(to_docx(filler(10), GB9704, PROPERTIES)))
    properties = document.paragraphs[1]._p.pPr  # noqa: SLF001  to make a file that is wrong
    assert properties is not None
    properties.append(properties[0].__copy__())
    document.save(str(path))
    assert schema_errors(path) != []


def _line(block: Block) -> str:
    match block:
        case Heading():
            return block.number + plain(block.spans)
        case Paragraph():
            return plain(block.head) + plain(block.spans)
        case Table():
            return plain(block.title)
