"""Column widths by content, and which rows may break over pages."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.draft.model import Column, Draft, Table
from planner.word.columns import column_widths, row_lines
from planner.word.profile import laid_across
from planner.word.profile_file import load_profile
from tests.word.opened import write
from tests.word.samples import spans

PAGE = load_profile("gb9704")
ACROSS = laid_across(PAGE)
CHARACTER, MARGINS = 240, 114


def _table(headings: str, *rows: str, wide: bool = False) -> Table:
    columns = tuple(Column(heading) for heading in headings.split("|"))
    return Table("t", "", (), columns, tuple(tuple(map(spans, row.split("|"))) for row in rows), wide=wide)


@given(
    st.lists(st.lists(st.text("云川0 ", max_size=60), min_size=3, max_size=3), max_size=8),
    st.sampled_from([PAGE, ACROSS]),
)
def test_widths_fill_the_text_block_and_hold_two_characters_each(rows: list[list[str]], page: object) -> None:
    profile = ACROSS if page is ACROSS else PAGE
    widths = column_widths(_table("序号|议题|依据", *("|".join(row) for row in rows)), profile)
    assert sum(widths) == profile.text_width
    assert all(width >= 2 * CHARACTER + MARGINS for width in widths)


def test_the_long_column_gets_the_room_that_the_short_ones_do_not_need() -> None:
    table = _table("序号|议题|时间", *(f"{n}|{'养老服务体系建设情况' * 4}|6月" for n in range(1, 9)))
    number, topic, month = column_widths(table, PAGE)
    assert number < 4 * CHARACTER + MARGINS
    assert month < 4 * CHARACTER + MARGINS
    assert topic > 25 * CHARACTER


def test_a_short_cell_is_not_broken() -> None:
    table = _table("序号|监督方式|议题", *(f"{n}|听取和审议|{'托育服务' * 12}" for n in range(1, 20)))
    widths = column_widths(table, PAGE)
    assert widths[1] >= 5 * CHARACTER + MARGINS


def test_a_column_to_be_written_in_has_room_for_four_characters() -> None:
    table = _table("序号|议题|进展", *(f"{n}|{'托育服务' * 12}|" for n in range(1, 20)))
    assert column_widths(table, PAGE)[2] >= 4 * CHARACTER + MARGINS


def test_no_other_division_of_a_small_table_needs_fewer_lines() -> None:
    table = _table("甲|乙|丙", f"{'一' * 30}|{'二' * 60}|三", f"一|{'二' * 20}|{'三' * 20}")
    fitted = sum(row_lines(row, column_widths(table, PAGE), PAGE) for row in table.rows)
    room = (PAGE.text_width - 3 * MARGINS) // CHARACTER
    every = (
        tuple(n * CHARACTER + MARGINS for n in (a, b, room - a - b))
        for a, b in product(range(2, room), repeat=2)
        if room - a - b >= 2
    )
    best = min(sum(row_lines(row, widths, PAGE) for row in table.rows) for widths in every)
    assert fitted <= best + 1


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("云" * 10, 1), ("云" * 11, 2), ("1" * 20, 1), ("云1" * 7, 2)]
)
def test_the_lines_of_a_row_are_counted_by_the_width_of_its_characters(text: str, lines: int) -> None:
    assert row_lines((spans(text), spans("短")), (10 * CHARACTER + MARGINS, 4 * CHARACTER), PAGE) == lines


def test_more_columns_than_a_page_can_hold_share_it_alike() -> None:
    table = _table("|".join("列" * 30), "|".join("云川区" * 30 for _ in range(30)))
    widths = column_widths(table, PAGE)
    assert sum(widths) == PAGE.text_width
    assert max(widths) - min(widths) <= 1


def test_a_row_is_kept_whole_unless_it_fills_much_of_a_page() -> None:
    table = _table("甲|乙", "短|短", f"短|{'长' * 400}")
    opened = write(Draft(spans("题目"), (table,)))
    assert [len(row.findall("{*}trPr/{*}cantSplit")) for row in opened.find("//w:tr")] == [1, 1, 0]
