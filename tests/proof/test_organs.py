"""Organs: names, order, and the words of one's own level."""

import pytest

from planner.bank.model import Level
from planner.finding import Severity
from planner.proof.reading import Given
from tests.proof.saying import told, weighed

DISTRICT = Given(2026, Level.DISTRICT)


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("区政府、区人大", Severity.WARNING),
        ("区人大、区委", Severity.WARNING),
        ("区人民法院、区监察委员会、区人民检察院", Severity.ERROR),
        ("区检察院、区法院、区监委", Severity.ERROR),
    ],
)
def test_organs_named_out_of_order_are_found_and_three_are_an_error(words: str, severity: Severity) -> None:
    assert weighed("机关", f"感谢{words}的支持。", DISTRICT) == [("机关-次序", words, severity)]


@pytest.mark.parametrize(
    "clean",
    [
        "感谢区委、区人大、区政府、区政协的支持。",
        "推动公安、检察院、法院协作配合。",
        "听取和审议区政府、区人大常委会、区法院、区检察院工作报告。",
        "落实市政府、区委的部署。",
        "推动区政府、区法院建立府院联动机制。",
    ],
)
def test_organs_in_order_or_of_two_levels_are_let_be(clean: str) -> None:
    assert told("机关", clean, DISTRICT) == []


def test_one_government_and_two_courts_were_right_before_the_supervision_commission() -> None:
    assert told("机关", "支持“一府两院”依法履职。", Given(2016, Level.DISTRICT)) == []
    assert told("机关", "支持“一府两院”依法履职。", DISTRICT) == [("机关-一府一委两院", "一府两院")]


@pytest.mark.parametrize(
    ("level", "text", "hits"),
    [
        (Level.DISTRICT, "围绕我县中心工作。", ["我县"]),
        (Level.COUNTY, "推动全区发展。", ["全区"]),
        (Level.COUNTY, "推动园区、库区和示范区建设。", []),
        (Level.TOWN, "在县委和镇党委领导下，配合县政府工作。", []),
        (Level.TOWN, "在乡党委的领导下。", ["乡党委"]),
        (Level.DISTRICT, "赴青禾县考察，县委、县政府介绍了经验。", []),
        (Level.DISTRICT, "指导镇党委、镇政府支持镇人大工作。", []),
        (Level.CITY, "在市委坚强领导下，服务全市大局。", []),
    ],
)
def test_words_of_another_level_are_found_only_where_they_are_meant_of_oneself(
    level: Level, text: str, hits: list[str]
) -> None:
    assert [words for _, words in told("机关", text, Given(2026, level))] == hits


def test_departments_are_called_by_their_old_names_only_before_the_reform() -> None:
    text = "督促区环保局和区国土局整改。"
    assert [words for _, words in told("机关", text, DISTRICT)] == ["区环保局", "区国土局"]
    assert told("机关", text, Given(2017, Level.DISTRICT)) == []
    assert told("机关", "督促区农业农村局、区自然资源局整改，接收原环保局档案。", DISTRICT) == []


def test_a_head_is_named_before_the_deputy() -> None:
    assert told("机关", "选举产生常委会副主任、主任。", DISTRICT) == [("机关-正副次序", "副主任、主任")]
    assert told("机关", "任命代表工委副主任、主任科员。", DISTRICT) == []
