"""Annex tables and the note that announces them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.draft.model import Column, Draft, Table, plain
from planner.word.columns import shared
from planner.word.package import to_docx
from planner.word.profile_file import load_profile
from tests.word.opened import Opened, values, write, written
from tests.word.samples import PROPERTIES, body, report, spans


def _table(label: str = "附件", rows: int = 2) -> Table:
    columns = (Column("序号", 1, centred=True), Column("议题", 3))
    cells = tuple((spans(str(n + 1)), spans("养老服务")) for n in range(rows))
    return Table(label, label, spans("监督工作议题安排表"), columns, cells)


@given(st.lists(st.integers(1, 500), min_size=1, max_size=20))
def test_columns_share_the_width_exactly(weights: list[int]) -> None:
    widths = shared(weights, 8844)
    assert sum(widths) == 8844
    assert all(abs(w - 8844 * weight / sum(weights)) < 1 for w, weight in zip(widths, weights, strict=True))


def test_table_is_fixed_and_as_wide_as_the_block() -> None:
    opened = written(_table())
    assert values(opened.one("//w:tblW"), "w", "type") == ("8844", "dxa")
    assert values(opened.one("//w:tblLayout"), "type") == ("fixed",)
    assert opened.find("//w:gridCol/@w:w") == ["2211", "6633"]
    assert opened.find("//w:tr[1]/w:tc/w:tcPr/w:tcW/@w:w") == ["2211", "6633"]


def test_head_repeats_and_no_row_is_torn() -> None:
    opened = written(_table())
    assert len(opened.find("//w:tr[w:trPr/w:tblHeader]")) == 1
    assert opened.find("//w:tr[w:trPr/w:tblHeader]//w:t/text()") == ["序号", "议题"]
    assert len(opened.find("//w:tr[w:trPr/w:cantSplit]")) == 3


def test_cells_leave_the_grid_and_keep_an_exact_pitch() -> None:
    opened = written(_table())
    for style in ("TableHead", "TableText", "TableTextCentred"):
        assert opened.style(style, "w:pPr/w:snapToGrid/@w:val") == ["0"]
        (spacing,) = opened.style(style, "w:pPr/w:spacing")
        assert values(spacing, "line", "lineRule") == ("400", "exact")
        assert opened.style(style, "w:rPr/w:sz/@w:val") == ["24"]


def test_centred_columns_are_centred() -> None:
    opened = written(_table(rows=1))
    assert opened.find("//w:tr[2]//w:pStyle/@w:val") == ["TableTextCentred", "TableText"]


def test_every_cell_ends_with_a_paragraph_even_an_empty_one() -> None:
    opened = write(report())
    cells = opened.find("//w:tc")
    assert {cell[-1].tag.split("}")[1] for cell in cells} == {"p"}
    assert len([cell for cell in cells if not cell.findall(".//{*}t")]) == 2


def test_a_paragraph_follows_the_last_table() -> None:
    tags = [child.tag.split("}")[1] for child in written(_table()).one("//w:body")]
    assert tags[-3:] == ["tbl", "p", "sectPr"]


def test_annex_opens_a_page_with_its_label_and_title_on_the_third_line() -> None:
    opened = written(_table())
    label = opened.one("//w:p[w:pPr/w:pStyle/@w:val='AnnexLabel']")
    assert "".join(label.itertext()) == "附件"
    assert len(opened.style("AnnexLabel", "w:pPr/w:pageBreakBefore")) == 1
    assert opened.style("AnnexLabel", "w:rPr/w:rFonts/@w:eastAsia") == ["黑体"]
    assert opened.style("AnnexTitle", "w:pPr/w:spacing/@w:before") == ["579"]
    assert opened.style("AnnexTitle", "w:rPr/w:sz/@w:val") == ["44"]


def test_one_annex_is_announced_without_number() -> None:
    opened = written(body("p", "正文。"), _table())
    (note,) = opened.find("//w:p[w:pPr/w:pStyle/@w:val='AnnexNote']")
    assert "".join(note.itertext()) == "附件：监督工作议题安排表"
    indent = note.find("{*}pPr/{*}ind")
    assert values(indent, "leftChars", "left", "hangingChars", "hanging") == ("500", "1575", "300", "945")
    assert values(note.find("{*}pPr/{*}spacing"), "beforeLines") == ("100",)


def test_several_annexes_are_numbered_and_their_names_stand_under_one_another() -> None:
    opened = written(body("p", "正文。"), _table("附件1"), _table("附件2"))
    first, second = opened.find("//w:p[w:pPr/w:pStyle/@w:val='AnnexNote']")
    assert "".join(first.itertext()) == "附件：1. 监督工作议题安排表"
    assert "".join(second.itertext()) == "2. 监督工作议题安排表"
    assert values(first.find("{*}pPr/{*}ind"), "left", "hanging") == ("1890", "1260")
    assert values(second.find("{*}pPr/{*}ind"), "left", "hanging") == ("1890", "315")
    assert first.find("{*}pPr/{*}keepNext") is not None
    assert second.find("{*}pPr/{*}keepNext") is None


def test_name_in_the_note_equals_the_title_of_the_annex() -> None:
    draft = report()
    opened = write(draft)
    names = ["".join(note.itertext()) for note in opened.find("//w:p[w:pPr/w:pStyle/@w:val='AnnexNote']")]
    tables = [block for block in draft.blocks if isinstance(block, Table)]
    assert names == [f"附件：1. {plain(tables[0].title)}", f"2. {plain(tables[1].title)}"]


def test_the_note_stands_between_body_and_first_annex() -> None:
    opened = written(body("p", "正文。"), _table("附件1"), _table("附件2"))
    styles = opened.find("/w:document/w:body/w:p/w:pPr/w:pStyle/@w:val")
    assert styles == [
        "Title",
        "NormalIndent",
        "AnnexNote",
        "AnnexNote",
        "AnnexLabel",
        "AnnexTitle",
        "AnnexLabel",
        "AnnexTitle",
        "TableEnd",
    ]


@pytest.mark.parametrize(
    ("columns", "row", "message"),
    [
        ((Column("甲", 1), Column("乙", 1)), (spans("一"),), "block t: a row of 1 cells in 2 columns"),
        (
            (Column("甲", 0), Column("乙", 1)),
            (spans("一"), spans("二")),
            "block t: columns need a weight above 0, or none of them any",
        ),
        ((), (), "block t: columns need a weight above 0, or none of them any"),
    ],
)
def test_a_table_that_does_not_fit_its_columns_is_refused(
    columns: tuple[Column, ...], row: tuple[tuple[()], ...], message: str
) -> None:
    table = Table("t", "附件", spans("表"), columns, (row,))
    with pytest.raises(ValueError, match=message):
        Opened(to_docx(Draft(spans("题目"), (table,)), load_profile("gb9704"), PROPERTIES))
