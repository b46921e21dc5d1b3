"""What a Word file looks like is read off its styles, themes, lists and sections as Word does it."""

import re

import pytest

from planner.proof.layout import Margins, PageParagraph, Pitch
from planner.proof.pagelayout.read import read_layout
from planner.reports.reading.docx import docx_lines
from planner.reports.reading.refused import RefusedError
from tests.proof.pagefiles import found, made, packed, parts, spoilt, written

_A4 = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1304" w:gutter="284"/></w:sectPr>'
)
_THEME = """<?xml version="1.0"?><a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:themeElements><a:fontScheme name="x">
<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface="黑体"/></a:majorFont>
<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Jpan" typeface="MS Mincho"/>
<a:font script="Hans" typeface="宋体"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"""
_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
    ' w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
)


def _style(name: str, inside: str, kind: str = "paragraph", **attributes: str) -> str:
    more = "".join(f' w:{key}="{value}"' for key, value in attributes.items())
    return f'<w:style w:type="{kind}" w:styleId="{name}"{more}><w:name w:val="{name}"/>{inside}</w:style>'


def _one(body: str, styles: str = "", numbering: str = "") -> PageParagraph:
    contents = {"word/numbering.xml": numbering} if numbering else {}
    (paragraph,) = read_layout(made(body, styles, contents)).paragraphs
    return paragraph


def test_without_anything_said_a_paragraph_is_as_word_has_it() -> None:
    look = _one("<w:p><w:r><w:t>甲</w:t></w:r></w:p>").look
    assert (look.align, look.first, look.pitch, look.line) == ("left", 0.0, Pitch.MULTIPLE, 1.0)
    assert look.widow_control
    assert not look.keep_next


def test_a_style_takes_what_it_does_not_say_from_the_one_it_is_based_on() -> None:
    base = _style(
        "Base",
        '<w:pPr><w:jc w:val="both"/><w:ind w:firstLine="640"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr>',
    )
    style = _style("Own", '<w:basedOn w:val="Base"/><w:pPr><w:jc w:val="center"/></w:pPr>')
    one = _one('<w:p><w:pPr><w:pStyle w:val="Own"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>', base + style)
    assert (one.look.align, one.look.first, one.runs[0].look.size) == ("center", 2.0, 16.0)


def test_a_circle_of_styles_ends() -> None:
    styles = _style("A", '<w:basedOn w:val="B"/><w:rPr><w:sz w:val="30"/></w:rPr>') + _style(
        "B", '<w:basedOn w:val="A"/>'
    )
    assert (
        _one('<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>', styles)
        .runs[0]
        .look.size
        == 15.0
    )


def test_a_face_of_the_theme_is_the_one_for_the_language_and_a_named_face_goes_before_it() -> None:
    body = (
        "<w:p><w:r><w:t>甲</w:t></w:r>"
        '<w:r><w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr><w:t>乙</w:t></w:r>'
        '<w:r><w:rPr><w:rFonts w:eastAsia="楷体" w:eastAsiaTheme="majorEastAsia"/></w:rPr>'
        "<w:t>丙</w:t></w:r></w:p>"
    )
    contents = {
        "word/theme/theme1.xml": _THEME,
        "word/_rels/document.xml.rels": _related("theme", "theme/theme1.xml"),
    }
    (one,) = read_layout(made(body, _DEFAULTS, contents)).paragraphs
    assert [run.look.chinese for run in one.runs] == ["宋体", "楷体", "黑体"]
    assert one.runs[0].look.latin == "Calibri"
    assert one.runs[0].look.size == 10.5


def test_bold_of_a_paragraph_style_and_of_a_character_style_cancel_each_other() -> None:
    styles = _style("P", "<w:rPr><w:b/></w:rPr>") + _style("C", "<w:rPr><w:b/></w:rPr>", "character")
    body = (
        '<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr><w:r><w:t>甲</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="C"/></w:rPr><w:t>乙</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="C"/><w:b/></w:rPr><w:t>丙</w:t></w:r></w:p>'
    )
    assert [run.look.bold for run in _one(body, styles).runs] == [True, False, True]


def test_the_look_of_the_mark_of_a_paragraph_is_not_that_of_its_words() -> None:
    one = _one('<w:p><w:pPr><w:rPr><w:sz w:val="10"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>')
    assert one.runs[0].look.size == 10.0
    assert len(one.runs) == 1


def test_an_indent_in_characters_goes_before_one_in_twips() -> None:
    one = _one(
        '<w:p><w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    )
    assert one.look.first == 2.0


def test_an_indent_in_twips_is_measured_by_the_size_of_the_words_not_of_the_style() -> None:
    style = _style("Normal", '<w:rPr><w:sz w:val="21"/></w:rPr>', default="1")
    run = '<w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>甲</w:t></w:r>'
    assert _one(f'<w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr>{run}</w:p>', style).look.first == 2.0


def test_a_page_number_in_a_text_box_of_a_footer_is_one() -> None:
    number = (
        '<w:p><w:r><w:t>— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> —</w:t></w:r></w:p>'
    )
    box = f"<v:textbox><w:txbxContent>{number}</w:txbxContent></v:textbox>"
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml">{box}</v:shape>'
    footer = f'<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p></w:ftr>'
    layout = read_layout(packed({**parts(), "word/footer1.xml": footer}))
    (found,) = [each for each in layout.edges["word/footer1.xml"] if each.field]
    assert found.boxed
    assert found.text.replace(" ", "") == "—2—"


def test_a_list_a_paragraph_names_itself_indents_it_over_its_style() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:pPr><w:ind w:left="400" w:hanging="400"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
    )
    xml = f'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{numbering}</w:numbering>'
    style = _style("S", '<w:pPr><w:ind w:firstLine="400"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr>')
    body = '<w:p><w:pPr><w:pStyle w:val="S"/>{}</w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    body = body.format('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')
    look = _one(body, style, xml).look
    assert (look.left, look.first, look.counted) == (2.0, -2.0, True)
    assert not _one(body, style, xml.replace("decimal", "bullet")).look.counted


def test_what_was_before_a_tracked_change_is_not_the_look_and_the_change_is_counted() -> None:
    body = (
        '<w:p><w:pPr><w:jc w:val="both"/><w:pPrChange w:id="1">'
        '<w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange></w:pPr>'
        '<w:r><w:rPr><w:sz w:val="32"/><w:rPrChange w:id="2">'
        '<w:rPr><w:sz w:val="20"/></w:rPr></w:rPrChange></w:rPr>'
        "<w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>"
    )
    layout = read_layout(made(body))
    assert layout.paragraphs[0].look.align == "both"
    assert layout.paragraphs[0].runs[0].look.size == 16.0
    assert layout.paragraphs[0].text == "甲"
    assert layout.leftovers.changes == 3


def test_a_gutter_is_part_of_the_left_margin_and_paper_not_said_is_letter() -> None:
    section = read_layout(made(f"<w:p/>{_A4}")).sections[0]
    rounded = Margins(
        *(
            round(side, 1)
            for side in (
                section.margins.top,
                section.margins.bottom,
                section.margins.left,
                section.margins.right,
            )
        )
    )
    assert rounded == Margins(37.0, 35.0, 28.0, 26.0)
    bare = read_layout(made("<w:p/>")).sections[0]
    assert (round(bare.width, 1), round(bare.height, 1)) == (215.9, 279.4)


def test_a_section_reaches_to_the_paragraph_that_holds_it_and_inherits_its_footers() -> None:
    layout = read_layout(written())
    assert [section.last for section in layout.sections] == [10**9]
    ends = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    changed = read_layout(spoilt(("word/document.xml", "<w:body>", f"<w:body>{ends}")))
    assert [section.last for section in changed.sections] == [1, 10**9]
    assert changed.section_of(1) is changed.sections[0]
    assert changed.section_of(2) is changed.sections[1]


def test_a_table_tells_its_rows_columns_width_and_what_is_repeated() -> None:
    (table,) = read_layout(written()).tables
    assert (table.rows, table.columns, table.header_rows, table.whole_rows) == (3, 3, 1, 3)
    assert table.width == pytest.approx(156.0, abs=0.1)
    assert table.fixed


def test_the_page_number_is_found_in_the_footer_with_its_dashes_and_side() -> None:
    layout = read_layout(written())
    odd, even = (layout.edges[layout.sections[0].footers[kind]][0] for kind in ("default", "even"))
    assert (odd.field, odd.text, odd.look.align, odd.runs[0].look.size) == (True, "— 1 —", "right", 14.0)
    assert even.look.align == "left"
    assert layout.even_and_odd


def test_paragraphs_have_the_numbers_of_the_lines_that_the_reader_of_reports_gives() -> None:
    box = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="wps"><mc:Choice Requires="wps">'
        "<w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent>"
        "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = (
        f"<w:p/><w:p><w:r><w:t>甲</w:t>{box}<w:br/><w:t>乙</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:del><w:r><w:delText>去</w:delText></w:r></w:del><w:r><w:t>丙</w:t></w:r></w:p>"
    )
    data = made(body)
    by_number = read_layout(data).by_number
    lines = docx_lines(data)
    assert [line.text for line in lines] == ["甲", "乙", "框里", "格", "丙"]
    assert all(line.text in by_number[line.number].text for line in lines)
    assert [by_number[line.number].boxed for line in lines] == [False, False, True, False, False]


@pytest.mark.parametrize("value", ["0", "-5", "nan", "inf", "9" * 30, "", "32.5x"])
@pytest.mark.parametrize("name", ["w:line", "w:sz", "w:spacing", "w:linePitch", "w:top", "w:firstLine"])
def test_lengths_that_mean_nothing_are_no_trouble(name: str, value: str) -> None:
    contents = dict(parts())
    for part in ("word/styles.xml", "word/document.xml"):
        contents[part] = re.sub(rf'({name}(?: w:val)?=)"[^"]*"', rf'\1"{value}"', contents[part])
    assert contents != parts()
    assert isinstance(found(packed(contents)), tuple)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x05\x06",
        written()[: len(written()) // 2],
        packed({"word/document.xml": "<w:document"}),
        packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        packed({**parts(), "word/styles.xml": "<w:styles"}),
        packed({**parts(), "word/footer1.xml": "<w:ftr>"}),
        packed({"word/document.xml": "<a/>"}),
        packed({"xl/workbook.xml": "<a/>"}),
    ],
    ids=range(9),
)
def test_a_damaged_or_foreign_file_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedError):
        read_layout(data)


def _related(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="x/{kind}" Target="{target}"/></Relationships>'
    )
