"""Whatever runs a text is cut into, and wherever marks fall, words and files stay whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from planner.marking.mark import mark
from planner.marking.model import Change, Note
from planner.reports.reading.docx import docx_lines
from tests.marking.opened import even, is_within, parts, ranges, root, settled
from tests.reports.made import docx, zipped

LETTERS = "甲乙丙丁，。 &<a1𠮷"
TEXT = st.text(LETTERS, max_size=8)
LOOKS = st.sampled_from(["", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"])
BETWEEN = st.sampled_from(
    [
        "",
        "<w:proofErr w:type='spellStart'/>",
        "<w:bookmarkStart w:id='90' w:name='b'/><w:bookmarkEnd w:id='90'/>",
        "<w:del w:id='91' w:author='李'><w:r><w:delText>删</w:delText></w:r></w:del>",
        "<w:r><w:tab/></w:r>",
    ]
)


def _text(words: str, how: int) -> str:
    if how == 1 and words:
        return f'<w:t xml:space="preserve"><![CDATA[{words}]]></w:t>'
    written = words.replace("&", "&amp;").replace("<", "&lt;")
    return f"<w:t>{written}</w:t>" if how == 2 else f'<w:t xml:space="preserve">{written}</w:t>'


RUN = st.builds(
    lambda look, inside, between: f"<w:r>{look}{''.join(_text(*each) for each in inside)}</w:r>{between}",
    LOOKS,
    st.lists(st.tuples(TEXT, st.integers(0, 2)), max_size=3),
    BETWEEN,
)
WRAPPED = st.builds(
    lambda runs, how: how.format("".join(runs)),
    st.lists(RUN, max_size=3),
    st.sampled_from(
        [
            "{}",
            "<w:ins w:id='92' w:author='李'>{}</w:ins>",
            "<w:smartTag w:element='x'>{}</w:smartTag>",
            "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
            "<w:hyperlink w:anchor='x'>{}</w:hyperlink>",
        ]
    ),
)
PARAGRAPH = st.builds(lambda parts: f"<w:p>{''.join(parts)}</w:p>", st.lists(WRAPPED, min_size=1, max_size=4))
SPANS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 30), st.integers(1, 12)), max_size=8)


@pytest.mark.slow
@settings(max_examples=150)
@given(st.lists(PARAGRAPH, min_size=1, max_size=3), SPANS, SPANS)
def test_marks_at_random_places_keep_words_and_file(
    paragraphs: list[str], note_spans: list[tuple[int, int, int]], change_spans: list[tuple[int, int, int]]
) -> None:
    data = docx("".join(paragraphs))
    lines = docx_lines(data)
    if not lines:
        return
    notes, words = [], {}
    for place, (at, start, length) in enumerate(note_spans):
        line = lines[at % len(lines)]
        low = start % len(line.text)
        high = min(len(line.text), low + length)
        notes.append(Note(line.number, low, high, f"评{place}"))
        words[f"评{place}"] = line.text[low:high]
    changes = []
    for place, (at, start, length) in enumerate(change_spans):
        line = lines[at % len(lines)]
        low = start % (len(line.text) + 1)
        changes.append(
            Change(line.number, low, min(len(line.text), low + length - 1), f"新{place}" if place else "")
        )
    done = mark(data, notes, changes)
    assert done == mark(data, notes, changes)
    refused = {one.what for one in done.astray}
    assert not refused & set(notes)
    rejected = settled(done.data, "校核", accept=False)
    assert even(rejected) == even(etree.tostring(root(data)))
    assert docx_lines(zipped({**parts(data), "word/document.xml": rejected})) == lines
    accepted = zipped({**parts(data), "word/document.xml": settled(done.data, "校核", accept=True)})
    assert [line.text for line in docx_lines(accepted)] == _expected(
        data, [c for c in changes if c not in refused]
    )
    only_notes = mark(data, notes).data
    if notes:
        assert ranges(only_notes) == words


def _expected(data: bytes, changes: list[Change]) -> list[str]:
    new = []
    for line in docx_lines(data):
        text = line.text
        here = [each for each in changes if each.paragraph == line.number]
        for change in sorted(
            enumerate(here), key=lambda one: (one[1].start, one[1].end, one[0]), reverse=True
        ):
            text = text[: change[1].start] + change[1].replacement + text[change[1].end :]
        new.append(text)
    return [text for text in new if text.strip()]


@settings(max_examples=40)
@given(st.lists(PARAGRAPH, min_size=1, max_size=2), SPANS)
def test_comments_only_put_bytes_in(paragraphs: list[str], spans: list[tuple[int, int, int]]) -> None:
    data = docx("".join(each.replace("<w:t>", '<w:t xml:space="preserve">') for each in paragraphs))
    lines = docx_lines(data)
    if not lines or not spans:
        return
    notes = [Note(lines[at % len(lines)].number, low, low + length, "评") for at, low, length in spans]
    old, new = parts(data)["word/document.xml"], parts(mark(data, notes).data)["word/document.xml"]
    assert is_within(old, new)
