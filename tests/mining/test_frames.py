import pytest

from planner.mining.frames import ALTERNATIVE, frames
from planner.mining.slots import hidden, shown


def _frames(sentence: str) -> list[str]:
    return [shown(frame).replace(ALTERNATIVE, "→") for frame in frames(hidden(sentence))]


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        (
            "听取和审议{机关}关于托育服务发展情况的报告，提出增加布点等{数}条意见。",
            "听取和审议{机关}关于{题目}情况的报告，提出{题目}等{数}条意见",
        ),
        ("听取{机关}学位建设情况汇报。", "听取{机关}关于{题目}建设情况汇报"),
        ("对{法律}实施情况开展执法检查。", "对{法律}实施情况开展执法检查"),
        ("围绕停车难问题，组织人大代表视察新建车库。", "围绕{题目}问题，组织人大代表视察{题目}"),
        ("一是针对存在问题，形成审议意见{数}条。", "针对{题目}问题，形成审议意见{数}条"),
        (
            "推动{机关}及有关部门完善设施，提升服务水平。",
            "推动{机关}及有关部门完善设施→推动{机关}及有关部门{题目}，提升服务水平→提升{题目}水平",
        ),
        ("任免国家机关工作人员{数}人次。", "任免{题目}{数}人次"),
        ("天气很好。", "天气很好→"),
    ],
)
def test_a_clause_of_a_known_shape_keeps_its_verb_and_set_tail(sentence: str, frame: str) -> None:
    assert _frames(sentence) == [frame]


def test_every_statement_between_strong_marks_is_a_frame_of_its_own() -> None:
    assert _frames("听取{机关}关于就业的报告；提出建议。") == ["听取{机关}关于{题目}的报告", "提出建议"]


@pytest.mark.parametrize(
    "sentence", ["甲，乙，丙，丁，戊，己。", "围绕“一府，两院”工作。", '坚持"四个自信"。', "，听取报告。"]
)
def test_long_or_broken_statements_make_no_frame(sentence: str) -> None:
    assert _frames(sentence) == []
