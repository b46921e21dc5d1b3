"""Numbers that Word generates are counted again, and stand in `Line.label`."""

from pathlib import Path

import pytest

from planner.reports.read import read_lines
from planner.reports.reading.numberformats import formatted
from tests.reports.made import docx, numbering, paragraph, styles


def level(place: int, how: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{how}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def used(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(list_id: int, place: int | None = 0, more: str = "") -> str:
    at = "" if place is None else f'<w:ilvl w:val="{place}"/>'
    return paragraph("文", f'{more}<w:numPr>{at}<w:numId w:val="{list_id}"/></w:numPr>')


def labels(folder: Path, body: str, inner: str, style: str = "") -> list[str]:
    path = folder / "a.docx"
    path.write_bytes(docx(body, numbering=numbering(inner), styles=styles(style)))
    return [line.label for line in read_lines(path).lines]


FORMATS = {
    ("decimal", 12): "12",
    ("decimalZero", 3): "03",
    ("decimalZero", 12): "12",
    ("upperRoman", 14): "XIV",
    ("lowerRoman", 4): "iv",
    ("upperLetter", 2): "B",
    ("lowerLetter", 28): "bb",
    ("ordinal", 2): "2nd",
    ("ordinal", 11): "11th",
    ("chineseCounting", 12): "十二",
    ("chineseCountingThousand", 105): "一百零五",
    ("japaneseCounting", 10): "十",
    ("taiwaneseCountingThousand", 20): "二十",
    ("ideographDigital", 10): "一〇",
    ("taiwaneseDigital", 10): "一○",
    ("chineseLegalSimplified", 3): "叁",
    ("ideographLegalTraditional", 2): "貳",
    ("ideographTraditional", 3): "丙",
    ("ideographTraditional", 11): "11",
    ("ideographZodiac", 12): "亥",
    ("ideographZodiacTraditional", 60): "癸亥",
    ("ideographEnclosedCircle", 1): "㊀",
    ("decimalEnclosedCircle", 20): "⑳",
    ("decimalEnclosedCircleChinese", 1): "①",
    ("decimalEnclosedCircle", 21): "21",
    ("decimalEnclosedFullstop", 1): "⒈",
    ("decimalEnclosedParen", 2): "⑵",
    ("decimalFullWidth", 12): "１２",
    ("numberInDash", 3): "- 3 -",
    ("hex", 11): "B",
    ("none", 4): "",
    ("ganada", 4): "4",
}


@pytest.mark.parametrize(("case", "text"), FORMATS.items(), ids=str)
def test_format_of_a_number_is_words(case: tuple[str, int], text: str) -> None:
    assert formatted(case[1], case[0]) == text


HABITS = {
    "一、": ("chineseCounting", "%1、", ["一、", "二、"]),
    "（一）": ("chineseCountingThousand", "（%1）", ["（一）", "（二）"]),
    "第一章": ("chineseCounting", "第%1章", ["第一章", "第二章"]),
    "1.": ("decimal", "%1.", ["1.", "2."]),
    "bare": ("ideographTraditional", "%1", ["甲", "乙"]),
    "dash": ("bullet", "——", ["——", "——"]),
    "symbol face": ("bullet", "\uf0b7", ["•", "•"]),
    "no number": ("none", "附件：", ["附件：", "附件："]),
    "empty": ("decimal", "", ["", ""]),
}


@pytest.mark.parametrize(("how", "text", "expected"), HABITS.values(), ids=HABITS)
def test_label_is_written_as_the_list_says(tmp_path: Path, how: str, text: str, expected: list[str]) -> None:
    inner = definition(0, level(0, how, text)) + used(1, 0)
    assert labels(tmp_path, item(1) * 2, inner) == expected


THREE = definition(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%1.%2.%3"),
)


def test_deeper_level_begins_anew_after_a_higher_one_and_shows_the_higher_in_its_own_format(
    tmp_path: Path,
) -> None:
    body = "".join(item(1, place) for place in (0, 1, 1, 0, 1, 2, 2, 1, 2))
    expected = ["一、", "（一）", "（二）", "二、", "（一）", "二.一.1", "二.一.2", "（二）", "二.二.1"]
    assert labels(tmp_path, body, THREE + used(1, 0)) == expected


def test_legal_level_shows_all_numbers_in_digits(tmp_path: Path) -> None:
    inner = definition(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert labels(tmp_path, item(1) * 2 + item(1, 1), inner + used(1, 0)) == ["一、", "二、", "2.1"]


def test_level_that_never_restarts_counts_on(tmp_path: Path) -> None:
    inner = definition(
        0, level(0, "decimal", "%1"), level(1, "decimal", "（%2）", '<w:lvlRestart w:val="0"/>')
    )
    body = "".join(item(1, place) for place in (0, 1, 0, 1))
    assert labels(tmp_path, body, inner + used(1, 0)) == ["1", "（1）", "2", "（2）"]


def test_level_that_restarts_after_the_first_level_only_counts_on_after_the_second(tmp_path: Path) -> None:
    third = level(2, "decimal", "%3）", '<w:lvlRestart w:val="1"/>')
    inner = definition(0, level(0, "decimal", "%1"), level(1, "decimal", "%2"), third) + used(1, 0)
    body = "".join(item(1, place) for place in (0, 1, 2, 1, 2, 0, 1, 2))
    assert labels(tmp_path, body, inner) == ["1", "1", "1）", "2", "2）", "2", "1", "1）"]


def test_start_is_what_the_level_says_and_a_level_before_its_parent_shows_the_start(tmp_path: Path) -> None:
    inner = definition(0, level(0, "decimal", "%1", start=5), level(1, "decimal", "%1.%2")) + used(1, 0)
    assert labels(tmp_path, item(1, 1) + item(1) + item(1), inner) == ["5.1", "5", "6"]


def test_two_lists_of_one_definition_count_together_unless_one_overrides_the_start(tmp_path: Path) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    inner = definition(0, level(0, "decimal", "%1")) + used(1, 0) + used(2, 0) + used(3, 0, override)
    body = item(1) + item(2) + item(3) + item(3) + item(1)
    assert labels(tmp_path, body, inner) == ["1", "2", "1", "2", "3"]


def test_level_put_in_place_by_a_list_counts(tmp_path: Path) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "chineseCounting", "第%1")}</w:lvlOverride>'
    inner = definition(0, level(0, "decimal", "%1")) + used(1, 0, override)
    assert labels(tmp_path, item(1), inner) == ["第一"]


def test_style_brings_its_number_and_its_level(tmp_path: Path) -> None:
    linked = '<w:pStyle w:val="h2"/>'
    inner = definition(0, level(0, "decimal", "%1"), level(1, "chineseCounting", "（%2）", linked)) + used(
        1, 0
    )
    style = (
        '<w:style w:styleId="h2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="child"><w:basedOn w:val="h2"/></w:style>'
    )
    body = paragraph("甲", '<w:pStyle w:val="h2"/>') + paragraph("丙", '<w:pStyle w:val="h2"/>')
    assert labels(tmp_path, body, inner, style) == ["（一）", "（二）"]


def test_number_zero_takes_the_number_of_the_style_away(tmp_path: Path) -> None:
    inner = definition(0, level(0, "decimal", "%1")) + used(1, 0)
    style = '<w:style w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = paragraph("甲", '<w:pStyle w:val="s"/>') + item(0, None, '<w:pStyle w:val="s"/>')
    assert labels(tmp_path, body, inner, style) == ["1", ""]


def test_definition_that_names_a_style_of_numbering_has_the_levels_from_there(tmp_path: Path) -> None:
    inner = (
        definition(0, level(0, "chineseCounting", "%1、"))
        + definition(1, more='<w:numStyleLink w:val="编号样式"/>')
        + used(1, 0)
        + used(2, 1)
    )
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    style = f'<w:style w:type="numbering" w:styleId="编号样式">{number}</w:style>'
    assert labels(tmp_path, item(2) * 2, inner, style) == ["一、", "二、"]


def test_format_of_a_newer_word_falls_back_to_what_is_stored_beside_it(tmp_path: Path) -> None:
    choice = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="chineseCounting"/></mc:Fallback></mc:AlternateContent>'
    )
    made = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{choice}<w:lvlText w:val="%1"/></w:lvl>'
    assert labels(tmp_path, item(1), definition(0, made) + used(1, 0)) == ["一"]


def test_empty_paragraph_counts_and_a_deleted_one_does_not(tmp_path: Path) -> None:
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    body = (
        item(1)
        + paragraph("", number)
        + paragraph(
            "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>", f"{number}<w:rPr><w:del w:id='1'/></w:rPr>"
        )
        + item(1)
    )
    assert labels(tmp_path, body, definition(0, level(0, "decimal", "%1")) + used(1, 0)) == ["1", "3"]


@pytest.mark.parametrize("list_id", ["9", "", "x"])
def test_list_that_is_not_there_gives_no_label(tmp_path: Path, list_id: str) -> None:
    body = paragraph("文", f'<w:numPr><w:numId w:val="{list_id}"/></w:numPr>')
    assert labels(tmp_path, body, used(9, 77)) == [""]


def test_nonsense_in_a_list_is_no_error(tmp_path: Path) -> None:
    odd = '<w:lvl w:ilvl="x"/><w:lvl w:ilvl="99"/>'
    odd += '<w:lvl w:ilvl="0"><w:start w:val="-9"/><w:lvlText w:val="%1%9%"/></w:lvl>'
    body = item(1) + paragraph("文", '<w:numPr><w:ilvl w:val="77"/><w:numId w:val="1"/></w:numPr>')
    assert labels(tmp_path, body, definition(0, odd) + used(1, 0)) == ["01%", ""]
