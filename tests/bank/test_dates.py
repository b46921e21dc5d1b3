"""Nothing in the bank or the templates has its own idea of time: every dated word is bound to a span."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.bank.anniversaries import misdated, reached_in
from planner.bank.entries import Anniversary, Wording
from planner.bank.load import load_bank
from planner.bank.model import Entry, PhraseBank, Status
from planner.bank.outdated import outdated, written_by
from planner.bank.validity import campaigns, successor_in, usable, watch_list
from planner.clock import Period, clock_of
from tests.shipped import TEMPLATES

YEARS = range(2017, 2036)
FIRST, LAST = frozenset({"首年"}), frozenset({"届末"})
SLOT = re.compile(r"\{[^{}]*\}")
# Words that are true of some years only, and what an entry must be bound to that holds them.
ABSOLUTE = re.compile(
    r"20\d\d|二〇|[一二]?十[一-九]五[”规]|周年|党的[十二]|届[一二三四五六七]中全会|[八九十]五”普法"
)
RELATIVE = re.compile("今年|去年|明年|前年")
OF_A_TERM = re.compile("第一年|任期|届满|之年")
OF_FIVE_YEARS = re.compile("五年来|过去五年|今后五年|五年间")
OF_ONE_YEAR = re.compile("一年来|过去一年")
HERE = re.compile("本届")


@cache
def bank() -> PhraseBank:
    return load_bank()


def day(year: int) -> Period:
    return clock_of(year, None).delivery_span


def written() -> Iterator[tuple[Entry, str]]:
    for entry in bank():
        if entry.status is Status.APPROVED:
            yield from ((entry, SLOT.sub("", text)) for text in written_by(entry))


def kinds(entry: Entry) -> frozenset[str]:
    return frozenset(getattr(entry, "year_kinds", ()))


def test_a_word_of_certain_years_stands_only_in_entries_that_end() -> None:
    assert [(e.id, text) for e, text in written() if ABSOLUTE.search(text) and not e.valid.end] == []


def test_no_phrase_says_this_year_last_year_or_next_year() -> None:
    assert [(e.id, text) for e, text in written() if RELATIVE.search(text)] == []


def test_what_is_true_of_the_ends_of_a_term_is_kept_for_them() -> None:
    loose = [(e.id, text) for e, text in written() if OF_A_TERM.search(text) and not kinds(e)]
    assert loose == []
    assert [e.id for e, text in written() if OF_A_TERM.search(text) and not kinds(e) <= FIRST | LAST] == []


def test_five_years_are_spoken_of_at_the_end_of_a_term_and_one_year_in_the_others() -> None:
    assert [(e.id, text) for e, text in written() if OF_FIVE_YEARS.search(text) and kinds(e) != LAST] == []
    one = [(e.id, text) for e, text in written() if OF_ONE_YEAR.search(text)]
    assert [(key, text) for key, text in one if not kinds(bank().entries[key]) - LAST] == []
    assert [(key, text) for key, text in one if "届末" in kinds(bank().entries[key])] == []


def test_no_phrase_says_this_congress_which_is_another_one_when_the_next_hears_it() -> None:
    assert [(e.id, text) for e, text in written() if HERE.search(text)] == []


def _literals(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\{[{#%].*?[}#%]\}", "", text, flags=re.DOTALL)
    return "\n".join(line for line in text.split("\n") if not line.startswith(("#", "说明:")))


def test_templates_hold_no_word_of_certain_years() -> None:
    files = [path for end in ("*.j2", "结构.yaml", "文种.yaml") for path in sorted(TEMPLATES.rglob(end))]
    assert len(files) > 20
    dated = re.compile("|".join(p.pattern for p in (ABSOLUTE, RELATIVE, OF_A_TERM, HERE)))
    assert [(path.name, found[0]) for path in files if (found := dated.search(_literals(path)))] == []


def test_a_structure_on_one_year_is_not_offered_at_the_end_of_a_term() -> None:
    for path in sorted(TEMPLATES.rglob("结构.yaml")):
        text = _literals(path)
        years = re.search(r"^年型: \[(.*)\]$", text, re.MULTILINE)
        if OF_ONE_YEAR.search(text):
            assert years, path
            assert "届末" not in years[1], path
        if OF_FIVE_YEARS.search(text):
            assert years, path
            assert years[1] == "届末", path


@pytest.mark.parametrize("year", YEARS)
def test_no_entry_out_of_its_time_is_usable_and_none_lends_its_words(year: int) -> None:
    span = day(year)
    may = [entry for entry in bank() if usable(entry, span)]
    late = outdated(may, bank(), span)
    watched = watch_list(bank(), span)
    for entry in may:
        if entry.id not in late:
            for text in written_by(entry):
                found = [(text[a:b], e.id) for a, b, e in watched.find(SLOT.sub("\n", text))]
                assert found == [], entry.id


@pytest.mark.parametrize("year", range(2024, 2036))
def test_the_shipped_phrases_of_these_years_need_no_guard(year: int) -> None:
    span = day(year)
    assert outdated([entry for entry in bank() if usable(entry, span)], bank(), span) == frozenset()


def test_an_expired_word_in_an_offices_own_frame_keeps_the_frame_out(tmp_path: Path) -> None:
    (tmp_path / "本区.yaml").write_text(
        "类别: 成句\n默认:\n  职责: 政治\n  级别: [区]\n  权威: 本单位\n  来源: [本区]\n条目:\n"
        "  - 编号: 成句-旧\n    文本: 迈进“十五五”开局之年。\n    位置: 感谢\n    时态: 回顾\n"
        "  - 编号: 成句-新\n    文本: 推进{乡村全面振兴}。\n    位置: 感谢\n    时态: 回顾\n",
        encoding="utf-8",
    )
    own = load_bank(tmp_path)
    entries = [own.entries["成句-旧"], own.entries["成句-新"]]
    assert outdated(entries, own, day(2026)) == {"成句-旧"}
    assert outdated(entries, own, day(2017)) == {"成句-旧"}


def test_wording_settled_up_to_a_day_is_usable_up_to_that_day() -> None:
    entry = bank().entries["时间线-二十届历次全会精神"]
    assert entry.settled == date(2027, 9, 30)
    assert usable(entry, Period(date(2027, 9, 30), date(2027, 9, 30)))
    assert usable(entry, Period(date(2027, 1, 1), date(2028, 1, 15)))
    assert not usable(entry, Period(date(2027, 10, 1), date(2027, 10, 1)))


@pytest.mark.parametrize(
    ("year", "held"),
    [
        (2021, ["党史学习教育"]),
        (2024, ["学习贯彻习近平新时代中国特色社会主义思想主题教育", "党纪学习教育"]),
        (2025, ["深入贯彻中央八项规定精神学习教育"]),
        (2026, ["树立和践行正确政绩观学习教育"]),
        (2027, []),
        (2030, []),
    ],
)
def test_a_year_has_the_study_campaigns_held_in_it(year: int, held: list[str]) -> None:
    span = Period(date(year, 1, 1), date(year, 12, 31))
    assert [campaign.text for campaign in campaigns(bank(), span)] == held


def test_a_law_ends_the_day_before_another_takes_its_place() -> None:
    laws = [w for w in bank().of(Wording) if w.role == "法律" and w.valid.end]
    assert len(laws) == 23
    for law in laws:
        successor = bank().entries[law.successor]
        assert law.valid.end is not None
        assert successor.valid.start is not None
        assert (successor.valid.start - law.valid.end).days == 1, law.id


@pytest.mark.parametrize(
    ("year", "kept"),
    [
        (
            2024,
            {
                "五四运动105周年",
                "中华人民共和国成立75周年",
                "全国人民代表大会成立70周年",
                "地方人大设立常委会45周年",
            },
        ),
        (2026, {"中国共产党成立105周年", "红军长征胜利90周年", "监督法颁布20周年"}),
        (
            2027,
            {
                "中国人民解放军建军100周年",
                "现行宪法公布施行45周年",
                "代表法颁布施行35周年",
                "监督法施行20周年",
            },
        ),
        (2028, {"改革开放50周年"}),
    ],
)
def test_anniversaries_are_counted(year: int, kept: set[str]) -> None:
    assert {one.text for one in reached_in(bank(), year)} == kept


@given(st.sampled_from(bank().of(Anniversary)), st.integers(1, 150), st.integers(2017, 2035))
def test_an_anniversary_is_right_in_one_year_only(event: Anniversary, number: int, year: int) -> None:
    for word in event.patterns:
        wrong = list(misdated(f"隆重庆祝{word}{number}周年", bank(), [year]))
        assert (not wrong) == (event.since + number == year)
        assert all(one.year == event.since + number for one in wrong)


def test_a_circle_of_successors_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "本区.yaml").write_text(
        "类别: 时间线\n默认:\n  职责: 政治\n  级别: [区]\n  权威: 本单位\n  来源: [本区]\n条目:\n"
        "  - 编号: 时间线-甲\n    文本: 甲\n    止: 2019\n    接替: 时间线-乙\n"
        "  - 编号: 时间线-乙\n    文本: 乙\n    止: 2020\n    接替: 时间线-甲\n",
        encoding="utf-8",
    )
    own = load_bank(tmp_path)
    assert successor_in(day(2026), own.entries["时间线-甲"], own) is None
    assert successor_in(day(2018), own.entries["时间线-甲"], own) == own.entries["时间线-乙"]
