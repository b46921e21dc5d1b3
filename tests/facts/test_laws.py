"""Laws named short: what their full titles are, and which are no longer named."""

import pytest

from planner.facts.reading.laws import short_names


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("安全生产法", "《中华人民共和国安全生产法》"),
        ("《生态环境法典》", "《中华人民共和国生态环境法典》"),
        ("湿地保护法", "《中华人民共和国湿地保护法》"),
        ("居委会组织法", "《中华人民共和国城市居民委员会组织法》"),
        ("监督法", "《中华人民共和国各级人民代表大会常务委员会监督法》"),
    ],
)
def test_a_short_name_has_its_full_title(typed: str, full: str) -> None:
    assert short_names(typed) == {typed: full}


@pytest.mark.parametrize(
    "name",
    [
        "环境保护法",
        "环境影响评价法",
        "海洋环境保护法",
        "大气污染防治法",
        "水污染防治法",
        "土壤污染防治法",
        "固体废物污染环境防治法",
        "噪声污染防治法",
        "放射性污染防治法",
        "清洁生产促进法",
    ],
)
def test_a_law_the_environmental_code_took_the_place_of_is_not_proposed(name: str) -> None:
    assert short_names(name) == {}
