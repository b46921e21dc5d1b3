from hypothesis import given
from hypothesis import strategies as st

from planner.mining.families import best, families

_TEXTS = st.lists(st.text(alphabet="甲乙丙丁", max_size=12), max_size=12)


def test_texts_that_differ_in_a_word_are_one_family() -> None:
    texts = ["认真履行宪法和法律赋予的职责", "认真履行宪法和法律赋予的各项职责", "围绕中心、服务大局"]
    assert families(texts, alike=0.7) == (
        ("围绕中心、服务大局",),
        ("认真履行宪法和法律赋予的各项职责", "认真履行宪法和法律赋予的职责"),
    )


def test_short_texts_are_of_one_family_only_when_their_pairs_are_the_same() -> None:
    assert families(["依法履职", "依法履责"], alike=0.3) == (("依法履职",), ("依法履责",))


def test_the_best_of_a_family_is_the_commonest_then_the_shortest_then_the_first() -> None:
    counts = {"甲乙丙": 2, "甲乙": 2, "甲丙": 2, "乙": 1}
    assert best(list(counts), counts.__getitem__) == "甲丙"


@given(_TEXTS)
def test_every_text_is_in_one_family_whatever_the_order(texts: list[str]) -> None:
    found = families(texts, alike=0.5)
    assert sorted(text for family in found for text in family) == sorted(set(texts))
    assert families(texts[::-1], alike=0.5) == found
