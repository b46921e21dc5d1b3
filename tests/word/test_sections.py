"""Sections: upright text and tables laid across in one document."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.draft.model import Block, Column, Draft, Heading, Paragraph, Role, Table, block_spans
from planner.word.package import to_docx
from planner.word.profile import AcrossPlace
from planner.word.profile_file import load_profile
from planner.word.readback import check_read_back
from planner.word.sections import divided
from tests.validator import need_validator, schema_errors
from tests.word.opened import Opened, values, write
from tests.word.samples import PROPERTIES, body, report, spans, turning

COLUMNS = (Column("序号"), Column("议题"))
ROWS = ((spans("1"), spans("养老服务")),)
TEXT = body("文", "正文。")
HEAD = Heading("题", 1, "一、", spans("安排"))
NARROW = Table("窄", "附件", spans("窄表"), COLUMNS, ROWS)
WIDE = replace(NARROW, id="宽", wide=True)
INSIDE = replace(WIDE, label="", title=())


def _lying(*blocks: Block) -> list[tuple[str, bool]]:
    """Return the ids of each section's blocks with whether they lie across."""
    return [("".join(block.id for block in s.blocks), s.across) for s in divided(blocks)]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((), [("", False)]),
        ((TEXT, NARROW), [("文窄", False)]),
        ((TEXT, WIDE), [("文", False), ("宽", True)]),
        ((TEXT, WIDE, WIDE, NARROW), [("文", False), ("宽宽", True), ("窄", False)]),
        ((WIDE,), [("", False), ("宽", True)]),
        ((INSIDE,), [("宽", True)]),
        ((TEXT, INSIDE, TEXT), [("文宽文", True)]),
        ((HEAD, TEXT, HEAD, INSIDE, TEXT, HEAD), [("题文", False), ("题宽文", True), ("题", False)]),
        ((NARROW, TEXT, INSIDE), [("窄文", False), ("宽", True)]),
    ],
    ids=[
        "nothing",
        "all upright",
        "an annex",
        "two annexes, then an upright one",
        "the title of a draft is not its annex's",
        "a table alone takes the title along",
        "an opening and a note go with the table",
        "headings right above go with the table",
        "text below another table does not",
    ],
)
def test_a_wide_table_turns_the_page_for_itself_and_what_belongs_to_it(
    blocks: tuple[Block, ...], expected: list[tuple[str, bool]]
) -> None:
    assert _lying(*blocks) == expected


@given(st.lists(st.sampled_from([TEXT, HEAD, NARROW, WIDE, INSIDE]), max_size=12))
def test_sections_hold_every_block_in_order_and_turn_at_each_border(blocks: list[Block]) -> None:
    sections = divided(blocks)
    assert [block for section in sections for block in section.blocks] == blocks
    assert all(one.across != other.across for one, other in pairwise(sections))
    assert all(section.blocks for section in sections[1:])
    lying = {id(block) for section in sections if section.across for block in section.blocks}
    assert all((id(b) in lying) == b.wide for b in blocks if isinstance(b, Table) and b.label)
    assert all(id(b) in lying for b in blocks if isinstance(b, Table) and b.wide)


@given(st.lists(st.sampled_from([TEXT, HEAD, NARROW, WIDE, INSIDE]), max_size=8))
def test_whatever_the_order_of_blocks_every_word_comes_back_and_every_section_ends(
    blocks: list[Block],
) -> None:
    draft = Draft(spans("题目"), tuple(blocks))
    data = to_docx(draft, load_profile("gb9704"), PROPERTIES)
    check_read_back(data, draft)
    opened = Opened(data)
    assert len(opened.find("//w:sectPr")) == len(divided(blocks))
    assert opened.find("/w:document/w:body/*[last()]") == opened.find("/w:document/w:body/w:sectPr")


@pytest.mark.parametrize(
    ("profile", "upright", "across"),
    [
        ("gb9704", ("2098", "1474", "1984", "1588"), ("1588", "2097", "1474", "1985")),
        ("gbt33476", ("1961", "1474", "1847", "1588"), ("1588", "1960", "1474", "1848")),
    ],
)
def test_page_and_margins_are_turned_by_a_quarter(
    profile: str, upright: tuple[str, ...], across: tuple[str, ...]
) -> None:
    opened = write(turning(), profile)
    sizes = [values(size, "w", "h", "orient") for size in opened.find("//w:sectPr/w:pgSz")]
    portrait, landscape = ("11906", "16838", None), ("16838", "11906", "landscape")
    assert sizes == [portrait, landscape, portrait, landscape]
    margins = [values(m, "top", "right", "bottom", "left") for m in opened.find("//w:sectPr/w:pgMar")]
    assert margins == [upright, across, upright, across]


def test_sections_begin_on_a_new_page_and_numbers_run_on() -> None:
    opened = write(turning())
    assert opened.find("//w:sectPr/w:type/@w:val") == ["nextPage"] * 3
    assert opened.find("//w:pgNumType") == []


def test_a_section_ends_in_its_last_paragraph_so_that_no_empty_line_can_open_a_page() -> None:
    opened = write(Draft(spans("题目"), (TEXT, WIDE)))
    styles = opened.find("/w:document/w:body/w:p/w:pPr/w:pStyle/@w:val")
    assert styles == ["Title", "NormalIndent", "AnnexNote", "AnnexLabel", "AnnexTitle", "TableEnd"]
    (holder,) = opened.find("//w:p[w:pPr/w:sectPr]/w:pPr/w:pStyle/@w:val")
    assert holder == "AnnexNote"


def test_a_table_that_ends_a_section_is_followed_by_the_smallest_paragraph() -> None:
    opened = write(Draft(spans("题目"), (TEXT, WIDE, TEXT)))
    holders = opened.find("//w:p[w:pPr/w:sectPr]/w:pPr/w:pStyle/@w:val")
    assert holders == ["AnnexNote"]
    opened = write(Draft(spans("题目"), (TEXT, WIDE, HEAD)))
    holders = opened.find("//w:p[w:pPr/w:sectPr]/w:pPr/w:pStyle/@w:val")
    assert holders == ["AnnexNote", "TableEnd"]


def test_an_annex_that_opens_a_section_does_not_break_the_page_again() -> None:
    opened = write(Draft(spans("题目"), (TEXT, NARROW, WIDE, replace(WIDE, id="又"))))
    breaks = [
        values(label.find("{*}pPr/{*}pageBreakBefore"), "val")
        if label.find("{*}pPr/{*}pageBreakBefore") is not None
        else None
        for label in opened.find("//w:p[w:pPr/w:pStyle/@w:val='AnnexLabel']")
    ]
    assert breaks == [None, ("0",), None]


def test_a_title_on_a_page_laid_across_is_broken_by_the_width_of_that_page() -> None:
    long = spans("云川区人民代表大会常务委员会2027年度监督工作议题安排表")
    opened = write(Draft(spans("题目"), (TEXT, replace(WIDE, title=long))))
    assert len(opened.find("//w:p[w:pPr/w:pStyle/@w:val='AnnexTitle']//w:br")) == 0
    opened = write(Draft(spans("题目"), (TEXT, replace(NARROW, title=long))))
    assert len(opened.find("//w:p[w:pPr/w:pStyle/@w:val='AnnexTitle']//w:br")) == 1


def test_each_way_of_lying_has_its_own_odd_and_even_footers() -> None:
    opened = write(turning())
    relations = opened.parts["word/_rels/document.xml.rels"]
    targets = {node.get("Id"): node.get("Target") for node in relations}
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    used = [
        [targets[reference.get(key)] for reference in section.findall("{*}footerReference")]
        for section in opened.find("//w:sectPr")
    ]
    upright, across = ["footer1.xml", "footer2.xml"], ["footer3.xml", "footer4.xml"]
    assert used == [upright, across, upright, across]


def test_a_draft_without_wide_tables_has_no_footers_for_them() -> None:
    assert [name for name in write(report()).names if "footer" in name] == [
        "word/footer1.xml",
        "word/footer2.xml",
    ]


@pytest.mark.parametrize(("part", "side"), [("word/footer3.xml", "right"), ("word/footer4.xml", "left")])
def test_the_number_stands_as_on_an_upright_page_when_the_paper_is_turned_back(part: str, side: str) -> None:
    opened = write(turning())
    place = values(opened.one("//w:tblpPr", part), "horzAnchor", "vertAnchor", "tblpX", "tblpY")
    # The line of an upright number begins 1423 twips above the edge of the paper that now lies left.
    assert place == ("page", "page", "1423", "1588")
    assert values(opened.one("//w:trHeight", part), "val", "hRule") == ("8844", "exact")
    assert opened.find("//w:textDirection/@w:val", part) == ["tbRl"]
    assert opened.find("//w:tc//w:jc/@w:val", part) == [side]
    assert opened.find("//w:tc//w:ind/@w:" + side, part) == ["280"]
    assert "".join(opened.find("//w:tc//w:t/text()", part)) == "— 1 —"
    assert opened.find("//w:instrText/text()", part) == [" PAGE "]


def test_a_profile_may_have_the_number_below_the_table() -> None:
    profile = replace(load_profile("gb9704"), number_across=AcrossPlace.BELOW)
    opened = Opened(to_docx(turning(), profile, PROPERTIES))
    assert opened.find("//w:tbl", "word/footer3.xml") == []
    # 7 mm below the text: 26 mm of margin less 7, less the 164 twips from the dash to the line's bottom.
    assert opened.find("//w:sectPr/w:pgMar/@w:footer") == ["1423", "913", "1423", "913"]


def test_the_footer_never_reaches_into_the_text() -> None:
    opened = write(turning())
    for margins in opened.find("//w:sectPr/w:pgMar"):
        bottom, footer = values(margins, "bottom", "footer")
        assert int(footer or 0) + 280 < int(bottom or 0)


def test_paper_that_lies_across_by_its_profile_stays_so() -> None:
    profile = load_profile("gb9704")
    turned = replace(profile, paper_width_mm=profile.paper_height_mm, paper_height_mm=profile.paper_width_mm)
    opened = Opened(to_docx(turning(), turned, PROPERTIES))
    assert set(opened.find("//w:sectPr/w:pgSz/@w:orient")) == {"landscape"}
    assert len(opened.find("//w:sectPr/w:pgSz/@w:orient")) == 4


@pytest.mark.validate
@pytest.mark.parametrize("place", AcrossPlace)
@pytest.mark.parametrize("draft", [turning(), Draft(spans("表"), (INSIDE,))], ids=["turning", "a table"])
def test_a_file_whose_pages_turn_is_valid_by_the_schema(
    draft: Draft, place: AcrossPlace, tmp_path: Path
) -> None:
    need_validator()
    path = tmp_path / "turning.docx"
    path.write_bytes(to_docx(draft, replace(load_profile("gb9704"), number_across=place), PROPERTIES))
    assert schema_errors(path) == []


@pytest.mark.parametrize(
    ("number", "head", "faces"),
    [
        ("（一）", "聚焦要事。", ["RunInHead", "RunInHead"]),
        ("1.", "聚焦要事。", [None, None]),
        ("——", "聚焦要事。", ["RunInHead", "RunInHead"]),
        ("一是", "聚焦要事。", [None, "RunInHead"]),
        ("十二是", "", [None]),
    ],
)
def test_a_number_has_the_face_of_the_head_it_counts_unless_it_is_a_word_of_the_sentence(
    number: str, head: str, faces: list[str | None]
) -> None:
    paragraph = Paragraph("p", Role.BODY, spans("后面是正文"), spans(head) if head else (), number)
    opened = write(Draft(spans("题目"), (paragraph,)))
    found = opened.paragraph(number[0])
    runs = found.findall("{*}r")
    assert "".join(found.itertext()) == f"{number}{head}后面是正文"
    styles = [run.find("{*}rPr/{*}rStyle") for run in runs]
    assert [s if s is None else values(s, "val")[0] for s in styles] == [*faces, None]
    assert "".join(span.text for span in block_spans(paragraph)) == f"{head}后面是正文"
