"""What a report says of itself: place, level, session; and what follows from them."""

from pathlib import Path

import pytest

from planner.bank.model import Level
from planner.facts.model import YearKind
from planner.rollover.model import LastYear, Session
from planner.rollover.term import following
from planner.rollover.unit import level_of, place_of, session_of
from tests.reports.five import five_reports
from tests.rollover.truth import MADE, report_of

FRONTS = {
    "云川区人民代表大会常务委员会工作报告\n——2026年1月8日在云川区第九届人民代表大会第五次会议上": (
        Level.DISTRICT,
        "云川区",
        9,
        5,
    ),
    "青禾县第十二届人民代表大会常务委员会工作报告\n各位代表：": (Level.COUNTY, "青禾县", 12, None),
    "嘉澜市云川区人大常委会2026年工作要点\n区人大常委会要依法履职。": (Level.DISTRICT, "云川区", None, None),
    "榆泊市人民代表大会常务委员会工作报告\n2026年1月6日在榆泊市第六届人民代表大会第5次会议上": (
        Level.CITY,
        "榆泊市",
        6,
        5,
    ),
    "区人民代表大会常务委员会工作报告\n在**区第X届人民代表大会第X次会议上": (Level.DISTRICT, "", None, None),
    "砚池乡人大2025年工作总结及2026年工作计划\n2025年，乡人大依法履职。": (
        Level.TOWNSHIP,
        "砚池乡",
        None,
        None,
    ),
}


@pytest.mark.parametrize(("front", "expected"), FRONTS.items())
def test_the_head_of_a_report_tells_level_place_and_session(
    tmp_path: Path, front: str, expected: tuple[Level, str, int | None, int | None]
) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(f"{front}\n2025年工作回顾\n一、政治建设\n听取汇报。\n", "utf-8")
    report = report_of(path)
    session = session_of(report)
    assert (level_of(report), place_of(report), session.term, session.number) == expected


def test_a_masked_name_is_no_name_in_the_five_reports() -> None:
    named = {number: place_of(report_of(path)) for number, path in five_reports().items()}
    assert {number: bool(place) for number, place in named.items()} == {
        "000": False,
        "001": False,
        "002": False,
        "003": False,
        "004": True,
    }


def test_a_session_in_the_text_alone_is_not_the_one_of_the_report() -> None:
    session = session_of(report_of(five_reports()["000"]))
    assert (session.term, session.number, session.sure) == (4, None, False)


def _last(
    year: int | None, session: Session, kind: YearKind | None = None, plan: int | None = None
) -> LastYear:
    return LastYear(
        "去年.txt", Level.DISTRICT, year, plan or (year and year + 1), "云川区", session, "", kind=kind
    )


FIFTH = Session(9, 5, said="第九届人民代表大会第五次会议", line=2)
FIRST_OF_TENTH = Session(10, 1, said="第十届人民代表大会第一次会议", line=2)


def test_within_a_term_the_session_goes_up_by_one() -> None:
    found = following(_last(2024, FIFTH), 2025, Level.DISTRICT, None)
    assert found.values == {"单位.届": ("九",), "大会.次": ("六",)}
    assert found.kind is YearKind.ORDINARY


def test_a_town_meets_twice_a_year_so_its_session_is_asked() -> None:
    found = following(_last(2024, FIFTH), 2025, Level.TOWN, None)
    assert found.values == {"单位.届": ("九",)}
    assert "第五次会议" in found.remarks["大会.次"]


@pytest.mark.parametrize("year", [2021, 2026, 2027, 2031])
def test_about_an_election_nothing_is_answered_and_the_kind_of_year_is_asked(year: int) -> None:
    found = following(_last(year - 1, FIFTH), year, Level.DISTRICT, None)
    assert found.values == {}
    assert "--year-kind 届末" in found.remarks["年型"]


def test_a_report_of_five_years_is_heard_by_the_new_congress_at_its_first_session() -> None:
    found = following(_last(2025, FIFTH), 2026, Level.DISTRICT, YearKind.LAST)
    assert found.values == {"单位.届": ("九",), "大会.次": ("一",)}


def test_after_the_end_of_a_term_comes_its_first_year() -> None:
    found = following(_last(2026, FIRST_OF_TENTH, YearKind.LAST), 2027, Level.DISTRICT, None)
    assert found.kind is YearKind.FIRST
    assert found.values == {"单位.届": ("十",), "大会.次": ("二",)}


def test_the_year_after_a_first_year_is_ordinary_again() -> None:
    found = following(_last(2027, Session(10, 2), YearKind.FIRST), 2028, Level.DISTRICT, None)
    assert found.kind is YearKind.ORDINARY
    assert found.values == {"单位.届": ("十",), "大会.次": ("三",)}


def test_over_a_gap_of_years_only_the_term_stands() -> None:
    found = following(_last(2022, FIFTH), 2025, Level.DISTRICT, None)
    assert found.values == {"单位.届": ("九",)}


def test_over_an_election_nothing_stands() -> None:
    assert following(_last(2020, FIFTH), 2023, Level.DISTRICT, None).values == {}


def test_a_term_that_only_the_text_names_is_a_comment() -> None:
    unsure = Session(9, None, sure=False, said="九届人大五次会议", line=4)
    found = following(_last(2024, unsure), 2025, Level.DISTRICT, None)
    assert found.values == {}
    assert "九届人大五次会议" in found.remarks["单位.届"]


def test_a_plan_alone_follows_the_year_before_it() -> None:
    found = following(_last(None, Session(6), plan=2025), 2025, Level.CITY, None)
    assert found.values == {"单位.届": ("六",)}


def test_the_made_report_says_which_file_line_names_its_session() -> None:
    assert session_of(report_of(MADE / "1-区-三级编号.txt")).line == 2
