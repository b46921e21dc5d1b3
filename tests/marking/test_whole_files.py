"""Whole files: our own drafts, what LibreOffice writes, long ones; held to the schema and opened."""

import datetime as dt
import random
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from lxml import etree

from planner.drafting import draft_bytes, make_draft, open_facts
from planner.marking.mark import mark, marked
from planner.marking.model import Change, Note, Why
from planner.marking.textdocx import mark_text, text_as_docx
from planner.reports.model import Line
from planner.reports.read import read_lines
from planner.reports.reading.docx import docx_lines
from planner.word.package import to_docx
from planner.word.profile_file import load_profile
from tests.marking.opened import even, is_within, parts, ranges, root, settled
from tests.rendering import need, need_renderer
from tests.reports.made import docx, paragraph, run, zipped
from tests.reports.test_read_docx import SHAPE, SHOWN, row, table
from tests.shipped import EXAMPLES
from tests.validator import need_validator, schema_errors
from tests.word.samples import PROPERTIES, report

DAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="module")
def ours() -> bytes:
    return to_docx(report(), load_profile("gb9704"), PROPERTIES)


def some(lines: Sequence[Line], number: int, seed: int = 1) -> tuple[list[Note], dict[str, str]]:
    """Return notes at random places of lines, and the words of each by its text."""
    chosen = random.Random(seed)  # noqa: S311 (any places will do, the same each time)
    numbers = [line.number for line in lines]
    alone = [line for line in lines if numbers.count(line.number) == 1]
    notes, words = [], {}
    for place in range(number):
        line = chosen.choice(alone)
        start = chosen.randrange(len(line.text))
        end = min(len(line.text), start + chosen.randrange(1, 15))
        notes.append(Note(line.number, start, end, f"第{place}处"))
        words[f"第{place}处"] = line.text[start:end]
    return notes, words


def some_changes(lines: Sequence[Line]) -> list[Change]:
    """Return a change in the middle of every line that is long enough."""
    numbers = [line.number for line in lines]
    long = [line for line in lines if len(line.text) > 5 and numbers.count(line.number) == 1]
    return [Change(line.number, 2, 4, f"改{line.number}") for line in long]


def test_our_own_file_is_marked_at_the_very_words_and_nothing_else_changes(ours: bytes) -> None:
    notes, words = some(docx_lines(ours), 120)
    done = mark(ours, notes, date=DAY)
    assert done.astray == ()
    found = ranges(done.data)
    assert {text: found[text] for text in words} == words
    assert docx_lines(done.data) == docx_lines(ours)
    old, new = parts(ours), parts(done.data)
    assert [name for name in new if new[name] != old.get(name)] == ["word/document.xml", "word/comments.xml"]
    assert is_within(old["word/document.xml"], new["word/document.xml"])
    assert is_within(old["word/comments.xml"], new["word/comments.xml"])


def test_changes_of_our_own_file_accepted_and_rejected_give_new_and_old_text(ours: bytes) -> None:
    lines = docx_lines(ours)
    changes = some_changes(lines)
    done = mark(ours, some(lines, 60)[0], changes)
    assert done.astray == ()
    new = {change.paragraph: change.replacement for change in changes}
    expected = [
        line.text[:2] + new[line.number] + line.text[4:] if line.number in new else line.text
        for line in lines
    ]
    assert [line.text for line in docx_lines(done.data)] == expected
    rejected = settled(done.data, "校核", accept=False)
    assert even(rejected) == even(settled(ours, "校核", accept=False))
    assert docx_lines(zipped({**parts(ours), "word/document.xml": rejected})) == lines


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_draft_of_every_shipped_example_can_be_marked(path: Path) -> None:
    opened = open_facts(path)
    data = draft_bytes(make_draft(opened), opened, ".docx", "gb9704")
    lines = docx_lines(data)
    notes, words = some(lines, 60)
    done = mark(data, notes, some_changes(lines))
    assert {one.why for one in done.astray} <= {Why.CROSSES}
    assert ranges(mark(data, notes).data).items() >= words.items()
    assert etree.fromstring(settled(done.data, "校核", accept=True)) is not None


def test_text_file_becomes_a_word_file_with_a_paragraph_a_line(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("　　标题\n\n一、听取\t报告\n  “末行” A&B\x1b\n", encoding="utf-8")
    lines = read_lines(path)
    notes = [Note(1, 2, 4, "题"), Note(3, 4, 6, "表"), Note(4, 2, 6, "引"), Note(2, 0, 1, "空")]
    done = mark_text(lines, notes, [Change(3, 2, 4, "听取审议")], load_profile("gb9704"), DAY)
    assert [line.text for line in docx_lines(done.data)] == [
        "　　标题",
        "一、听取审议\t报告",
        "  “末行” A&B\ufffd",
    ]
    found = ranges(done.data)
    assert (found["题"], found["表"], found["引"]) == ("标题", "\t报", "“末行”")
    assert [(one.what, one.why) for one in done.astray] == [(notes[3], Why.NO_PARAGRAPH)]
    again = text_as_docx(lines, notes, [Change(3, 2, 4, "听取审议")], load_profile("gb9704"), DAY)
    assert again == done.data


def test_lines_of_one_number_are_told_apart_by_piece(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("上页\f下页\n", encoding="utf-8")
    notes = [Note(1, 0, 1, "一"), Note(1, 0, 1, "二", piece=1)]
    done = text_as_docx(read_lines(path), notes, [], load_profile("gb9704"))
    assert ranges(done) == {"一": "上", "二": "下"}


@pytest.mark.slow
def test_cost_grows_with_the_length_and_not_with_its_square() -> None:
    def seconds(paragraphs: int) -> float:
        body = "".join(paragraph(run(f"{n}常委会") + run("听取审议", "<w:b/>")) for n in range(paragraphs))
        data = docx(body)
        notes = [Note(number, 1, 5, "评") for number in range(1, paragraphs, 5)]
        start = dt.datetime.now(tz=dt.UTC)
        mark(data, notes, [Change(number, 3, 6, "新") for number in range(1, paragraphs, 7)])
        return (dt.datetime.now(tz=dt.UTC) - start).total_seconds()

    few = min(seconds(200) for _ in range(3))
    assert seconds(4000) < 60 * few


VALID = {
    "words in runs": paragraph(run("常委") + run("会听取", "<w:b/>") + run("报告")),
    "table": table(row(paragraph("甲乙丙"), paragraph("丁戊己")))
    .replace("<w:tblPr>", "<w:tblPr><w:tblW w:w='0' w:type='auto'/>")
    .replace("</w:tblPr>", "</w:tblPr><w:tblGrid><w:gridCol w:w='1'/><w:gridCol w:w='1'/></w:tblGrid>")
    + paragraph("后文"),
    "tracked changes": paragraph(
        f"<w:ins w:id='1' w:author='李'>{run('新增的话')}</w:ins>"
        "<w:del w:id='2' w:author='李'><w:r><w:delText>旧的</w:delText></w:r></w:del>" + run("后面的话")
    ),
    "wrappers": paragraph(
        f"<w:hyperlink w:anchor='a'>{run('链接之处')}</w:hyperlink>"
        f"<w:smartTag w:uri='u' w:element='e'>{run('云川区的')}</w:smartTag>"
        f"<w:sdt><w:sdtPr><w:id w:val='5'/></w:sdtPr><w:sdtContent>{run('控件之内')}</w:sdtContent></w:sdt>"
    ),
    "field": SHOWN["field of an overlaid sign"][0],
    "tab, break and entity": paragraph(
        "<w:r><w:t>甲&amp;</w:t><w:tab/><w:t>乙丙</w:t><w:noBreakHyphen/></w:r>"
    ),
    "text box": paragraph(
        run("正文文字")
        + "<w:r><mc:AlternateContent>"
        + f"<mc:Choice Requires='wps'>{SHAPE}</mc:Choice></mc:AlternateContent></w:r>"
    ),
    "blank": "<w:p/>" + paragraph("甲"),
}


@pytest.mark.slow
@pytest.mark.validate
@pytest.mark.parametrize("name", VALID)
def test_marked_file_breaks_no_rule_of_the_schema_that_it_kept(name: str, tmp_path: Path) -> None:
    need_validator()
    data = docx(VALID[name])
    (tmp_path / "before.docx").write_bytes(data)
    lines = docx_lines(data)
    notes, _ = some(lines, 12)
    changes = [Change(line.number, 1, 3, "改") for line in lines] + [
        Change(line.number, 0, 0, "加") for line in lines
    ]
    (tmp_path / "after.docx").write_bytes(marked(data, [*notes, Note(1, 0, 0, "全")], changes, date=DAY))
    assert set(schema_errors(tmp_path / "after.docx")) <= set(schema_errors(tmp_path / "before.docx"))


@pytest.mark.slow
@pytest.mark.validate
def test_marked_file_of_ours_is_valid(ours: bytes, tmp_path: Path) -> None:
    need_validator()
    lines = docx_lines(ours)
    path = tmp_path / "marked.docx"
    for changes in ([], some_changes(lines)):
        path.write_bytes(marked(ours, some(lines, 100)[0], changes, date=DAY))
        assert schema_errors(path) == []
    text = tmp_path / "文.txt"
    text.write_text("一、甲乙\n丙丁", encoding="utf-8")
    path.write_bytes(text_as_docx(read_lines(text), [Note(1, 0, 2, "评")], [], load_profile("gb9704"), DAY))
    assert schema_errors(path) == []


def through_office(documents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return files opened and written again by LibreOffice."""
    (folder / "in").mkdir()
    for name, data in documents.items():
        (folder / "in" / f"{name}.docx").write_bytes(data)
    profile = (folder / "office").as_uri()
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "docx:MS Word 2007 XML",
    ]
    paths = [str(folder / "in" / f"{name}.docx") for name in documents]
    done = subprocess.run(
        [*command, "--outdir", str(folder), *paths],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=True,
    )
    need("LibreOffice that writes .docx", present=(folder / f"{next(iter(documents))}.docx").exists())
    assert done.returncode == 0
    return {name: (folder / f"{name}.docx").read_bytes() for name in documents}


@pytest.mark.slow
@pytest.mark.render
def test_libreoffice_shows_comments_at_the_words_and_its_files_can_be_marked(
    ours: bytes, tmp_path: Path
) -> None:
    need_renderer()
    lines = docx_lines(ours)
    notes, words = some(lines, 80)
    changes = some_changes(lines)
    made = docx(VALID["wrappers"] + VALID["words in runs"] + VALID["tab, break and entity"])
    documents = {
        "ours": marked(ours, notes, date=DAY),
        "changed": marked(ours, [], changes, date=DAY),
        "made": marked(made, [Note(2, 1, 6, "跨")], date=DAY),
    }
    written = through_office(documents, tmp_path)
    assert ranges(written["ours"]).items() >= words.items()
    assert ranges(written["made"])["跨"] == "委会听取报"[:5]
    accepted = [line.text for line in docx_lines(documents["changed"])]
    assert [line.text for line in docx_lines(written["changed"])] == accepted
    theirs = written["ours"]
    more, more_words = some(docx_lines(theirs), 80, seed=2)
    again = mark(
        theirs,
        [Note(n.paragraph, n.start, n.end, f"再{n.text}") for n in more],
        some_changes(docx_lines(theirs)),
    )
    alone = mark(theirs, [Note(n.paragraph, n.start, n.end, f"再{n.text}") for n in more])
    assert ranges(alone.data).items() >= {f"再{text}": found for text, found in more_words.items()}.items()
    assert alone.astray == ()
    assert even(settled(again.data, "校核", accept=False)) == even(settled(theirs, "校核", accept=False))
    assert root(again.data) is not None
