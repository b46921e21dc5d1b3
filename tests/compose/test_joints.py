"""Joints: values meet without doubled marks, lists without stray commas."""

import pytest

from planner.compose.joints import end_sentence, join, strip_start, tidy, words
from planner.draft.measure import sentences
from planner.draft.model import plain


@pytest.mark.parametrize(
    ("pieces", "tidied"),
    [
        (["听取报告，", "，提出意见。"], "听取报告，提出意见。"),
        (["提出意见，", "。"], "提出意见。"),
        (["召开会议8次、", "，审议报告"], "召开会议8次，审议报告"),
        (["，", "审议报告。"], "审议报告。"),
        (["办结3件。", "。"], "办结3件。"),
        (["哪些落了地？", "，", "检查3家"], "哪些落了地？检查3家"),
    ],
)
def test_of_two_marks_that_meet_the_stronger_stays(pieces: list[str], tidied: str) -> None:
    spans = tuple(span for piece in pieces for span in words(piece))
    assert plain(tidy(spans)) == tidied


@pytest.mark.parametrize(
    ("members", "joined"),
    [
        (["走访企业32家", "召开座谈会4场"], "走访企业32家、召开座谈会4场"),
        (["甲，乙", "丙"], "甲，乙；丙"),
        (["甲、乙", "丙"], "甲、乙，丙"),
        (["《甲法》", "《乙法》"], "《甲法》《乙法》"),
        (["“甲”", "“乙”"], "“甲”“乙”"),
        (["《甲法》", "乙条例"], "《甲法》、乙条例"),
    ],
)
def test_lists_take_the_mark_their_members_allow(members: list[str], joined: str) -> None:
    assert plain(join([words(m) for m in members])) == joined


@pytest.mark.parametrize(
    ("text", "closed"), [("办结3件", "办结3件。"), ("办结3件，", "办结3件。"), ("为什么？", "为什么？")]
)
def test_a_sentence_is_closed_once(text: str, closed: str) -> None:
    assert plain(end_sentence(words(text))) == closed


def test_a_head_is_stripped_only_when_something_is_left() -> None:
    assert plain(strip_start(words("推动新增托位8个"), "推动")) == "新增托位8个"
    assert plain(strip_start(words("推动"), "推动")) == "推动"


def test_sentences_keep_their_final_marks() -> None:
    assert sentences("一问。二问？三句") == ["一问。", "二问？", "三句"]
