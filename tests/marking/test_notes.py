"""Comments stand at exact words, and nothing else of the file changes."""

import datetime as dt
import io
import zipfile

import pytest
from lxml import etree

import planner.marking.mark
import planner.marking.marker
from planner.marking.mark import mark, marked
from planner.marking.model import Change, Note, Why
from planner.reports.reading.docx import docx_lines
from tests.marking.opened import W, comments, even, is_within, parts, ranges, root, settled
from tests.reports.made import NAMESPACES, document, docx, paragraph, run, zipped
from tests.reports.made import parts as made_parts
from tests.reports.test_read_docx import PICTURE, SHAPE, SHOWN

MADE = sorted(SHOWN.keys() - {"comment"})
"""The made documents of the reader's tests, but for one whose comment has no end."""
KEPT_WHOLE = {
    "reading over characters": {"圳"},
    "field of an overlaid sign": {"3"},
    "choice nobody understands": {"如今"},
    "two choices": {"一"},
    "word art": {"艺术字"},
    "formula": {"x=1"},
    "text box stored twice": {"框中"},
    "text box of an older Word": {"框中"},
    "unknown element": {"字"},
}
"""Words of the made documents that a comment cannot be put into, but only around."""


ONE_EACH = 12


TWICE = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{SHAPE}</mc:Choice>"
    f"<mc:Fallback>{PICTURE}</mc:Fallback></mc:AlternateContent></w:r>"
)


def on(data: bytes, words: str, text: str = "评") -> Note:
    """Return a note on words that stand in one line of a file."""
    seen: dict[int, int] = {}
    for line in docx_lines(data):
        piece = seen.get(line.number, 0)
        seen[line.number] = piece + 1
        if words in line.text:
            start = line.text.index(words)
            return Note(line.number, start, start + len(words), text, piece)
    raise AssertionError(words)


def every_span(data: bytes) -> list[tuple[Note, str]]:
    """Return a note on every span of every line, with its words."""
    spans, seen = [], dict[int, int]()
    for line in docx_lines(data):
        piece = seen.get(line.number, 0)
        seen[line.number] = piece + 1
        length = len(line.text)
        for start in range(length):
            for end in range(start + 1, length + 1):
                note = Note(line.number, start, end, f"{line.number} {piece} {start} {end}", piece)
                spans.append((note, line.text[start:end]))
    return spans


@pytest.mark.parametrize("name", MADE)
def test_comment_stands_around_the_very_words_in_every_kind_of_content(name: str) -> None:
    data = docx(SHOWN[name][0])
    spans = every_span(data)
    done = mark(data, [note for note, _ in spans])
    found = ranges(done.data)
    astray = {one.what for one in done.astray}
    assert docx_lines(done.data) == docx_lines(data)
    for note, words in spans:
        if note not in astray:
            assert found[note.text] == words.replace("☑", "")
        else:
            assert any(whole in words or words in whole for whole in KEPT_WHOLE[name])
    assert even(settled(done.data, "校核", accept=True)) == even(etree.tostring(root(data)))


@pytest.mark.parametrize("name", MADE)
def test_each_span_alone_reads_as_it_did_and_cuts_only_its_run(name: str) -> None:
    data = docx(SHOWN[name][0])
    for note, _words in every_span(data)[:ONE_EACH]:
        done = marked(data, [note])
        assert docx_lines(done) == docx_lines(data)
        assert is_within(parts(data)["word/document.xml"].rstrip(), parts(done)["word/document.xml"]) or (
            name == "space that is not preserved"
        )


def test_marks_cut_a_run_and_copy_its_look() -> None:
    data = docx(paragraph(run("常委会听取报告", "<w:b/>")))
    written = parts(marked(data, [on(data, "听取")]))["word/document.xml"].decode()
    before, start, middle, end, rest = (
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">常委会</w:t></w:r>',
        '<w:commentRangeStart w:id="0"/>',
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">听取</w:t></w:r>',
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">报告</w:t></w:r>',
    )
    assert before + start + middle + end + rest in written


def test_a_run_is_not_cut_where_a_comment_ends_with_it() -> None:
    data = docx(paragraph(run("常委会") + run("听取") + run("报告")))
    written = parts(marked(data, [on(data, "听取")]))["word/document.xml"].decode()
    assert written.count("<w:t ") == 3


def test_blanks_beside_a_cut_are_kept() -> None:
    data = docx(paragraph("<w:r><w:t>  ab cd  </w:t></w:r>"))
    done = marked(data, [on(data, "ab "), on(data, "b c", "二")])
    assert [line.text for line in docx_lines(done)] == ["ab cd"]
    assert ranges(done) == {"评": "ab ", "二": "b c"}
    alone = mark(data, [on(data, "ab")])
    assert alone.astray == ()
    assert ranges(alone.data) == {"评": "ab"}
    assert [line.text for line in docx_lines(alone.data)] == ["ab cd"]


def test_characters_written_as_references_and_literal_sections_are_counted_as_one() -> None:
    text = "<w:r><w:t>甲&amp;乙&#x4E19;<![CDATA[丁<戊>]]>己<!--无-->庚</w:t></w:r>"
    data = docx(paragraph(text))
    assert docx_lines(data)[0].text == "甲&乙丙丁<戊>己庚"
    for note, words in every_span(data):
        done = marked(data, [note])
        assert ranges(done) == {note.text: words}
        assert docx_lines(done) == docx_lines(data)


def test_comments_overlap_and_nest() -> None:
    data = docx(paragraph(run("区人大常委会") + run("听取和审议")))
    notes = [
        on(data, "人大常委会听取", "一"),
        on(data, "听取和", "二"),
        on(data, "委会", "三"),
        on(data, "委会", "四"),
    ]
    assert ranges(marked(data, notes)) == {"一": "人大常委会听取", "二": "听取和", "三": "委会", "四": "委会"}


def test_comment_without_words_stands_on_the_first_words() -> None:
    data = docx(paragraph("一、依法监督，成效明显") + paragraph("乙"))
    assert ranges(marked(data, [Note(1, 0, 0, "缺")])) == {"缺": "一"}
    assert ranges(marked(data, [Note(1, 5, 5, "缺")])) == {"缺": "监督"}


@pytest.mark.parametrize(
    "blank",
    ["<w:p/>", "<w:p></w:p>", "<w:p><w:pPr/></w:p>", '<w:p><w:pPr><w:jc w:val="left"/></w:pPr></w:p>'],
)
def test_comment_on_a_blank_paragraph_stands_in_it(blank: str) -> None:
    data = docx(paragraph("甲") + blank + paragraph("乙"))
    done = mark(data, [Note(2, 0, 0, "空")])
    assert done.astray == ()
    assert ranges(done.data) == {"空": ""}
    mark_at = root(done.data).find(".//{*}commentRangeStart")
    assert mark_at.getparent().getparent().index(mark_at.getparent()) == 1


def test_comment_that_cannot_stand_where_it_was_asked_for_stands_nearby_and_is_named() -> None:
    data = docx(paragraph("甲乙") + paragraph("") + paragraph("丙丁"))
    notes = [Note(1, 1, 9, "长"), Note(9, 0, 0, "后"), Note(2, 3, 4, "空"), Note(3, 2, 1, "反")]
    done = mark(data, notes)
    assert ranges(done.data) == {"长": "甲乙", "后": "丙丁", "空": "", "反": "丙丁"}
    assert {one.what: one.why for one in done.astray} == {
        notes[0]: Why.OUT_OF_LINE,
        notes[1]: Why.NO_PARAGRAPH,
        notes[2]: Why.OUT_OF_LINE,
        notes[3]: Why.OUT_OF_LINE,
    }


def test_comment_in_a_text_box_stands_around_the_box_since_word_shows_none_inside() -> None:
    data = docx(paragraph(run("正文") + TWICE + run("续")))
    note = on(data, "框中")
    done = mark(data, [note])
    assert [(one.what, one.why) for one in done.astray] == [(note, Why.TEXT_BOX)]
    start = root(done.data).find(".//{*}commentRangeStart")
    assert not list(start.iterancestors("{*}txbxContent"))
    assert start.getnext().find(".//{*}txbxContent") is not None


def test_comment_on_a_footnote_stands_at_its_mark() -> None:
    body = paragraph(run("甲乙") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("丙"))
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="2">{paragraph("注文")}</w:footnote></w:footnotes>'
    data = docx(body, footnotes=notes)
    note = on(data, "注文")
    done = mark(data, [note])
    assert [(one.what, one.why) for one in done.astray] == [(note, Why.FOOTNOTE)]
    assert parts(done.data)["word/footnotes.xml"] == parts(data)["word/footnotes.xml"]
    assert root(done.data).find(".//{*}commentRangeStart").getnext().find("{*}footnoteReference") is not None


def test_comment_on_paragraphs_that_were_joined_goes_over_both() -> None:
    data = docx(paragraph("上半", "<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph("下半"))
    assert ranges(marked(data, [on(data, "半下")])) == {"评": "半下"}


def test_comments_that_are_there_stay_and_new_ones_count_on() -> None:
    body = paragraph(
        f'<w:commentRangeStart w:id="7"/>{run("甲乙")}<w:commentRangeEnd w:id="7"/>'
        f'<w:r><w:commentReference w:id="7"/></w:r>{run("丙")}'
    )
    said = '<w:comment w:id="7" w:author="李"><w:p><w:r><w:t>旧批</w:t></w:r></w:p></w:comment>'
    there = f"<w:comments {NAMESPACES}>{said}</w:comments>"
    data = docx(body, comments=there, commentsExtended="<x/>")
    done = marked(data, [on(data, "乙丙")])
    assert comments(done) == {"7": "旧批", "8": "评"}
    assert ranges(done) == {"旧批": "甲乙", "评": "乙丙"}
    old, new = parts(data), parts(done)
    assert [name for name in new if new[name] != old.get(name)] == ["word/document.xml", "word/comments.xml"]
    assert new["word/comments.xml"].startswith(there.removesuffix("</w:comments>").encode())


def test_new_part_of_comments_is_typed_and_related() -> None:
    data = docx(paragraph("甲"))
    done = marked(data, [on(data, "甲")])
    old, new = parts(data), parts(done)
    assert [name for name in old if new[name] != old[name]] == [
        "[Content_Types].xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
    ]
    assert b'<Override PartName="/word/comments.xml"' in new["[Content_Types].xml"]
    assert b'Target="comments.xml"/></Relationships>' in new["word/_rels/document.xml.rels"]


def test_list_of_relations_is_made_where_there_is_none() -> None:
    made = made_parts(document(paragraph("甲")))
    del made["word/_rels/document.xml.rels"]
    done = marked(zipped(made), [Note(1, 0, 1, "评")])
    assert b'Target="comments.xml"' in parts(done)["word/_rels/document.xml.rels"]


def test_same_arguments_give_the_same_bytes_and_no_time_unless_one_is_given() -> None:
    data = docx(paragraph("甲乙"))
    note = on(data, "乙")
    assert marked(data, [note]) == marked(data, [note])
    assert b"w:date" not in parts(marked(data, [note]))["word/comments.xml"]
    dated = parts(marked(data, [note], date=dt.date(2026, 11, 21)))["word/comments.xml"]
    assert b'w:date="2026-11-21T00:00:00Z"' in dated


def test_file_with_nothing_to_mark_is_the_same() -> None:
    data = docx(paragraph("甲"))
    assert marked(data, []) == data


def test_members_that_are_not_changed_are_copied_as_they_are_packed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made_parts(document(paragraph("甲"))).items():
            archive.writestr(name, content)
        picture = zipfile.ZipInfo("word/media/图片.png", (2026, 3, 4, 5, 6, 8))
        picture.comment = "注".encode()
        archive.writestr(picture, b"\x89PNG" * 100, zipfile.ZIP_DEFLATED, 1)
        archive.comment = b"end"
    done = marked(out.getvalue(), [Note(1, 0, 1, "评")])
    with zipfile.ZipFile(io.BytesIO(done)) as archive:
        entry = archive.getinfo("word/media/图片.png")
        assert (entry.date_time, entry.comment) == ((2026, 3, 4, 5, 6, 8), "注".encode())
        assert archive.comment == b"end"
        assert archive.namelist()[-1] == "word/comments.xml"


def test_streamed_members_are_copied_too() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    out = Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made_parts(document(paragraph("甲乙"))).items():
            archive.writestr(name, content)
    done = marked(out.getvalue(), [Note(1, 1, 2, "评")])
    assert ranges(done) == {"评": "乙"}
    with zipfile.ZipFile(io.BytesIO(done)) as archive:
        assert not any(entry.flag_bits & 8 for entry in archive.infolist())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig", "gb18030"])
def test_main_part_keeps_its_encoding(encoding: str) -> None:
    declared = {"utf-8-sig": "UTF-8", "gb18030": "GB2312"}.get(encoding, "UTF-16")
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    mark_of_order = "\ufeff" if encoding == "utf-16-be" else ""
    stored = (mark_of_order + document(paragraph("甲乙丙"), head=head)).encode(encoding)
    data = zipped(made_parts("") | {"word/document.xml": stored})
    done = marked(data, [Note(1, 1, 2, "评")])
    assert docx_lines(done) == docx_lines(data)
    new = parts(done)["word/document.xml"]
    assert new.startswith(stored[:120])
    assert is_within(stored, new)
    words = new.decode(encoding if encoding != "utf-16-be" else "utf-16")
    assert '<w:commentRangeStart w:id="0"/>' in words


def test_strict_file_gets_strict_marks() -> None:
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    data = zipped(made_parts(document(paragraph("甲乙"), namespaces=strict)))
    done = marked(data, [Note(1, 1, 2, "评")])
    assert ranges_strict(done) == "乙"
    assert b"http://purl.oclc.org/ooxml/wordprocessingml/main" in parts(done)["word/comments.xml"]
    kind = b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
    assert kind in parts(done)["word/_rels/document.xml.rels"]


def ranges_strict(data: bytes) -> str:
    start = root(data).find(".//{*}commentRangeStart")
    return "".join(start.getnext().itertext())


@pytest.mark.parametrize("prefix", ["ns0", ""])
def test_marks_take_the_prefix_of_the_file(prefix: str) -> None:
    name = f"{prefix}:" if prefix else ""
    main = document(paragraph("甲乙", "<w:jc w:val='left'/>"))
    main = (
        main.replace("<w:", f"<{name}")
        .replace("</w:", f"</{name}")
        .replace("w:val", "ns1:val" if not prefix else "ns0:val")
    )
    bound = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    main = main.replace(
        bound,
        bound.replace("xmlns:w", f"xmlns:{prefix}" if prefix else "xmlns")
        + ("" if prefix else " " + bound.replace(":w", ":ns1")),
    )
    data = zipped(made_parts(main))
    done = marked(data, [Note(1, 1, 2, "评")])
    assert ranges(done) == {"评": "乙"}
    assert docx_lines(done) == docx_lines(data)


def test_marks_bring_a_prefix_where_the_file_has_none() -> None:
    main = document(paragraph("甲乙")).replace("<w:", "<").replace("</w:", "</").replace("xmlns:w=", "xmlns=")
    data = zipped(made_parts(main))
    done = marked(data, [Note(1, 1, 2, "评")])
    assert ranges(done) == {"评": "乙"}


def test_styles_of_comments_are_those_the_file_has() -> None:
    listed = (
        f"<w:styles {NAMESPACES}>"
        '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="annotation text"/></w:style>'
        '<w:style w:type="character" w:styleId="a4"><w:name w:val="annotation reference"/></w:style>'
        "</w:styles>"
    )
    data = docx(paragraph("甲"), styles=listed)
    done = marked(data, [on(data, "甲")])
    assert b'<w:pStyle w:val="a3"/>' in parts(done)["word/comments.xml"]
    assert b'<w:rStyle w:val="a4"/>' in parts(done)["word/document.xml"]


def test_text_of_a_comment_may_hold_anything() -> None:
    data = docx(paragraph("甲"))
    done = marked(data, [on(data, "甲", "一 <&> “二”\n\x0b三")])
    assert list(comments(done).values()) == ["一 <&> “二”\n\ufffd三"]


def test_bound_content_control_is_kept_whole() -> None:
    bound = "<w:sdtPr><w:dataBinding w:xpath='x' w:storeItemID='y'/></w:sdtPr>"
    control = f"<w:sdt>{bound}<w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
    data = docx(paragraph(run("前") + control + run("后")))
    done = mark(data, [on(data, "控")])
    assert ranges(done.data) == {"评": "控件"}
    assert [one.why for one in done.astray] == [Why.WHOLE]


def test_relation_that_leads_nowhere_is_given_its_part() -> None:
    made = made_parts(document(paragraph("甲")), comments="")
    del made["word/comments.xml"]
    done = marked(zipped(made), [Note(1, 0, 1, "评")])
    assert parts(done)["word/_rels/document.xml.rels"] == str(made["word/_rels/document.xml.rels"]).encode()
    assert ranges(done) == {"评": "甲"}


def test_more_comments_than_word_opens_are_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planner.marking.marker, "MOST", 2)
    notes = [Note(1, place, place + 1, f"{place}") for place in range(3)]
    done = mark(docx(paragraph("甲乙丙")), notes)
    assert ranges(done.data) == {"0": "甲", "1": "乙"}
    assert [(one.what, one.why) for one in done.astray] == [(notes[2], Why.TOO_MANY)]


def test_file_that_would_read_differently_gets_comments_around_whole_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(planner.marking.mark, "reads_as", lambda *_: next(answers))
    done = mark(docx(paragraph("甲乙丙")), [Note(1, 1, 2, "评")], [Change(1, 0, 1, "改")])
    assert ranges(done.data) == {"评": "甲乙丙", "建议改为“改”。": "甲乙丙"}
    assert [one.why for one in done.astray] == [Why.MIXED, Why.WHOLE]


def test_document_without_paragraphs_loses_no_note_silently() -> None:
    note = Note(1, 0, 0, "评")
    done = mark(docx(""), [note])
    assert [(one.what, one.why) for one in done.astray] == [(note, Why.NOT_A_PARAGRAPH)]
    assert done.data == docx("")


def test_comment_on_the_sign_of_a_field_is_around_the_whole_field() -> None:
    data = docx(SHOWN["field of an overlaid sign"][0])
    done = mark(data, [on(data, "3")])
    start = root(done.data).find(".//{*}commentRangeStart")
    assert start.getnext().find("{*}fldChar").get(f"{W}fldCharType") == "begin"
    assert [one.why for one in done.astray] == [Why.WHOLE]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_end_of_a_line_inside_of_text_counts_as_one_character(end: str) -> None:
    data = docx(paragraph(f'<w:r><w:t xml:space="preserve">甲{end}乙丙</w:t></w:r>'))
    done = mark(data, [on(data, "乙")])
    assert done.astray == ()
    assert ranges(done.data) == {"评": "乙"}


def test_strict_file_without_a_prefix_gets_strict_marks() -> None:
    uri = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    main = document(paragraph("甲乙"), namespaces=f'xmlns="{uri}"').replace("<w:", "<").replace("</w:", "</")
    done = marked(zipped(made_parts(main)), [Note(1, 1, 2, "评")])
    start = etree.fromstring(parts(done)["word/document.xml"]).find(".//{*}commentRangeStart")
    assert start.tag == f"{{{uri}}}commentRangeStart"
    assert "".join(start.getnext().itertext()) == "乙"
