"""Each fault planted in a file of ours is found, it alone, and where it stands; what is right is not."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from planner.drafting import draft_bytes, make_draft, open_facts
from planner.plainyaml import load_plain
from planner.word.profile import NumberPlace
from planner.word.profile_file import load_profile, profile_names
from tests.proof.pagefiles import (
    DOCUMENT,
    SETTINGS,
    STYLES,
    found,
    packed,
    parts,
    rules_hit,
    spoilt,
    written,
)
from tests.shipped import EXAMPLES

_RUN = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
_HEADING = f'<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{_RUN}<w:t xml:space="preserve">一、</w:t>'
_FOOTER = "word/footer1.xml"
_DATA = Path(__file__).resolve().parents[1] / "data" / "proof"


_FAULTS = load_plain((_DATA / "版面错.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fault", _FAULTS, ids=[f"{n}-{fault['条']}" for n, fault in enumerate(_FAULTS, 1)])
def test_a_fault_is_found_alone_and_in_its_place(fault: Mapping[str, str]) -> None:
    (one,) = found(spoilt((fault["件"], fault["原"], fault["换"])))
    assert one.finding.rule == f"版面-{fault['条']}"
    assert one.finding.text.lstrip("　").startswith(fault["指"])
    assert fault["说"] in one.finding.message


@pytest.mark.parametrize("profile", profile_names())
def test_a_report_set_by_a_shipped_profile_is_right(profile: str) -> None:
    assert found(written(profile)) == ()


def test_lines_too_far_apart_are_told_by_how_many_a_page_holds() -> None:
    contents = dict(parts())
    contents[STYLES] = contents[STYLES].replace('w:line="579"', 'w:line="580"')
    contents[DOCUMENT] = contents[DOCUMENT].replace('w:line="579"', 'w:line="580"')
    (one,) = found(packed(contents))
    assert one.finding.message == "正文行距固定值29磅，每面排21行，应排22行"


def test_the_red_head_of_an_office_above_the_title_is_neither_title_nor_text() -> None:
    red = '<w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:color w:val="FF0000"/><w:sz w:val="72"/></w:rPr>'
    head = f"<w:p><w:r>{red}<w:t>鹤汀市人民代表大会常务委员会文件</w:t></w:r></w:p>"
    assert found(spoilt((DOCUMENT, "<w:body>", f"<w:body>{head}"))) == ()


def test_no_page_number_at_all_is_told_once() -> None:
    contents = {
        name: re.sub(r"<w:r>.*</w:r>", "", xml) if "footer" in name else xml for name, xml in parts().items()
    }
    assert rules_hit(packed(contents)) == ["页码"]


def test_a_page_number_outside_by_a_frame_is_right() -> None:
    frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="outside" w:y="1"/>'
    change = (_FOOTER, '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>', frame)
    assert rules_hit(spoilt(change, (SETTINGS, "<w:evenAndOddHeaders/>", ""))) == []


def test_a_blank_line_below_the_salutation_is_no_blank_line_in_the_body() -> None:
    first = '<w:p><w:pPr><w:pStyle w:val="NormalIndent"/></w:pPr>'
    assert found(spoilt((DOCUMENT, first, f"<w:p/>{first}"))) == ()


@pytest.mark.parametrize(("face", "rules"), [("楷体", []), ("仿宋", []), ("黑体", ["层次字体"])])
def test_a_run_in_head_is_in_the_face_of_its_level_or_of_the_body(face: str, rules: list[str]) -> None:
    look = f'<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="{face}"/></w:rPr>'
    head = '<w:r><w:rPr><w:rStyle w:val="RunInHead"/><w:rFonts w:hint="eastAsia"/></w:rPr>'
    words = '<w:t xml:space="preserve">{}盯住整改。</w:t></w:r>'
    change = (DOCUMENT, head + words.format(""), look + words.format("（二）"))
    assert rules_hit(spoilt(change)) == rules


def test_words_in_a_header_are_told() -> None:
    header = parts()[_FOOTER].replace("<w:ftr", "<w:hdr").replace("</w:ftr>", "</w:hdr>")
    header = re.sub(r"<w:r>.*</w:r>", "<w:r><w:t>征求意见稿</w:t></w:r>", header)
    rels = "word/_rels/document.xml.rels"
    relation = '<Relationship Id="rId90" Type="x/header" Target="header1.xml"/></Relationships>'
    contents = {**parts(), "word/header1.xml": header}
    contents[rels] = contents[rels].replace("</Relationships>", relation)
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="rId90"/>'
    contents[DOCUMENT] = contents[DOCUMENT].replace("<w:sectPr>", reference)
    (one,) = found(packed(contents))
    assert one.finding.message == "页眉里还有文字“征求意见稿”"


def test_an_annex_that_counts_its_pages_anew_is_told_and_a_body_after_a_cover_is_not() -> None:
    document = parts()[DOCUMENT]
    section = re.search("<w:sectPr>.*?</w:sectPr>", document)
    assert section
    counting = re.sub("(?=<w:docGrid)", '<w:pgNumType w:start="1"/>', section[0])
    ends = f"<w:p><w:pPr>{section[0]}</w:pPr></w:p>"
    anew = document.replace(section[0], counting)
    annex = '<w:p><w:pPr><w:pStyle w:val="AnnexLabel"/>'
    (one,) = found(packed({**parts(), DOCUMENT: anew.replace(annex, ends + annex)}))
    assert one.finding.rule == "版面-页码续排"
    assert one.finding.text == "附件"
    assert found(packed({**parts(), DOCUMENT: anew.replace("<w:body>", f"<w:body>{ends}")})) == ()


def test_a_number_that_word_counts_before_one_that_is_typed_is_told() -> None:
    counting = '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>'
    level = f'<w:lvl w:ilvl="0">{counting}</w:lvl>'
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    contents = {**parts(), "word/numbering.xml": numbering}
    twice = _HEADING.replace("</w:pPr>", f"{numbered}</w:pPr>")
    contents[DOCUMENT] = parts()[DOCUMENT].replace(_HEADING, twice, 1)
    assert [one.finding.message for one in found(packed(contents))] == ["自动编号后面又打了一个编号"]
    once = twice.replace(">一、<", "><")
    contents[DOCUMENT] = parts()[DOCUMENT].replace(_HEADING, once, 1)
    (one,) = found(packed(contents))
    assert one.finding.message == "同一层的标题有的是自动编号，有的是手打的编号"
    assert one.finding.text.startswith("坚持党的领导")


def test_the_same_colour_in_many_places_is_told_once_with_their_number() -> None:
    contents = dict(parts())
    red = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:color w:val="FF0000"/></w:rPr>'
    contents[DOCUMENT] = contents[DOCUMENT].replace('<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>', red)
    (one,) = found(packed(contents))
    assert re.fullmatch(r"这里的字不是黑色（颜色FF0000），全文共\d+处", one.finding.message)


def test_what_an_office_sets_by_its_own_profile_is_allowed() -> None:
    own = replace(load_profile("gb9704"), number_place=NumberPlace.CENTRE, body_face="霞鹜文楷")
    assert rules_hit(written(own)) == ["正文字体", "页码位置"]
    assert found(written(own), [own]) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("仿宋_GB2312", "仿宋"),
        ("仿宋_GB2312", "FangSong"),
        ("方正小标宋简体", "方正小标宋_GBK"),
        ("楷体_GB2312", "KaiTi"),
        ('"黑体"', '"SimHei"'),
        ('w:firstLineChars="200" ', ""),
        ('<w:jc w:val="both"/>', '<w:jc w:val="distribute"/>'),
        ('<w:color w:val="000000"/>', '<w:color w:val="auto"/>'),
    ],
)
def test_another_way_to_say_the_same_look_is_right(before: str, after: str) -> None:
    assert before in parts()[STYLES]
    assert found(packed({name: xml.replace(before, after) for name, xml in parts().items()})) == ()


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("profile", profile_names())
def test_our_drafts_of_all_examples_leave_only_what_waits_for_an_answer(path: Path, profile: str) -> None:
    opened = open_facts(path)
    data = draft_bytes(make_draft(opened), opened, ".docx", profile)
    assert set(rules_hit(data)) <= {"修订批注", "突出显示"}
