"""Where sentences of the genre end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.reports.sentences import sentence_spans, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("监督有力。代表满意！效果如何？", ["监督有力。", "代表满意！", "效果如何？"]),
        ("听取报告3项；开展视察2次。", ["听取报告3项；开展视察2次。"]),
        ("他说：“我来办。”大家都信。", ["他说：“我来办。”", "大家都信。"]),
        ("回应“谁来养老？”的问题。", ["回应“谁来养老？”的问题。"]),
        ("检查《谁执法谁普法？》落实情况。好。", ["检查《谁执法谁普法？》落实情况。", "好。"]),
        ("会后（见附件。）交办。", ["会后（见附件。）交办。"]),
        ("没有句号的一行", ["没有句号的一行"]),
        ("　开头有空格。 中间也有。", ["开头有空格。", "中间也有。"]),
        ("引号“没有配对。下一句。", ["引号“没有配对。", "下一句。"]),
        ("怎么办？！马上办。", ["怎么办？！", "马上办。"]),
        ("各位代表！过去一年", ["各位代表！", "过去一年"]),
        ("", []),
        (" \u3000", []),
    ],
)
def test_sentences_end_as_the_genre_ends_them(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@given(st.text("监督代表。！？；“”《》（） \u3000", max_size=80))
def test_splitting_loses_nothing_but_blanks(text: str) -> None:
    assert "".join(split_sentences(text)).translate({32: None, 0x3000: None}) == text.translate(
        {32: None, 0x3000: None}
    )
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert spans == sorted(spans)
