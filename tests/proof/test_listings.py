"""Lists and the number said of them: how many members there are, and which lists cannot be told."""

import pytest

from planner.proof.listings import counted_after, runs, titled


def test_titles_in_a_row_are_counted_up_to_the_number() -> None:
    (listed,) = titled("制定《议事规则》《公文办理规定》和《调研办法》等4项制度")
    assert [title for _, title in listed.members] == ["《议事规则》", "《公文办理规定》", "《调研办法》"]
    assert (listed.said, listed.is_open, listed.too_many, listed.too_few) == (4, True, False, False)


def test_a_title_is_no_list_where_something_else_is_counted() -> None:
    assert list(titled("检查《中华人民共和国消防法》实施情况，提出3项建议")) == []
    assert list(titled("检查《中华人民共和国消防法》发现5个问题")) == []


def test_the_last_two_members_may_be_one() -> None:
    (listed,) = runs("涉及城乡道路、河湖治理、审判和执行三个方面")
    assert (len(listed.members), listed.most) == (3, 4)
    assert not listed.too_many
    assert not listed.too_few


def test_members_made_alike_are_told_apart_exactly() -> None:
    (listed,) = runs("划分为财经工作组、农业工作组和科教工作组4个专业小组")
    assert (len(listed.members), listed.most, listed.alike) == (3, 3, True)
    assert listed.too_few


@pytest.mark.parametrize(
    "text",
    [
        "组织代表视察、调研610人次",
        "推进道路、桥梁建设3个项目",
        "走访困难职工、慰问老党员3个社区",
        "审判和执行、普法和调解、信访三个方面",
        "学习贯彻党的十九大精神",
    ],
)
def test_what_may_be_no_list_is_let_be(text: str) -> None:
    assert list(runs(text)) == []


def test_a_number_after_a_comma_counts_what_was_heard() -> None:
    (listed,) = counted_after("视察渡口安全管理、产业园建设、幸福院运营情况，共4次。")
    assert (listed.said, len(listed.members), listed.too_few) == (4, 3, True)
