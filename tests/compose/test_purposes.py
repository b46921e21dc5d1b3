"""Purposes: an aim follows the words of its frame as a sentence would have it."""

import pytest

from planner.compose.joints import words
from planner.compose.purposes import aim_joined
from planner.draft.model import FromFact, Span, plain


@pytest.mark.parametrize(
    ("lead", "aim", "said"),
    [
        ("，推动", "解决垃圾下山难", "，推动解决垃圾下山难"),
        ("，推动", "把纠纷化解在家门口", "，推动有关方面把纠纷化解在家门口"),
        ("，推动", "让湖区喝上好水", "，推动有关方面让湖区喝上好水"),
        ("，推动有关方面", "帮社区留住人手", "，推动有关方面帮社区留住人手"),
        ("，督促有关部门", "把预算编得更细", "，督促有关部门把预算编得更细"),
        ("，推动", "为县委决策提供参考", "，为县委决策提供参考"),
        ("，督促有关部门", "为县委决策提供参考", "，为县委决策提供参考"),
        ("以此推动", "为县委决策提供参考", "以此为县委决策提供参考"),
        ("为", "为县委决策提供参考", "为县委决策提供参考"),
        ("着眼", "让湖区喝上好水", "着眼让湖区喝上好水"),
    ],
)
def test_an_aim_fits_the_words_before_it(lead: str, aim: str, said: str) -> None:
    told = Span(aim, FromFact("来年议题[0].目的", 1, 1))
    assert plain(aim_joined((*words(lead), told, *words("。")))) == f"{said}。"


def test_only_an_aim_is_fitted() -> None:
    told = Span("把好入口关", FromFact("来年议题[0].做法", 1, 1))
    assert plain(aim_joined((*words("，推动"), told))) == "，推动把好入口关"
