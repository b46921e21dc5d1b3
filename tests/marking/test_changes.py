"""Tracked changes: accepting them gives the new text, rejecting them the old one, and nothing is lost."""

import pytest
from lxml import etree

from planner.marking.mark import mark, marked
from planner.marking.model import Change, Note, Why
from planner.reports.reading.docx import docx_lines
from tests.marking.opened import comments, even, parts, ranges, root, settled
from tests.marking.test_notes import MADE
from tests.reports.made import document, docx, paragraph, run, zipped
from tests.reports.made import parts as made_parts
from tests.reports.test_read_docx import BEGIN, END, SEPARATE, SHAPE, SHOWN, instruction, row, table

AUTHOR = "校核"


def texts(data: bytes) -> list[str]:
    return [line.text for line in docx_lines(data)]


def resolved(data: bytes, *, accept: bool) -> list[str]:
    """Return the lines of a file with our changes accepted or rejected."""
    return texts(zipped({**parts(data), "word/document.xml": settled(data, AUTHOR, accept=accept)}))


def test_replaced_words_are_taken_out_and_the_new_ones_put_in_behind_them() -> None:
    data = docx(paragraph(run("解决急愁难盼问题", "<w:b/>")))
    done = marked(data, [], [Change(1, 2, 6, "急难愁盼")])
    look = "<w:rPr><w:b/></w:rPr>"
    assert (
        f'<w:del w:id="0" w:author="校核"><w:r>{look}'
        '<w:delText xml:space="preserve">急愁难盼</w:delText></w:r></w:del>'
        f'<w:ins w:id="1" w:author="校核"><w:r>{look}<w:t xml:space="preserve">急难愁盼</w:t></w:r></w:ins>'
    ) in parts(done)["word/document.xml"].decode()
    assert resolved(done, accept=True) == ["解决急难愁盼问题"]
    assert resolved(done, accept=False) == ["解决急愁难盼问题"]
    assert even(settled(done, AUTHOR, accept=False)) == even(etree.tostring(root(data)))
    assert "word/comments.xml" not in parts(done)


@pytest.mark.parametrize("name", MADE)
def test_any_span_of_any_content_is_changed_or_remarked_on(name: str) -> None:
    data = docx(SHOWN[name][0])
    before, seen = docx_lines(data), dict[int, int]()
    for at, line in enumerate(before):
        piece = seen.get(line.number, 0)
        seen[line.number] = piece + 1
        for start in range(len(line.text) + 1):
            for end in range(start, len(line.text) + 1):
                done = mark(data, [], [Change(line.number, start, end, "新\t词", piece)])
                new = [one.text for one in before]
                if done.astray:
                    assert any("新\t词" in text for text in comments(done.data).values())
                else:
                    new[at] = line.text[:start] + "新\t词" + line.text[end:]
                assert "".join(resolved(done.data, accept=True)) == "".join(new)
                assert resolved(done.data, accept=False) == texts(data)


def test_words_over_runs_of_different_looks_are_one_change() -> None:
    data = docx(paragraph(run("同比增长") + run("3", "<w:b/>") + run("%以上")))
    done = mark(data, [], [Change(1, 2, 6, "提高三个点")])
    assert done.astray == ()
    kinds = [etree.QName(node).localname for node in root(done.data).find(".//{*}p")]
    assert kinds == ["pPr", "r", "del", "del", "del", "ins", "r"]
    assert resolved(done.data, accept=True) == ["同比提高三个点以上"]
    assert resolved(done.data, accept=False) == ["同比增长3%以上"]


def test_words_are_put_in_and_taken_out() -> None:
    data = docx(paragraph("听取审议报告") + paragraph("一一是") + paragraph("首"))
    done = marked(
        data, [], [Change(1, 2, 2, "和"), Change(2, 0, 1, ""), Change(3, 0, 0, "卷"), Change(3, 1, 1, "语")]
    )
    assert resolved(done, accept=True) == ["听取和审议报告", "一是", "卷首语"]
    assert resolved(done, accept=False) == ["听取审议报告", "一一是", "首"]


def test_a_comment_on_changed_words_is_around_old_and_new_ones() -> None:
    data = docx(paragraph("解决急愁难盼问题"))
    done = marked(data, [Note(1, 2, 6, "错"), Note(1, 4, 8, "跨")], [Change(1, 2, 6, "急难愁盼")])
    kinds = [etree.QName(node).localname for node in root(done).find(".//{*}p")]
    assert kinds == [
        "pPr",
        "r",
        "commentRangeStart",
        "del",
        "commentRangeStart",
        "del",
        "ins",
        "commentRangeEnd",
        "r",
        "r",
        "commentRangeEnd",
        "r",
    ]
    assert resolved(done, accept=True) == ["解决急难愁盼问题"]
    assert resolved(done, accept=False) == ["解决急愁难盼问题"]


REFUSED = {
    "another's insertion": (
        paragraph(f"<w:ins w:id='3' w:author='李'>{run('新句')}</w:ins>{run('后')}"),
        0,
        2,
        Why.REVISED,
    ),
    "half another's insertion": (
        paragraph(f"<w:ins w:id='3' w:author='李'>{run('新句')}</w:ins>{run('后')}"),
        1,
        3,
        Why.REVISED,
    ),
    "result of a field": (
        paragraph(BEGIN + instruction("PAGE") + SEPARATE + run("12") + END),
        0,
        1,
        Why.FIELD,
    ),
    "simple field": (paragraph(f"<w:fldSimple w:instr='DATE'>{run('三月')}</w:fldSimple>"), 0, 1, Why.FIELD),
    "line break in a heading": (
        paragraph("<w:r><w:t>云川</w:t><w:br/><w:t>报告</w:t></w:r>", "<w:jc w:val='center'/>"),
        1,
        3,
        Why.CROSSES,
    ),
    "two paragraphs": (
        paragraph("上半", "<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph("下半"),
        1,
        3,
        Why.CROSSES,
    ),
    "formula": (paragraph(run("令") + "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), 0, 2, Why.MIXED),
    "mark of a note": (
        paragraph("<w:r><w:t>甲</w:t><w:footnoteReference w:id='2'/><w:t>乙</w:t></w:r>"),
        0,
        2,
        Why.MIXED,
    ),
    "beyond the line": (paragraph("甲乙"), 1, 5, Why.NO_WORDS),
}


@pytest.mark.parametrize("name", REFUSED)
def test_change_that_cannot_be_tracked_becomes_a_comment_and_is_named(name: str) -> None:
    body, start, end, why = REFUSED[name]
    data = docx(body)
    change = Change(1, start, end, "改")
    done = mark(data, [], [change])
    assert [(one.what, one.why) for one in done.astray] == [(change, why)]
    assert list(ranges(done.data)) == ["建议改为“改”。"]
    assert texts(done.data) == texts(data)


def test_changes_that_overlap_are_made_once_and_remarked_on() -> None:
    data = docx(paragraph("甲乙丙丁"))
    changes = [Change(1, 1, 3, "二三"), Change(1, 2, 4, "尾"), Change(1, 3, 4, "四")]
    done = mark(data, [], changes)
    assert resolved(done.data, accept=True) == ["甲二三四"]
    assert [(one.what, one.why) for one in done.astray] == [(changes[1], Why.OVERLAPS)]


def test_replacement_that_no_word_file_holds_becomes_a_comment() -> None:
    done = mark(docx(paragraph("甲")), [], [Change(1, 0, 1, "\x01"), Change(1, 0, 1, "一\n二")])
    assert [one.why for one in done.astray] == [Why.UNWRITABLE, Why.UNWRITABLE]


def test_words_in_a_table_a_text_box_and_a_link_are_changed_in_place() -> None:
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{SHAPE}</mc:Choice></mc:AlternateContent></w:r>"
    )
    link = f"<w:hyperlink r:id='r9'>{run('链接')}</w:hyperlink>"
    data = docx(table(row(paragraph("格子"))) + paragraph(box + link))
    changes = [Change(line.number, 0, 1, "新") for line in docx_lines(data)]
    done = mark(data, [], changes)
    assert done.astray == ()
    assert resolved(done.data, accept=True) == ["新子", "新接", "新中"]


def test_numbers_of_revisions_are_used_once() -> None:
    look = '<w:rPrChange w:id="4" w:author="李"><w:rPr/></w:rPrChange>'
    data = docx(
        paragraph(f'<w:bookmarkStart w:id="9" w:name="b"/>{run("甲乙丙丁", look)}<w:bookmarkEnd w:id="9"/>')
    )
    done = marked(data, [Note(1, 1, 2, "评")], [Change(1, 2, 3, "三"), Change(1, 3, 3, "又")])
    numbers = [
        node.get(f"{{{node.nsmap['w']}}}id") for node in root(done).iter("{*}rPrChange", "{*}ins", "{*}del")
    ]
    assert len(numbers) == len(set(numbers))
    assert resolved(done, accept=True) == ["甲乙三又丁"]


def test_words_an_encoding_has_no_bytes_for_are_put_in_as_references() -> None:
    head = '<?xml version="1.0" encoding="US-ASCII"?>'
    main = document(paragraph("&#30002;&#20057;"), head=head)
    done = marked(zipped(made_parts(main)), [], [Change(1, 1, 2, "丁")])
    assert texts(done) == ["甲丁"]
    assert b"&#19969;" in parts(done)["word/document.xml"]
