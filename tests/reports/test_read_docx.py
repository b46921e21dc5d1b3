"""All text of a .docx that Word shows, in order, and none that it does not show."""

from pathlib import Path

import pytest

from planner.errors import UnreadableInputError
from planner.reports.model import Line
from planner.reports.read import read_lines
from tests.reports.made import (
    NAMESPACES,
    PACKAGE,
    TYPES,
    document,
    docx,
    paragraph,
    parts,
    relations,
    run,
    styles,
    zipped,
)

BOX = "<w:txbxContent>" + paragraph("框中") + "</w:txbxContent>"
SHAPE = (
    '<w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="框"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
    f'<a:prstGeom prst="rect"/></wps:spPr><wps:txbx>{BOX}</wps:txbx><wps:bodyPr/></wps:wsp>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)
PICTURE = f'<w:pict><v:rect style="width:90pt;height:90pt"><v:textbox>{BOX}</v:textbox></v:rect></w:pict>'
BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


def instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr><w:jc w:val='center'/></w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


SHOWN = {
    "plain": (paragraph("甲") + paragraph("乙"), ["甲", "乙"]),
    "runs of one word": (paragraph(run("常") + run("委") + run("会")), ["常委会"]),
    "tracked insertion": (paragraph(f"<w:ins>{run('新')}</w:ins>{run('句')}"), ["新句"]),
    "tracked deletion": (
        paragraph("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>" + run("句")),
        ["句"],
    ),
    "deletion with ordinary text": (paragraph(f"<w:del>{run('旧')}</w:del>{run('句')}"), ["句"]),
    "moved": (
        paragraph(f"<w:moveFrom>{run('移')}</w:moveFrom>{run('前')}")
        + paragraph(f"<w:moveTo>{run('移')}</w:moveTo>"),
        ["前", "移"],
    ),
    "insertion in a deletion": (paragraph(f"<w:ins><w:del>{run('废')}</w:del>{run('留')}</w:ins>"), ["留"]),
    "changed properties": (
        paragraph(run("字", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")),
        ["字"],
    ),
    "deleted end of a paragraph": (
        paragraph("上半", "<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph("下半"),
        ["上半下半"],
    ),
    "hidden end of a paragraph": (
        paragraph("上半", "<w:rPr><w:vanish/></w:rPr>") + paragraph("下半"),
        ["上半下半"],
    ),
    "paragraph deleted whole": (
        paragraph(f"<w:del>{run('全删')}</w:del>", "<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph("留"),
        ["留"],
    ),
    "block content control": (
        f"<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>{paragraph('控')}</w:sdtContent></w:sdt>",
        ["控"],
    ),
    "inline content control": (
        paragraph(
            f"{run('前')}<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>{run('后')}"
        ),
        ["前控件后"],
    ),
    "content control in a table": (
        table(f"<w:sdt><w:sdtContent>{row(paragraph('格'))}</w:sdtContent></w:sdt>"),
        ["格"],
    ),
    "smart tag": (paragraph(f"<w:smartTag><w:smartTagPr/>{run('云川')}</w:smartTag>{run('区')}"), ["云川区"]),
    "custom XML": (f"<w:customXml>{paragraph('内')}</w:customXml>", ["内"]),
    "hyperlink": (paragraph(f"<w:hyperlink r:id='r9'>{run('链接')}</w:hyperlink>"), ["链接"]),
    "direction": (paragraph(f"<w:bdo w:val='rtl'><w:dir>{run('向')}</w:dir></w:bdo>"), ["向"]),
    "simple field": (paragraph(f"<w:fldSimple w:instr='DATE'>{run('三月')}</w:fldSimple>"), ["三月"]),
    "field": (
        paragraph(
            BEGIN + instruction(' IF 1 = 1 "甲" ') + run("藏") + SEPARATE + run("果") + END + run("后")
        ),
        ["果后"],
    ),
    "field in a field": (
        paragraph(BEGIN + instruction("A") + BEGIN + instruction("B") + SEPARATE + run("里") + END + SEPARATE)
        + paragraph(run("果") + END),
        ["果"],
    ),
    "field that never ends": (paragraph(BEGIN + instruction("PAGE")) + paragraph("后文"), ["后文"]),
    "field of an overlaid sign": (
        paragraph(BEGIN + instruction(r"eq \o\ac(○,3)") + END + run("项")),
        ["3项"],
    ),
    "reading over characters": (
        paragraph(
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('zhèn')}</w:rt>"
            f"<w:rubyBase>{run('圳')}</w:rubyBase></w:ruby></w:r>{run('镇')}"
        ),
        ["圳镇"],
    ),
    "hidden text": (paragraph(run("藏", "<w:vanish/>") + run("显", '<w:vanish w:val="0"/>')), ["显"]),
    "symbol": (paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>办结</w:t></w:r>'), ["☑办结"]),
    "tab and hyphen": (
        paragraph("<w:r><w:t>甲</w:t><w:tab/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r>"),
        ["甲\tA-B"],
    ),
    "soft line break": (
        paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r>"),
        ["甲", "乙", "丙"],
    ),
    "title in two lines": (
        paragraph("<w:r><w:t>云川区</w:t><w:br/><w:t>工作报告</w:t></w:r>", "<w:jc w:val='center'/>"),
        ["云川区工作报告"],
    ),
    "space that is not preserved": (paragraph("<w:r><w:t> 甲 </w:t></w:r>" + run("乙 ")), ["甲乙 "]),
    "tabs of the properties": (paragraph("字", "<w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs>"), ["字"]),
    "table in place": (
        paragraph("前")
        + table(row(paragraph("一"), paragraph("二")), row(paragraph("三")))
        + paragraph("后"),
        ["前", "一", "二", "三", "后"],
    ),
    "table in a table": (
        table(row(paragraph("外") + table(row(paragraph("内"))) + paragraph("外后"))),
        ["外", "内", "外后"],
    ),
    "deleted row": (
        table(row(paragraph("删"), properties="<w:del w:id='1'/>"), row(paragraph("留"))),
        ["留"],
    ),
    "hidden row": (table(row(paragraph("藏"), properties="<w:hidden/>"), row(paragraph("显"))), ["显"]),
    "text box stored twice": (
        paragraph(
            f"{run('正文')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{SHAPE}</mc:Choice>"
            f"<mc:Fallback>{PICTURE}</mc:Fallback></mc:AlternateContent></w:r>"
        ),
        ["正文", "框中"],
    ),
    "text box of an older Word": (paragraph(f"<w:r>{PICTURE}</w:r>"), ["框中"]),
    "choice nobody understands": (
        paragraph(
            "<w:r><mc:AlternateContent><mc:Choice Requires='zzz'><w:t>未来</w:t></mc:Choice>"
            "<mc:Fallback><w:t>如今</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        ["如今"],
    ),
    "two choices": (
        paragraph(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>一</w:t></mc:Choice>"
            "<mc:Choice Requires='v'><w:t>二</w:t></mc:Choice></mc:AlternateContent></w:r>"
        ),
        ["一"],
    ),
    "word art": (
        paragraph("<w:r><w:pict><v:shape><v:textpath string='艺术字'/></v:shape></w:pict></w:r>"),
        ["艺术字"],
    ),
    "formula": (paragraph("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), ["x=1"]),
    "comment": (
        paragraph(f"<w:commentRangeStart w:id='0'/>{run('正')}<w:r><w:commentReference w:id='0'/></w:r>"),
        ["正"],
    ),
    "entity of XML": (paragraph("甲&amp;乙&#x4E19;"), ["甲&乙丙"]),
    "unknown element": (paragraph(f"<w:future><w:more>{run('字')}</w:more></w:future>"), ["字"]),
}


@pytest.mark.parametrize(("body", "shown"), SHOWN.values(), ids=SHOWN)
def test_text_that_word_shows_is_read_in_order(tmp_path: Path, body: str, shown: list[str]) -> None:
    assert texts(tmp_path, docx(body)) == shown


def test_paragraphs_are_counted_with_blank_ones_and_those_of_text_boxes(tmp_path: Path) -> None:
    body = (
        paragraph("一")
        + paragraph("")
        + paragraph(f"{run('三')}<w:r>{PICTURE}</w:r>")
        + table(row(paragraph("五")))
    )
    assert lines(tmp_path, docx(body)) == (
        Line("一", 1),
        Line("三", 3),
        Line("框中", 4),
        Line("五", 5, table=True),
    )


def test_notes_that_are_referred_to_come_at_the_end_in_order(tmp_path: Path) -> None:
    reference = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    body = paragraph(
        run("正文")
        + reference.format("endnote", 2)
        + reference.format("footnote", 3)
        + reference.format("footnote", 2)
    )
    note = '<w:footnote w:id="{}"{}>{}</w:footnote>'
    foot = "".join(
        (
            note.format(0, ' w:type="separator"', paragraph("线")),
            note.format(2, "", paragraph("脚二")),
            note.format(3, "", paragraph("脚三")),
            note.format(4, "", paragraph("无人提到")),
        )
    )
    end = f'<w:endnote w:id="2">{paragraph("尾二")}</w:endnote>'
    data = docx(
        body,
        footnotes=f"<w:footnotes {NAMESPACES}>{foot}</w:footnotes>",
        endnotes=f"<w:endnotes {NAMESPACES}>{end}</w:endnotes>",
    )
    assert [(line.text, line.number) for line in lines(tmp_path, data)] == [
        ("正文", 1),
        ("尾二", 2),
        ("脚三", 3),
        ("脚二", 4),
    ]


def style(name: str, called: str, inner: str = "", based_on: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/>'
        f'<w:basedOn w:val="{based_on}"/>{inner}</w:style>'
    )


def test_outline_is_that_of_the_paragraph_of_its_style_or_of_a_built_in_heading(tmp_path: Path) -> None:
    made = styles(
        style("1", "heading 1")
        + style("a5", "标题 2")
        + style("own", "一级", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("child", "二级", based_on="own")
        + style("loop", "环", based_on="loop")
        + style("body", "正文", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="1")
    )
    used = ["1", "a5", "own", "child", "loop", "body", "Heading4", "没有"]
    body = "".join(paragraph(name, f'<w:pStyle w:val="{name}"/>') for name in used)
    body += paragraph("直接", '<w:outlineLvl w:val="0"/>') + paragraph(
        "平", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>'
    )
    outlines = {line.text: line.outline for line in lines(tmp_path, docx(body, styles=made))}
    assert outlines == {
        "1": 1,
        "a5": 2,
        "own": 3,
        "child": 3,
        "loop": 0,
        "body": 0,
        "Heading4": 4,
        "没有": 0,
        "直接": 1,
        "平": 0,
    }


def test_text_of_a_hidden_style_is_not_shown(tmp_path: Path) -> None:
    made = styles(
        '<w:style w:type="character" w:styleId="藏"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="子"><w:basedOn w:val="藏"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="段"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = paragraph(run("甲") + run("藏", '<w:rStyle w:val="子"/>')) + paragraph(
        "全藏", '<w:pStyle w:val="段"/>'
    )
    assert texts(tmp_path, docx(body, styles=made)) == ["甲"]


STRICT = NAMESPACES.replace(
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
PLAIN = parts(document(paragraph("甲")))
ODD = {
    "strict": parts(document(paragraph("甲", '<w:outlineLvl w:val="0"/>'), namespaces=STRICT)),
    "docm": PLAIN
    | {
        "[Content_Types].xml": TYPES.replace(
            "openxmlformats-officedocument.wordprocessingml.document", "ms-word.document.macroEnabled"
        )
    },
    "no content types": {name: part for name, part in PLAIN.items() if name != "[Content_Types].xml"},
    "no relations": {"word/document.xml": document(paragraph("甲"))},
    "main part elsewhere": {
        "_rels/.rels": relations({"officeDocument": "/文/正文.xml"}),
        "文/正文.xml": document(paragraph("甲")),
    },
    "main part by type": {
        "[Content_Types].xml": TYPES.replace("/word/document.xml", "/word/document2.xml"),
        "word/document2.xml": document(paragraph("甲")),
    },
    "backslashes and capitals": {"_rels\\.rels": PACKAGE, "Word\\Document.XML": document(paragraph("甲"))},
    "percent in a name": {
        "_rels/.rels": relations({"officeDocument": "word/a%20b.xml"}),
        "word/a b.xml": document(paragraph("甲")),
    },
    "dangling relations": PLAIN
    | {
        "word/_rels/document.xml.rels": relations(
            {"styles": "../NULL", "numbering": "#_top", "footnotes": "不在.xml", "image": "media/没有.png"}
        )
    },
    "relation outside the file": PLAIN
    | {"word/_rels/document.xml.rels": relations({"styles": "../../../../etc/passwd"})},
    "external relation": PLAIN
    | {
        "word/_rels/document.xml.rels": relations({"styles": "http://example.invalid/s.xml"}).replace(
            "Id=", 'TargetMode="External" Id='
        )
    },
    "UTF-16": PLAIN
    | {
        "word/document.xml": document(paragraph("甲"), head='<?xml version="1.0" encoding="UTF-16"?>').encode(
            "utf-16"
        )
    },
    "UTF-8 with mark": PLAIN | {"word/document.xml": document(paragraph("甲")).encode("utf-8-sig")},
    "declared and written in GBK": PLAIN
    | {
        "word/document.xml": document(paragraph("甲"), head='<?xml version="1.0" encoding="GBK"?>').encode(
            "gbk"
        )
    },
    "declared GBK and written in UTF-8": PLAIN
    | {
        "word/document.xml": document(
            paragraph("甲"), head='<?xml version="1.0" encoding="gb2312"?>'
        ).encode()
    },
    "comments and instructions": parts(document("<!-- 注 --><?指令 甲?>" + paragraph("甲"))),
    "other prefix": parts(document(paragraph("甲")).replace("w:", "字:").replace("xmlns:w=", "xmlns:字=")),
    "text in CDATA": parts(document(paragraph("<w:r><w:t><![CDATA[甲]]></w:t></w:r>"))),
    "cycle of styles": parts(
        document(paragraph("甲", '<w:pStyle w:val="子"/>')),
        styles=styles(style("子", "子", based_on="父") + style("父", "父", based_on="子")),
    ),
}


@pytest.mark.parametrize("made", ODD.values(), ids=ODD)
def test_odd_package_that_word_opens_gives_its_text(tmp_path: Path, made: dict[str, bytes | str]) -> None:
    assert texts(tmp_path, zipped(made)) == ["甲"]


def test_the_bytes_say_what_a_file_is_and_not_its_name(tmp_path: Path) -> None:
    for name in ("报告.doc", "报告.txt", "报告", "报告.pdf"):
        path = tmp_path / name
        path.write_bytes(docx(paragraph("甲")))
        assert [line.text for line in read_lines(path).lines] == ["甲"]


def test_document_without_any_text_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"空\.docx 里没有文字。"):
        lines(tmp_path, docx(paragraph("")), "空.docx")


def lines(folder: Path, data: bytes, name: str = "报告.docx") -> tuple[Line, ...]:
    path = folder / name
    path.write_bytes(data)
    return read_lines(path).lines


def texts(folder: Path, data: bytes) -> list[str]:
    return [line.text for line in lines(folder, data)]
