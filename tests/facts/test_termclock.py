"""The term: its years, the session that hears the report, the one that set the tasks, meetings by number."""

import pytest

from planner.facts.derived.termclock import Session, TermClock
from planner.facts.model import Facts
from tests.facts.checking import after, facts_from, told

HEAD = (
    "文种: 工作报告\n级别: {level}\n年度: {year}\n年型: {kind}\n单位:\n  届: {term}\n大会:\n  次: {session}\n"
)


def file(  # noqa: PLR0913 - one argument per answer
    *,
    session: str = "五",
    kind: str = "平年",
    year: int = 2025,
    level: str = "县",
    term: str = "十八",
    more: str = "",
) -> str:
    return HEAD.format(level=level, year=year, kind=kind, term=term, session=session) + more


def term_of(text: str) -> TermClock:
    return TermClock(facts_from(text))


def numbered(session: Session) -> tuple[int | None, int | None]:
    return session.term, session.number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (file(session="五"), (18, 4)),
        (file(session="二"), (18, 1)),
        (file(session="一"), (18, None)),
        (file(session="七", more="  上次: 五\n"), (18, 5)),
        (file(session="待填"), (18, None)),
        (file(session="九", level="镇", more="会议:\n  人代会: 2\n"), (18, 7)),
        (file(session="九", level="镇", more="会议:\n  人代会: 1\n"), (18, 8)),
        (file(session="九", level="镇"), (18, None)),
        (file(session="二", level="镇", more="会议:\n  人代会: 2\n"), (18, None)),
        (file(session="九", level="镇", more="  上次: 六\n会议:\n  人代会: 2\n"), (18, 6)),
    ],
)
def test_the_tasks_of_an_ordinary_year_were_set_at_the_session_before(
    text: str, expected: tuple[int | None, int | None]
) -> None:
    assert numbered(term_of(text).tasks_of) == expected


ELECTED = "结构:\n  本地部分: 换届选举\n选举:\n  区代表: 238\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (file(session="二", year=2026, more=f"  上次: 六\n{ELECTED}"), (17, 6)),
        (file(session="二", year=2026, more=ELECTED), (17, None)),
        (file(session="七", year=2026, more=ELECTED), (18, 6)),
        (file(session="二", year=2026, more="结构:\n  本地部分: 换届选举\n"), (18, 1)),
    ],
)
def test_where_a_new_congress_was_elected_in_the_year_the_one_before_had_set_the_tasks(
    text: str, expected: tuple[int, int | None]
) -> None:
    assert numbered(term_of(text).tasks_of) == expected


@pytest.mark.parametrize(
    ("level", "session"), [("县", "二"), ("县", "三"), ("区", "二"), ("镇", "二"), ("镇", "三"), ("乡", "四")]
)
def test_the_tasks_of_the_first_year_were_set_at_the_first_session_of_the_term(
    level: str, session: str
) -> None:
    text = file(session=session, kind="首年", year=2027, level=level, more="会议:\n")
    assert numbered(term_of(text).tasks_of) == (18, 1)
    assert numbered(term_of(text).opened_by) == (18, 1)


@pytest.mark.parametrize("level", ["县", "镇"])
def test_five_years_are_reported_to_the_first_session_of_the_next_term(level: str) -> None:
    term = term_of(file(session="一", kind="届末", year=2026, level=level))
    assert numbered(term.heard_by) == (19, 1)
    assert term.is_heard_by_the_next
    assert term.term == 18
    assert numbered(term.tasks_of) == (18, None)


def test_five_years_may_be_reported_to_the_last_session_of_the_same_term() -> None:
    term = term_of(file(session="七", kind="届末", year=2026))
    assert numbered(term.heard_by) == (18, 7)
    assert not term.is_heard_by_the_next
    assert numbered(term.tasks_of) == (18, 6)


@pytest.mark.parametrize(("told", "number"), [("", None), ("  上次: 六\n", 6)])
def test_a_congress_elected_within_the_year_did_what_the_one_before_it_set(
    told: str, number: int | None
) -> None:
    held = "结构:\n  本地部分: 换届选举\n选举:\n  区代表: 215\n"
    facts = facts_from(file(session="二", year=2021, more=told + held))
    assert numbered(TermClock(facts).tasks_of) == (17, number)
    assert found(facts, "大会次数") == found(facts, "届内次数") == []


def before(session: str, kind: str = "平年", year: int = 2024, term: str = "十八", level: str = "县") -> str:
    return file(session=session, kind=kind, year=year, term=term, level=level)


@pytest.mark.parametrize(
    ("now", "last", "expected"),
    [
        (file(session="七"), before("五"), (18, 5)),
        (file(session="九", level="镇"), before("六", level="镇"), (18, 6)),
        (file(session="二", year=2025), before("一", kind="届末", term="十七"), (18, 1)),
        (file(session="五"), before("五"), (18, 4)),
        (file(session="五"), before("四", year=2023), (18, 4)),
        (file(session="七", more="  上次: 六\n"), before("五"), (18, 6)),
    ],
)
def test_last_years_file_tells_the_session_that_set_the_tasks(
    now: str, last: str, expected: tuple[int, int]
) -> None:
    assert numbered(TermClock(after(now, last)).tasks_of) == expected


def test_the_session_of_last_years_file_is_traced_to_that_file() -> None:
    tasks = TermClock(after(file(session="七"), before("五"), "2024.yaml")).tasks_of
    assert tasks == Session(18, 5, ("2024.yaml:单位.届",), ("2024.yaml:大会.次",))


@pytest.mark.parametrize(
    ("kind", "year", "years", "nth"),
    [
        ("平年", 2023, range(2022, 2027), 2),
        ("平年", 2025, range(2022, 2027), 4),
        ("首年", 2027, range(2027, 2032), 1),
        ("首年", 2028, range(2028, 2033), 1),
        ("届末", 2026, range(2022, 2027), 5),
        ("届末", 2027, range(2023, 2028), 5),
    ],
)
def test_a_term_is_five_years(kind: str, year: int, years: range, nth: int) -> None:
    term = term_of(file(session="三", kind=kind, year=year))
    assert (term.years, term.nth_year) == (tuple(years), nth)


def test_last_years_first_year_makes_this_one_the_second() -> None:
    term = TermClock(after(file(session="三", year=2029), before("二", kind="首年", year=2028)))
    assert (term.years, term.nth_year) == ((2028, 2029, 2030, 2031, 2032), 2)


def test_without_a_year_the_term_has_none() -> None:
    term = term_of("文种: 工作报告\n级别: 县\n单位:\n  届: 十八\n")
    assert (term.years, term.nth_year, term.meetings) == ((), None, ())


def meetings(last: str, held: int) -> str:
    return f"会议:\n  常委会会议: {held}\n  常委会末次: {last}\n"


def test_the_meetings_of_the_year_are_numbered_in_the_term() -> None:
    assert term_of(file(more=meetings("三十六", 8))).meetings == tuple(range(29, 37))
    assert term_of(file(more="会议:\n  常委会会议: 8\n")).meetings == ()


def found(facts: Facts, rule: str) -> list[str]:
    return [message for _, _, message in told(facts, rule)]


def test_meetings_that_do_not_run_on_from_last_years_are_asked_about() -> None:
    last = before("四") + meetings("二十八", 7)
    assert found(after(file(more=meetings("三十六", 8)), last), "常委会次数") == []
    assert found(after(file(more=meetings("三十五", 8)), last), "常委会次数") == [
        "去年最后一次常委会会议是第二十八次（2025.yaml第11行），今年开了8次，应到第三十六次，填的是第三十五次"
    ]


def test_more_meetings_in_a_year_than_in_the_term_are_asked_about() -> None:
    assert found(facts_from(file(more=meetings("六", 8))), "常委会次数") == [
        "全年开了8次，最后一次是本届第六次，少于全年的次数"
    ]


def test_meetings_of_a_new_term_are_counted_anew() -> None:
    last = before("四", term="十七") + meetings("二十八", 7)
    assert found(after(file(session="二", more=meetings("八", 8)), last), "常委会次数") == []


def test_tasks_cannot_be_set_at_the_session_that_hears_of_them() -> None:
    assert found(facts_from(file(session="五", more="  上次: 五\n")), "大会次数") == [
        "定下这一年任务的是第五次会议，不在听取报告的第五次会议以前"
    ]


def test_a_second_session_in_the_year_of_election_is_neither_too_early_nor_before_its_tasks() -> None:
    read = facts_from(file(session="二", year=2026, more=f"  上次: 六\n{ELECTED}"))
    assert found(read, "届内次数") + found(read, "大会次数") == []


@pytest.mark.parametrize(
    ("year", "session", "fits"),
    [(2023, "三", True), (2023, "二", False), (2025, "五", True), (2025, "六", True), (2025, "四", False)],
)
def test_a_session_too_early_for_its_year_of_the_term_is_asked_about(
    year: int, session: str, *, fits: bool
) -> None:
    assert bool(found(facts_from(file(session=session, year=year)), "届内次数")) is not fits


def test_a_part_on_elections_belongs_to_years_of_election() -> None:
    part = "结构:\n  本地部分: 换届选举\n"
    assert found(facts_from(file(year=2024, more=part)), "年型") == [
        "本地部分选了“换届选举”，按五年一次推算2024年、2025年都不换届"
    ]
    assert found(facts_from(file(year=2025, more=part)), "年型") == []
    assert found(facts_from(file(year=2026, more=part)), "年型") == []
