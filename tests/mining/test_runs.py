from hypothesis import given
from hypothesis import strategies as st

from planner.mining.runs import LONGEST, Run, recurring

_PLENTY = 10**6
_Texts = list[str]
_TEXTS = st.lists(st.text(alphabet="甲乙丙\n", max_size=24), max_size=5)


def _found(texts: _Texts, budget: int = _PLENTY) -> dict[str, Run]:
    return {run.text: run for run in recurring(texts, budget=budget)}


def test_the_longest_run_of_two_texts_is_found_with_its_places() -> None:
    found = _found(["一二依法履职尽责三", "依法履职尽责四", "五六依法履职"])
    assert {text: run.texts for text, run in found.items()} == {"依法履职尽责": 2, "依法履职": 3}
    assert found["依法履职尽责"].places == ((0, 2), (1, 0))
    assert found["依法履职"].places == ((0, 2), (1, 0), (2, 2))


def test_a_run_within_one_text_only_is_none() -> None:
    assert _found(["依法履职依法履职", "甲乙丙丁"]) == {}


def test_a_character_outside_the_basic_plane_shifts_no_place() -> None:
    found = _found(["𠀀依法履职尽责", "甲乙𠀀依法履职尽责"])
    assert found["𠀀依法履职尽责"].places == ((0, 0), (1, 2))


def test_no_run_goes_over_a_line_end() -> None:
    assert set(_found(["甲乙\n丙丁戊己", "甲乙\n丙丁戊己"])) == {"丙丁戊己"}


def test_when_too_much_recurs_a_run_must_stand_in_more_texts() -> None:
    common, rare = "依法履职尽责", "主动担当作为有力"
    texts = [common, common, common + "\n" + rare, common + "\n" + rare]
    assert set(_found(texts)) == {common, rare}
    assert set(_found(texts, budget=20)) == {common}


@given(_TEXTS)
def test_every_run_that_two_texts_share_lies_in_a_run_that_is_found(texts: _Texts) -> None:
    found = _found(texts)
    for size in range(4, 9):
        seen: dict[str, set[int]] = {}
        for number, text in enumerate(texts):
            for start in range(len(text) - size + 1):
                seen.setdefault(text[start : start + size], set()).add(number)
        for text, numbers in seen.items():
            if len(numbers) > 1 and "\n" not in text:
                assert any(text in run and found[run].texts == len(numbers) for run in found), text


@given(_TEXTS)
def test_a_run_stands_in_as_many_texts_as_it_says_and_in_its_places(texts: _Texts) -> None:
    for run in recurring(texts, budget=_PLENTY):
        assert run.texts == sum(run.text in text for text in texts) > 1
        assert 4 <= len(run.text) <= LONGEST
        assert "\n" not in run.text
        assert all(texts[number].startswith(run.text, offset) for number, offset in run.places)
        assert {number for number, _ in run.places} == {
            number for number, text in enumerate(texts) if run.text in text
        }
