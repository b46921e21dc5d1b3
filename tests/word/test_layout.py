"""Page, styles and settings against the table of GB/T 9704 and GB/T 33476.2 in XML."""

import pytest

from tests.word.opened import Opened, values, write, written
from tests.word.samples import body, report

STYLES, SETTINGS = "word/styles.xml", "word/settings.xml"


@pytest.fixture(scope="module", params=["gb9704", "gbt33476"])
def opened(request: pytest.FixtureRequest) -> Opened:
    return write(report(), request.param)


def test_paper_is_a4(opened: Opened) -> None:
    assert values(opened.one("//w:pgSz"), "w", "h") == ("11906", "16838")


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("gb9704", ("2098", "1984", "1588", "1474", "0", "1423")),
        ("gbt33476", ("1961", "1847", "1588", "1474", "0", "1423")),
    ],
)
def test_margins_leave_a_block_of_156_mm(profile: str, expected: tuple[str, ...]) -> None:
    margins = write(report(), profile).one("//w:pgMar")
    assert values(margins, "top", "bottom", "left", "right", "gutter", "footer") == expected


@pytest.mark.parametrize(("profile", "pitch"), [("gb9704", "579"), ("gbt33476", "592")])
def test_grid_and_body_share_one_line_pitch(profile: str, pitch: str) -> None:
    opened = write(report(), profile)
    assert values(opened.one("//w:docGrid"), "type", "linePitch", "charSpace") == ("lines", pitch, None)
    (spacing,) = opened.style("Normal", "w:pPr/w:spacing")
    assert values(spacing, "line", "lineRule") == (pitch, "exact")


def test_body_is_16_point_fangsong_in_all_slots_tightened_by_a_quarter_point(opened: Opened) -> None:
    (faces,) = opened.style("Normal", "w:rPr/w:rFonts")
    assert values(faces, "ascii", "hAnsi", "eastAsia", "cs") == ("仿宋_GB2312",) * 4
    assert opened.style("Normal", "w:rPr/w:sz/@w:val") == ["32"]
    assert opened.style("Normal", "w:rPr/w:szCs/@w:val") == ["32"]
    assert opened.style("Normal", "w:rPr/w:spacing/@w:val") == ["-5"]
    assert opened.style("Normal", "w:pPr/w:jc/@w:val") == ["both"]
    assert opened.find("//w:docDefaults//w:sz/@w:val", STYLES) == ["32"]


def test_text_is_black_in_every_style(opened: Opened) -> None:
    assert set(opened.find("//w:color/@w:val", STYLES)) == {"000000"}
    assert opened.style("Normal", "w:rPr/w:color/@w:val") == ["000000"]


def test_space_between_paragraphs_is_whole_body_lines(opened: Opened) -> None:
    (pitch,) = opened.style("Normal", "w:pPr/w:spacing/@w:line")
    spaces = opened.find("//w:spacing/@w:before | //w:spacing/@w:after", STYLES) + opened.find(
        "//w:pPr/w:spacing/@w:before | //w:pPr/w:spacing/@w:after"
    )
    assert {int(space) % int(pitch) for space in spaces} == {0}
    assert opened.find("//w:contextualSpacing", STYLES) == []


@pytest.mark.parametrize("switch", ["widowControl", "overflowPunct", "autoSpaceDE", "autoSpaceDN"])
def test_what_would_break_the_grid_is_off(opened: Opened, switch: str) -> None:
    assert opened.style("Normal", f"w:pPr/w:{switch}/@w:val") == ["0"]
    assert opened.find(f"//w:{switch}[not(@w:val='0')]", STYLES) == []


def test_marks_are_not_squeezed(opened: Opened) -> None:
    assert opened.find("//w:characterSpacingControl/@w:val", SETTINGS) == ["doNotCompress"]


def test_odd_and_even_pages_have_their_own_footers(opened: Opened) -> None:
    assert len(opened.find("//w:evenAndOddHeaders", SETTINGS)) == 1
    assert opened.find("//w:footerReference/@w:type") == ["default", "even"]


def test_language_is_chinese(opened: Opened) -> None:
    assert opened.find("//w:docDefaults//w:lang/@w:eastAsia", STYLES) == ["zh-CN"]


def test_no_theme_font_can_win_over_a_named_one(opened: Opened) -> None:
    for name, part in opened.parts.items():
        assert not [key for element in part.iter() for key in element.attrib if "Theme" in key], name
    assert not [name for name in opened.names if "theme" in name]


@pytest.mark.parametrize(
    ("style", "name", "face", "outline"),
    [
        ("HalfHeading", "篇标题", "黑体", "0"),
        ("Heading1", "heading 1", "黑体", "0"),
        ("Heading2", "heading 2", "楷体_GB2312", "1"),
        ("Heading3", "heading 3", "仿宋_GB2312", "2"),
        ("Heading4", "heading 4", "仿宋_GB2312", "3"),
    ],
)
def test_heading_styles(opened: Opened, style: str, name: str, face: str, outline: str) -> None:
    assert opened.style(style, "w:name/@w:val") == [name]
    (faces,) = opened.style(style, "w:rPr/w:rFonts")
    assert values(faces, "ascii", "hAnsi", "eastAsia", "cs") == (face,) * 4
    assert opened.style(style, "w:pPr/w:outlineLvl/@w:val") == [outline]
    assert opened.style(style, "w:rPr/w:b/@w:val") == ["0"]
    assert len(opened.style(style, "w:pPr/w:keepNext")) == 1
    assert opened.style(style, "w:rPr/w:sz") == []


@pytest.mark.parametrize("style", ["NormalIndent", "Heading1", "Heading2", "Heading3", "Heading4"])
def test_first_lines_stand_in_two_characters(opened: Opened, style: str) -> None:
    (indent,) = opened.style(style, "w:pPr/w:ind")
    assert values(indent, "firstLineChars", "firstLine") == ("200", "640")


def test_half_heading_is_centred_between_blank_lines(opened: Opened) -> None:
    (spacing,) = opened.style("HalfHeading", "w:pPr/w:spacing")
    assert values(spacing, "beforeLines", "afterLines") == ("100", "100")
    assert opened.style("HalfHeading", "w:pPr/w:jc/@w:val") == ["center"]
    assert opened.style("HalfHeading", "w:pPr/w:ind") == []


def test_title_is_22_point_xiaobiaosong_centred_off_the_grid() -> None:
    opened = write(report())
    (faces,) = opened.style("Title", "w:rPr/w:rFonts")
    assert values(faces, "ascii", "hAnsi", "eastAsia", "cs") == ("方正小标宋简体",) * 4
    assert opened.style("Title", "w:rPr/w:sz/@w:val") == ["44"]
    assert opened.style("Title", "w:rPr/w:spacing/@w:val") == ["0"]
    assert opened.style("Title", "w:pPr/w:snapToGrid/@w:val") == ["0"]
    assert opened.style("Title", "w:pPr/w:jc/@w:val") == ["center"]
    (spacing,) = opened.style("Title", "w:pPr/w:spacing")
    assert values(spacing, "line", "lineRule", "before", "after") == ("720", "exact", "1158", "579")


def test_heading_paragraphs_use_the_style_of_their_level(opened: Opened) -> None:
    for text, style in (
        ("2026年主要工作", "HalfHeading"),
        ("一、把准方向", "Heading1"),
        ("1.办好民生实事", "Heading3"),
        ("（1）每季度", "Heading4"),
    ):
        paragraph = opened.paragraph(text)
        assert values(paragraph.find("{*}pPr/{*}pStyle"), "val") == (style,)
        assert len(paragraph.find("{*}pPr")) == 1


def test_front_lines_are_centred_kai_and_the_address_is_flush(opened: Opened) -> None:
    for text, style in (("2027年1月12日在", "ReportDateline"), ("云川区人大常委会主任", "ReportSpeaker")):
        assert values(opened.paragraph(text).find("{*}pPr/{*}pStyle"), "val") == (style,)
        assert opened.style(style, "w:pPr/w:jc/@w:val") == ["center"]
        assert opened.style(style, "w:rPr/w:rFonts/@w:eastAsia") == ["楷体_GB2312"]
    assert values(opened.paragraph("各位代表：").find("{*}pPr/{*}pStyle"), "val") == ("ReportSalutation",)
    (indent,) = opened.style("ReportSalutation", "w:pPr/w:ind")
    assert values(indent, "firstLineChars", "firstLine") == ("0", "0")


def test_a_blank_line_follows_the_last_front_line_only(opened: Opened) -> None:
    assert opened.paragraph("2027年1月12日在").find("{*}pPr/{*}spacing") is None
    spacing = opened.paragraph("云川区人大常委会主任").find("{*}pPr/{*}spacing")
    assert values(spacing, "beforeLines", "afterLines") == ("0", "100")


def test_run_in_head_is_kai_in_the_paragraph_of_its_text_and_holds_no_line_below() -> None:
    opened = written(body("甲", "后面是正文。", "（一）走在前头。"))
    paragraph = opened.paragraph("（一）走在前头。后面是正文。")
    head, text = paragraph.findall("{*}r")
    assert values(head.find("{*}rPr/{*}rStyle"), "val") == ("RunInHead",)
    assert text.find("{*}rPr/{*}rStyle") is None
    assert values(paragraph.find("{*}pPr/{*}pStyle"), "val") == ("NormalIndent",)
    assert opened.style("RunInHead", "w:rPr/w:rFonts/@w:hAnsi") == ["楷体_GB2312"]
    assert opened.style("NormalIndent", "w:pPr/w:keepNext") == []


def test_page_number_is_14_point_song_between_dashes_one_character_in(opened: Opened) -> None:
    for part, place in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        texts = "".join(opened.find("//w:t/text() | //w:instrText/text()", part))
        assert texts == "—  PAGE 1 —"
        assert set(opened.find("//w:r/w:rPr/w:sz/@w:val", part)) == {"28"}
        assert set(opened.find("//w:r/w:rPr/w:rFonts/@w:ascii", part)) == {"宋体"}
        assert len(opened.find("//w:r[not(w:rPr/w:sz)]", part)) == 0
        assert opened.find("//w:jc/@w:val", part) == [place]
        assert opened.find(f"//w:ind/@w:{place}", part) == ["280"]
    (spacing,) = opened.style("Footer", "w:pPr/w:spacing")
    assert values(spacing, "line", "lineRule") == ("280", "exact")
    assert opened.style("Footer", "w:pPr/w:snapToGrid/@w:val") == ["0"]


def test_every_style_that_is_used_exists(opened: Opened) -> None:
    known = set(opened.find("//w:style/@w:styleId", STYLES))
    used = {
        name
        for part in opened.names
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for name in opened.find(f"//w:{kind}/@w:val", part)
    }
    assert used <= known
    assert len(used) > 20


def test_every_face_that_is_used_is_in_the_font_table(opened: Opened) -> None:
    listed = set(opened.find("//w:font/@w:name", "word/fontTable.xml"))
    used = {
        face
        for part in opened.names
        for slot in ("ascii", "hAnsi", "eastAsia", "cs")
        for face in opened.find(f"//w:rFonts/@w:{slot}", part)
    }
    assert used == listed
