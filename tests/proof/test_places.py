"""Places: another's in our text, our own misspelt, names left where the others were masked."""

import pytest

from planner.finding import Severity
from planner.proof.office import OwnWords
from planner.proof.reading import Given, lines_of_text
from planner.reports.structure import structure
from tests.proof.saying import told, weighed

DISTRICT = "云川区人民代表大会常务委员会工作报告\n各位代表：\n"
TOWN = "苇渡镇人民代表大会主席团工作报告\n各位代表：\n"
MASKED = "**区审议报告**项，视察**次，调研**次，走访**户。\n"
WARNING, INFO, ERROR = Severity.WARNING, Severity.INFO, Severity.ERROR


def test_an_organ_of_another_county_is_found_and_a_visit_to_it_only_asked_about() -> None:
    assert weighed("地名", f"{DISTRICT}青禾县人大常委会听取报告8项。") == [
        ("地名-别处机关", "青禾县", WARNING)
    ]
    assert weighed("地名", f"{DISTRICT}赴青禾县人大常委会学习。")[0][1:] == ("青禾县", INFO)


def test_a_town_names_no_other_town() -> None:
    assert told("地名", f"{TOWN}芦笋是穗溪镇的招牌。") == [("地名-别处", "穗溪镇")]
    assert told("地名", f"{DISTRICT}穗溪镇的芦笋卖得好。") == []


def test_the_own_name_misspelt_is_an_error_when_it_sounds_the_same() -> None:
    assert weighed("地名", f"{DISTRICT}助力云穿区发展。") == [("地名-本地写错", "云穿区", ERROR)]
    assert weighed("地名", f"{DISTRICT}助力云泽区发展。") == [("地名-本地写错", "云泽区", WARNING)]


def test_names_left_in_a_masked_text_are_found_once_each() -> None:
    text = f"{MASKED}走进库岭村，巡查洛棠公园。洞棠区人大常委会到库岭村调研。"
    assert told("地名", text) == [("地名-漏出", "库岭村"), ("地名-漏出", "洛棠公园"), ("地名-漏出", "洞棠区")]


def test_a_text_whose_names_are_there_leaks_nothing() -> None:
    assert told("地名", f"{DISTRICT}走进库岭村，巡查洛棠公园。") == []


def test_a_village_is_asked_about_only_against_last_years_report() -> None:
    last = structure(lines_of_text(f"{DISTRICT}走进石桥村。"))
    text = f"{DISTRICT}走进石桥村、库岭村。"
    assert told("地名", text, Given(last=last)) == [("地名-外地", "库岭村")]
    assert told("地名", text) == []


def test_a_place_the_office_calls_its_own_is_let_be() -> None:
    given = Given(own=OwnWords(places=frozenset({"青禾县"})))
    assert told("地名", f"{DISTRICT}青禾县人大常委会听取报告8项。", given) == []


def test_a_village_spelt_in_two_ways_is_found_where_it_is_rarer() -> None:
    text = f"{DISTRICT}视察苇渡镇，苇渡镇完成改造，韦渡镇建成三处。"
    assert told("地名", text) == [("地名-两种写法", "韦渡镇")]


@pytest.mark.parametrize(
    "clean",
    [
        "听取和审议区政府、区监委报告，督促县政府整改，先向区委报告，配合市人大检查。",
        "经开区、示范区、沉陷区、主湖区和老城区都已完成，争创全国百强县。",
        "向原选区选民述职，接好县十八届人大交来的账，份被县委采用。",
    ],
)
def test_words_that_end_like_places_are_none(clean: str) -> None:
    assert told("地名", f"{DISTRICT}{clean}") == []
