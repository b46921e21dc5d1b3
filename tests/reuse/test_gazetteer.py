"""The gazetteer: whole, well-formed, each place under the right one.

Names of real places stand here because a list of them is what is tested.
"""

import re
from collections import Counter
from importlib.resources import files

import pytest

from planner.reuse.gazetteer import Locality, Rank, gazetteer, stem_of


def _every() -> list[Locality]:
    return list(dict.fromkeys(one for places in gazetteer().names.values() for one in places))


def test_there_are_as_many_places_as_the_country_has_and_the_names_it_gave_up() -> None:
    ranks = Counter(one.rank for one in _every())
    assert ranks[Rank.PROVINCE] == 34
    assert ranks[Rank.PREFECTURE] == 334
    assert 2850 <= ranks[Rank.COUNTY] <= 3000


def test_every_county_stands_under_a_province() -> None:
    provinces = {one.name for one in _every() if one.rank is Rank.PROVINCE}
    counties = [one for one in _every() if one.rank is Rank.COUNTY]
    assert all(one.above[-1] in provinces for one in counties)


def test_every_name_ends_in_its_class() -> None:
    endings = ("区", "县", "市", "旗", "州", "盟", "省")
    assert [one.name for one in _every() if not one.name.endswith(endings)] == []


def test_no_line_of_the_list_names_a_place_twice() -> None:
    text = files("planner.reuse").joinpath("gazetteer.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line[0] not in "#=":
            for group in line.split("|")[1:]:
                names = group.split(" ")
                assert sorted(names) == sorted(set(names))
                assert all(re.fullmatch("[\u4e00-\u9fff]+|[*]", name) for name in names)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("石家庄市", "石家庄"),
        ("内蒙古自治区", "内蒙古"),
        ("延边朝鲜族自治州", "延边"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("大兴安岭地区", "大兴安岭"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("云川区", "云川"),
        ("市", "市"),
    ],
)
def test_a_stem_is_the_name_without_its_class(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_a_place_knows_what_stands_above_it() -> None:
    known = gazetteer()
    assert known.above("正定县") == {"石家庄市", "河北省"}
    assert known.above("恩施州") == {"湖北省"}
    assert {"北京市", "长春市", "吉林省"} <= known.above("朝阳区")
    assert known.above("云川区") == frozenset()


def test_the_fictional_places_of_the_examples_are_in_no_gazetteer() -> None:
    known = gazetteer()
    assert not any(map(known.known, ("云川区", "嘉澜市", "青禾县", "岚溪县", "汀澜区", "兰汀县")))
