"""Foreign places: found where they are named, and nowhere in an ordinary draft.

Names of real places stand here because telling them from plain words is what is tested.
"""

import random

import pytest

from planner.mining.words import lexicon
from planner.resources import data_dir
from planner.reuse.places import Home, home_of, mentions
from planner.reuse.townships import towns
from tests.bench.corpus import REPORTS

HOME = home_of(["云川区", "嘉澜市"])


def _names(text: str, home: Home = HOME) -> list[str]:
    return [mention.name for mention in mentions(text, home)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("赴若羌县考察乡村振兴", ["若羌县"]),
        ("与海东市平安区结对", ["海东市", "平安区"]),
        ("对口支援西藏自治区错那县", ["西藏自治区", "错那县"]),
        ("推动涧西区老旧小区改造", ["涧西区"]),
        ("总书记对广东提出的要求", ["广东"]),
        ("借鉴景宁县、恩施州、延边州做法", ["景宁县", "恩施州", "延边州"]),
        ("南山区人大常委会组织视察", ["南山区"]),
        ("赴朝阳区人大学习", ["朝阳区"]),
    ],
)
def test_a_place_of_the_gazetteer_is_found(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "开展平安区创建，深化和平区域合作，建设富裕县域，提高县域经济水平",
        "适应城市发展需要，推动沿海城市、新兴城市、专项城市更新",
        "在增长治理上下功夫，沟通化解矛盾，各位来宾，力戒文山会海",
        "筹备重大庆典，迎接双重庆祝活动，创新余地很大",
        "区和县直部门，任县级领导，新建区级平台，会同县直机关，公安县级指挥中心",
        "太行山东麓，长江西岸，黄河南岸，江南山区，守住绿水青山区位优势",
        "弘扬延安精神、井冈山精神，推广浦江经验、浙江经验，参加北京冬奥会服务",
        "全力推进长安街、新华书店、中山公园周边整治，山西路社区",
        "市中心港口区域，老城区改造，新城区建设，城东区块",
        "任命张玉林为办公室主任，刘长春、李金华当选代表",
        "云川区、嘉澜市、青禾县、岚溪县、穗溪镇",
    ],
)
def test_plain_words_are_no_places(text: str) -> None:
    assert _names(text) == []


def test_words_put_together_at_random_make_no_place() -> None:
    chance = random.Random(11)  # noqa: S311 - the same words each time
    words = sorted(word for word in lexicon() if len(word) == 2)
    texts = ["".join(chance.choices(words, k=6)) for _ in range(4000)]
    assert [name for text in texts for name in _names(text)] == []


def test_nothing_the_program_ships_names_a_place() -> None:
    folders = (data_dir("phrasebank"), data_dir("templates"))
    paths = [path for folder in folders for path in sorted(folder.rglob("*.*")) if path.is_file()]
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    # Two regions stand in the titles of laws; the rule on places of the gazetteer has to show one of them.
    del texts["法律名称.txt"]
    found = {name: names for name, text in texts.items() if (names := _names(text, home_of([])))}
    assert found == {"地名.yaml": ["石家庄市"]}


def test_a_visit_aid_or_a_neighbour_is_told_from_a_leftover() -> None:
    (visited,) = mentions("组织代表赴若羌县考察", HOME)
    (leftover,) = mentions("督促若羌县财政局整改", HOME)
    assert (visited.visited, leftover.visited) == (True, False)


def test_the_own_place_and_those_above_it_are_at_home() -> None:
    home = home_of(["正定县"])
    assert _names("正定县、石家庄市、河北省、河北、石家庄", home) == []
    assert _names("灵寿县", home) == ["灵寿县"]


def test_a_place_that_the_facts_name_is_no_leftover() -> None:
    assert _names("赴若羌县考察", home_of(["云川区"], "与若羌县人大签了协议")) == []


def test_names_of_townships_and_villages_are_taken_by_their_ending() -> None:
    found = [mention.name for mention in towns("在禾塘镇、穗溪镇，柳湾村和石汊街道设站")]
    assert found == ["禾塘镇", "穗溪镇", "柳湾村", "石汊街道"]


@pytest.mark.parametrize(
    "text",
    [
        "各镇、城镇化、乡镇人大、小城镇、建制镇、特色小镇、文明村、美丽乡村、行政村、驻村干部",
        "全区各街道、老旧街道、返乡创业、乡愁、村民、村级、城乡融合、强村富民、强镇带村",
    ],
)
def test_common_words_are_no_townships(text: str) -> None:
    assert list(towns(text)) == []


def test_the_places_left_in_the_five_reports_are_found() -> None:
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))}
    named = {
        name: sorted({m.name for m in (*mentions(text, HOME), *towns(text))}) for name, text in texts.items()
    }
    assert named == {
        "000": [],
        "001": [],
        "002": ["东城街道", "兴和乡"],
        "003": ["库头村"],
        "004": ["寮步镇", "广东"],
    }
