import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.mining.words import cut
from tests.mining.make_lexicon import LEXICON, lexicon_text


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("深入学习贯彻", ["深入", "学习", "贯彻"]),
        ("听取和审议专项工作报告", ["听取", "和", "审议", "专项", "工作", "报告"]),
        ("向党委请示报告制度", ["向", "党委", "请示", "报告", "制度"]),
        ("保障人民当家作主", ["保障", "人民", "当家作主"]),
        ("龘龘", ["龘", "龘"]),
        ("", []),
    ],
)
def test_a_clause_is_cut_into_common_words(clause: str, words: list[str]) -> None:
    assert [clause[word.start : word.end] for word in cut(clause)] == words


@given(st.text(alphabet="人民代表大会常务委员听取和审议，的龘x1", max_size=30))
def test_the_words_of_a_clause_side_by_side_are_the_clause(clause: str) -> None:
    words = cut(clause)
    assert "".join(clause[word.start : word.end] for word in words) == clause
    assert all(word.start < word.end for word in words)


def test_the_lexicon_is_what_its_source_gives() -> None:
    assert LEXICON.read_text(encoding="utf-8") == lexicon_text()
