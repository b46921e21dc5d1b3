"""Tense: the review tells what was done, the plan what is to be done."""

import pytest

from tests.proof.saying import report, told


@pytest.mark.parametrize(
    "future",
    [
        "常委会将听取和审议物业管理工作情况的报告。",
        "提出审议意见6条。将组织代表视察内涝治理情况。",
        "常委会将走访企业36户。",
        "专题询问以后，常委会将对办理情况开展跟踪监督。",
    ],
)
def test_a_mark_of_the_future_in_the_review_is_found(future: str) -> None:
    assert told("时态", report(future)) == [("时态-回顾将来", "将")]


@pytest.mark.parametrize(
    "preposition",
    [
        "将开展执法检查作为监督的重要抓手。",
        "将坚持党的领导贯穿于依法履职全过程。",
        "将重点建议纳入督办计划。",
        "将组织代表视察与专题询问相结合。",
        "将审议意见交由区政府研究处理。",
        "将对口部门的意见汇总反馈。",
        "将制定的办法印发各镇。",
        "将联系点延伸到村组。",
    ],
)
def test_a_preposition_is_no_mark_of_the_future(preposition: str) -> None:
    assert told("时态", report(preposition)) == []


@pytest.mark.parametrize(
    "reported",
    [
        "区政府承诺，将进一步完善机制。",
        "会议强调，要加强监督。将持续用力。",
        "代表留言“我们将继续关注”，推动问题解决。",
        "该项目顺延，下一步将继续跟踪。",
    ],
)
def test_what_others_said_and_what_comes_later_is_let_be(reported: str) -> None:
    assert told("时态", report(reported)) == []


def test_what_is_to_be_mended_may_stand_in_the_review() -> None:
    text = report(shortcomings="我们也清醒认识到，工作还有不足。监督实效还不够。我们将认真研究，切实改进。")
    assert told("时态", text) == []


@pytest.mark.parametrize(
    ("past", "words"),
    [
        ("听取和审议了物业管理工作情况的报告。", "听取和审议了"),
        ("常委会已完成执法检查。", "已完成"),
        ("已安排了48名代表述职。", "已安排了"),
        ("共办理代表建议120件。", "共办理代表建议120件"),
        ("一年来，常委会依法履职。", "一年来"),
    ],
)
def test_what_the_plan_tells_as_done_is_found(past: str, words: str) -> None:
    assert told("时态", report(plan=past)) == [("时态-计划完成", words)]


@pytest.mark.parametrize(
    "clean",
    [
        "党的二十届四中全会作出了战略部署。",
        "对已建成的项目开展视察。",
        "安排听取专项工作报告9项，确保办结率达到100%。",
        "深入了解社情民意，办好代表建议。",
    ],
)
def test_what_others_did_and_what_is_aimed_at_is_let_be(clean: str) -> None:
    assert told("时态", report(plan=clean)) == []
