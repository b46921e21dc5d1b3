"""Every way in which the original, the facts file and a part can differ, and who is who among records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.facts.questionnaire import load_questionnaire
from planner.sharing.choosing import Wish, choice
from planner.sharing.pairing import likeness, paired
from planner.sharing.stand import Entry, Said, Stand
from planner.sharing.threeway import Difference, Sides, Verdict, differences

_PATH = "会议.主任会议"


def _stand(text: str) -> Stand:
    return Stand({_PATH: Said((text,), "某处")} if text else {})


def _verdict(original: str | None, ours: str, theirs: str) -> Verdict | None:
    first = None if original is None else _stand(original)
    sides = Sides(_stand(ours), _stand(theirs), first, frozenset({_PATH}))
    found = differences(sides, load_questionnaire("工作报告"))
    return found[0].verdict if found else None


@pytest.mark.parametrize(
    ("original", "ours", "theirs", "verdict"),
    [
        ("8", "8", "8", None),
        ("8", "8", "9", Verdict.TAKEN),
        ("8", "9", "8", None),
        ("8", "9", "9", None),
        ("8", "9", "7", Verdict.CONFLICT),
        ("", "", "8", Verdict.TAKEN),
        ("", "8", "", None),
        ("", "8", "8", None),
        ("", "8", "9", Verdict.CONFLICT),
        ("8", "8", "", Verdict.EMPTIED),
        ("8", "", "", None),
        ("8", "", "8", None),
        ("8", "", "9", Verdict.CONFLICT),
        ("8", "9", "", Verdict.CONFLICT),
        (None, "8", "8", None),
        (None, "", "8", Verdict.TAKEN),
        (None, "8", "", Verdict.EMPTIED),
        (None, "8", "9", Verdict.CONFLICT),
    ],
)
def test_who_changed_an_answer_decides(
    original: str | None, ours: str, theirs: str, verdict: Verdict | None
) -> None:
    assert _verdict(original, ours, theirs) is verdict


def _entry(number: int, mark: int | None = None, **texts: str) -> Entry:
    return Entry(number, {key: Said((text,), "") for key, text in texts.items()}, "", mark)


_KNOWN = (
    _entry(1, 题目="甲", 形式="视察"),
    _entry(2, 题目="甲", 形式="视察"),
    _entry(3, 题目="乙丙丁戊", 形式="视察", 月份="6", 意见数="5"),
)
_KEYS = ("题目", "形式")


def _marks(*found: Entry) -> list[int | None]:
    return [entry.mark for entry in paired(found, _KNOWN, _KEYS).entries]


def test_equal_records_keep_their_own_marks() -> None:
    assert _marks(_entry(1, 2, 题目="甲", 形式="视察"), _entry(2, 1, 题目="甲", 形式="视察")) == [2, 1]


def test_equal_records_without_marks_are_taken_in_their_order() -> None:
    assert _marks(_entry(1, 题目="甲", 形式="视察"), _entry(2, 题目="甲", 形式="视察")) == [1, 2]


def test_the_same_content_counts_more_than_a_mark() -> None:
    moved = _entry(1, 1, 题目="乙丙丁戊", 形式="视察", 月份="6", 意见数="5")
    assert _marks(moved, _entry(5, 3, 题目="甲", 形式="视察")) == [3, 1]


def test_a_mark_counts_more_than_likeness() -> None:
    assert _marks(_entry(1, 3, 题目="全新", 形式="执法检查")) == [3]


def test_a_mark_that_is_there_twice_goes_to_the_first() -> None:
    assert _marks(_entry(1, 3, 题目="己", 形式="视察"), _entry(2, 3, 题目="庚", 形式="执法检查")) == [3, None]


def test_a_mark_that_the_original_has_not_is_no_mark() -> None:
    assert _marks(_entry(1, 9, 题目="全新", 形式="执法检查")) == [None]


def test_likeness_finds_a_record_with_a_mended_title_and_not_one_of_another_matter() -> None:
    mended = _entry(1, 题目="乙丙丁己", 形式="视察", 月份="6", 意见数="5")
    assert _marks(mended) == [3]
    assert _marks(_entry(1, 题目="庚辛壬癸", 形式="执法检查", 月份="6")) == [None]


@given(st.permutations(range(3)))
def test_order_does_not_matter_for_records_that_did_not_change(order: list[int]) -> None:
    met = paired([_KNOWN[at] for at in order], _KNOWN, _KEYS).entries
    assert sorted(entry.mark or 0 for entry in met) == [1, 2, 3]
    assert all(entry.texts == _KNOWN[(entry.mark or 0) - 1].texts for entry in met)


def test_likeness_runs_from_nothing_to_all() -> None:
    assert likeness(_KNOWN[2], _KNOWN[2], _KEYS) == 1
    assert likeness(_entry(1, 题目="甲"), _entry(1, 背景="乙"), _KEYS) == 0


def _difference(verdict: Verdict, text: str, path: str = _PATH) -> Difference:
    return Difference(verdict, path, path, theirs=Said((text,), "某份"))


@pytest.mark.parametrize(
    ("verdict", "wish", "written"),
    [
        (Verdict.TAKEN, Wish(), True),
        (Verdict.CONFLICT, Wish(), False),
        (Verdict.CONFLICT, Wish(part=True), True),
        (Verdict.CONFLICT, Wish(clear=True), False),
        (Verdict.FOREIGN, Wish(part=True), True),
        (Verdict.EMPTIED, Wish(part=True), False),
        (Verdict.EMPTIED, Wish(clear=True), True),
        (Verdict.GONE, Wish(clear=True), True),
        (Verdict.REPEATED, Wish(part=True, clear=True), False),
    ],
)
def test_what_is_written_follows_the_wish(verdict: Verdict, wish: Wish, *, written: bool) -> None:
    made = choice([[_difference(verdict, "9")]], wish)
    assert (len(made.written), len(made.left)) == ((1, 0) if written else (0, 1))


def test_what_two_parts_say_alike_is_written_once_and_what_they_dispute_not_at_all() -> None:
    alike = choice([[_difference(Verdict.TAKEN, "9")], [_difference(Verdict.TAKEN, "9")]], Wish())
    assert (len(alike.written), alike.rivals) == (1, ())
    disputed = choice([[_difference(Verdict.TAKEN, "9")], [_difference(Verdict.TAKEN, "7")]], Wish())
    assert (disputed.written, len(disputed.rivals)) == ((), 1)
