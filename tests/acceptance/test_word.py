"""Whole drafts as Word files: valid by schema, laid out by the standard, not a word lost on the way."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from planner.bank.load import load_bank
from planner.draft.model import Gap, block_spans, gaps, plain
from planner.drafting import draft_bytes
from planner.facts.questionnaire import load_questionnaire
from planner.facts.writing.blank import blank_questionnaire
from tests.acceptance.reading import Reading, compact, read, read_text, words
from tests.rendering import need_renderer, to_pdf
from tests.retold.reading import forgotten
from tests.shipped import COMPLETE, MINIMAL
from tests.validator import need_validator, schema_errors
from tests.word.opened import Opened

pytestmark = pytest.mark.slow

PROFILES = ("gb9704", "gbt33476")
NAMES = ("complete", "minimal", "empty", "retold")
BODY_PT, TITLE_PT, TABLE_PT = SIZES = (16.0, 22.0, 12.0)
BLOCK_LEFT_PT, BLOCK_RIGHT_PT = 28 / 25.4 * 72, 184 / 25.4 * 72
SAME_LINE_PT = 3.0
LINES_OF_A_PAGE, CHARACTERS_OF_A_LINE = 22, 28


@dataclass(frozen=True, slots=True)
class Line:
    """Printed characters side by side; where they begin and end, in points."""

    text: str
    left: float
    right: float

    @property
    def is_full_of_chinese(self) -> bool:
        """Whether the line runs from edge to edge without a Latin character."""
        reaches = self.left < BLOCK_LEFT_PT + 2 and self.right > BLOCK_RIGHT_PT - 2
        return reaches and not re.search("[!-~]", self.text)


@dataclass(frozen=True, slots=True)
class Page:
    """The printed lines of a page by type size, from the top."""

    lines: dict[float, tuple[Line, ...]]

    def of(self, size: float) -> tuple[Line, ...]:
        """Return the lines of one type size."""
        return self.lines.get(size, ())


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    blank = blank_questionnaire(load_questionnaire("工作报告"), "区", 2026, load_bank())
    return {
        "complete": read(COMPLETE),
        "minimal": read(MINIMAL),
        "empty": read_text(tmp_path_factory.mktemp("empty"), blank),
        "retold": read_text(tmp_path_factory.mktemp("retold"), forgotten("003")),
    }


@pytest.fixture(scope="module")
def documents(readings: dict[str, Reading]) -> dict[tuple[str, str], bytes]:
    return {
        (name, profile): draft_bytes(reading.draft, reading.opened, ".docx", profile)
        for name, reading in readings.items()
        for profile in PROFILES
    }


@pytest.fixture(scope="module")
def printed(
    documents: dict[tuple[str, str], bytes], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], list[Page]]:
    need_renderer()
    files = to_pdf(
        {"-".join(key): content for key, content in documents.items()}, tmp_path_factory.mktemp("print")
    )
    return {key: list(_pages(files["-".join(key)])) for key in documents}


@pytest.mark.validate
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_valid(
    documents: dict[tuple[str, str], bytes], tmp_path: Path, name: str, profile: str
) -> None:
    need_validator()
    path = tmp_path / "draft.docx"
    path.write_bytes(documents[name, profile])
    assert schema_errors(path) == []


@pytest.mark.parametrize("name", NAMES)
def test_gaps_are_highlighted_and_nothing_else(
    readings: dict[str, Reading], documents: dict[tuple[str, str], bytes], name: str
) -> None:
    opened = Opened(documents[name, "gb9704"])
    lit = "".join(opened.find("//w:r[w:rPr/w:highlight]/w:t/text()"))
    assert Counter(re.findall("【[^】]*】", lit)) == Counter(_gap_texts(readings[name]))
    assert re.sub("【[^】]*】", "", lit) == ""


@pytest.mark.parametrize("name", NAMES)
def test_the_file_holds_the_words_of_the_draft_in_their_order(
    readings: dict[str, Reading], documents: dict[tuple[str, str], bytes], name: str
) -> None:
    reading, opened = readings[name], Opened(documents[name, "gb9704"])
    note = "".join(f"附件：{plain(table.title)}" for table in reading.tables)
    annex = "".join(map(words, reading.tables))
    written = "".join(opened.find("//w:t/text()"))
    assert compact(written) == compact(reading.text + note + annex)


@pytest.mark.parametrize("name", NAMES)
def test_every_gap_has_a_comment_that_asks_its_question(
    readings: dict[str, Reading], documents: dict[tuple[str, str], bytes], name: str
) -> None:
    opened = Opened(documents[name, "gb9704"])
    comments = ["".join(c.itertext()) for c in opened.find("//w:comment", "word/comments.xml")]
    asked = [comment for comment in comments if comment.startswith("待填：")]
    assert asked == [f"待填：{gap.path}——{gap.question}" for gap in gaps(readings[name].draft)]


@pytest.mark.render
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", NAMES)
def test_pages_between_the_first_and_the_last_of_the_body_are_full(
    printed: dict[tuple[str, str], list[Page]], name: str, profile: str
) -> None:
    body = [page for page in printed[name, profile] if not page.of(TABLE_PT)]
    counts = [len(page.of(BODY_PT)) for page in body[1:-1]]
    assert len(counts) >= 4
    # A heading that would stand alone at the foot moves over and leaves its lines empty: one for a
    # part, up to three where the plan begins, whose heading has a blank line above and below. The
    # line that holds such a heading is not counted here either.
    assert min(counts) >= LINES_OF_A_PAGE - 3
    assert max(counts) == LINES_OF_A_PAGE
    assert Counter(counts).most_common(1)[0][0] == LINES_OF_A_PAGE


@pytest.mark.render
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", NAMES)
def test_a_full_line_of_chinese_has_28_characters(
    printed: dict[tuple[str, str], list[Page]], name: str, profile: str
) -> None:
    lines = [line for page in printed[name, profile] for line in page.of(BODY_PT)]
    full = Counter(len(line.text) for line in lines if line.is_full_of_chinese)
    assert full.most_common(1)[0][0] == CHARACTERS_OF_A_LINE


@pytest.mark.render
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", NAMES)
def test_the_printed_words_are_those_of_the_draft(
    readings: dict[str, Reading], printed: dict[tuple[str, str], list[Page]], name: str, profile: str
) -> None:
    reading, pages = readings[name], printed[name, profile]
    body = [page for page in pages if not page.of(TABLE_PT)]
    title, text = _text(body, TITLE_PT), _text(body, BODY_PT)
    note = "".join(f"附件：{plain(table.title)}" for table in reading.tables)
    assert title == compact(plain(reading.draft.title))
    assert _without_hanging(text) == _without_hanging("".join(map(words, reading.body)) + note)


@pytest.mark.render
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", ["complete", "minimal", "retold"])
def test_the_printed_annex_holds_every_cell(
    readings: dict[str, Reading], printed: dict[tuple[str, str], list[Page]], name: str, profile: str
) -> None:
    (table,) = readings[name].tables
    pages = [page for page in printed[name, profile] if page.of(TABLE_PT)]
    heads = "".join(column.heading for column in table.columns)
    cells = "".join(plain(cell) for row in table.rows for cell in row)
    assert Counter(_text(pages, TABLE_PT)) == Counter(compact(cells) + heads * len(pages))
    assert _text(pages, BODY_PT) == table.label
    assert _text(pages, TITLE_PT) == compact(plain(table.title))


def _without_hanging(text: str) -> str:
    """Leave out the marks that hang: LibreOffice 7 does not paint one when a Latin run follows it."""
    return re.sub("[、，。；]", "", compact(text))


def _gap_texts(reading: Reading) -> list[str]:
    places = [reading.draft.title, *(tuple(block_spans(block)) for block in reading.draft.blocks)]
    again = [table.title for table in reading.tables]  # the note on annexes names them a second time
    return [
        compact(span.text) for spans in (*places, *again) for span in spans if isinstance(span.origin, Gap)
    ]


def _text(pages: list[Page], size: float) -> str:
    return compact("".join(line.text for page in pages for line in page.of(size)))


def _pages(path: Path) -> Iterator[Page]:
    with pdfplumber.open(str(path)) as pdf:
        for page in pdf.pages:
            sizes = {size: [char for char in page.chars if abs(char["size"] - size) < 0.3] for size in SIZES}
            yield Page({size: tuple(_lines(chars)) for size, chars in sizes.items()})


def _lines(chars: list[dict[str, Any]]) -> Iterator[Line]:
    """Yield the lines of one type size; the two faces of a line stand up to a point apart."""
    ordered = sorted(chars, key=lambda char: float(char["bottom"]))
    starts = [n for n, (a, b) in enumerate(pairwise(ordered), 1) if b["bottom"] - a["bottom"] > SAME_LINE_PT]
    for start, end in pairwise([0, *starts, len(ordered)] if ordered else []):
        row = sorted(ordered[start:end], key=lambda char: float(char["x0"]))
        yield Line("".join(char["text"] for char in row), row[0]["x0"], row[-1]["x1"])
