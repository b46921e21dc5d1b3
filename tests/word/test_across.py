"""Pages laid across as LibreOffice lays them out, between upright ones, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pytest

from planner.draft.model import Column, Draft, Table
from planner.word.package import to_docx
from planner.word.profile_file import load_profile
from tests.rendering import need_renderer, to_pdf
from tests.word.samples import PROPERTIES, body, spans, turning

pytestmark = [pytest.mark.render, pytest.mark.slow]

HEAD = "序号时间议题形式责任单位"
COUNTS = range(1, 25)
LONG_ROW = "一字一字写满的举措，" * 150 + "写到最后"


@dataclass(frozen=True)
class Printed:
    """A page: its size and edges of rules in millimetres, glyphs as text, size, x and y ranges."""

    width: float
    height: float
    rules: tuple[float, float, float, float] | None
    glyphs: list[tuple[str, float, tuple[float, float], tuple[float, float]]]

    def words(self, size: float) -> str:
        """Return the characters of one size in the order they were set."""
        return "".join(text for text, own, _, _ in self.glyphs if abs(own - size) < 0.3).replace(" ", "")


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Printed]]:
    need_renderer()
    profile = load_profile("gb9704")
    documents = {"turning": to_docx(turning(), profile, PROPERTIES)}
    documents["turning33476"] = to_docx(turning(), load_profile("gbt33476"), PROPERTIES)
    documents["long"] = to_docx(_listed(3, LONG_ROW), profile, PROPERTIES)
    documents |= {f"rows{count}": to_docx(_listed(count), profile, PROPERTIES) for count in COUNTS}
    files = to_pdf(documents, tmp_path_factory.mktemp("across"))
    return {name: list(_pages(path)) for name, path in files.items()}


@pytest.mark.parametrize(("name", "wide"), [("turning", 3), ("turning33476", 4)])
def test_each_page_lies_as_its_section_says(prints: dict[str, list[Printed]], name: str, wide: int) -> None:
    lying = ["across" if page.width > page.height else "upright" for page in prints[name]]
    assert lying == ["upright"] * 6 + ["across"] * wide + ["upright"] * 4 + ["across"]
    assert {(round(page.width), round(page.height)) for page in prints[name]} == {(210, 297), (297, 210)}


@pytest.mark.parametrize("name", ["turning", "turning33476"])
def test_no_page_is_blank_and_numbers_run_on(prints: dict[str, list[Printed]], name: str) -> None:
    for number, page in enumerate(prints[name], 1):
        assert page.words(14) == f"—{number}—"
        assert page.words(16) or page.words(12)


def test_the_number_of_a_page_laid_across_is_where_turning_the_paper_back_puts_it(
    prints: dict[str, list[Printed]],
) -> None:
    across = [(n, page) for n, page in enumerate(prints["turning"], 1) if page.width > page.height]
    assert {number % 2 for number, _ in across} == {0, 1}
    for number, page in across:
        signs = [(x, y) for text, size, x, y in page.glyphs if abs(size - 14) < 0.3 and text.strip()]
        left, right = min(x[0] for x, _ in signs), max(x[1] for x, _ in signs)
        top, bottom = min(y[0] for _, y in signs), max(y[1] for _, y in signs)
        assert (left + right) / 2 == pytest.approx(28, abs=1.5)
        assert (bottom if number % 2 else top) == pytest.approx(179.1 if number % 2 else 32.9, abs=0.4)


def test_every_page_of_a_table_repeats_its_head_inside_the_text_block(
    prints: dict[str, list[Printed]],
) -> None:
    pages = [page for page in prints["turning"] if page.rules]
    assert len(pages) == 5
    for page in pages:
        across = page.width > page.height
        assert page.rules is not None
        left, right, top, bottom = page.rules
        assert (left, right) == pytest.approx((35, 260) if across else (28, 184), abs=0.4)
        assert top > (28 if across else 37) - 0.3
        assert bottom < (184 if across else 262) + 0.5
        assert page.words(12).startswith(HEAD)
        assert page.words(12).count(HEAD) == 1


def test_nothing_of_the_rows_is_lost_over_the_pages(prints: dict[str, list[Printed]]) -> None:
    across = [page.words(12) for page in prints["turning"][6:9]]
    rows = "".join(words.removeprefix(HEAD) for words in across)
    expected = [
        "".join(span.text for cell in row for span in cell)
        for block in turning().blocks
        if isinstance(block, Table) and block.id == "附件2"
        for row in block.rows
    ]
    assert len(expected) == 40
    assert rows == "".join(expected)


def test_upright_pages_after_a_table_laid_across_keep_22_lines_of_28_characters(
    prints: dict[str, list[Printed]],
) -> None:
    for number in (2, 11, 12):
        page = prints["turning"][number - 1]
        lines: dict[int, int] = {}
        for _, size, _, y in page.glyphs:
            if abs(size - 16) < 0.3:
                lines[round(y[1])] = lines.get(round(y[1]), 0) + 1
        assert list(lines.values()) == [28] * 22


def test_an_annex_laid_across_opens_with_its_label_and_its_title_on_one_line(
    prints: dict[str, list[Printed]],
) -> None:
    first = prints["turning"][6]
    assert first.words(16) == "附件2"
    assert first.words(22) == "云川区人民代表大会常务委员会2027年度监督工作议题安排表"
    assert len({round(y[1]) for _, size, _, y in first.glyphs if abs(size - 22) < 0.3}) == 1


@pytest.mark.parametrize("count", COUNTS)
def test_however_many_rows_there_are_no_blank_page_follows(
    prints: dict[str, list[Printed]], count: int
) -> None:
    pages = prints[f"rows{count}"]
    assert [page.width > page.height for page in pages] == [False, *[True] * (len(pages) - 2), False]
    assert all(page.rules for page in pages[1:-1])
    assert pages[-1].words(16).startswith("一、")


def test_a_row_longer_than_a_page_breaks_and_ends(prints: dict[str, list[Printed]]) -> None:
    pages = prints["long"]
    words = "".join(page.words(12).removeprefix("序号议题举措") for page in pages)
    assert LONG_ROW in words.replace("12", "")
    assert all(page.rules for page in pages[1:-1])


def _listed(count: int, last: str = "走访企业") -> Draft:
    """Return a text, a wide annex of `count` rows of different heights, a text again."""
    texts = ("走访", "走访企业，" * 12, "走访企业，列出清单，" * 8)
    rows = [(spans(str(n)), spans("养老服务"), spans(texts[n % 3])) for n in range(1, count)]
    columns = (Column("序号"), Column("议题"), Column("举措"))
    rows.append((spans(""), spans(""), spans(last)))
    table = Table("表", "附件", spans("任务分解表"), columns, tuple(rows), wide=True)
    again = turning().blocks[-3]
    return Draft(spans("题目"), (body("前", "正文。"), table, again, body("后", "正文。")))


def _pages(path: Path) -> Iterator[Printed]:
    with pdfplumber.open(str(path)) as pdf:
        for page in pdf.pages:
            edges = [*page.rects, *page.lines]
            xs = [_mm(edge[side]) for edge in edges for side in ("x0", "x1")]
            ys = [_mm(edge[side]) for edge in edges for side in ("top", "bottom")]
            rules = (min(xs), max(xs), min(ys), max(ys)) if edges else None
            glyphs = [
                (
                    char["text"],
                    char["size"] if char["upright"] else char["x1"] - char["x0"],
                    (_mm(char["x0"]), _mm(char["x1"])),
                    (_mm(char["top"]), _mm(char["bottom"])),
                )
                for char in page.chars
            ]
            yield Printed(_mm(page.width), _mm(page.height), rules, glyphs)


def _mm(points: float) -> float:
    return points / 72 * 25.4
